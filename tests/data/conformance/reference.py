"""The numbers of the published filters, computed as plainly as their definitions read.

Python, since the pipelines are Python (or are read that way most easily): what `splitlines`, `strip` and `isalpha` mean comes with the language.
Nothing here knows of the program under test. Words are cut by `words`, which only takes text whose cuts are beyond doubt (see there).
"""
import ctypes
import functools
import re
import unicodedata
import zlib
from collections import Counter
from pathlib import Path

LISTS = Path(__file__).resolve().parents[3] / "src" / "Tsumugi.Stages" / "Measure" / "Lexicon"


def ratio(part, whole):
    return part / whole if whole else 0.0


# --- Swallow Corpus v1: quality.py -------------------------------------------------------------------------------------------------------

SENTENCE = re.compile(r"[^。．！？!?]+[。．！？!?]?", re.S)
ELLIPSIS_END = re.compile(r"[・…]\s*\Z")


def swallow(text):
    values = {}
    document = [SENTENCE.findall(line) for line in text.split("\n")]
    for name, pieces in (("paragraph", ["".join(line) for line in document]), ("sentence", [s for line in document for s in line])):
        counts = Counter(pieces)
        code = "-swallow-code" if name == "paragraph" else ""
        values[f"repetition/duplicate-{name}-share{code}"] = ratio(sum(c - 1 for c in counts.values()), len(pieces))
        values[f"repetition/duplicate-{name}-letters-share"] = ratio(sum(len(p) * (c - 1) for p, c in counts.items()), sum(map(len, pieces)))
    filled = [p for p in ("".join(line) for line in document) if p]
    values["repetition/duplicate-paragraph-share"] = ratio(sum(c - 1 for c in Counter(filled).values()), len(filled))
    for n in range(2, 11):
        grams = Counter(text[i:i + n] for i in range(len(text) - n + 1))
        if n <= 4:
            values[f"repetition/top-{n}gram-share"] = ratio(max(grams.values(), default=0), len(text) - n + 1) if len(text) >= n else 0.0
        else:
            values[f"repetition/duplicate-{n}gram-share-swallow-code"] = ratio(sum(c > 1 for c in grams.values()), len(grams))
            values[f"repetition/duplicate-{n}gram-share-swallow-paper"] = ratio(sum(c for c in grams.values() if c > 1), sum(grams.values()))
    hiragana = sum("ぁ" <= c <= "ゖ" for c in text)
    katakana = sum("ァ" <= c <= "ヺ" for c in text)
    for planes in (False, True):
        for marks in (False, True):
            kanji = sum(c in "々〇〻" or "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" for c in text)
            kuten = sum(c in "。．！？" for c in text)
            if planes:
                kanji += sum("\U00020000" <= c <= "\U0003ffff" for c in text) - sum("\u4dc0" <= c <= "\u4dff" for c in text)
            if marks:
                kuten += sum(c in "!?" for c in text)
            japanese = hiragana + katakana + kanji + kuten + sum(c in "、，" for c in text)
            end = ("-all-planes" if planes else "") + ("-ascii-marks" if marks else "")
            values["ja/japanese-letters" + end] = japanese
            values["ja/japanese-share" + end] = ratio(japanese, len(text))
            values["ja/hiragana-share" + end] = ratio(hiragana, japanese)
            values["ja/katakana-share" + end] = ratio(katakana, japanese)
    sentences = [s for line in document for s in line]
    values["sentence/mean-length"] = ratio(sum(map(len, sentences)), len(sentences))
    values["sentence/max-length"] = max(map(len, sentences), default=0)
    values["sentence/ellipsis-share"] = ratio(sum(bool(ELLIPSIS_END.search(s)) for s in sentences), len(sentences))
    values["lexicon/swallow-ng-share"] = ratio(longest_match_letters(text, swallow_words()), values["ja/japanese-letters"])
    values["text/sentences"] = len(sentences)
    values["text/letters"] = len(text)
    return values


@functools.cache
def swallow_words():
    folder = LISTS / "inappropriate-words-ja"
    return {line.strip() for name in ("Offensive.txt", "Sexual.txt", "Sexual_with_bopo.txt", "Sexual_with_mask.txt") for line in (folder / name).read_text("utf-8").split("\n") if line.strip()}


