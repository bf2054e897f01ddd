"""Main text of every HTML response of a folder of WARC files with FastWARC and Trafilatura, one JSON object a line."""
import glob
import json
import sys

import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType

for path in sorted(glob.glob(sys.argv[1] + "/*.warc.gz")):
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            text = trafilatura.extract(record.reader.read()) or ""
            json.dump({"url": record.headers.get("WARC-Target-URI"), "text": text}, sys.stdout, ensure_ascii=False)
            sys.stdout.write("\n")
