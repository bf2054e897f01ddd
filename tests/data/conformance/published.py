"""The published filters as rows: rule, measure, when a value drops, and what stands in its place when all quirks are off.

Entered by hand from the sources that the presets name, a second time beside the YAML, so that a slip in either shows.
A row that is None when quirks are off is left out then.
"""


def above(limit):
    return ("above", limit)


def below(limit):
    return ("below", limit)


def reaches(limit):
    return ("reaches", limit)


def at_most(limit):
    return ("at most", limit)


def drops(value, how):
    word, limit = how
    return {"above": value > limit, "below": value < limit, "reaches": value >= limit, "at most": value <= limit}[word]


SAME = object()


def swallow():
    rows = [
        ("chars", "text/letters", [below(400)], SAME),
        ("duplicate-paragraphs", "repetition/duplicate-paragraph-share-swallow-code", [above(0.30)], ("repetition/duplicate-paragraph-share", [above(0.30)])),
        ("duplicate-sentences", "repetition/duplicate-sentence-share", [above(0.30)], SAME),
        ("duplicate-paragraph-letters", "repetition/duplicate-paragraph-letters-share", [above(0.20)], SAME),
        ("duplicate-sentence-letters", "repetition/duplicate-sentence-letters-share", [above(0.20)], SAME),
    ]
    for n, limit in ((2, 0.20), (3, 0.18), (4, 0.16)):
        rows.append((f"top-{n}gram", f"repetition/top-{n}gram-share", [above(limit)], SAME))
    for n, limit in ((5, 0.15), (6, 0.14), (7, 0.13), (8, 0.12), (9, 0.11), (10, 0.10)):
        rows.append((f"duplicate-{n}gram", f"repetition/duplicate-{n}gram-share-swallow-code", [above(limit)], (f"repetition/duplicate-{n}gram-share-swallow-paper", [above(limit)])))
    repaired = "-all-planes-ascii-marks"
    rows += [
        ("hiragana", "ja/hiragana-share", [below(0.20)], ("ja/hiragana-share" + repaired, [below(0.20)])),
        ("katakana", "ja/katakana-share", [above(0.50)], ("ja/katakana-share" + repaired, [above(0.50)])),
        ("japanese-share", "ja/japanese-share", [below(0.50)], ("ja/japanese-share" + repaired, [below(0.50)])),
        ("japanese-letters", "ja/japanese-letters", [below(400)], ("ja/japanese-letters" + repaired, [below(400)])),
        ("mean-sentence", "sentence/mean-length", [below(20), above(90)], SAME),
        ("longest-sentence", "sentence/max-length", [above(200)], SAME),
        ("ellipsis", "sentence/ellipsis-share", [above(0.20)], SAME),
        ("ng-words", "lexicon/swallow-ng-share", [reaches(0.05)], SAME),
    ]
    return rows


def llm_jp(words, kuten, zlib_low):
    substring = {kind: (f"lexicon/{kind}-hits", [above(words)]) for kind in ("adult", "discrimination", "violence")}
    return [
        ("not-empty", "text/filled-lines", [below(1)], SAME),
        ("kana-at-head", "ja/kana-at-head", [below(1)], ("line/kana-share", [at_most(0)])),
        ("adverts", "lexicon/advert-hits-hojichar", [above(10)], SAME),
        ("adult-words", "lexicon/adult-hits-llm-jp", [above(words)], substring["adult"]),
        ("discrimination-words", "lexicon/discrimination-hits-llm-jp", [above(words)], substring["discrimination"]),
        ("violence-words", "lexicon/violence-hits-llm-jp", [above(words)], substring["violence"]),
        ("mean-sentence", "sentence/kuten-per-letter", [below(1 / kuten)], ("sentence/ends-per-letter", [below(1 / kuten)])),
        ("compression", "compression/zlib-share", [below(zlib_low), above(0.70)], SAME),
        ("lines-with-kana", "line/kana-share", [at_most(0)], SAME),
    ]