def longest_matches(text, listed):
    """Goes from the left; at each place the longest listed word counts, and the next search begins behind it."""
    longest, place, found = max(map(len, listed)), 0, []
    while place < len(text):
        for length in range(min(longest, len(text) - place), 0, -1):
            if text[place:place + length] in listed:
                found.append(text[place:place + length])
                place += length
                break
        else:
            place += 1
    return found


def longest_match_letters(text, listed):
    return sum(map(len, longest_matches(text, listed)))


# --- HojiChar and llm-jp: document_filters.py, filters.py ----------------------------------------------------------------------------------

BBS = r"\d{4}[年\.\-\/][\ ]*\d{1,2}[月\.\-\/][\ ]*\d{1,2}[日]*|コメント|SOLD OUT|レビュー|投稿|ページ|\([月火水木金土日]\)|質問|\d+話|楽天市場"
KANA = re.compile(r"[\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9d]")


@functools.cache
def lines_of(name):
    return [line.strip() for line in find_list(name).read_text("utf-8").split("\n") if line]


def find_list(name):
    return next(path for path in LISTS.rglob(Path(name).name) if path.as_posix().endswith("/" + name))


def hits(text, words, neighbours=False):
    """What `findall` of the alternatives counts, in the order of the list; with neighbours, words in katakana must stand apart from katakana."""
    if not neighbours:
        return len(re.findall("|".join(map(re.escape, words)), text))
    kana = [w for w in words if re.fullmatch(r"[ァ-ヴー]+", w)]
    rest = [w for w in words if not re.fullmatch(r"[ァ-ヴー]+", w)]
    pattern = "|".join(map(re.escape, rest)) + "|" + rf"(?<![ァ-ヴー])(?:{'|'.join(map(re.escape, kana))})(?![ァ-ヴー])"
    return len(re.findall(pattern, text))


# --- words of several lists at Japanese word boundaries: docs/design/0005-measures.md ------------------------------------------------------

PARTICLES = "をのにはがとでもやへかだねよ"


def script(letter):
    if "\u3041" <= letter <= "\u309f":
        return "hiragana"
    if "\u30a0" <= letter <= "\u30ff" and letter != "・" or "\u31f0" <= letter <= "\u31ff" or "\uff66" <= letter <= "\uff9f":
        return "katakana"
    if letter in "々〇〻" or "\u3400" <= letter <= "\u4dbf" or "\u4e00" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff":
        return "kanji"
    return "western" if re.fullmatch("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]", letter) else "other"


def parts(word, edge, neighbour):
    """Whether a neighbour lets a word end at an edge."""
    kind = script(edge)
    if kind in ("katakana", "western"):
        return script(neighbour) != kind
    if kind == "kanji":
        return len(word) > 2 or any(script(c) != "kanji" for c in word) or script(neighbour) != "kanji"
    return kind != "hiragana" or len(word) > 3 or script(neighbour) != "hiragana" or neighbour in PARTICLES


def standing(text, listed):
    """The longest listed words that stand as words, from the left."""
    return [word for _, word in standing_at(text, listed)]


def standing_at(text, listed):
    """The same with their places."""
    longest, place, found = max(map(len, listed)), 0, []
    while place < len(text):
        for length in range(min(longest, len(text) - place), 0, -1):
            word = text[place:place + length]
            before, behind = text[place - 1:place] if place else "", text[place + length:place + length + 1]
            if word in listed and (not before or parts(word, word[0], before)) and (not behind or parts(word, word[-1], behind)):
                found.append((place, word))
                place += length
                break
        else:
            place += 1
    return found


@functools.cache
def category(name):
    files = {
        "adult": ["ja_adult_keywords.txt", "adult_keywords_ja.txt", "Sexual.txt"],
        "violence": ["ja_violence_keywords.txt", "violence_keywords_ja.txt"],
        "discrimination": ["ja_discrimination_keywords.txt", "discrimination_keywords_ja.txt", "Offensive.txt"],
    }[name]
    listed = {word for file in files for word in lines_of(file) if not word.startswith("<")}
    if name == "adult":
        listed |= {spelling for word in lines_of("ldnoobw/ja.txt") for spelling in (word, word.upper())}
        listed |= {spelling for file in ("adult_keywords_en.txt", "ldnoobw/en.txt") for word in lines_of(file) for spelling in (word, word.lower(), word.lower().capitalize(), word.upper())}
    return {word for word in listed if word}


