"""Main content of pages by a tool written in Python: extract.py readability-lxml|trafilatura|resiliparse PAGES.jsonl TO.jsonl

Each page's answer, then the CPU seconds of each archive (parsing and extraction, pages in memory, after a warm-up on twenty pages of each archive).
"""
import itertools
import json
import logging
import sys
import time

tool, source, target = sys.argv[1:]
logging.disable(logging.CRITICAL)


def choose():
    """The tool's version and a function from a page to its answer."""
    if tool == "readability-lxml":
        from importlib.metadata import version

        from readability import Document

        def extract(page):
            document = Document(page["html"])
            return {"html": document.summary(html_partial=True), "title": document.short_title() or ""}

        return version("readability-lxml"), extract
    if tool == "trafilatura":
        import trafilatura

        # favor_recall and tables: documentation pages are what the gold holds.
        def extract(page):
            return {"text": trafilatura.extract(page["html"], favor_recall=True, include_comments=False, include_tables=True) or ""}

        return trafilatura.__version__, extract
    if tool == "resiliparse":
        import resiliparse
        from resiliparse.extract.html2text import extract_plain_text

        def extract(page):
            return {"text": extract_plain_text(page["html"], main_content=True, list_bullets=False)}

        return resiliparse.__version__, extract
    sys.exit(f"{tool}: not a tool of this script")


version, extract = choose()


def answer(page):
    try:
        return extract(page)
    except Exception as fault:  # a page that a tool cannot take is an empty answer, and is listed
        return {"text": "", "error": f"{type(fault).__name__}: {fault}".replace("\n", " ")[:200]}


with open(source, encoding="utf-8") as lines:
    pages = [json.loads(line) for line in lines]
archives = [(file, list(few)) for file, few in itertools.groupby(pages, key=lambda page: page["file"])]
for _, few in archives:
    for page in few[:20]:
        answer(page)

with open(target, "w", encoding="utf-8") as output:
    for file, few in archives:
        before = time.process_time()
        answers = [answer(page) for page in few]
        seconds = time.process_time() - before
        for page, given in zip(few, answers):
            output.write(json.dumps({"file": file, "uri": page["uri"], **given}, ensure_ascii=False) + "\n")
        output.write(json.dumps({"file": file, "seconds": seconds}) + "\n")
    output.write(json.dumps({"version": version}) + "\n")
