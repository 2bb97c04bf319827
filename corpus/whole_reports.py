"""Turn whole reports with marked events into corpus rows, and check every row.

    python corpus/whole_reports.py SOURCE.txt…   rewrite corpus/reports.jsonl from blocks
    python corpus/whole_reports.py --check       check corpus/reports.jsonl and print its make-up

A block has the lines ``field: X`` (P public affairs, B business, A accidents and nature, C
ordinary crime, L life) and ``slug: name``, then the headline and the body, in which the
trigger of every event is marked ``[TYPE!word]``. Blocks are parted by a line ``====``. The
reports are for measuring: half of them are dev, half test, none is learnt from.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from hashlib import blake2b

from build import HERE, measured_texts, near_duplicates, rebuild

from dragoman.types import Plover

ROWS = HERE / "reports.jsonl"
MARK = re.compile(r"\[([A-Z]+)!([^\[\]]*)\]")
FIELDS = frozenset("PBACL")


def parse(block: str) -> dict[str, object]:
    """A corpus row of a block; raises ValueError with the slug and the fault."""
    head, slug_line, *lines = block.strip().split("\n")
    field, slug = head.removeprefix("field:").strip(), slug_line.removeprefix("slug:").strip()
    if field not in FIELDS or not slug_line.startswith("slug:"):
        raise ValueError(f"{slug}: a block begins with 'field: X' and 'slug: name'")
    marked, text, done, events = "\n".join(x.strip() for x in lines if x.strip()), "", 0, []
    for m in MARK.finditer(marked):
        text += marked[done : m.start()]
        events.append({"type": m[1], "trigger": [len(text), len(text) + len(m[2])]})
        text += m[2]
        done = m.end()
    return {
        "id": "r" + blake2b((text + marked[done:]).encode(), digest_size=6).hexdigest(),
        "slug": slug,
        "split": split(slug),
        "field": field,
        "text": text + marked[done:],
        "events": events,
    }


def split(slug: str) -> str:
    """Dev or test, by the slug alone."""
    return "test" if blake2b(slug.encode(), digest_size=4).digest()[0] % 2 else "dev"


def check(rows: list[dict]) -> list[str]:  # type: ignore[type-arg]
    """All faults, each with the slug of its row."""
    out = [f"{k}: stands twice" for k, n in Counter(r["slug"] for r in rows).items() if n > 1]
    for row in rows:
        unknown = {e["type"] for e in row["events"]} - set(Plover.__members__)
        out += [f"{row['slug']}: unknown type {t}" for t in sorted(unknown)]
        if "[" in row["text"] or "]" in row["text"]:
            out.append(f"{row['slug']}: stray bracket")
        if row["field"] == "P" and not row["events"]:
            out.append(f"{row['slug']}: a report on public affairs without an event")
    theirs = measured_texts()
    mine = [(r["slug"], s) for r in rows for s in re.split(r"(?<=[.!?])\s+|\n", r["text"])]
    for a, b in near_duplicates([*theirs, *(s for _, s in mine)]):
        if a < len(theirs) <= b:
            out.append(f"{mine[b - len(theirs)][0]}: too like a measuring sentence")
    return out


def main() -> int:
    """Build or check; exit status 1 when there are faults."""
    if "--check" not in sys.argv:
        rebuild(ROWS, sys.argv[1:], "\n====\n", parse, "slug")
    found = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    wrong = check(found)
    print(*wrong, sep="\n")
    events = [e["type"] for r in found for e in r["events"]]
    print(f"{len(found)} reports, {len(events)} events, {len(wrong)} faults")
    for key in ("split", "field"):
        print(key, dict(Counter(r[key] for r in found).most_common()))
    print("type", dict(Counter(events).most_common()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
