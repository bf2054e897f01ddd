#!/usr/bin/env python3
"""Makes samples/quickstart/pages/pages.warc.gz and its truth file from the large shared data.

Pages of other people are copied as whole gzip members, so not one of their bytes changes; what we wrote ourselves is added
behind them. The same input always gives the same bytes. Usage, from the root of the repository:

    python3 eng/make-quickstart-pages.py [folder of the WARC files, ../shared/data/html_raw if absent]
"""

import base64
import gzip
import hashlib
import io
import json
import pathlib
import sys
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".." / "shared" / "data" / "html_raw"
WARC = ROOT / "samples" / "quickstart" / "pages" / "pages.warc.gz"
TRUTH = ROOT / "tests" / "data" / "warc" / "pages.truth.jsonl"
DATE = "2026-11-22T06:00:00Z"

# File, how many pages, the largest member in bytes, and which addresses must be among them.
HTML = "text/html"
CHOICE = [
    ("law-egov-shiftjis", HTML, 22, 9000, []),
    ("httpd20-iso2022jp", HTML, 8, 6500, ["/docs/2.0/ja/bind.html"]),
    ("httpd22-eucjp", HTML, 10, 6500, ["/docs/2.2/ja/bind.html", "/docs/2.2/ja/dso.html", "/docs/2.2/ja/caching.html"]),
    ("httpd24-utf8", HTML, 4, 7500, ["/docs/2.4/ja/bind.html", "/docs/2.4/ja/dso.html"]),
    ("okumuralab", HTML, 24, 7000, []),
    ("okumuralab", "image/png", 1, 4000, []),
    ("okumuralab", "text/css", 1, 4000, []),
]
OTHER_LANGUAGES = [("ko", "/docs/2.2/ko/bind.html"), ("en", None), ("zh", None), ("de", None)]


def members(path):
    """Gives offset, raw bytes and content of each gzip member."""
    data = path.read_bytes()
    offset = 0
    while offset < len(data):
        inflate = zlib.decompressobj(31)
        content = inflate.decompress(data[offset:])
        end = len(data) - len(inflate.unused_data)
        yield offset, data[offset:end], content
        offset = end


def truths(name):
    with gzip.open(SOURCE / f"{name}.truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def spread(items, count):
    """Takes items evenly from a list."""
    return [items[i * len(items) // count] for i in range(min(count, len(items)))]


def choose(name, mime, count, largest, musts):
    raw = {offset: member for offset, member, _ in members(SOURCE / f"{name}.warc.gz")}
    fit = [t for t in truths(name) if t["mime"] == mime]
    wanted = [t for t in fit if any(t["uri"].endswith(must) for must in musts)]
    rest = [t for t in fit if t not in wanted and 500 < len(raw[t["offset"]]) <= largest]
    picked = sorted(wanted + spread(rest, count - len(wanted)), key=lambda t: t["offset"])
    return [(t, raw[t["offset"]]) for t in picked]


def choose_languages():
    name = "httpd-other-languages"
    raw = {offset: member for offset, member, _ in members(SOURCE / f"{name}.warc.gz")}
    for language, ending in OTHER_LANGUAGES:
        fit = [t for t in truths(name) if t["lang"].startswith(language) and len(raw[t["offset"]]) <= 7500]
        picked = next((t for t in fit if ending and t["uri"].endswith(ending)), fit[0])
        yield picked, raw[picked["offset"]]


def record(kind, url, content, content_type, number):
    block = base64.b32encode(hashlib.sha1(content).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: {DATE}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-5000-8000-{number:012d}>\r\n"
        + (f"WARC-Target-URI: {url}\r\n" if url else "")
        + f"WARC-Block-Digest: sha1:{block}\r\nContent-Type: {content_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0, filename="") as stream:
        stream.write(head.encode() + content + b"\r\n\r\n")
    return packed.getvalue()


def undecodable():
    """A page whose bytes fit no encoding of the web: high bytes and control bytes from a fixed generator."""
    state, noise = 20261122, bytearray()
    for _ in range(6000):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        value = state >> 56
        noise.append(value | 0x80 if value % 8 else value % 8)
    return b"<!DOCTYPE html>\n<html><head><title>Noise</title></head><body><p>" + bytes(noise) + b"</p></body></html>\n"


def response(status, headers, body):
    return f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body


def ours():
    """What we wrote: an answer that is no page, a page of noise, and a revisit."""
    plain = "<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>見つかりません</title></head><body><p>お探しのページはありません。</p></body></html>\n"
    yield "response", "https://quickstart.example/missing.html", response("404 Not Found", "Content-Type: text/html; charset=utf-8\r\n", plain.encode())
    yield "response", "https://quickstart.example/noise.html", response("200 OK", "Content-Type: text/html\r\n", undecodable())
    yield "revisit", "https://quickstart.example/noise.html", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def main():
    chosen = [page for choice in CHOICE for page in choose(*choice)] + list(choose_languages())
    info = b"software: eng/make-quickstart-pages.py\r\nformat: WARC File Format 1.0\r\ndescription: sample pages, see SOURCES.md\r\n"
    out = bytearray(record("warcinfo", "", info, "application/warc-fields", 0))
    lines = []
    for truth, member in chosen:
        lines.append({**truth, "offset": len(out)})
        out += member

    # One page again under another address: an exact duplicate.
    truth, member = next(page for page in chosen if page[0]["uri"].startswith("https://okumuralab.org/") and page[0]["http_body"] == "identity" and page[0]["mime"] == HTML)
    content = zlib.decompress(member, 31).split(b"\r\n\r\n", 1)[1][:-4]
    again = truth["uri"].replace("https://okumuralab.org/", "https://quickstart.example/mirror/")
    lines.append({**truth, "uri": again, "offset": len(out), "record_id": f"urn:uuid:00000000-0000-5000-8000-{1:012d}"})
    out += record("response", again, content, "application/http; msgtype=response", 1)

    for number, (kind, url, content) in enumerate(ours(), start=2):
        body = content.split(b"\r\n\r\n", 1)[1]
        lines.append({
            "uri": url, "record_id": f"urn:uuid:00000000-0000-5000-8000-{number:012d}", "offset": len(out), "mime": HTML,
            "true_encoding": None if b"Noise" in body or not body else "utf-8", "header_charset": "utf-8" if b"charset=utf-8\r\n" in content else None,
            "http_body": "identity", "bytes": len(body), "sha1": hashlib.sha1(body).hexdigest(), "lang": "ja", "licence": "Apache-2.0",
            "source": "written for this sample", "type": kind, "status": int(content[9:12]),
        })
        out += record(kind, url, content, "application/http; msgtype=response", number)

    WARC.parent.mkdir(parents=True, exist_ok=True)
    TRUTH.parent.mkdir(parents=True, exist_ok=True)
    WARC.write_bytes(out)
    TRUTH.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} records, {len(out)} bytes")


if __name__ == "__main__":
    main()
