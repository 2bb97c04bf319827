"""The two ways to the main text of a page: how good, how fast.

    DRAGOMAN_GOLD=… python benchmarks/extraction.py

Prints 4-gram precision, recall and F1 and pages a second on one core, for the whole of
``read_page`` and for finding the text alone.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from pathlib import Path

from dragoman.errors import InputError
from dragoman.evaluate.metrics.pages import page_scores
from dragoman.ingest.extractors import main_text
from dragoman.ingest.pages import read_page


def main() -> int:
    gold = Path(os.environ.get("DRAGOMAN_GOLD", "../shared/gold"))
    path = gold / "extraction" / "scrapinghub_dev.jsonl.gz"
    if not path.is_file():
        print(f"{path} not found (set DRAGOMAN_GOLD)")
        return 1
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    print(f"{len(rows)} pages")
    for fast, name in ((False, "trafilatura"), (True, "resiliparse")):
        read(rows[0]["html"], fast)  # imports
        start = time.perf_counter()
        scores = [page_scores(read(r["html"], fast), r["articleBody"]) for r in rows]
        whole = time.perf_counter() - start
        start = time.perf_counter()
        for row in rows:
            main_text(row["html"], fast=fast)
        alone = time.perf_counter() - start
        p, r = (sum(s[i] for s in scores) / len(rows) for i in (0, 1))
        print(
            f"{name:12} P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}  "
            f"{len(rows) / whole:.0f} pages/s, text alone {len(rows) / alone:.0f} pages/s"
        )
    return 0


def read(html: str, fast: bool) -> str:
    try:
        return read_page(html, fast=fast).text
    except InputError:
        return ""


if __name__ == "__main__":
    sys.exit(main())
