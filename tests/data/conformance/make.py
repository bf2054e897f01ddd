#!/usr/bin/env python3
"""Writes the conformance tables beside it: one line per case with text, values to six decimals, failing rules and verdict, also without quirks.
A text with `times` is so many of them in a row; a rule whose measure has no value is not judged.

    python3 tests/data/conformance/make.py
"""
import json
from pathlib import Path

import cases_harm
import cases_lists
import cases_swallow
import cases_tsumugi
import cases_words
import published
import reference

HERE = Path(__file__).resolve().parent




def pages(text):
    """Everything; the number of word runs only where the cuts of words are beyond doubt."""
    values = {**reference.swallow(text), **reference.hojichar(text), **reference.uzushio(text), **reference.c4(text), **reference.lists_of_words(text)}
    try:
        values[WORD_RUNS] = reference.datatrove(text)[WORD_RUNS]
    except AssertionError:
        pass
    for codec, limits in NEAR.items():
        if any(abs(values[codec] - limit) < 0.008 for limit in limits):
            del values[codec]
    return values


# Another build of a codec gives a few bytes more or less, so that a text this near to a limit proves nothing.
NEAR = {"compression/zlib-share": (0.30, 0.375, 0.70), "compression/lz4-share": (0.25, 0.40, 0.50, 0.75)}
WORD_RUNS = "repetition/word-7gram-share-hojichar"

TABLES = {
    "swallow-v1": (cases_swallow.cases, reference.swallow),
    "fineweb2-jpn": (cases_words.fineweb2, reference.datatrove),
    "gopher-ja": (cases_words.gopher, reference.datatrove),
    "llm-jp-v1": (lambda: cases_lists.llm_jp(3, 250, 0.30), pages),
    "llm-jp-v1-strict": (lambda: cases_lists.llm_jp(2, 80, 0.375), pages),
    "hojichar-default": (cases_lists.hojichar, pages),
    "uzushio-03a": (cases_lists.uzushio, pages),
    "c4-ja": (cases_words.c4, pages),
    "tsumugi-ja": (cases_tsumugi.cases, cases_tsumugi.measured),
    "tsumugi-ja-safe": (cases_harm.cases, cases_harm.measured),
}


def judge(values, rows):
    return [rule for rule, measure, hows in rows if measure in values and any(published.drops(values[measure], how) for how in hows)]


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
                "values": {measure: round(values[measure], 6) for measure in sorted(used) if measure in values},
                "fails": fails, "keep": not fails, "fails_without_quirks": without, "keep_without_quirks": not without,
            }, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    for name, (cases, measured) in TABLES.items():
        write(name, cases(), measured)
