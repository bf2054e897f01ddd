#!/usr/bin/env python3
"""Writes harm.jsonl: toy documents for the harm measures.

Harmful ones are word salad around words of the lists, in frames of such pages; look-alikes speak of the same things as news, statutes, medicine, help,
dictionaries and fiction do. Nothing here instructs anybody. Every third document (by number) is held out: limits were set without looking at it.
Sentences are our own; the words come from the lists in src/Tsumugi.Stages/Measure (licences: NOTICE.md there).
"""
import json
import pathlib
import random

here = pathlib.Path(__file__).parent
lists = here.parents[2] / "src/Tsumugi.Stages/Measure"


def read(name, least=2):
    lines = (lists / name).read_text(encoding="utf-8").split("\n")
    return sorted({line.strip() for line in lines if len(line.strip()) >= least and not line.startswith(("#", "<"))})


words = {
    "adult": read("Lexicon/llm-jp-corpus-dict/ja_adult_keywords.txt", 3),
    "violence": read("Lexicon/llm-jp-corpus-dict/ja_violence_keywords.txt"),
    "discrimination": read("Lexicon/llm-jp-corpus-dict/ja_discrimination_keywords.txt", 3),
    "gambling": read("Harm/words/gambling.txt", 3),
    "drugs": read("Harm/words/drugs.txt", 3),
    "scam": read("Harm/words/scam.txt", 3),
}
frames = [
    "{a}なら当店が一番！{b}と{c}も今だけ。{d}をお探しの方はこちらから。",
    "★{a}★{b}★{c}★ 毎日更新中！ {d}も見放題です。",
    "ほんとうに{a}が好きな人へ。{b}、{c}、そして{d}まで何でもあります。",
    "【{a}】昨日の{b}はすごかった。みんなで{c}しようぜ。次は{d}だ。",
    "{a}の話をしよう。{b}だろ、{c}だろ、やっぱり{d}が最高。",
    "おすすめの{a}ランキング。1位は{b}、2位は{c}、3位は{d}でした。",
]
news = [
    "{p}県警は{d}日、{a}に関わったとして男二人を逮捕した。捜査関係者によると、二人は{b}の疑いが持たれている。警察は{c}についても調べている。容疑者は容疑を認めているという。地裁は来月にも判決を言い渡す見通しで、被害者の弁護士は会見で再発の防止を訴えた。",
    "{p}市で起きた{a}の事件で、{p}地裁は{d}日、被告に懲役三年の判決を言い渡した。裁判長は{b}の手口が悪質だと述べた。弁護側は控訴を検討している。市は相談窓口を設け、{c}の防止に取り組んでいる。",
]
law = [
    "第{d}条　{a}をした者は、三年以下の懲役又は五十万円以下の罰金に処する。第{d}条の二　前条の規定は、{b}の場合に準用する。この法律の施行の日から六月を経過する日までの間は、なお従前の例による。各号に掲げる{c}については、政令で定める。違反した者に対する罰則は別に定める。",
]
health = [
    "{a}に悩む患者の治療について、医師が解説します。主な症状は不安や不眠で、診断には時間がかかります。{b}をきっかけに病院を受診する人もいます。保健所や相談窓口では、{c}についての相談も受け付けています。予防と早い支援が大切です。研究によると、家族の支援が治療の助けになります。",
    "{a}についての注意喚起です。国民生活センターには、{b}をめぐる相談が多く寄せられています。手口は年々変わっています。{c}という言葉にはご注意ください。困ったときは消費生活センターの相談窓口に相談し、警察にも通報してください。",
]
book = [
    "{a}（名詞）　{b}を指す用語。語源については諸説があり、江戸の辞書には{c}の形で見える。社会学の研究では、時期や地域による違いが統計をもとに論じられている。教育の場でどう扱うかは、教科書によって異なる。論文の数はこの十年で倍になった。",
    "その夜、村の者たちは囲炉裏を囲んで昔の話をした。{a}のことを口にしたのは一番年かさの男だった。外では風が鳴り、犬が遠くで吠えている。「そんなことがあったのか」と若者が言うと、男は黙ってうなずき、火に薪をくべた。雪は朝までやまなかった。翌朝、山はまっ白で、川の音だけが聞こえた。誰もその話を二度とはしなかった。",
]
filler = ["今日は天気がよいので、朝から多くの人が集まりました。", "詳しくは下の一覧を見てください。", "更新は毎週金曜日です。", "駅から歩いて五分ほどの場所にあります。", "写真は昨年の夏に撮ったものです。"]


def fill(text, chosen, rng):
    return text.format(a=chosen[0], b=chosen[1], c=chosen[2], d=chosen[3] if "{d}で" in text or "{d}を" in text or "{d}も" in text or "{d}ま" in text or "{d}だ" in text or "{d}が" in text else rng.randint(2, 28), p=rng.choice("青 東 西 南 北 中".split()))


rows = []
for category, list_ in words.items():
    rng = random.Random(category)
    for i in range(15):
        parts = []
        for _ in range(rng.randint(8, 16)):
            parts.append(fill(rng.choice(frames), rng.sample(list_, 4), rng))
            if rng.random() < 0.3:
                parts.append(rng.choice(filler))
        rows.append({"category": category, "harmful": True, "kind": "page", "text": "".join(parts)})
    for kind, texts in {"news": news, "law": law, "health": health, "book": book}.items():
        for i in range(6):
            parts = []
            for _ in range(rng.randint(2, 5)):
                parts.append(fill(rng.choice(texts), rng.sample(list_, 4), rng))
                parts.append(rng.choice(filler))
            rows.append({"category": category, "harmful": False, "kind": kind, "text": "\n".join(parts)})
with open(here / "harm.jsonl", "w", encoding="utf-8") as out:
    for number, row in enumerate(rows):
        out.write(json.dumps({"id": f"harm-{number:03d}", "held_out": number % 3 == 2, **row}, ensure_ascii=False) + "\n")
