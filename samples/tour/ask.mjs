// Lets a running `tsumugi serve` continue words by the likeliest token, and llama.cpp, if `eng/llama.sh` has installed it, with the exported model.
// usage: node ask.mjs MODEL.gguf http://127.0.0.1:PORT/ ANSWERS.tsv WORDS…
// ANSWERS.tsv gets a line for each: words, a tab, our answer, blanks for line ends. Exit 1 if llama.cpp answers otherwise.
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const tokensToWrite = 24;
const llamaFolder = fileURLToPath(new URL("../../artifacts/llama/", import.meta.url));
const [modelPath, server, answersPath, ...prompts] = process.argv.slice(2);

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

async function openLlamaCpp() {
    if (!existsSync(`${llamaFolder}node_modules/node-llama-cpp`)) {
        return null;
    }
    const { getLlama, LlamaLogLevel } = await import(pathToFileURL(createRequire(llamaFolder).resolve("node-llama-cpp")));
    const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error, maxThreads: 1 });
    return llama.loadModel({ modelPath, gpuLayers: 0 });
}

async function askLlamaCpp(model, prompt) {
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

const llamaCpp = await openLlamaCpp();
let lines = "";
let differing = 0;
for (const prompt of prompts) {
    const own = await askTsumugi(prompt);
    lines += `${prompt}\t${own.replace(/\s+/g, " ")}\n`;
    console.log(`${prompt} …`);
    console.log(`  tsumugi serve  ${own}`);
    if (llamaCpp) {
        const other = await askLlamaCpp(llamaCpp, prompt);
        differing += own === other ? 0 : 1;
        console.log(`  llama.cpp      ${own === other ? "the same" : other}`);
    }
}
writeFileSync(answersPath, lines);
process.exit(differing === 0 ? 0 : 1);
