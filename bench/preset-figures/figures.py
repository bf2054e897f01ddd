"""Holds every preset against all shared documents and writes the tables of docs/en/presets.md and docs/ja/presets.md."""
import gzip
import json
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import check_set

ROOT = Path(__file__).resolve().parents[2]
TSUMUGI = str(ROOT / "tsumugi")
ARCHIVES = ["law-egov-shiftjis", "httpd20-iso2022jp", "httpd22-eucjp", "httpd24-utf8", "httpd-other-languages", "okumuralab", "jsprimer", "plateau-lod2-manual", "libreoffice-help-ja", "libreoffice-help-zh-ko"]


def run(*arguments):
    return subprocess.run([TSUMUGI, *map(str, arguments)], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def gather(shared, work):
    """Reads pages and texts once; what the language gate of a build would leave out is left out."""
    pages = work / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    documents = work / "documents.jsonl"
    for name in ARCHIVES:
        if not (pages / f"{name}.jsonl").exists():
            (pages / f"{name}.jsonl").write_text(run("extract", shared / "html_raw" / f"{name}.warc.gz"), encoding="utf-8")
    if documents.exists():
        return pages, documents
    with open(documents, "w", encoding="utf-8") as out:
        sources = [("web: " + name, pages / f"{name}.jsonl") for name in ARCHIVES] + [("text: " + path.name.removesuffix(".jsonl.gz"), path) for path in sorted((shared / "text").glob("*.jsonl.gz"))]
        for source, path in sources:
            for number, line in enumerate(run("identify", path).splitlines()):
                document = json.loads(line)
                if document["language"] == "ja" and document["confidence"] >= 0.8 and document["text"]:
                    out.write(json.dumps({"id": f"{source}\t{number}", "url": document.get("url") or "", "text": document["text"]}, ensure_ascii=False) + "\n")
    return pages, documents


def judge(preset, quirks, path):
    """Verdict of each document, and the rules that drop it."""
    verdicts = {}
    for line in run("judge", "--preset", preset, *(["--quirks", quirks] if quirks else []), path).splitlines():
        judged = json.loads(line)
        verdicts[judged["id"]] = [decision["rule"] for decision in judged["decisions"] if decision.get("keep") is False]
    return verdicts


def table(head, rows):
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "|".join(["---"] + ["---:"] * (len(head) - 1)) + "|"] + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) + "\n"


def share(part, whole):
    return f"{100 * part / whole:.1f}" if whole else "–"


def main(shared, work):
    pages, documents = gather(shared, work)
    check = work / "check.jsonl"
    labelled = list(check_set.build(shared, pages))
    check.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in labelled), encoding="utf-8")
    letters = {}
    with open(documents, encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            letters[document["id"]] = len(document["text"])
    presets = [json.loads(line)["name"] for line in run("rules", "--json").splitlines()]
    verdicts = {preset: judge(preset, "", documents) for preset in presets}
    checked = {preset: judge(preset, "", check) for preset in presets}
    parts = {language: figures(language, presets, letters, verdicts, labelled, checked, documents, check) for language in ("en", "ja")}
    for language, text in parts.items():
        page = ROOT / "docs" / language / "presets.md"
        before, _, rest = page.read_text("utf-8").partition("<!-- figures -->\n")
        _, _, after = rest.partition("<!-- end of figures -->\n")
        page.write_text(before + "<!-- figures -->\n" + text + "<!-- end of figures -->\n" + after, encoding="utf-8")


COSTS = {}


def figures(language, presets, letters, verdicts, labelled, checked, documents, check):
    def t(english, japanese):
        return english if language == "en" else japanese

    sources = sorted({identity.split("\t")[0] for identity in letters})
    out = ["\n### " + t("Documents kept, per cent", "採用された文書（%）") + "\n\n"]
    rows = []
    for source in sources:
        members = [identity for identity in letters if identity.split("\t")[0] == source]
        rows.append([source, len(members)] + [share(sum(not verdicts[preset][i] for i in members), len(members)) for preset in presets])
    rows.append([t("all documents", "全文書"), len(letters)] + [share(sum(not verdicts[preset][i] for i in letters), len(letters)) for preset in presets])
    rows.append([t("all letters", "全文字"), sum(letters.values())] + [share(sum(letters[i] for i in letters if not verdicts[preset][i]), sum(letters.values())) for preset in presets])
    out.append(table([t("source", "情報源"), t("documents", "文書数"), *presets], rows))

    out.append("\n### " + t("Agreement: documents with the same verdict, per cent", "一致率：判定が同じ文書（%）") + "\n\n")
    same = {(a, b): sum(bool(verdicts[a][i]) == bool(verdicts[b][i]) for i in letters) for a, b in combinations(presets, 2)}
    out.append(table(["", *presets], [[a] + ["" if a == b else share(same.get((a, b), same.get((b, a), 0)), len(letters)) for b in presets] for a in presets]))

    out.append("\n### " + t("The labelled set", "ラベルつきの確認用文書") + "\n\n")
    labels = {d["id"]: d for d in labelled}
    kinds = [k for k in dict.fromkeys((d["label"], d["kind"]) for d in labelled)]
    rows = []
    for preset in presets:
        kept = [i for i in labels if not checked[preset][i]]
        good = sum(labels[i]["label"] == "good" for i in kept)
        all_good = sum(d["label"] == "good" for d in labelled)
        rows.append([preset, f"{good / len(kept):.3f}" if kept else "–", f"{good / all_good:.3f}"] + [f"{sum(labels[i]['label'] == label and labels[i]['kind'] == kind for i in kept)}/{sum(d['label'] == label and d['kind'] == kind for d in labelled)}" for label, kind in kinds])
    out.append(table([t("preset", "プリセット"), t("precision", "適合率"), t("recall", "再現率"), *[f"{kind}" + (t(" (good)", "（良）") if label == "good" else t(" (bad)", "（悪）")) for label, kind in kinds]], rows))

    out.append("\n### " + t("The rules that cost most: documents that fail them, and that fail nothing else", "影響の大きい規則：満たさない文書と、それだけを満たさない文書") + "\n\n")
    rows = []
    for preset in presets:
        failing = Counter(rule for fails in verdicts[preset].values() for rule in fails)
        only = Counter(fails[0] for fails in verdicts[preset].values() if len(fails) == 1)
        rows.append([preset, "; ".join(f"`{rule}` {count} ({only[rule]})" for rule, count in failing.most_common(5))])
    out.append(table([t("preset", "プリセット"), t("rule: failing (alone)", "規則：不合格の文書（それだけ）")], rows).replace("---:", "---"))

    out.append("\n### " + t("What each quirk costs: documents that come back or go when it is repaired", "癖の影響：直すと戻る文書と、落ちる文書") + "\n\n")
    rows = []
    for preset in presets:
        quirks = [json.loads(line) for line in run("rules", preset, "--json").splitlines()]
        names = [line["quirk"] for line in quirks if "quirk" in line]
        for wish in [f"{name}=off" for name in names] + (["off"] if names else []):
            if (preset, wish) not in COSTS:
                COSTS[preset, wish] = (judge(preset, wish, documents), judge(preset, wish, check))
            repaired, _ = COSTS[preset, wish]
            rows.append([f"{preset}: {wish.removesuffix('=off') if wish != 'off' else t('all', 'すべて')}", sum(bool(verdicts[preset][i]) and not repaired[i] for i in letters), sum(not verdicts[preset][i] and bool(repaired[i]) for i in letters)])
    out.append(table([t("quirk", "癖"), t("come back", "戻る"), t("go", "落ちる")], rows))
    return "".join(out) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
