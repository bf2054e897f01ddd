// Writes the tables of the encodings that are not Japanese into src/Tsumugi.Text/Encodings:
//   euc-kr.bin       index EUC-KR, 16-bit units in the order of its pointers, little-endian, 0 where the index has no entry
//   gb18030.bin      index gb18030 likewise, then the 206 ranges of four-byte letters as pairs (pointer, first letter)
//   big5.bin         index Big5 (with Hong Kong's letters): the low 16 bits of each letter, then one bit for each pointer: plane 2 or not
//   single-byte.txt  one line per encoding: its name and the 128 letters of 0x80 to 0xFF in hexadecimal, FFFD where there is none
//
//   node eng/encodings/make-tables.mjs <folder of encoding_rs/src/test_data> <lib/encoding-indexes.js of the npm package text-encoding 0.7.0>
//
// The two-byte indexes are read from encoding_rs (https://github.com/hsivonen/encoding_rs), whose files list every index position of the WHATWG
// Encoding Standard, and compared with text-encoding, which is older than the standard's step to GB 18030-2022; ranges and single bytes come
// from text-encoding. Licence notices: src/Tsumugi.Text/Encodings/NOTICE.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { join, resolve } from 'node:path';

const [folder, library] = process.argv.slice(2);
const indexes = createRequire(import.meta.url)(resolve(library))['encoding-indexes'];
const target = (name) => new URL(`../../src/Tsumugi.Text/Encodings/${name}`, import.meta.url);
const HeaderLines = 4;
const lines = (name, encoding) => gunzipSync(readFileSync(join(folder, name))).toString(encoding).split('\n').slice(HeaderLines);

/** Code points by pointer; 0 where there is none, and for the four pointers of Big5 that are two letters. */
function index(file, name, pointerOf, count, knownDifferences) {
  const [bytes, letters] = [lines(`${file}_in.txt.gz`, 'latin1'), lines(`${file}_in_ref.txt.gz`, 'utf8')];
  const points = new Array(count).fill(0);
  let differences = 0;
  for (const [i, pair] of bytes.entries()) {
    if (pair.length !== 2) continue;
    const pointer = pointerOf(pair.charCodeAt(0), pair.charCodeAt(1));
    const point = [...letters[i]].length === 1 && letters[i] !== '\ufffd' ? letters[i].codePointAt(0) : 0;
    points[pointer] = point;
    differences += point === (indexes[name][pointer] ?? 0) ? 0 : 1;
  }
  if (differences !== knownDifferences) throw new Error(`${name}: ${differences} differences between the two sources`);
  return points;
}

const words = (values) => Buffer.from(Uint16Array.from(values).buffer);
const korean = index('euc_kr', 'euc-kr', (lead, trail) => (lead - 0x81) * 190 + trail - 0x41, 126 * 190, 0);
writeFileSync(target('euc-kr.bin'), words(korean));

// 18 letters moved from the private area to their own code points with GB 18030-2022.
const chinese = index('gb18030', 'gb18030', (lead, trail) => (lead - 0x81) * 190 + trail - (trail < 0x7f ? 0x40 : 0x41), 126 * 190, 18);
const ranges = indexes['gb18030-ranges'].filter(([pointer]) => pointer < 39420);
writeFileSync(target('gb18030.bin'), Buffer.concat([words(chinese), words(ranges.flat())]));

const Pointers = 126 * 157;
const taiwanese = index('big5', 'big5', (lead, trail) => (lead - 0x81) * 157 + trail - (trail < 0x7f ? 0x40 : 0x62), Pointers, 0);
const planes = new Uint8Array(Math.ceil(Pointers / 8));
for (const [pointer, point] of taiwanese.entries()) {
  if (point > 0xffff && point >> 16 !== 2) throw new Error(`Big5: pointer ${pointer} is in no known plane`);
  planes[pointer >> 3] |= point > 0xffff ? 1 << (pointer & 7) : 0;
}
writeFileSync(target('big5.bin'), Buffer.concat([words(taiwanese.map((point) => point & 0xffff)), Buffer.from(planes)]));

const hex = (point) => (point ?? 0xfffd).toString(16).toUpperCase().padStart(4, '0');
const single = Object.keys(indexes).filter((name) => indexes[name].length === 128).sort();
writeFileSync(target('single-byte.txt'), single.map((name) => [name, ...indexes[name].map(hex)].join(' ')).join('\n') + '\n');
console.log(`${ranges.length} ranges, ${single.length} single-byte encodings`);
