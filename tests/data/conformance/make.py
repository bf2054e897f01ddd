#!/usr/bin/env python3
"""Writes the conformance tables beside it: one line per case with text, values to six decimals, failing rules and verdict, also without quirks.
A text with `times` is so many of them in a row.

    python3 tests/data/conformance/make.py
"""
import json
from pathlib import Path

import cases_swallow
import cases_words
import published
import reference

HERE = Path(__file__).resolve().parent


TABLES = {
    "swallow-v1": (cases_swallow.cases, reference.swallow),
    "fineweb2-jpn": (cases_words.fineweb2, reference.datatrove),
    "gopher-ja": (cases_words.gopher, reference.datatrove),
}


def judge(values, rows):
    return [rule for rule, measure, hows in rows if any(published.drops(values[measure], how) for how in hows)]


def write(preset, cases, measured):
    rows = published.PRESETS[preset]
    coded = [(rule, measure, hows) for rule, measure, hows, _ in rows]
    repaired = [(rule, *((measure, hows) if other is published.SAME else other)) for rule, measure, hows, other in rows if other is not None]
    with open(HERE / f"{preset}.jsonl", "w", encoding="utf-8", newline="\n") as out:
        for name, note, text in cases:
            unit, times = text if isinstance(text, tuple) else (text, 1)
            values = measured(unit * times)
            fails, without = judge(values, coded), judge(values, repaired)
            used = {measure for _, measure, _ in coded + repaired}
            out.write(json.dumps({
                "case": name, "note": note, "text": unit, **({"times": times} if times > 1 else {}),
                "values": {measure: round(values[measure], 6) for measure in sorted(used)},
                "fails": fails, "keep": not fails, "fails_without_quirks": without, "keep_without_quirks": not without,
            }, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    for name, (cases, measured) in TABLES.items():
        write(name, cases(), measured)
