"""Cases for the limits against harmful pages: both sides of each, and what speaks against a hit."""
import cases_tsumugi
import cases_words
import reference


def measured(text):
    return {**cases_tsumugi.measured(text), **reference.harm(text)}


def page(words, hits, kinds, more=""):
    """Prose with a word of the list between its words every so often."""
    pieces = [more]
    for i in range(hits):
        pieces.append(cases_tsumugi.body(8, 9 * i) + " 、" + words[i % kinds] + "。 ")
    return " ".join(pieces)


def cases():
    yield "plain", "passes", cases_tsumugi.body(80) + "。"
    lists = {name: sorted(word for word in (reference.category(name) if name in ("adult", "violence", "discrimination") else reference.own(f"{name}.txt")) if len(word) >= 4 and all("ァ" <= c <= "ー" or "一" <= c <= "鿿" for c in word)) for name in ("adult", "violence", "discrimination", "gambling", "drugs", "scam")}
    for name, words in lists.items():
        words = words[::max(1, len(words) // 12)][:12]
        yield f"{name}: dense, spread and varied", "above 0.4", page(words, 14, min(10, len(words)))
        yield f"{name}: one word over and over", "a topic, not a kind", page(words, 14, 1)
        yield f"{name}: few hits", "below eight", page(words, 3, 3, cases_tsumugi.body(40, 300))
        yield f"{name}: words of context beside it", "a report", page(words, 14, min(10, len(words)), "、逮捕。 、容疑者。 、起訴。 、裁判所。 、判決。 、弁護士。 、治療。 、依存症。 、相談窓口。 、注意喚起。 、被告。 、警察。")
        yield f"{name}: at the end of a long text", "not spread", cases_tsumugi.body(260, 400) + " " + page(words, 10, min(10, len(words)))
    word = next(w for w in sorted(reference.masked_words()) if len(w) == 4 and all("ア" <= c <= "ン" for c in w))
    for count in (4, 5):
        yield f"{count} masked words", "limit 4", cases_tsumugi.body(80) + " " + " ".join(f"「{word[0]}○{word[2:]}」 " + cases_words.word(i) for i in range(count))
    yield from cases_tsumugi.cases()
    yield "circles of ordinary writing", "no masked word", cases_tsumugi.body(80) + " 「○×クイズ」 「〇〇市」 「二〇二六年」 " * 3
