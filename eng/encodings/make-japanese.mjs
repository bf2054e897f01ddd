// Writes src/Tsumugi.Text/Encodings/japanese.bin: the WHATWG indexes of JIS X 0208 (with the Shift_JIS rows of NEC, IBM and
// end-user characters) and JIS X 0212, as little-endian 16-bit code units, 0 where the index has no entry.
//
//   node eng/encodings/make-japanese.mjs <folder with shift_jis_in_ref.txt.gz and jis0212_in_ref.txt.gz>
//
// The folder is encoding_rs/src/test_data (https://github.com/hsivonen/encoding_rs), whose files list every index position
// of the WHATWG Encoding Standard in order; licence notice: src/Tsumugi.Text/Encodings/NOTICE.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';

const folder = process.argv[2];
const HeaderLines = 5; // a notice stands above the characters

function units(name, count) {
  const lines = gunzipSync(readFileSync(join(folder, name))).toString('utf8').split('\n').slice(HeaderLines - 1);
  const start = lines.findIndex((line) => line.startsWith('\u3000') || line.startsWith('\ufffd'));
  return Array.from({ length: count }, (_, pointer) => {
    const line = lines[start + pointer];
    if (line === undefined || line.startsWith('\ufffd')) return 0;
    if (line.length !== 1) throw new Error(`${name}: pointer ${pointer} is not one UTF-16 unit`);
    return line.charCodeAt(0);
  });
}

const all = [...units('shift_jis_in_ref.txt.gz', 60 * 188), ...units('jis0212_in_ref.txt.gz', 94 * 94)];
writeFileSync(new URL('../../src/Tsumugi.Text/Encodings/japanese.bin', import.meta.url), Buffer.from(Uint16Array.from(all).buffer));
console.log(`${all.length} entries, ${all.filter((unit) => unit !== 0).length} assigned`);
