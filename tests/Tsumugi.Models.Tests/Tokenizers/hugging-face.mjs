// Reads a tokenizer.json with Hugging Face's library and prints, for each line {"text", "tokens"}, `same` if ids and text agree, else what the library says.
import { Tokenizer } from "@huggingface/tokenizers";
import { readFileSync } from "node:fs";

const [model, configuration, lines] = process.argv.slice(2);
const tokenizer = new Tokenizer(JSON.parse(readFileSync(model, "utf8")), JSON.parse(readFileSync(configuration, "utf8")));
for (const line of readFileSync(lines, "utf8").split("\n").filter(Boolean)) {
  const { text, tokens } = JSON.parse(line);
  const ids = text ? tokenizer.encode(text, { add_special_tokens: false }).ids : [];
  const back = tokens.length ? tokenizer.decode(tokens, { skip_special_tokens: true }) : "";
  console.log(ids.join() === tokens.join() && back === text.toWellFormed() ? "same" : JSON.stringify({ text, theirs: ids, ours: tokens, back }));
}
