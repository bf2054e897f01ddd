#!/usr/bin/env python3
"""Writes src/Tsumugi.Text/Encodings/jisx0213.bin: which letter stands at each plane, row and cell of JIS X 0213:2004.

    python3 eng/encodings/make-jisx0213.py

The system's iconv (glibc, charset EUC-JISX0213) is asked for every position: plane 1 is two bytes, plane 2 has 0x8F in front. Which letter
a position of a standard means is a fact; nothing of glibc itself is copied. Python's own `euc_jis_2004` codec is asked too: it differs at
1-1-29 (― for —), 1-2-54 and 1-2-55 (⦅⦆ for ｟｠), and answers from JIS X 0212 where JIS X 0213 has nothing.

Format: 2 x 94 x 94 entries of 3 bytes, little-endian: a code point, 0 for none, or 0x110000 + n for the n-th pair of code points behind them
(a letter with a combining one), each pair twice 3 bytes.
"""
import pathlib
import subprocess

FILE = pathlib.Path(__file__).resolve().parents[2] / "src/Tsumugi.Text/Encodings/jisx0213.bin"
entries, pairs = [], []
differ = 0
for plane in (1, 2):
    for row in range(1, 95):
        for cell in range(1, 95):
            raw = (b"\x8f" if plane == 2 else b"") + bytes((row + 0xA0, cell + 0xA0))
            done = subprocess.run(["iconv", "-f", "EUC-JISX0213", "-t", "UTF-8"], input=raw, capture_output=True)
            text = done.stdout.decode("utf-8") if done.returncode == 0 else ""
            differ += text != "" and text != raw.decode("euc_jis_2004", errors="replace")
            if len(text) > 1:
                pairs.append(text)
            entries.append(0 if not text else ord(text) if len(text) == 1 else 0x110000 + len(pairs) - 1)

with FILE.open("wb") as out:
    for entry in entries:
        out.write(entry.to_bytes(3, "little"))
    for pair in pairs:
        assert len(pair) == 2
        for letter in pair:
            out.write(ord(letter).to_bytes(3, "little"))
print(f"{sum(entry != 0 for entry in entries)} positions, {len(pairs)} pairs, {differ} read otherwise by Python")
