"""What spinning does to the reading: detection, readings, and events against the originals.

    python benchmarks/spun.py [--events] [--step N] [--clean FILE.jsonl.gz ...] [--cost]

Reads the authored set in tests/eval/spun: 28 stories with three sets of countries each, spun
by a thesaurus and by a phrase list that no training has seen. ``--clean`` counts false alarms
in files of clean texts (one JSON object with a ``text`` a line). ``--events`` codes every
N-th page and its original, with and without the readings. ``--cost`` compares the time with
that of the parse.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import statistics
import time
from collections import Counter
from pathlib import Path

import msgspec

from dragoman import pipeline
from dragoman.annotate.integrity import inspect_text
from dragoman.annotate.integrity.signs import MIN_FINGERPRINTS
from dragoman.lexicon.fingerprints import load_fingerprints, plain_words
from dragoman.nouns import Page
from dragoman.types import Integrity, Record

SET = Path(__file__).resolve().parents[1] / "tests" / "eval" / "spun"
MECHANISMS = ("thesaurus", "phrases")

Spun = dict[str, object]


def rows(name: str) -> list[Spun]:
    """Pages of the set: ``originals`` or ``spun``."""
    return [
        json.loads(line) for line in (SET / f"{name}.jsonl").read_text("utf-8").split("\n")[:-1]
    ]


def fingerprints_alone(text: str) -> bool:
    """Whether the fingerprints would call the text spun without the learned score."""
    names = {
        name
        for rule in load_fingerprints()
        if rule.counts and next(rule.find(text, plain_words(text)), None)
        for name in rule.counts
    }
    return len(names) >= MIN_FINGERPRINTS


def recall(mechanism: str) -> tuple[int, int, int]:
    """Pages judged spun, those the fingerprints alone find, and all."""
    texts = [str(r["text"]) for r in rows("spun") if r["mechanism"] == mechanism]
    found = sum(inspect_text(t)[0].spun for t in texts)
    return found, sum(fingerprints_alone(t) for t in texts), len(texts)


def original_of(page: Spun, start: int, end: int) -> str:
    """What stood in the original where the spun page has these characters."""
    text, out, done = str(page["text"]), "", start
    for a, b, was in page["swaps"]:  # type: ignore[attr-defined]
        if a < end and start < b:
            out += text[done:a] + was
            done = max(done, b)
    return out + text[done:end]


def readings(thesaurus: bool) -> tuple[int, int, int]:
    """Applied readings that equal the original, all of them, and names among the wrong ones:
    those of the reverse thesaurus, or those of the closed lists.
    """
    right = total = names = 0
    for page in rows("spun"):
        for sign in inspect_text(str(page["text"]))[0].signs:
            if (
                not sign.applied
                or not (sign.reading or "").strip()
                or (sign.kind == "thesaurus") != thesaurus
            ):
                continue
            was = original_of(page, sign.start, sign.end).split()
            read = (sign.reading or "").split()
            same = [w.lower() for w in was] == [w.lower() for w in read]
            total += 1
            right += same
            put_in = [w for w in read[1:] if w[0].isupper() and w not in was]
            names += bool(put_in) and not same
    return right, total, names


def code(text: str, restore: bool) -> Record:
    """The record of a plain text, with or without the readings of its signs."""
    page = Page(text=text, title_end=text.index("\n"))
    if restore:
        return pipeline.code_page(page)
    kept = pipeline.inspect_text
    pipeline.inspect_text = lambda _: (Integrity(spun=False, score=0.0), ())  # type: ignore
    try:
        return pipeline.code_page(page)
    finally:
        pipeline.inspect_text = kept


def claims(record: Record) -> dict[str, Counter[object]]:
    """Events by type alone, and by type with countries of both sides."""
    typed: Counter[object] = Counter(e.type for e in record.events)
    full: Counter[object] = Counter(
        (e.type, *(frozenset(p.country for p in s if p.country) for s in (e.actors, e.recipients)))
        for e in record.events
    )
    return {"type": typed, "type and countries": full}


def event_f1(step: int, mechanism: str) -> dict[str, float]:
    """F1 of the spun pages' events against those of their originals, and the pages used."""
    clean = {str(r["id"]): str(r["text"]) for r in rows("originals")}
    pages = [r for r in rows("spun") if r["mechanism"] == mechanism][::step]
    hits: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for page in pages:
        truth = claims(code(clean[str(page["id"])], restore=True))
        for label, restore in (("restored", True), ("as written", False)):
            found = claims(code(str(page["text"]), restore))
            for key, want in truth.items():
                hits[f"{key}, {label}"] += (want & found[key]).total()
                sizes[f"{key}, {label}"] += want.total() + found[key].total()
    return {"pages": len(pages), **{k: 2 * hits[k] / max(1, sizes[k]) for k in sizes}}


def false_alarms(path: Path) -> tuple[int, int]:
    """Clean texts called spun, and all."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = [str(msgspec.json.decode(line)["text"]) for line in file]
    return sum(inspect_text(t)[0].spun for t in texts), len(texts)


def cost() -> float:
    """Median share of the bare parser's time that judging a page takes."""
    from dragoman.annotate.parse import load_model

    nlp = load_model()
    texts = [str(r["text"]) for r in rows("originals")[:12]]
    nlp(texts[0])
    inspect_text(texts[0])
    shares = []
    for text in texts:
        start = time.perf_counter()
        inspect_text(text)
        middle = time.perf_counter()
        nlp(text)
        shares.append((middle - start) / (time.perf_counter() - middle))
    return statistics.median(shares)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", action="store_true")
    parser.add_argument("--step", type=int, default=2)
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--cost", action="store_true")
    args = parser.parse_args()
    for name in MECHANISMS:
        found, alone, total = recall(name)
        print(f"recall {name}: {found}/{total} = {found / total:.3f}; fingerprints alone "
              f"{alone}/{total} = {alone / total:.3f}")  # fmt: skip
    clean = [str(r["text"]) for r in rows("originals")]
    print(f"false alarms originals: {sum(inspect_text(t)[0].spun for t in clean)}/{len(clean)}")
    for label, thesaurus in (("closed list", False), ("reverse thesaurus", True)):
        right, total, names = readings(thesaurus)
        print(f"readings, {label}: {right}/{total} = {right / max(1, total):.3f}; "
              f"wrong names {names}")  # fmt: skip
    for path in args.clean:
        alarms, total = false_alarms(path)
        bound = 1 - math.pow(0.05, 1 / total) if not alarms else float("nan")
        print(f"false alarms {path.name}: {alarms}/{total}, 95 % bound {bound:.5f}")
    if args.cost:
        print(f"share of the parse: {cost():.4f}")
    if args.events:
        for name in MECHANISMS:
            for key, value in event_f1(args.step, name).items():
                print(f"{name}: {key} {value:.3f}")


if __name__ == "__main__":
    main()