def uzushio():
    return [
        ("chars-50", "text/letters", [below(50)], SAME),
        ("hiragana-10", "ja/hiragana-share-of-all", [below(0.10), above(2.0)], SAME),
        ("hiragana-15", "ja/hiragana-share-of-all", [below(0.15), above(2.0)], SAME),
        ("compression-25", "compression/lz4-share", [below(0.25), above(5.0)], SAME),
        ("compression-40", "compression/lz4-share", [below(0.40), above(0.75)], SAME),
        ("compression-50", "compression/lz4-share", [below(0.50), above(0.75)], SAME),
        ("adult-kinds-9", "lexicon/adult-kinds-uzushio", [reaches(9)], ("lexicon/adult-kinds", [reaches(9)])),
        ("adult-kinds-6", "lexicon/adult-kinds-uzushio", [reaches(6)], ("lexicon/adult-kinds", [reaches(6)])),
        ("discrimination-kinds-9", "lexicon/discrimination-kinds-uzushio", [reaches(9)], ("lexicon/discrimination-kinds", [reaches(9)])),
        ("chars-200", "text/letters", [below(200)], SAME),
    ]


def gopher_quality(alpha, named):
    return [
        ("words", "text/plain-words-datatrove", [below(50), above(100000)], ("text/plain-words", [below(50), above(100000)])),
        ("mean-word", "word/mean-length-datatrove", [below(1), above(6)], ("word/mean-length", [below(1), above(6)])),
        ("hashes", "word/hashes-per-word", [above(0.1)], SAME),
        ("ellipses", "word/ellipses-per-word", [above(0.1)], SAME),
        ("bullet-lines", "line/bullet-share-datatrove", [above(0.9)], SAME),
        ("ellipsis-lines", "line/ellipsis-share-datatrove", [above(0.3)], SAME),
        ("lettered-words", "word/lettered-share", [below(alpha)], ("word/lettered-share", [below(named)])),
        ("stop-words", "word/stop-word-kinds", [below(2)], SAME),
    ]


def top_words(*limits):
    return [(f"top-{n}gram", f"repetition/top-{n}word-share-datatrove", [above(limit)], (f"repetition/top-{n}word-share", [above(limit)])) for n, limit in zip((2, 3, 4), limits)]


def duplicate_words(*limits):
    return [(f"duplicate-{n}gram", f"repetition/duplicate-{n}word-share-datatrove", [above(limit)], SAME) for n, limit in zip(range(5, 11), limits)]


def fineweb2():
    return [
        ("duplicate-lines", "repetition/duplicate-line-share-datatrove", [above(0.328)], SAME),
        *top_words(0.239, 0.196, 0.172),
        *duplicate_words(0.243, 0.225, 0.207, 0.190, 0.175, 0.159),
        ("not-empty", "text/filled-lines", [below(1)], SAME),
        ("terminal-lines", "line/terminal-share-datatrove", [below(0.096)], ("line/terminal-share", [below(0.096)])),
        ("duplicate-line-letters", "repetition/duplicate-line-letters-share-fineweb", [above(0.10)], SAME),
        ("newlines", "word/newlines-per-word", [above(0.13)], SAME),
        *gopher_quality(0.759, 0.241),
    ]


def gopher():
    return [
        ("duplicate-paragraphs", "repetition/duplicate-paragraph-share-datatrove", [above(0.30)], SAME),
        ("duplicate-paragraph-letters", "repetition/duplicate-paragraph-letters-share-datatrove", [above(0.20)], SAME),
        ("duplicate-lines", "repetition/duplicate-line-share-datatrove", [above(0.30)], SAME),
        ("duplicate-line-letters", "repetition/duplicate-line-letters-share-datatrove", [above(0.20)], SAME),
        *top_words(0.20, 0.18, 0.16),
        *duplicate_words(0.15, 0.14, 0.13, 0.12, 0.11, 0.10),
        *gopher_quality(0.8, 0.2),
    ]


def c4():
    return [
        ("lorem-ipsum", "mark/lorem-ipsum", [above(0)], SAME),
        ("curly-brackets", "mark/curly-brackets", [above(0)], None),
        ("sentences", "text/sentences", [below(5)], SAME),
        ("third-longest-line", "line/third-longest", [below(200)], SAME),
        ("bad-words", "lexicon/ldnoobw-ja-hits-c4", [above(0)], ("lexicon/adult-hits", [above(0)])),
    ]


