// Writes src/Tsumugi.Text/Html/entities.txt: every HTML named character reference, one per line: name, a tab, its UTF-16 units in
// hexadecimal; a `*` behind the name marks those that browsers also accept without a semicolon.
//
//   node eng/html/make-entities.mjs <lib/maps of the npm package entities 3.0.1, BSD-2-Clause>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file) => JSON.parse(readFileSync(join(process.argv[2], file), 'utf8'));
const legacy = read('legacy.json');
const hex = (text) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16)).join(' ');
const lines = Object.entries(read('entities.json'))
  .map(([name, text]) => `${name}${name in legacy ? '*' : ''}\t${hex(text)}`)
  .sort((a, b) => (a < b ? -1 : 1));
writeFileSync(new URL('../../src/Tsumugi.Text/Html/entities.txt', import.meta.url), lines.join('\n') + '\n');
console.log(`${lines.length} names, ${Object.keys(legacy).length} without semicolon`);
