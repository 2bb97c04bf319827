"""Whole reports: of the events coded, how many are marked; of those marked, how many are coded.

    python benchmarks/reports.py [--split dev|test] [--wrong]

Reads ``corpus/reports.jsonl``: authored reports on public affairs and on business,
accidents, crime and life, in which the trigger of every event is marked. An event is right
when a marked event of its type stands in the same sentence; the trigger need not be the
same word. ``--wrong`` lists the events that are not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from dragoman import code
from dragoman.evaluate.intervals import Bootstrap
from dragoman.evaluate.tasks.labelled import share
from dragoman.types import Record, Sentence

REPORTS = Path(__file__).resolve().parents[1] / "corpus" / "reports.jsonl"
FIELDS = {"P": "public affairs", "B": "business", "A": "accidents", "C": "crime", "L": "life"}


def of(record: Record, at: int) -> Sentence | None:
    """The sentence at a character of the text."""
    return next((s for s in record.sentences if s.start <= at < s.end), None)


Rows = list[tuple[str, bool]]  # field of the report, and whether it is right or found


def measure(split: str | None, wrong: bool = False) -> tuple[Rows, Rows, Counter[tuple[str, bool]]]:
    """Events coded, each right or not; events marked, each found or not; counts by type."""
    coded: Rows = []
    marked: Rows = []
    kinds: Counter[tuple[str, bool]] = Counter()
    for line in REPORTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if split and row["split"] != split:
            continue
        record = code(row["text"])
        gold = [(of(record, e["trigger"][0]), e["type"]) for e in row["events"]]
        told = [(of(record, e.trigger.start), e.type.value, e) for e in record.events]
        for sentence, kind, event in told:
            right = (sentence, kind) in gold
            coded.append((row["field"], right))
            kinds[kind, right] += 1
            if wrong and not right and sentence is not None:
                there = "/".join(k for s, k in gold if s is sentence) or "nothing"
                words = " ".join(record.document.text[sentence.start : sentence.end].split())
                print(f"{row['field']} {kind} ({event.trigger.text}, {event.explain.rule}, "
                      f"{event.confidence}) for {there}: {words}")  # fmt: skip
        again = [d for d in record.dropped if d.reason.startswith("told again")]
        for event, (sentence, kind) in zip(row["events"], gold, strict=True):
            found = any(sentence is s and kind == k for s, k, _ in told)
            start, end = event["trigger"]
            once = any(d.start < end and start < d.end for d in again)  # told in another sentence
            marked.append((row["field"], found or once))
    return coded, marked, kinds


def main() -> None:
    """Print figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", choices=("dev", "test"))
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args()
    coded, marked, kinds = measure(args.split, args.wrong)
    for name, rows in (("precision", coded), ("recall", marked)):
        m = share(Bootstrap(len(rows)), name, [right for _, right in rows])
        parts = "; ".join(
            f"{FIELDS[f]} {sum(own) / max(1, len(own)):.3f} of {len(own)}"
            for f in FIELDS
            if (own := [right for field, right in rows if field == f])
        )
        print(f"{name:10} {m.value:.3f} ({m.low:.3f}–{m.high:.3f}) of {len(rows)}: {parts}")
    for kind in sorted({k for k, _ in kinds}):
        print(f"{kind:10} {kinds[kind, True]} right, {kinds[kind, False]} wrong")


if __name__ == "__main__":
    main()
