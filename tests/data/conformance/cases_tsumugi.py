"""Cases for our own preset: each limit from both sides, and what it must keep."""
import unicodedata

import cases_words
import reference
from cases_swallow import lines

P = "のにをはたてがと"


def measured(text):
    values = {**reference.swallow(text), **reference.datatrove(text), **reference.lists_of_words(text), **reference.hojichar(text)}
    solid = [c for c in text if not c.isspace()]
    values["ja/japanese-share-with-marks"] = reference.ratio(sum(bool(reference.re.match("[ぁ-ゖァ-ヺー一-鿿𠀀-\U0003ffff々〇。、「」（）・…．，！？]", c)) for c in solid), len(solid))
    values["script/latin-share"] = reference.ratio(sum(bool(reference.re.match("[A-Za-zＡ-Ｚａ-ｚ]", c)) for c in text), len(text))
    values["script/digit-share"] = reference.ratio(sum(bool(reference.re.match("[0-9０-９]", c)) for c in text), len(text))
    values["script/broken-share"] = reference.ratio(text.count("\ufffd"), len(text))
    kinds = values["word/stop-word-kinds"]
    old = sum(c in text for c in "ノニヲハタテガトデシレサ") if "ヲ" in text and sum("ァ" <= c <= "ヺ" for c in text) > sum("ぁ" <= c <= "ゖ" for c in text) else 0
    values["word/particle-kinds"] = max(kinds, old)
    filled = [line for line in text.split("\n") if line.strip()]
    seen = set()
    again = 0
    for line in filled:
        again += len(line) if line in seen else 0
        seen.add(line)
    values["repetition/duplicate-line-letters-share"] = reference.ratio(again, sum(map(len, filled)))
    values["line/ellipsis-share"] = reference.ratio(sum(line.rstrip().rstrip(reference.CLOSING).endswith(("...", "…", "‥", "・・")) for line in filled), len(filled))
    values["mark/url-share"] = reference.ratio(sum(map(len, reference.re.findall(r"(?:https?://|www\.)[!-~]+", text))), len(text))
    for name in ("adult", "discrimination"):
        values[f"lexicon/{name}-letters-share"] = reference.ratio(sum(map(len, reference.standing(text, reference.category(name)))), len(text))
    phrases = {word for word in reference.lines_of("advertisement_keywords_ja.txt") if len(word) > 1}
    values["lexicon/advert-hits"] = len(reference.standing(text, phrases))
    return values


def body(words, start=0):
    """Words with eight kinds of particles between them."""
    return " ".join(cases_words.word(start + i) + " " + P[i % 8] for i in range(words))


def padded(text, length, filler="ア"):
    return text + " " + cases_words.prose_words(length - len(text) - 1)


def cases():
    yield "plain", "passes", body(80) + "。"
    for length in (200, 199):
        yield f"{length} letters", "limit 200", padded(body(20), length)
    for letters in (80, 79):
        yield f"{letters} Japanese letters", "limit 80", " ".join([P[i] for i in range(8)]) + " " + "アイウエ " * ((letters - 8) // 4) + "カ" * ((letters - 8) % 4) + " " + "x12" * 60
    for kana, side in ((20, "at"), (19, "below")):
        yield f"Japanese share {side} the limit", f"{kana} of 200 letters", " ".join(list(P)) + " " + "カ" * (kana - 8) + " " + "a1" * ((200 - kana) // 2) + "b" * ((200 - kana) % 2)
    for latin, side in ((130, "at"), (131, "above")):
        text = body(8) + " "
        yield f"Latin letters {side} the limit", f"{latin} of 200", text + "ab " * 0 + "".join("abcdefghijklmnopqrstuvwxyz"[i % 26] for i in range(latin)) + "カ" * (200 - latin - len(text))
    for kinds in (5, 4):
        yield f"{kinds} kinds of particles", "limit 5", " ".join(cases_words.word(i) + " " + P[i % kinds] for i in range(80))
    yield "a statute in the old spelling", "ヲ tells that katakana are particles", "本法 ハ 公布 ノ 日 ヨリ 之 ヲ 施行 ス 命令 ニ 定 ム ル 者 ガ 届出 ト 共 ニ 提出 シ テ " * 6
    yield "katakana words without ヲ", "loanwords are no particles", cases_words.plain(80)
    for digits, side in ((80, "at"), (81, "above")):
        text = body(12) + " "
        yield f"digits {side} the limit", f"{digits} of 200", text + "".join("0123456789"[i * 7 % 10] for i in range(digits)) + "カ" * (200 - digits - len(text))
    for n in (2, 3):
        for times in (6, 7, 8, 9, 10, 12):
            gram = "".join(["アイウエ", "、", "カキクケ"][:n])
            yield f"a run of {n} words {times} times", "limit 0.15", body(30, 50) + " " + " ".join(gram + " " + cases_words.word(300 + i) for i in range(times))
    for times in (2, 3):
        line = body(30, 100)
        yield f"a line {times} times", "limit 0.5 of the letters of lines", lines(*[line] * times)
    for again in (1, 2, 3):
        yield f"a stretch of words {again + 1} times", "limit 0.60", " 。 ".join([body(30, 200)] * (again + 1))
    for run in (500, 501):
        yield f"a run of {run} hyphens", "limit 500", body(80) + "-" * run
    for broken in (5, 6):
        yield f"{broken} of 10 lines break off", "limit 0.5", lines(*(body(8, 20 * i) + ("…" if i < broken else "。") for i in range(10)))
    for letters in (350, 351):
        text = body(12) + " "
        yield f"{letters} of 500 letters in an address", "limit 0.7", text + "https://example.jp/" + "1-2/" * ((letters - 19) // 4) + "/" * ((letters - 19) % 4) + " " + "カ" * (500 - letters - len(text) - 1)
    adult = next(w for w in reference.lines_of("adult_keywords_ja.txt") if len(w) == 5 and all("ァ" <= c <= "ヺ" for c in w))
    kanji = next(w for w in reference.lines_of("discrimination_keywords_ja.txt") if len(w) == 4 and all("\u4e00" <= c <= "\u9fff" for c in w))
    for count in (2, 3):
        yield f"an adult word {count} times", f"{5 * count} of 200 letters", padded(body(24) + f" {adult} " * count, 200)
        yield f"a word of discrimination {count} times", f"{4 * count} of 160 or more letters", padded(body(24) + f" {kanji} " * count, 200)
    for count in (20, 21):
        yield f"{count} advertisements", "limit 20", body(80) + " " + " ".join("求人情報 " + cases_words.word(i) for i in range(count))
    for broken in (2, 3):
        yield f"{broken} broken letters of 200", "limit 0.01", padded(body(20), 200 - broken) + "\ufffd" * broken
