"""Cases for the rules of Swallow Corpus v1: each limit from both sides, and each fault."""
import random

KANA = [chr(c) for c in range(0x3042, 0x3094) if chr(c) not in "ぃぅぇぉっゃゅょゎゐゑ"]


def prose(length, seed=1, sentence=30, kana=0.45):
    """Letters that look like prose to every count: hiragana and kanji by chance, a 。 after so many letters, no n-gram twice to speak of."""
    chance = random.Random(seed)
    letters = [chance.choice(KANA) if chance.random() < kana else chr(chance.randrange(0x4E00, 0x9F00)) for _ in range(length)]
    for i in range(sentence - 1, length, sentence):
        letters[i] = "。"
    if letters:
        letters[-1] = "。"
    return "".join(letters)


def unique(count, start=0):
    """Letters of which none comes twice."""
    return "".join(chr(0x4E00 + start + i) for i in range(count))


def lines(*parts):
    return "\n".join(parts)


def cases():
    yield "letters at the limit", "400 keep", prose(400)
    yield "letters below the limit", "399 drop", prose(399)
    yield "Japanese letters at the limit", "400 of 500", prose(400) + "a" * 100
    yield "Japanese letters below the limit", "399 of 500", prose(399) + "a" * 101
    yield "half of the letters Japanese", "0.5 keeps", prose(450) + "".join(random.Random(3).choices("abcdefghijklmnopqrstuvwxyz ", k=450))
    yield "less than half of the letters Japanese", "449 of 900", prose(449) + "".join(random.Random(3).choices("abcdefghijklmnopqrstuvwxyz ", k=451))

    long = [prose(60, seed) for seed in range(10, 30)]
    yield "duplicate paragraphs at the limit", "3 of 10 came before", lines(*long[:6], "同じ。", "同じ。", "同じ。", "同じ。")
    yield "duplicate paragraphs above the limit", "4 of 13 came before", lines(*long[:8], "同じ。", "同じ。", "同じ。", "同じ。", "同じ。")
    for repeated, note in ((100, "100 of 500 letters"), (101, "101 of 501 letters")):
        again = prose(repeated, 40, 25)
        yield f"duplicate paragraphs by letters, {repeated}", note, lines(again, again, prose(300, 41, 30) if repeated == 100 else prose(299, 41, 30))
    yield "duplicate sentences at the limit", "3 of 10 came before", "".join(s for s in (unique(59, 60 * i) + "。" for i in range(6))) + "同じだ。" * 4
    yield "duplicate sentences above the limit", "4 of 13 came before", "".join(s for s in (unique(59, 60 * i) + "。" for i in range(8))) + "同じだ。" * 5
    yield "duplicate sentences by letters at the limit", "50 of 250", (unique(49) + "。") * 2 + "".join(unique(49, 100 + 50 * i) + "。" for i in range(3))
    yield "duplicate sentences by letters above the limit", "51 of 252", (unique(50) + "。") * 2 + "".join(unique(49, 100 + 50 * i) + "。" for i in range(3))

    for n, often, of in ((2, 4, 20), (3, 9, 50), (4, 4, 25)):
        gram = "あいうえ"[:n]
        for length, side in ((of + n - 1, "at"), (of + n - 2, "above")):
            text = "".join(gram + unique(1, i) for i in range(often))
            yield f"top {n}-gram {side} the limit", f"{often} of {length - n + 1}", text + unique(length - len(text), 100)
    for n, kinds in ((5, 15), (6, 14), (7, 13), (8, 12), (9, 11), (10, 10)):
        again = unique(kinds + n - 1)
        for different, side in ((100, "at"), (99, "above")):
            rest = different + kinds + n - 1 - 2 * len(again) - 1
            yield f"duplicate {n}-grams {side} the limit", f"{kinds} of {different} kinds", again + "、" + again + unique(rest, 100)

    for kana, side in ((20, "at"), (19, "below")):
        yield f"hiragana {side} the limit", f"{kana} of 100", "あ" * kana + unique(100 - kana)
    for kana, side in ((50, "at"), (51, "above")):
        yield f"katakana {side} the limit", f"{kana} of 100", "ア" * kana + "あ" * 25 + unique(75 - kana)
    yield "long mark and half-width katakana", "neither is counted", "コーヒーとｺｰﾋｰ"
    yield "mean sentence at the lower limit", "20", prose(400, 50, 20)
    yield "mean sentence below the lower limit", "19.5", prose(20, 51, 20) + prose(19, 52, 19)
    yield "mean sentence at the upper limit", "90", prose(450, 53, 90)
    yield "mean sentence above the upper limit", "90.5", prose(90, 54, 90) + prose(91, 55, 91)
    yield "longest sentence at the limit", "200", prose(200, 56, 200) + prose(300, 57, 30)
    yield "longest sentence above the limit", "201", prose(201, 58, 201) + prose(300, 59, 30)
    yield "sentences that break off, at the limit", "1 of 5", lines("続きを読む…", *(prose(30, seed) for seed in range(60, 64)))
    yield "sentences that break off, above the limit", "1 of 4", lines("続きを読む・ ", *(prose(30, seed) for seed in range(60, 63)))
    yield "listed words at the limit", "2 of 40 Japanese letters drop", "バカ" + unique(38)
    yield "listed words below the limit", "2 of 41", "バカ" + unique(39)

    paragraphs = [prose(45, seed, 45) for seed in range(70, 82)]
    yield "twelve paragraphs, one line break between", "0.00", "\n".join(paragraphs)
    yield "twelve paragraphs, a blank line between", "0.43: the ten further blank lines of 23 lines came before", "\n\n".join(paragraphs)
    again, part = unique(13), unique(9)
    yield "kinds or occurrences of 5-grams", "9 of 23 kinds (0.391) but 23 of 37 occurrences (0.622) repeat", again + unique(2, 50) + again + unique(2, 60) + part + unique(2, 70)
    yield "kanji beyond the BMP", "𠮷 and 𩸽 are not counted", "𠮷野家で𩸽を食べる。"
    yield "a hexagram", "counted as kanji", "䷀は乾である。"
    yield "ASCII end marks", "they end sentences and are not counted", "本当? はい! そうです。"
    yield "leading and doubled end marks vanish", "", "。。えっ！？ほんと。"
    yield "an empty text", "the source fails here", ""
    yield "one letter", "the source fails here", "あ"
    yield "white space only", "", " \n　\n"
