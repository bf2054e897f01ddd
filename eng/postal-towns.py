#!/usr/bin/env python3
"""Makes src/Tsumugi.Stages/Redact/Addresses/towns.txt.gz from SKK-JISYO.zipcode (Debian package skkdic-extra; public domain).

Usage: eng/postal-towns.py SKK-JISYO.zipcode > towns.txt.gz
One line for each municipality: prefecture and municipality, a tab, its towns with commas between them. The file is EUC-JIS-2004.
"""
import collections
import gzip
import sys

PLACE = "市区町村"

rows = []
with open(sys.argv[1], encoding="euc_jis_2004", errors="replace") as source:
    for line in source:
        if line[:7].isdigit():
            rows.extend((line[:7], address) for address in line[8:].strip().strip("/").split("/"))

# Codes that end with 00 stand for a municipality as a whole; a few villages have a code of their own instead.
municipalities = {address for code, address in rows if code.endswith("00") and address[-1] in PLACE}
towns = collections.defaultdict(set)
for code, address in rows:
    names = [address[:end] for end in range(4, len(address) + 1) if address[:end] in municipalities]
    name = names[0] if names else address
    towns[name].update({address[len(name):]} - {""})

text = "".join(f"{name}\t{','.join(sorted(towns[name]))}\n" for name in sorted(towns))
with gzip.GzipFile(fileobj=sys.stdout.buffer, mode="wb", compresslevel=9, filename="", mtime=0) as packed:
    packed.write(text.encode("utf-8"))
