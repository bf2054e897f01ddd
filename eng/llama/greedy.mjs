// Continues prompts with llama.cpp, always by the likeliest token, on one thread: node greedy.mjs MODEL.gguf COUNT '[[1,2,3],…]'
// Prints one JSON line: {"tokens": [[…], …], "text": […]}; `text` is what llama.cpp makes of each list of tokens.
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const [modelPath, count, prompts] = process.argv.slice(2);
const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error, maxThreads: 1 });
const model = await llama.loadModel({ modelPath, gpuLayers: 0 });
const result = { tokens: [], text: [] };
for (const prompt of JSON.parse(prompts)) {
    const context = await model.createContext({ threads: 1, contextSize: model.trainContextSize });
    const tokens = [];
    for await (const token of context.getSequence().evaluate(prompt, { temperature: 0 })) {
        tokens.push(token);
        if (tokens.length >= Number(count)) {
            break;
        }
    }
    result.tokens.push(tokens);
    result.text.push(model.detokenize(tokens, true));
    await context.dispose();
}
console.log(JSON.stringify(result));
process.exit(0);
