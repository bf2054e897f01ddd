// Reads a tokenizer.json with Hugging Face's library and prints, for each line of ids and text, whether both directions agree.
import { Tokenizer } from "@huggingface/tokenizers";
import { readFileSync } from "node:fs";

const [model, lines] = process.argv.slice(2);
const tokenizer = new Tokenizer(JSON.parse(readFileSync(model, "utf8")), { clean_up_tokenization_spaces: false });
for (const line of readFileSync(lines, "utf8").trimEnd().split("\n")) {
  const { text, tokens } = JSON.parse(line);
  const ids = tokenizer.encode(text, { add_special_tokens: false }).ids;
  const same = JSON.stringify(ids) === JSON.stringify(tokens) && tokenizer.decode(tokens) === text;
  console.log(same ? "same" : `${text}\n  theirs ${ids}\n  ours   ${tokens}`);
}
