// Lets llama.cpp and a running `tsumugi serve` continue the same words by the likeliest token.
// usage: node compare.mjs MODEL.gguf http://127.0.0.1:PORT/ WORDS…      Exit 1 if one of the answers differs.
// `eng/llama.sh` installs llama.cpp into artifacts/llama.
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const llamaFolder = fileURLToPath(new URL("../../artifacts/llama/", import.meta.url));
const { getLlama, LlamaLogLevel } = await import(pathToFileURL(createRequire(llamaFolder).resolve("node-llama-cpp")));

const tokensToWrite = 24;
const [modelPath, server, ...prompts] = process.argv.slice(2);

async function askTsumugi(prompt) {
    const answer = await fetch(new URL("v1/completions", server), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ model: "tour", prompt, max_tokens: tokensToWrite, temperature: 0 }),
    });
    if (!answer.ok) {
        throw new Error(`tsumugi serve: ${answer.status} ${await answer.text()}`);
    }
    return (await answer.json()).choices[0].text;
}

const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error, maxThreads: 1 });
const model = await llama.loadModel({ modelPath, gpuLayers: 0 });

async function askLlamaCpp(prompt) {
    const context = await model.createContext({ threads: 1, contextSize: model.trainContextSize });
    const begin = model.tokens.shouldPrependBosToken ? [model.tokens.bos] : [];
    const tokens = [];
    for await (const token of context.getSequence().evaluate([...begin, ...model.tokenize(prompt)], { temperature: 0 })) {
        if (model.isEogToken(token)) {
            break;
        }
        tokens.push(token);
        if (tokens.length === tokensToWrite) {
            break;
        }
    }
    await context.dispose();
    return model.detokenize(tokens);
}

let differing = 0;
for (const prompt of prompts) {
    const [own, other] = [await askTsumugi(prompt), await askLlamaCpp(prompt)];
    const same = own === other;
    differing += same ? 0 : 1;
    console.log(`${prompt} …`);
    console.log(`  tsumugi serve  ${own}`);
    console.log(`  llama.cpp      ${same ? "the same" : other}`);
}
process.exit(differing === 0 ? 0 : 1);