@functools.cache
def own(name):
    """A list of our own, without its remarks."""
    return {line.strip() for line in (LISTS.parent / "Harm/words" / name).read_text("utf-8").split("\n") if line.strip() and not line.startswith("#")}


def harm(text):
    """Density, spread, variety, amount and counter-evidence of each category; words behind masks. docs/en/harm.md."""
    values = {}
    stretches = -(-len(text.encode("utf-16-le")) // 2 // 200)
    context = len(standing(text, own("context.txt")))
    for name in ("adult", "violence", "discrimination", "gambling", "drugs", "scam"):
        found = standing_at(text, category(name) if name in ("adult", "violence", "discrimination") else own(f"{name}.txt"))
        hits, kinds = len(found), len({word for _, word in found})
        spread = ratio(len({len(text[:place].encode("utf-16-le")) // 2 // 200 for place, _ in found}), stretches)
        density = min(1, 100 * min(hits, 20 * kinds) / len(text)) if text else 0
        values[f"harm/{name}-score"] = density * spread * min(1, kinds / 5) * min(1, hits / 8) * ratio(hits, hits + 2 * context)
    values["harm/masked-hits"] = len(masked(text))
    return values


MASKS, STARS = "○◯〇●◎□■◇◆△▲☆★※＊*×✕✖＿_♡♥", "*＊_＿※★☆♡♥"


@functools.cache
def masked_words():
    listed = {fold(word) for file in ("Sexual.txt", "Offensive.txt", "ldnoobw/ja.txt") for word in lines_of(file)}
    return {word for word in listed if 3 <= len(word) <= 10 and re.fullmatch("[ァ-ー一-鿿]+", word)}


def fold(text):
    text = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c.lower() for c in text)
    return text.translate(str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ"))


def masked(text):
    """Listed words with one letter masked, but not the first; of stars none at the end. Only what the cases need: no letters kept apart, no half width."""
    found, place = [], 0
    while place < len(text):
        if text[place] not in MASKS:
            place += 1
            continue
        for length in range(10, 2, -1):
            for start in range(max(0, place - length + (2 if text[place] in STARS else 1)), place):
                end = start + length
                piece = fold(text[start:end])
                gap = place - start
                known = any(len(w) == length and w[:gap] == piece[:gap] and w[gap + 1:] == piece[gap + 1:] for w in masked_words())
                if end <= len(text) and known and not (start and goes(text[start - 1], text[start])) and not (end < len(text) and goes(text[end], text[end - 1])):
                    found.append(text[start:end])
                    place = end - 1
                    break
            else:
                continue
            break
        place += 1
    return found


def goes(neighbour, edge):
    return any(re.match(kind, edge) and re.match(kind, neighbour) for kind in ("[ァ-ヺーｦ-ﾝ]", "[一-鿿]"))


def lists_of_words(text):
    """Every count of listed words that a filter rests on."""
    values = {}
    for name in ("adult", "violence", "discrimination"):
        found = standing(text, category(name))
        values[f"lexicon/{name}-hits"] = len(found)
        values[f"lexicon/{name}-kinds"] = len(set(found))
        values[f"lexicon/{name}-hits-llm-jp"] = hits(text, lines_of(f"ja_{name}_keywords.txt"), neighbours=True)
        values[f"lexicon/{name}-hits-hojichar"] = hits(text, lines_of(f"{name}_keywords_ja.txt"))
        values[f"lexicon/{name}-kinds-uzushio"] = len(set(longest_matches(text, set(lines_of(f"{name}_keywords_ja.txt")))))
    values["lexicon/advert-hits-hojichar"] = hits(text, lines_of("advertisement_keywords_ja.txt"))
    english = "|".join(re.escape(word) for word in lines_of("adult_keywords_en.txt"))
    values["lexicon/adult-en-hits-hojichar"] = len(re.findall(rf"(?:^| )({english})(?:( |,|\.)|$)", text, re.I))
    bad = set(lines_of("ldnoobw/ja.txt")) - {"sm", "グロ", "女の子"}
    values["lexicon/ldnoobw-ja-hits-c4"] = len(longest_matches(text.lower(), bad))
    return values


SPECIAL = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\v\f　■●◆★☆。、，．！？…・「」（）".replace("・", ""))


def hojichar(text):
    values = {
        "ja/kana-at-head": len(re.findall("[ぁ-んァ-ン]", text[:50])),
        "sentence/kuten-per-letter": ratio(text.count("。"), len(text)),
        "sentence/ends-per-letter": ratio(sum(c in "。．！？!?" for c in text), len(text)),
        "mark/bbs-hojichar": len(re.findall(BBS + "|-", text)),
        "mark/bbs": len(re.findall(BBS, text)),
        "repetition/longest-letter-run": max((len(m.group(0)) for m in re.finditer(r"(.)\1*", text, re.S)), default=0),
        "line/ellipsis-share-hojichar": len(re.findall(r"(?:\.{3}|…)\n", text)) / max(text.count("\n"), 1),
        "line/short-share-hojichar": ratio(sum(len(line) <= 10 for line in text.split("\n")), len(text.split("\n"))),
        "text/letters": len(text),
        "text/filled-lines": sum(line.strip() != "" for line in text.split("\n")),
    }
    special = sum(c in SPECIAL for c in text)
    values["script/special-share-hojichar"] = ratio(special + text.count("士"), len(text))
    values["script/special-share"] = ratio(special, len(text))
    grams = Counter(text[i:i + 5] for i in range(len(text) - 4))
    counts = sorted(grams.values(), reverse=True)
    top = min(int(len(counts) ** 0.5), sum(c > 1 for c in counts))
    values["repetition/character-5gram-share-hojichar"] = ratio(sum(counts[:top]), sum(counts))
    filled = [line for line in text.split("\n") if line.strip()]
    values["line/kana-share"] = ratio(sum(bool(KANA.search(line)) for line in filled), len(filled))
    raw = text.encode("utf-8")
    values["compression/zlib-share"] = ratio(len(zlib.compress(raw, 9)), len(raw)) if raw else 0.0
    return values


# --- Uzushio: HiraganaRatio, WordTypes ------------------------------------------------------------------------------------------------------

def lz4_block(raw):
    """The size of a block by the C library (liblz4), whose algorithm Uzushio's Java library ports."""
    library = ctypes.CDLL("liblz4.so.1")
    room = library.LZ4_compressBound(len(raw))
    return library.LZ4_compress_default(raw, ctypes.create_string_buffer(room), len(raw), room)


def uzushio(text):
    raw = text.replace("\n", "").encode("utf-8")[:1 << 20]
    return {"compression/lz4-share": ratio(lz4_block(raw), len(raw)), "ja/hiragana-share-of-all": ratio(sum("\u3040" <= c <= "\u309f" for c in text), len(text)), "text/letters": len(text)}


# --- datatrove: utils/text.py, gopher_repetition_filter.py, gopher_quality_filter.py, fineweb_quality_filter.py ----------------------------------------------

# PUNCTUATION of utils/text.py; TERMINAL holds those of TERMINAL_PUNCTUATION that the cases use.
PUNCTUATION = set("!/—”:％１〈&(、━\\【#%「」，】；+^]~“《„';’{|∶´[=-`*．（–？！：$～«〉,><》)?）。…@_.\"}►»") | {chr(c) for a, b in ((0, 9), (11, 13), (13, 32), (127, 160)) for c in range(a, b)}
TERMINAL = ("。", "．", "！", "？", "｡", "!", "?", ".")
END_MARKS, CLOSING = "。．｡！？!?.…‥", "」』）)】》〉”’\"'"
WORD = re.compile(r"[ァ-ヺー]+|[A-Za-z]+|[0-9]+|[０-９]+|[\u4e00-\u9fff々〇]{1,2}|[のにをはがとでたてし](?![ぁ-ん])|([^\sぁ-んァ-ヺーA-Za-z0-9０-９\u4e00-\u9fff々〇])\1*")


def words(text):
    """Cuts text made of katakana, Latin, digits, pairs of kanji, lone particles and runs of one mark, where every segmenter of scripts must agree."""
    found, place = [], 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = WORD.match(text, place)
        assert match, f"no undoubted word at {text[place:place + 10]!r}"
        found.append(match.group(0))
        place = match.end()
    return found


STOP = set("のにをはたてがとで年し・月れさ")


def seen_before(pieces):
    seen, count, letters = set(), 0, 0
    for piece in pieces:
        if piece in seen:
            count, letters = count + 1, letters + len(piece)
        else:
            seen.add(piece)
    return count, letters


def datatrove(text):
    values = {}
    tokens = words(text)
    lines = re.split(r"\n+", text)
    count, letters = seen_before(lines)
    values["repetition/duplicate-line-share-datatrove"] = ratio(count, len(lines))
    values["repetition/duplicate-line-letters-share-datatrove"] = ratio(letters, len(text))
    paragraphs = re.split(r"\n{2,}", text.strip())
    count, letters = seen_before(paragraphs)
    values["repetition/duplicate-paragraph-share-datatrove"] = ratio(count, len(paragraphs))
    values["repetition/duplicate-paragraph-letters-share-datatrove"] = ratio(letters, len(text))
    for n in (2, 3, 4):
        grams = Counter(tuple(tokens[i:i + n]) for i in range(len(tokens) - n + 1))
        top, often = grams.most_common(1)[0] if grams else ((), 0)
        values[f"repetition/top-{n}word-share-datatrove"] = ratio(len(" ".join(top)) * often, len(text))
        first = len("".join(top)) * often if often > 1 else 0
        values[f"repetition/top-{n}word-share"] = min(1, ratio(first, len(text)))
    for n in range(5, 11):
        seen, repeated, place = set(), 0, 0
        while place < len(tokens) - n + 1:
            gram = "".join(tokens[place:place + n])
            if gram in seen:
                repeated, place = repeated + len(gram), place + n
            else:
                seen.add(gram)
                place += 1
        values[f"repetition/duplicate-{n}word-share-datatrove"] = ratio(repeated, len(text))
    filled = [line for line in text.split("\n") if line.strip() != ""]
    values["text/filled-lines"] = len(filled)
    values["line/terminal-share-datatrove"] = ratio(sum(line.endswith(TERMINAL) for line in filled), len(filled))
    values["repetition/duplicate-line-letters-share-fineweb"] = ratio(seen_before(filled)[1], len(text.replace("\n", "")))
    values["word/newlines-per-word"] = ratio(text.count("\n"), len(tokens))
    plain = [w for w in tokens if any(c not in PUNCTUATION for c in w)]
    values["text/plain-words-datatrove"] = len(plain)
    values["word/mean-length-datatrove"] = ratio(sum(map(len, plain)), len(plain))
    ours = [w for w in tokens if any(unicodedata.category(c)[0] not in "PS" for c in w)]
    values["text/plain-words"] = len(ours)
    values["word/mean-length"] = ratio(sum(map(len, ours)), len(ours))
    values["line/terminal-share"] = ratio(sum(line.rstrip().rstrip(CLOSING)[-1:] in tuple(END_MARKS) for line in filled), len(filled))
    values["word/hashes-per-word"] = ratio(text.count("#"), len(tokens))
    values["word/ellipses-per-word"] = ratio(text.count("...") + text.count("…"), len(tokens))
    split = text.splitlines()
    values["line/bullet-share-datatrove"] = ratio(sum(line.lstrip().startswith(("•", "-")) for line in split), len(split))
    values["line/ellipsis-share-datatrove"] = ratio(sum(line.rstrip().endswith(("...", "…")) for line in split), len(split))
    values["word/lettered-share"] = ratio(sum(any(c.isalpha() for c in w) for w in tokens), len(tokens))
    values["word/stop-word-kinds"] = len(STOP & set(tokens))
    grams = Counter(tuple(tokens[i:i + 7]) for i in range(len(tokens) - 6))
    values["repetition/word-7gram-share-hojichar"] = ratio(sum(c for c in grams.values() if c > 1), sum(grams.values()))
    return values


# --- C4 and mC4: c4_utils.py as in c4_filters.py -------------------------------------------------------------------------------------------------

def c4(text):
    lengths = sorted((len(line) for line in text.split("\n")), reverse=True)
    return {
        "mark/lorem-ipsum": len(re.findall("lorem ipsum", text, re.I)),
        "mark/curly-brackets": text.count("{"),
        "line/third-longest": lengths[2] if len(lengths) > 2 else 0,
    }
