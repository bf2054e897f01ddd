// Prints the ids that Hugging Face's library makes of a text for a model: node begin-mark.mjs TOKENIZER.json CONFIGURATION.json TEXT
import { Tokenizer } from "@huggingface/tokenizers";
import { readFileSync } from "node:fs";

const [model, configuration, text] = process.argv.slice(2);
console.log(JSON.stringify(new Tokenizer(JSON.parse(readFileSync(model, "utf8")), JSON.parse(readFileSync(configuration, "utf8"))).encode(text).ids));
