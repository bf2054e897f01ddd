"""Main text of every HTML response of a folder of WARC files with FastWARC and Resiliparse, one JSON object a line."""
import glob
import json
import sys

from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

for path in sorted(glob.glob(sys.argv[1] + "/*.warc.gz")):
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            body = record.reader.read()
            encoding = detect_encoding(body)
            text = extract_plain_text(HTMLTree.parse_from_bytes(body, encoding), main_content=True)
            json.dump({"url": record.headers.get("WARC-Target-URI"), "encoding": encoding, "text": text}, sys.stdout, ensure_ascii=False)
            sys.stdout.write("\n")
