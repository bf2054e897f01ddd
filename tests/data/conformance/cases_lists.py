"""Cases for the filters of HojiChar, llm-jp and Uzushio: heads, ends of sentences, lists of words, compression, lines."""
import cases_words
import reference
from cases_swallow import prose, unique, lines

KUTEN_PROSE = prose(400, 5, 40)


def head_cases():
    yield "kana as the fiftieth letter", "the last one looked at", unique(49) + "の" + prose(400, 8, 40)
    yield "kana as the fifty-first letter", "a headline in kanji hides the text behind it", unique(50) + prose(400, 8, 40)
    yield "no kana anywhere", "", unique(400)
    yield "only ヴ and ー at the head", "outside [ぁ-んァ-ン]: neither is kana there", "ヴー" + unique(60) + prose(300, 9, 40)
    yield "empty", "", ""
    yield "white space only", "", " \n\n　"


def kuten_cases(per):
    for letters, side in ((per, "at"), (per + 1, "below")):
        yield f"one 。 per {per} letters, {side} the limit", f"1 of {letters}", "の" + unique(letters - 2) + "。"
    yield "full-width stops instead of 。", "no sentence to the code", prose(400, 12, 40).replace("。", "．")
    yield "exclamations and questions", "no sentence to the code", prose(400, 13, 40).replace("。", "！？"[0])


def word_cases(limit, lists):
    """Words of each list by number: at the limit and one more; and words inside harmless ones."""
    for kind, words in lists.items():
        whole = [w for w in words if all("\u4e00" <= c <= "\u9fff" for c in w) and len(w) >= 3 and not any(v != w and v in w for v in words)][:1]
        for count, side in ((limit, "at"), (limit + 1, "above")):
            yield f"{kind} words, {side} the limit", f"{count} times", "これは" + "、".join(whole * count) + "という。" + KUTEN_PROSE if count else KUTEN_PROSE
    yield "アスパラガス", "a vegetable that holds a listed word", "アスパラガスを茹でる。" * 1 + KUTEN_PROSE
    yield "リュックサック", "a bag that holds a listed word", "リュックサックを背負って、リュックサックを下ろす。リュックサックとリュックサック。" + KUTEN_PROSE


def advert_cases(limit):
    phrase = "よくある質問"
    for count, side in ((limit, "at"), (limit + 1, "above")):
        yield f"advertisements, {side} the limit", f"{count} phrases", KUTEN_PROSE + "".join(phrase + "。" + unique(1, i) for i in range(count))


