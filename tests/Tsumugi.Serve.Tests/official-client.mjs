// Uses the official OpenAI client as an application would; prints a line for each thing that worked and stops at the first that did not.
import OpenAI from "openai";
import assert from "node:assert";

const [baseURL, apiKey] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const question = { model: "memory", messages: [{ role: "system", content: "昔話をします。" }, { role: "user", content: "続けて" }], temperature: 0 };
const tale = "むかしむかし、あるところに、おじいさんとおばあさんが住んでいました。";

async function check(name, work) {
  await work();
  console.log(`ok ${name}`);
}

await check("models.list", async () => {
  const names = [];
  for await (const model of client.models.list()) names.push(model.id);
  assert.deepEqual(names, ["memory"]);
  assert.equal((await client.models.retrieve("memory")).id, "memory");
});
await check("chat", async () => {
  const answer = await client.chat.completions.create(question);
  assert.equal(answer.choices[0].message.content, tale);
  assert.equal(answer.choices[0].finish_reason, "stop");
  assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);
});
await check("chat stream with usage", async () => {
  let text = "", usage = null, finish = null;
  for await (const chunk of await client.chat.completions.create({ ...question, stream: true, stream_options: { include_usage: true } })) {
    text += chunk.choices[0]?.delta?.content ?? "";
    finish = chunk.choices[0]?.finish_reason ?? finish;
    usage = chunk.usage ?? usage;
  }
  assert.equal(text, tale);
  assert.equal(finish, "stop");
  assert.ok(usage.completion_tokens > 0);
});
await check("chat stream helper", async () => {
  const answer = await client.chat.completions.stream(question).finalChatCompletion();
  assert.equal(answer.choices[0].message.content, tale);
});
await check("stop, max_completion_tokens, n, seed", async () => {
  const answer = await client.chat.completions.create({ ...question, stop: ["おじい"], n: 2, seed: 7 });
  assert.deepEqual(answer.choices.map(choice => choice.message.content), ["むかしむかし、あるところに、", "むかしむかし、あるところに、"]);
  const short = await client.chat.completions.create({ ...question, max_completion_tokens: 6 });
  assert.equal(short.choices[0].message.content, "むか");
  assert.equal(short.choices[0].finish_reason, "length");
});
await check("logprobs", async () => {
  const answer = await client.chat.completions.create({ ...question, logprobs: true, top_logprobs: 2, max_completion_tokens: 3 });
  const [first] = answer.choices[0].logprobs.content;
  assert.ok(first.logprob <= 0 && first.top_logprobs.length === 2 && first.bytes.length === 1);
});
await check("completions", async () => {
  const answer = await client.completions.create({ model: "memory", prompt: ["むかしむかし、", "あるところに、"], max_tokens: 12, temperature: 0 });
  assert.deepEqual(answer.choices.map(choice => choice.text), ["あるとこ", "おじいさ"]);
  const weighed = await client.completions.create({ model: "memory", prompt: "むかし", max_tokens: 0, echo: true, logprobs: 1 });
  assert.equal(weighed.choices[0].text, "むかし");
  assert.equal(weighed.choices[0].logprobs.token_logprobs.length, 9);
});
await check("completions stream", async () => {
  let text = "";
  for await (const chunk of await client.completions.create({ model: "memory", prompt: "むかしむかし、", stream: true, max_tokens: 300, temperature: 0 })) text += chunk.choices[0].text;
  assert.equal(text, tale.slice(7));
});
await check("embeddings", async () => {
  const answer = await client.embeddings.create({ model: "memory", input: ["あ", "い"] });
  assert.equal(answer.data.length, 2);
  assert.equal(answer.data[0].embedding.length, 4);
  const plain = await client.embeddings.create({ model: "memory", input: "あ", encoding_format: "float" });
  answer.data[0].embedding.forEach((value, i) => assert.ok(Math.abs(value - plain.data[0].embedding[i]) < 1e-6));
});
await check("errors", async () => {
  await assert.rejects(client.chat.completions.create({ ...question, model: "other" }), error => error instanceof OpenAI.NotFoundError && error.code === "model_not_found");
  await assert.rejects(client.chat.completions.create({ ...question, temperature: 9 }), error => error instanceof OpenAI.BadRequestError && error.param === "temperature");
  await assert.rejects(new OpenAI({ baseURL, apiKey: "wrong", maxRetries: 0 }).models.list(), error => error instanceof OpenAI.AuthenticationError);
});
await check("cancellation", async () => {
  const stream = await client.chat.completions.create({ ...question, stream: true });
  for await (const chunk of stream) { if (chunk.choices[0].delta.content) break; }
  stream.controller.abort();
});
