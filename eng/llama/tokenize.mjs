// Cuts texts with llama.cpp's own tokenizer: node tokenize.mjs MODEL.gguf LINES.jsonl, each line {"text", "tokens"}.
// Prints, for each line, `same` if ids and text agree with llama.cpp's, else what llama.cpp says.
import { readFileSync } from "node:fs";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const [modelPath, lines] = process.argv.slice(2);

// node-llama-cpp first tries the file as a whole model, and llama.cpp logs that it is none; what really fails is thrown.
const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.disabled, maxThreads: 1 });
const model = await llama.loadModel({ modelPath, vocabOnly: true, gpuLayers: 0 });
const said = [];
for (const line of readFileSync(lines, "utf8").split("\n").filter(Boolean)) {
    const { text, tokens } = JSON.parse(line);
    const ids = Array.from(model.tokenize(text, false));
    const back = tokens.length ? model.detokenize(tokens, false) : "";
    said.push(ids.join() === tokens.join() && back === text.toWellFormed() ? "same" : JSON.stringify({ text, theirs: ids, ours: tokens, back }));
}
process.stdout.write(said.join("\n") + "\n", () => process.exit(0));
