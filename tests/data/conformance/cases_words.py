"""Cases for the filters of datatrove (FineWeb2, Gopher) and C4, made of words whose cuts are beyond doubt."""
from cases_swallow import prose, unique, lines


def word(number, letters=3):
    """A katakana word that stands for its number."""
    digits = "アイウエオカキクケコサシスセソタチツテト"
    text = ""
    for _ in range(letters):
        number, digit = divmod(number, len(digits))
        text += digits[digit]
    return text


def row(count, start=0, letters=3):
    """So many different words, set apart by 、 that is a word as well."""
    return "、".join(word(start + i, letters) for i in range(count))


def plain(count, start=0, letters=3):
    """So many different words, set apart by blanks."""
    return " ".join(word(start + i, letters) for i in range(count))


STOPS = "の は "


def both(limits_top, limits_duplicate, alpha, line_limit):
    yield "plain words", "passes but for terminal punctuation", STOPS + plain(100)
    for n, limit in zip((2, 3, 4), limits_top):
        gram = " ".join(word(8000 + i) for i in range(n))
        coded = (len(gram)) * 4
        for step in range(0, 400):
            text = STOPS + " ".join(gram + " " + word(20 + i) for i in range(4)) + " " + plain(1 + step // 4, 100) + "。" * (step % 4 > 0) + "、" * (step % 4 > 1) + "．" * (step % 4 > 2)
            if coded / len(text) <= limit:
                yield f"top {n} words above the limit", f"{coded} of {len(before)} letters, blanks counted", before
                yield f"top {n} words at the limit", f"{coded} of {len(text)} letters, blanks counted", text
                break
            before = text
    for n, limit in zip(range(5, 11), limits_duplicate):
        again = plain(n, 7000)
        for step in range(0, 400):
            text = STOPS + again + " " + plain(3, 300) + " " + again + " " + plain(1 + step // 4, 100) + "。" * (step % 4 > 0) + "、" * (step % 4 > 1) + "．" * (step % 4 > 2)
            if 3 * n / len(text) <= limit:
                yield f"duplicate {n} words above the limit", f"{3 * n} of {len(before)} letters", before
                yield f"duplicate {n} words at the limit", f"{3 * n} of {len(text)} letters", text
                break
            before = text
    different = [STOPS + plain(20, 40 * i) + "。" for i in range(60)]
    for count in range(1, 60):
        total = 60
        if count / total > line_limit:
            yield "duplicate lines above the limit", f"{count} of {total}", lines(*different[:total - count], *["短い。"] * 0, *[different[0]] * count)
            yield "duplicate lines below the limit", f"{count - 1} of {total}", lines(*different[:total - count + 1], *[different[0]] * (count - 1))
            break
    yield "duplicate lines between runs of line feeds", "blank lines do not count", "\n\n".join([different[0], different[1], different[0]])
    for count, side in ((50, "at"), (49, "below")):
        yield f"words {side} the limit", f"{count} that are not punctuation", plain(count - 2) + " の は。"
    yield "100,000 words", "the most", ("ア ", 100000)
    yield "100,001 words", "one more", ("ア ", 100001)
    yield "a line of ■ and ● counts as words", "the set of punctuation lacks them", " ".join(["■", "●"] * 30) + " の は。"
    yield "１ is punctuation and ２ is not", "", "１ " * 30 + "２ " * 30 + "の は。"
    for letters, side in ((6, "at"), (7, "above")):
        yield f"mean length of words {side} the limit", f"{letters} letters", " ".join(word(i, letters - 1) + "ー" for i in range(60)) + "。"
    for count, side in ((10, "at"), (11, "above")):
        tail = " ".join(["#"] * 0)
        yield f"hash signs {side} the limit", f"{count} of 100 words", STOPS + " ".join(f"{word(i)} #" for i in range(count)) + " " + plain(98 - 2 * count, 300)
        yield f"ellipses {side} the limit", f"{count} of 100 words", STOPS + " ".join(f"{word(i)} …" for i in range(count)) + " " + plain(98 - 2 * count, 300)
    for bullets, side in ((9, "at"), (10, "above")):
        yield f"lines that begin with a bullet, {side} the limit", f"{bullets} of 10", lines(*(("• " if i % 2 else " - ") + plain(8, 10 * i) + "。" for i in range(bullets)), *("の は " + plain(8, 300) + "。" for _ in range(10 - bullets)))
    for broken, side in ((3, "at"), (4, "above")):
        yield f"lines that break off, {side} the limit", f"{broken} of 10", lines(*(plain(12, 20 * i) + (" …" if i % 2 else " ... ") for i in range(broken)), *("の は " + plain(12, 300 + 20 * i) + "。" for i in range(10 - broken)))
    for letterless in (int(1000 * (1 - alpha) + 0.5), int(1000 * (1 - alpha) + 0.5) + 1):
        yield f"words with a letter, {1000 - letterless} of 1000", f"limit {alpha}", STOPS + plain(998 - letterless, 0) + " " + " ".join(["12", "＝", "34"][i % 3] for i in range(letterless))
    yield "stop words at the limit", "two kinds", "の は の は " + plain(60)
    yield "stop words below the limit", "one kind, however often", "の の の の " + plain(60)
    yield "a loop of two words", "1.5 with blanks that are not in the text, 1.0 without", "雨。" * 20
    yield "an ordinary paragraph", "0.142 with blanks that are not in the text, 0.106 without", paragraph()
    yield "empty", "", ""
    yield "a single word", "an n-gram that occurs once counts", "カメラ"
    yield "dialogue in brackets", "」 and ） end no line for the code", lines(*("「の は " + plain(12, 30 * i) + "。」" for i in range(8)))


def paragraph():
    """113 letters in which テキ。 comes four times: 4 · (3 + 1) / 113 and 4 · 3 / 113."""
    text = ""
    for i in range(4):
        text += row(3 if i < 3 else 3, 500 + 10 * i) + "はテキ。"
    rest = 113 - len(text)
    filler = plain(rest // 4 + 2, 900)
    text += filler[:rest]
    return text


def fineweb2():
    yield from both((0.239, 0.196, 0.172), (0.243, 0.225, 0.207, 0.190, 0.175, 0.159), 0.759, 0.328)
    closed, open_ = [STOPS + plain(12, 20 * i) + "。" for i in range(12)], [STOPS + plain(12, 3000 + 20 * i) for i in range(240)]
    for ends, of in ((12, 125), (12, 126)):
        yield f"{ends} of {of} lines end with a mark", "limit 0.096", lines(*closed[:ends], *open_[:of - ends])
    for letters, side in ((10, "at"), (11, "above")):
        again = ("アイウエオカキクケコサ"[:letters - 1]) + "。"
        yield f"letters of repeated lines, {side} the limit", f"{letters} of 100", lines(again, again, prose_words(100 - 2 * letters))
    for feeds, side in ((13, "at"), (14, "above")):
        yield f"line feeds per word, {side} the limit", f"{feeds} of 100 words", STOPS + "\n".join(plain(2, 10 * i) for i in range(feeds)) + "\n" + plain(98 - 2 * feeds, 500)


def prose_words(letters):
    text = ""
    number = 2000
    while len(text) + 4 <= letters:
        text += word(number) + " "
        number += 1
    return text + "。" * (letters - len(text))


def gopher():
    yield from both((0.20, 0.18, 0.16), (0.15, 0.14, 0.13, 0.12, 0.11, 0.10), 0.8, 0.30)
    parts = [STOPS + plain(20, 40 * i) + "。" for i in range(20)]
    for count, side in ((3, "at"), (4, "above")):
        total = 10 if count == 3 else 13
        yield f"duplicate paragraphs, {side} the limit", f"{count} of {total}", "\n\n".join(parts[:total - count] + [parts[0]] * count)
    for letters, side in ((40, "at"), (41, "above")):
        again = prose_words(letters)
        yield f"letters of repeated paragraphs, {side} the limit", f"{letters} of 200", again + "\n\n" + again + "\n\n" + prose_words(196 - 2 * letters)
        yield f"letters of repeated lines, {side} the limit", f"{letters} of 200", again + "\n" + again + "\n" + prose_words(198 - 2 * letters)


def c4():
    import reference
    listed = [w for w in reference.lines_of("ldnoobw/ja.txt") if w not in ("sm", "グロ", "女の子")]

    def clean(length, seed, sentence):
        """Prose without a listed word, of which some are single kanji."""
        text = prose(length, seed, sentence)
        for word in listed:
            text = text.replace(word, "の" * len(word))
        return text

    yield "prose", "passes", lines(*(clean(200, 80 + i, 40) for i in range(3)))
    yield "third longest line below the limit", "199", lines(clean(200, 80, 40), clean(200, 81, 40), clean(199, 82, 40))
    yield "two lines", "", lines(clean(400, 80, 40), clean(400, 81, 40))
    yield "five sentences", "", lines(clean(200, 80, 100), clean(200, 81, 100), clean(200, 82, 200))
    yield "four sentences", "", lines(clean(200, 80, 100), clean(200, 81, 200), clean(200, 82, 200))
    yield "a curly bracket", "any page with one is code", lines(*(clean(200, 80 + i, 40) for i in range(3))) + "{"
    yield "lorem ipsum", "any case", lines(*(clean(200, 80 + i, 40) for i in range(3))) + "Lorem Ipsum"
    yield "a listed word", "", lines(*(clean(200, 80 + i, 40) for i in range(3))) + next(w for w in listed if len(w) >= 3)
    yield "words that the list's users left out", "グロ, 女の子 and sm", lines(*(clean(200, 80 + i, 40) for i in range(3))) + "女の子はグロで sm"
