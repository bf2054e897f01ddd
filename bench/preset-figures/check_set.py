"""A small labelled set: documents that a Japanese corpus should keep, and such that it should not.

Good ones are drawn from shared data by a fixed rule (every so many documents, long enough to be one); bad ones are short or untranslated pages of
a real help system, and lists and keyword texts that are made here from public-domain words and a seed. Nothing of it is stored in the repository.
"""
import gzip
import json
import random
from pathlib import Path


def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def every(documents, count, least, most=None):
    fit = [d for d in documents if least <= len(d["text"]) and (most is None or len(d["text"]) <= most)]
    step = max(1, len(fit) // count)
    return [d["text"] for d in fit[::step][:count]]


def latin_share(text):
    letters = [c for c in text if not c.isspace()]
    return sum(c.isascii() and c.isalpha() for c in letters) / max(1, len(letters))


def good(shared, pages):
    text = shared / "text"
    yield from (("aozora", t) for t in every(read(text / "aozora.jsonl.gz"), 60, 400))
    yield from (("law", t) for t in every(read(text / "law.jsonl.gz"), 60, 400))
    yield from (("wikipedia", t) for t in every(read(text / "wikipedia-leads.jsonl.gz"), 60, 200))
    yield from (("blog", t) for t in every(read(text / "baldanders-blog.jsonl.gz"), 40, 400))
    yield from (("manual with code", t) for t in every(read(text / "jsprimer.jsonl.gz"), 30, 400))
    yield from (("manual with code", t) for t in every(read(pages / "httpd24-utf8.jsonl"), 20, 400))
    yield from (("personal site", t) for t in every([d for d in read(pages / "okumuralab.jsonl") if latin_share(d["text"]) < 0.3], 40, 400))
    yield from (("questions and answers", t) for t in questions(shared))


def questions(shared):
    """A paragraph of JSQuAD, then its questions with their answers, as a page of questions and answers has them."""
    with gzip.open(shared / "eval" / "jglue" / "jsquad-v1.3" / "valid-v1.3.json.gz", "rt", encoding="utf-8") as file:
        data = json.load(file)["data"]
    paragraphs = [p for article in data for p in article["paragraphs"] if len(p["context"]) >= 150 and len(p["qas"]) >= 2]
    for paragraph in paragraphs[::max(1, len(paragraphs) // 30)][:30]:
        context = paragraph["context"].replace(" [SEP] ", "\n")
        yield context + "\n" + "\n".join(f"質問：{qa['question']}\n答え：{qa['answers'][0]['text']}です。" for qa in paragraph["qas"])


def bad(shared, pages):
    help_pages = read(pages / "libreoffice-help-ja.jsonl")
    yield from (("stub", t) for t in every(help_pages, 60, 20, 120))
    yield from (("untranslated", t) for t in every([d for d in help_pages if latin_share(d["text"]) > 0.6], 60, 200))
    yield from lists(shared)
    yield from spam(shared)


def lists(shared):
    """Addresses, dictionary entries, log lines and prices, as machines write them."""
    chance = random.Random(1)
    codes = gzip.open(shared / "lexica" / "skk-zipcode" / "SKK-JISYO.zipcode.eucjp.gz", "rt", encoding="euc_jis_2004", errors="replace").read().split("\n")
    codes = [line for line in codes if line[:1].isdigit() and "/" in line]
    words = gzip.open(shared / "lexica" / "edict" / "edict.eucjp.gz", "rt", encoding="euc_jp", errors="replace").read().split("\n")[1:]
    for _ in range(20):
        start = chance.randrange(len(codes) - 80)
        yield "machine list", "\n".join(f"〒{line.split(' ')[0]} {line.split('/')[1]}" for line in codes[start:start + 80])
        start = chance.randrange(len(words) - 60)
        yield "machine list", "\n".join(words[start:start + 60])
        yield "machine list", "\n".join(f"2026-11-{chance.randrange(1, 29):02d} {chance.randrange(24):02d}:{chance.randrange(60):02d} [INFO] サーバ{chance.randrange(9)} 接続 10.0.{chance.randrange(255)}.{chance.randrange(255)} 完了 {chance.randrange(10**6)}" for _ in range(40))


def spam(shared):
    """Keyword texts: brands and goods again and again, town names with one phrase, teasers that break off."""
    chance = random.Random(2)
    goods = ["ブランド", "バッグ", "財布", "時計", "激安", "送料無料", "通販", "最安値", "ランキング", "口コミ", "レディース", "メンズ", "新作", "限定", "セール", "正規品", "中古", "買取", "人気", "おすすめ"]
    towns = [line.split("/")[1] for line in gzip.open(shared / "lexica" / "skk-zipcode" / "SKK-JISYO.zipcode.eucjp.gz", "rt", encoding="euc_jis_2004", errors="replace").read().split("\n") if line[:1].isdigit() and "/" in line]
    for _ in range(20):
        yield "keyword spam", " ".join(chance.choice(goods) for _ in range(300))
        yield "keyword spam", "\n".join(f"{chance.choice(towns)}で{chance.choice(goods)}の{chance.choice(goods)}なら当店へ" for _ in range(40))
        yield "keyword spam", "\n".join(f"{chance.choice(goods)}{chance.choice(goods)}の{chance.choice(goods)}は今だけ…" for _ in range(40))
        yield "navigation", "\n".join(chance.choice(["ホーム", "会社概要", "お問い合わせ", "サイトマップ", "利用規約", "プライバシーポリシー", "ログイン", "新規登録", "カートを見る", "よくある質問", "ページの先頭へ", "次へ", "前へ", "一覧へ戻る"]) for _ in range(60))


def build(shared, pages):
    for label, documents in (("good", good(shared, pages)), ("bad", bad(shared, pages))):
        for number, (kind, text) in enumerate(documents):
            yield {"id": f"{label}-{number}", "label": label, "kind": kind, "text": text}


if __name__ == "__main__":
    import sys
    for line in build(Path(sys.argv[1]), Path(sys.argv[2])):
        print(json.dumps(line, ensure_ascii=False))
