"""The parts of bench/tokenizer-parity that read and compare lines.

lines TEXTS WORK MB: writes train.jsonl (four of five documents of the shared texts) and, of the others, MB megabytes of lines: lines.jsonl as UTF-16 in JSON, lines.txt as UTF-8.
table WORK SENTENCEPIECE TRANSFORMERS LLAMA: compares what the programs said.
"""
import glob
import gzip
import json
import os
import sys

# Where tokenizers part: planes and blocks of kanji, marks that join, blanks, halves of surrogate pairs in every place, and the names of marks.
ODD = ["  前 後  ", "\t\u00a0\u3000\u200b\ufeff。", "か\u3099e\u0301葛\U000e0100", "👩‍👩‍👧🇯🇵", "<s>文</s><unk><0x0A><pad>", "\ufffd\ue000\ufffe\uffff", "ｶﾞｷﾞ㈱㍻Ⅲ①", "12,345.678年",
       "\ud83d", "前\ud83d後", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\ud842\ud842\udfb7野家", "字\udbff"]
BLOCKS = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2EBE0), (0x2F800, 0x2FA1D), (0x30000, 0x323AF), (0x3041, 0x30FF), (0xFF00, 0xFFEF)]


def whole(text):
    """Writes what every program makes of halves of pairs that are given to it as text."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def lines(texts, work, megabytes):
    room = float(megabytes) * 1e6
    files = sorted(glob.glob(os.path.join(texts, "*.jsonl.gz")))
    with open(work + "/train.jsonl", "w") as train, open(work + "/lines.jsonl", "w") as asked, open(work + "/lines.txt", "w") as plain:
        def ask(text):
            asked.write(json.dumps({"text": text}) + "\n")
            plain.write(whole(text) + "\n")

        for text in ODD:
            ask(text)
        for first, last in BLOCKS:
            for start in range(first, last + 1, 40):
                ask("、".join(map(chr, range(start, min(start + 40, last + 1), 3))) + "を書く")
        for path in files:
            left = room / len(files) if path != files[-1] else room
            for number, row in enumerate(gzip.open(path, "rt", encoding="utf-8")):
                text = json.loads(row)["text"]
                if number % 5:
                    train.write(json.dumps({"text": text}) + "\n")
                    continue
                for line in text.replace("\r", "").replace("\0", "").split("\n"):
                    size = len(line.encode("utf-8", "replace")) + 1
                    if left >= size:
                        ask(line)
                        left -= size
                        room -= size
        # Small files leave room, which the large ones fill: those lines that were passed over for want of it come from the documents held out, too.
        for path in files:
            for number, row in enumerate(gzip.open(path, "rt", encoding="utf-8")):
                if room <= 0:
                    return
                if number % 5 == 0:
                    for line in reversed(json.loads(row)["text"].replace("\r", "").replace("\0", "").split("\n")):
                        size = len(line.encode("utf-8", "replace")) + 1
                        if room >= size:
                            ask(line)
                            room -= size


def table(work, *versions):
    rows = [json.loads(row) for row in open(work + "/own.jsonl", encoding="utf-8", errors="surrogatepass")]
    size = os.path.getsize(work + "/lines.txt")
    tokens = sum(len(row["tokens"]) for row in rows)
    print(f"{len(rows):,} lines, {size / 1e6:.1f} MB, {tokens:,} tokens\n")
    print(f"{'program':38} {'lines with other ids':>21} {'ids the same, other text':>25}")
    bad = 0
    spm = [list(map(int, row.split())) for row in open(work + "/spm.txt")]
    assert len(spm) == len(rows), "spm_encode gave another number of lines"
    wrong = [(row["text"], row["tokens"], theirs) for row, theirs in zip(rows, spm) if row["tokens"] != theirs]
    show("SentencePiece " + versions[0], wrong, None)
    bad += len(wrong)
    for name, path in (("@huggingface/transformers " + versions[1], "transformers"), ("node-llama-cpp " + versions[2], "llama")):
        said = open(f"{work}/{path}.txt", encoding="utf-8").read().rstrip("\n").split("\n")
        assert len(said) == len(rows), f"{name} gave another number of lines"
        others = [json.loads(row) for row in said if row != "same"]
        wrong = [(row["text"], row["ours"], row["theirs"]) for row in others if row["theirs"] != row["ours"]]
        show(name, wrong, [row for row in others if row["theirs"] == row["ours"]])
        bad += len(wrong)
    return bad > 0


def show(name, wrong, texts):
    print(f"{name:38} {len(wrong):>21,} {'–' if texts is None else format(len(texts), ',') :>25}")
    for text, ours, theirs in wrong[:3]:
        print(f"    {text[:60]!r}\n      ours   {ours[:24]}\n      theirs {theirs[:24]}")
    for row in (texts or [])[:3]:
        print(f"    {row['text'][:60]!r} came back as {row['back'][:60]!r}")


if __name__ == "__main__":
    sys.exit({"lines": lines, "table": table}[sys.argv[1]](*sys.argv[2:]))
