// Main content of pages by a tool of the npm registry: node extract.mjs readability|defuddle PAGES.jsonl TO.jsonl
// Each page's answer, then the CPU seconds of each archive (parsing and extraction, pages in memory, after a warm-up on twenty pages of each archive).
import { createWriteStream, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';

const [tool, from, to] = process.argv.slice(2);
const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

async function readability() {
  const { Readability } = await import('@mozilla/readability');
  return {
    version: `${version('@mozilla/readability')} on linkedom ${version('linkedom')}`,
    // Below charThreshold (500) it tries again with fewer of its own rules, which serves short pages; classes are of no use here.
    extract: (page) => {
      const article = new Readability(parseHTML(page.html).document, { charThreshold: 500 }).parse();
      return { html: article?.content ?? '', title: article?.title ?? '' };
    },
  };
}

async function defuddle() {
  const { Defuddle } = await import('defuddle/node');
  return {
    version: `${version('defuddle')} on linkedom ${version('linkedom')}`,
    // useAsync would ask web services.
    extract: async (page) => {
      const article = await Defuddle(parseHTML(page.html).document, page.uri, { useAsync: false });
      return { html: article?.content ?? '', title: article?.title ?? '' };
    },
  };
}

const { version: versions, extract } = await { readability, defuddle }[tool]();
const pages = readFileSync(from, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
console.log = console.warn = console.error = () => {};

const answer = async (page) => {
  try {
    return await extract(page);
  } catch (fault) {
    return { html: '', title: '', error: String(fault?.message ?? fault).slice(0, 200).replaceAll('\n', ' ') };
  }
};

const output = createWriteStream(to);
const archives = Map.groupBy ? Map.groupBy(pages, (page) => page.file) : pages.reduce((map, page) => map.set(page.file, [...(map.get(page.file) ?? []), page]), new Map());
for (const few of archives.values()) {
  for (const page of few.slice(0, 20)) await answer(page);
}

for (const [file, few] of archives) {
  const before = process.cpuUsage();
  const answers = [];
  for (const page of few) answers.push(await answer(page));
  const used = process.cpuUsage(before);
  few.forEach((page, i) => output.write(JSON.stringify({ file, uri: page.uri, ...answers[i] }) + '\n'));
  output.write(JSON.stringify({ file, seconds: (used.user + used.system) / 1e6 }) + '\n');
}

output.write(JSON.stringify({ version: versions }) + '\n');
output.end();
