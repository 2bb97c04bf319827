"""What coreference brings to events: parties that are pronouns or descriptions.

    python benchmarks/coreference.py [FILE ...] [--json]

Codes documents with chains (``tests/eval/coreference/test.txt`` when none is named) with and
without coreference, and counts the parties of events that the chains mark as a pronoun or as a
description: how many there are, how many get an actor that the text names, and how many of these
are the actor of the chain.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.annotate.actors import coreference, titles
from dragoman.annotate.parse import parse
from dragoman.evaluate import gold
from dragoman.evaluate.metrics.antecedents import Keys, leads_to
from dragoman.evaluate.referring import head_word
from dragoman.evaluate.tasks.coreference import PRONOUNS, Document
from dragoman.nouns import Page
from dragoman.pipeline import code_page
from dragoman.syntax import Parse
from dragoman.text import Reading
from dragoman.types import DctBasis, Event, Party, Record

SET = Path(__file__).resolve().parents[1] / "tests" / "eval" / "coreference" / "test.txt"


@contextmanager
def no_coreference() -> Iterator[None]:
    """Names, roles with a country and appositions are still known, nothing is taken up."""
    linked, taken = coreference.link_pronouns, titles.taken_up
    coreference.link_pronouns = lambda *_: None  # type: ignore[assignment]
    titles.taken_up = lambda *_, **__: None  # type: ignore[assignment]
    try:
        yield
    finally:
        coreference.link_pronouns, titles.taken_up = linked, taken  # type: ignore[assignment]


def record(row: Document) -> Record:
    """The record of a document of its date."""
    return code_page(
        Page(text=row.text, title_end=row.title_end, published=row.date,
             published_basis=DctBasis.GIVEN)
    )  # fmt: skip


def count(row: Document, tree: Parse, coded: Record) -> Counter[str]:
    """Parties that are pronouns or descriptions: all, named, right, of each sort."""
    keys: dict[int, tuple[Keys, bool]] = {}
    for m in sorted(row.mentions, key=lambda m: m.start - m.end):
        pronoun = row.text[m.start : m.end].lower() in PRONOUNS
        keys[head_word(tree, m.start, m.end)] = frozenset(m.key.split("+")), pronoun
    number = {a.id: k for k, a in enumerate(coded.actors)}
    named: dict[frozenset[int], set[Keys]] = {}
    names: set[int] = set()  # heads of mentions that are names
    for a in coded.actors:
        for x in a.mentions:
            head = head_word(tree, x.start, x.end)
            if x.form == "NAM":
                names.add(head)
                if head in keys:
                    named.setdefault(frozenset({number[a.id]}), set()).add(keys[head][0])
                else:
                    named.setdefault(frozenset({number[a.id]}), set())
    out: Counter[str] = Counter()
    for span, parties in (p for e in coded.events for p in _sides(e)):
        head = head_word(tree, *span)
        if head not in keys or head in names:
            continue
        sort = "pronouns" if keys[head][1] else "descriptions"
        out[sort] += 1
        actors = frozenset(number[p.actor] for p in parties if p.actor is not None)
        if actors and all(frozenset({k}) in named for k in actors):
            out[sort + " named"] += 1
            out[sort + " right"] += leads_to(actors, keys[head][0], named)
    return out


def _sides(event: Event) -> Iterator[tuple[tuple[int, int], list[Party]]]:
    for side in (event.actors, event.recipients):
        spans: dict[tuple[int, int], list[Party]] = {}
        for p in side:
            spans.setdefault((p.start, p.end), []).append(p)
        yield from spans.items()


def measure(files: list[Path]) -> dict[str, int]:
    """The counts with and without coreference."""
    figures: Counter[str] = Counter()
    for path in files:
        for line in gold.read_lines(path):
            row = gold.decode(path, line, Document)
            tree = parse(Reading(row.text), row.title_end)
            for how in ("with", "without"):
                if how == "with":
                    found = count(row, tree, record(row))
                else:
                    with no_coreference():
                        found = count(row, tree, record(row))
                figures.update({f"{how}: {k}": n for k, n in found.items()})
    return dict(sorted(figures.items()))


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, default=[SET])
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.files or [SET])
    if args.json:
        print(json.dumps(figures))
        return
    for name, n in figures.items():
        print(f"{name:36} {n:6,}")


if __name__ == "__main__":
    main()
