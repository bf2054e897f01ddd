#!/usr/bin/env python3
"""Writes the conformance tables beside it: one line per case with text, values to six decimals, failing rules and verdict, also without quirks.

    python3 tests/data/conformance/make.py
"""
import json
from pathlib import Path

import cases_swallow
import published
import reference

HERE = Path(__file__).resolve().parent


def measured(preset, text):
    return reference.swallow(text)


def judge(values, rows):
    return [rule for rule, measure, hows in rows if any(published.drops(values[measure], how) for how in hows)]


def write(preset, cases):
    rows = published.PRESETS[preset]
    coded = [(rule, measure, hows) for rule, measure, hows, _ in rows]
    repaired = [(rule, *((measure, hows) if other is published.SAME else other)) for rule, measure, hows, other in rows if other is not None]
    with open(HERE / f"{preset}.jsonl", "w", encoding="utf-8", newline="\n") as out:
        for name, note, text in cases:
            values = measured(preset, text)
            fails, without = judge(values, coded), judge(values, repaired)
            used = {measure for _, measure, _ in coded + repaired}
            out.write(json.dumps({
                "case": name, "note": note, "text": text,
                "values": {measure: round(values[measure], 6) for measure in sorted(used)},
                "fails": fails, "keep": not fails, "fails_without_quirks": without, "keep_without_quirks": not without,
            }, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write("swallow-v1", cases_swallow.cases())