def hojichar():
    return [
        ("chars", "text/letters", [below(0)], ("text/letters", [below(200), above(50000)])),
        ("adult-words", "lexicon/adult-hits-hojichar", [above(0)], ("lexicon/adult-hits", [above(0)])),
        ("adult-words-en", "lexicon/adult-en-hits-hojichar", [above(0)], SAME),
        ("discrimination-words", "lexicon/discrimination-hits-hojichar", [above(0)], ("lexicon/discrimination-hits", [above(0)])),
        ("violence-words", "lexicon/violence-hits-hojichar", [above(0)], ("lexicon/violence-hits", [above(0)])),
        ("bulletin-board", "mark/bbs-hojichar", [above(14)], ("mark/bbs", [above(14)])),
        ("adverts", "lexicon/advert-hits-hojichar", [above(14)], SAME),
        ("kana-at-head", "ja/kana-at-head", [below(1)], ("line/kana-share", [at_most(0)])),
        ("mean-sentence", "sentence/kuten-per-letter", [below(1 / 100)], ("sentence/ends-per-letter", [below(1 / 100)])),
        ("character-repetition", "repetition/character-5gram-share-hojichar", [reaches(0.33)], SAME),
        ("word-repetition", "repetition/word-7gram-share-hojichar", [reaches(0.40)], SAME),
        ("special-tokens", "script/special-share-hojichar", [above(0.4)], ("script/special-share", [above(0.4)])),
        ("letter-run", "repetition/longest-letter-run", [reaches(200)], SAME),
        ("ellipsis-lines", "line/ellipsis-share-hojichar", [above(0.7)], SAME),
        ("short-lines", "line/short-share-hojichar", [above(0.5)], SAME),
    ]


PRESETS = {
    "swallow-v1": swallow(),
    "llm-jp-v1": llm_jp(3, 250, 0.30),
    "llm-jp-v1-strict": llm_jp(2, 80, 0.375),
    "uzushio-03a": uzushio(),
    "fineweb2-jpn": fineweb2(),
    "gopher-ja": gopher(),
    "c4-ja": c4(),
    "hojichar-default": hojichar(),
}


def tsumugi():
    """Our own limits, a second time."""
    return [
        ("chars", "text/letters", [below(200)], SAME),
        ("japanese-letters", "ja/japanese-letters-all-planes", [below(80)], SAME),
        ("japanese-share", "ja/japanese-share-with-marks", [below(0.10)], SAME),
        ("latin-letters", "script/latin-share", [above(0.65)], SAME),
        ("particles", "word/particle-kinds", [below(5)], SAME),
        ("digits", "script/digit-share", [above(0.40)], SAME),
        ("top-2words", "repetition/top-2word-share", [above(0.15)], SAME),
        ("top-3words", "repetition/top-3word-share", [above(0.15)], SAME),
        ("duplicate-lines", "repetition/duplicate-line-letters-share", [above(0.50)], SAME),
        ("duplicate-10words", "repetition/duplicate-10word-share-datatrove", [above(0.60)], SAME),
        ("letter-run", "repetition/longest-letter-run", [above(500)], SAME),
        ("ellipsis-lines", "line/ellipsis-share", [above(0.5)], SAME),
        ("addresses", "mark/url-share", [above(0.70)], SAME),
        ("adult-words", "lexicon/adult-letters-share", [above(0.05)], SAME),
        ("discrimination-words", "lexicon/discrimination-letters-share", [above(0.05)], SAME),
        ("advertisements", "lexicon/advert-hits", [above(20)], SAME),
        ("broken-letters", "script/broken-share", [above(0.01)], SAME),
    ]


def harm():
    """The limits against harmful pages."""
    scores = [(f"harm-{name}", f"harm/{name}-score", [above(0.4)], SAME) for name in ("adult", "violence", "discrimination", "gambling", "drugs", "scam")]
    return [*scores, ("harm-masked", "harm/masked-hits", [above(4)], SAME)]


PRESETS["tsumugi-ja"] = tsumugi()
PRESETS["tsumugi-ja-safe"] = [*tsumugi(), *harm()]
