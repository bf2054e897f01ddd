// Writes src/Tsumugi.Text/Encodings/labels.txt: one line per encoding of the WHATWG Encoding Standard, its lower-case name first, then its labels.
//
//   node eng/encodings/make-labels.mjs <lib/labels-to-names.json of the npm package whatwg-encoding 3.1.1, MIT>
import { readFileSync, writeFileSync } from 'node:fs';

const byName = new Map();
for (const [label, name] of Object.entries(JSON.parse(readFileSync(process.argv[2], 'utf8')))) {
  byName.set(name.toLowerCase(), [...(byName.get(name.toLowerCase()) ?? []), label]);
}

// Encodings of the standard that the package leaves out.
byName.set('iso-2022-jp', ['csiso2022jp', 'iso-2022-jp']);
byName.set('iso-8859-8-i', ['csiso88598i', 'iso-8859-8-i', 'logical']);
byName.set('x-mac-cyrillic', ['x-mac-cyrillic', 'x-mac-ukrainian']);
byName.set('replacement', ['csiso2022kr', 'hz-gb-2312', 'iso-2022-cn', 'iso-2022-cn-ext', 'iso-2022-kr', 'replacement']);

// Not in the standard, but found in headers and pages; never a name that the standard gives to something else.
const wild = {
  shift_jis: ['cp932', 'cswindows31j', 'shiftjis', 'sjis-win', 'windows-932', 'x-ms-cp932'],
  'euc-jp': ['euc_jp', 'eucjp', 'eucjp-win', 'eucjp-ms', 'cp51932', 'ujis', 'x-eucjp'],
  'iso-2022-jp': ['iso2022jp', 'iso-2022-jp-ms', 'jis', 'cp50220', 'cp50221'],
  'euc-kr': ['cp949', 'euckr', 'euc_kr', 'uhc'],
  gbk: ['cp936', 'euc-cn', 'gb-2312'],
  big5: ['cp950', 'big-5'],
  'utf-8': ['utf-8n', 'utf_8', 'utf8n', 'utf8mb4'],
};
for (const [name, labels] of Object.entries(wild)) byName.set(name, [...byName.get(name), ...labels]);

const lines = [...byName].map(([name, labels]) => [name, ...labels.sort()].join(' ')).sort();
writeFileSync(new URL('../../src/Tsumugi.Text/Encodings/labels.txt', import.meta.url), lines.join('\n') + '\n');
console.log(`${lines.length} encodings, ${lines.join(' ').split(' ').length - lines.length} labels`);