def repeating(share):
    """So much of a text of 3,000 letters is one sentence again and again."""
    fresh = int(3000 * (1 - share))
    return (prose(fresh, 7, 40) if fresh else "") + prose(40, 6, 40) * ((3000 - fresh) // 40)


def llm_jp(limit, per, low):
    yield "prose", "passes", prose(600, 14, 40)
    yield from head_cases()
    yield from kuten_cases(per)
    lists = {kind: reference.lines_of(f"ja_{kind}_keywords.txt") for kind in ("adult", "discrimination", "violence")}
    yield from word_cases(limit, lists)
    yield from advert_cases(10)
    for share in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        yield f"{share:.0%} of the text one sentence", f"limits {low} and 0.70", repeating(share)
    yield "compression above the upper limit", "ever new letters", "の。" + unique(600) + "".join(chr(0x4E00 + 37 * i % 20000) for i in range(600))
    yield "no line with kana", "nothing is left of it", "漢字。\n漢字。"


def hojichar():
    yield "prose", "passes", prose(600, 14, 40)
    yield "199 letters", "no limit by default", prose(199, 15, 40)
    yield "200 letters", "", prose(200, 15, 40)
    yield "50,001 letters", "", prose(50001, 15, 40)
    yield from head_cases()
    yield from kuten_cases(100)
    lists = {kind: reference.lines_of(f"{kind}_keywords_ja.txt") for kind in ("adult", "discrimination", "violence")}
    yield from word_cases(0, lists)
    english = next(w for w in reference.lines_of("adult_keywords_en.txt") if w.isalpha())
    yield "an English word among blanks", "", KUTEN_PROSE + f" {english} を読む。"
    yield "an English word glued to Japanese", "no blank before it", KUTEN_PROSE + f"と{english}を読む。"
    for count, side in ((14, "at"), (15, "above")):
        yield f"hyphens, {side} the limit", f"{count} ASCII hyphens are a bulletin board", KUTEN_PROSE + "".join(unique(1, i) + "-" for i in range(count)) + "。"
        yield f"posts, {side} the limit", f"{count} dates and words of boards", KUTEN_PROSE + "".join(("2024年1月2日" if i % 2 else "投稿") + unique(1, i) + "。" for i in range(count))
    yield from advert_cases(14)
    for again in (8, 9, 10, 11, 12, 14, 18):
        yield f"5-grams of letters, a phrase {again} times", "", prose(150, 16, 40) + "".join("いつも同じことを書く" + unique(1, i) + "。" for i in range(again))
    for fresh, side in ((6, "at"), (7, "below")):
        yield f"7-grams of words, {side} the limit", f"8 of {14 + fresh} occurrences", cases_words.plain(10) + " " + cases_words.plain(fresh, 500) + " " + cases_words.plain(10)
    for count, side in ((40, "at"), (41, "above")):
        yield f"special tokens, {side} the limit", f"{count} of 100", "の" * 20 + unique(40 if count == 40 else 39, 5000) + "■" * count
    yield "士 is a special token", "弁護士 and 富士山 in place of signs", "の" * 55 + "士" * 45
    for run, side in ((199, "below"), (200, "at")):
        yield f"a run of one letter, {side} the limit", f"{run}", KUTEN_PROSE + "ー" * run + "。"
    for broken, side in ((7, "at"), (8, "above")):
        yield f"lines that break off, {side} the limit", f"{broken} of 10", "".join(prose(20, 20 + i, 20)[:-1] + ("…\n" if i % 2 else "...\n") for i in range(broken)) + "".join(prose(20, 40 + i, 20) + "\n" for i in range(10 - broken))
    yield "one line that breaks off without a line feed", "not counted", prose(40, 60, 40)[:-1] + "…"
    for short, side in ((5, "at"), (6, "above")):
        yield f"short lines, {side} the limit", f"{short} of 10; ten letters are short", lines(*(prose(10, 61 + i, 10) for i in range(short)), *(prose(11, 71 + i, 11) for i in range(10 - short)))


def uzushio():
    yield "prose", "passes", prose(600, 14, 40)
    for share in (0, 0.2, 0.3, 0.45, 0.55, 0.65, 0.8, 0.9, 1):
        yield f"{share:.0%} of the text one sentence", "LZ4 limits 0.25, 0.40, 0.50 and 0.75", repeating(share)
    yield "hiragana prose, hardly any kanji", "", prose(900, 33, 40, kana=0.9)
    for letters in (49, 50, 199, 200):
        yield f"{letters} letters", "limits 50 and 200", prose(letters, 30, 40)
    for kana, note in ((20, "0.10"), (19, "below 0.10"), (30, "0.15"), (29, "below 0.15")):
        yield f"{kana} hiragana of 200", note, "".join(chr(0x3042 + i) for i in range(kana)) + unique(200 - kana)
    yield "ゝ and ゞ are in the block", "", "いすゞ" * 10 + unique(170)
    words = reference.lines_of("adult_keywords_ja.txt")
    kanji = [w for w in words if len(w) >= 3 and all("\u4e00" <= c <= "\u9fff" for c in w) and not any(v != w and v in w for v in words)]
    for count in (5, 6, 8, 9):
        yield f"{count} kinds of adult words", "limits 6 and 9", prose(400, 31, 40) + "、".join(kanji[:count]) + "。"
    words = reference.lines_of("discrimination_keywords_ja.txt")
    kanji = [w for w in words if len(w) >= 2 and all("\u4e00" <= c <= "\u9fff" for c in w) and not any(v != w and v in w for v in words)]
    for count in (8, 9):
        yield f"{count} kinds of words of discrimination", "limit 9", prose(400, 32, 40) + "、".join(kanji[:count]) + "。"
    yield "アスパラガス", "a vegetable that holds a listed word", "アスパラガスを茹でる。" + KUTEN_PROSE
