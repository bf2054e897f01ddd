// Cuts texts with Hugging Face's transformers: node tokenize.mjs FOLDER LINES.jsonl, each line {"text", "tokens"}; FOLDER has tokenizer.json and tokenizer_config.json.
// Prints, for each line, `same` if ids and text agree with the library's, else what the library says.
import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { AutoTokenizer, env } from "@huggingface/transformers";

const [folder, lines] = process.argv.slice(2);
env.allowRemoteModels = false;
env.localModelPath = dirname(resolve(folder));
const tokenizer = await AutoTokenizer.from_pretrained(basename(resolve(folder)));
const said = [];
for (const line of readFileSync(lines, "utf8").split("\n").filter(Boolean)) {
    const { text, tokens } = JSON.parse(line);
    const ids = text ? tokenizer.encode(text, { add_special_tokens: false }) : [];
    const back = tokens.length ? tokenizer.decode(tokens, { skip_special_tokens: true }) : "";
    said.push(ids.join() === tokens.join() && back === text.toWellFormed() ? "same" : JSON.stringify({ text, theirs: ids, ours: tokens, back }));
}
process.stdout.write(said.join("\n") + "\n", () => process.exit(0));
