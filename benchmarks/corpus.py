"""How the coder reads sentences of the authored corpus whose scenarios it has never seen.

Each sentence of the split is coded alone. Printed are the shares of right type, CAMEO
root, full code, mode and factuality (of the event at the labelled trigger, else the
first), precision and recall of "no event", F1 of the heads of actors and recipients, and
precision, recall and F1 of contexts over all pairs of a row and a context. The rows of the
first writers (``start``) carry no contexts and are left out there; a row of the others
without one says that none holds.

Three parts are told apart: ``plain``, mostly sentences with one event; ``long``, news
sentences with background and side clauses, of which several words may be asked about; and
``hard``, such sentences written about what was still read wrong.

    python benchmarks/corpus.py [--split test] [--part plain|long|hard] [--wrong N]
                                [--contexts] [--json]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman import code
from dragoman.annotate.parse import parse
from dragoman.evaluate.intervals import Bootstrap
from dragoman.evaluate.tasks.labelled import share
from dragoman.syntax import Parse
from dragoman.telling import EventsBy
from dragoman.text import Reading
from dragoman.types import Event, Party

ROWS = Path(__file__).resolve().parents[1] / "corpus" / "sentences.jsonl"
PARTS = {"plain": (), "long": ("x", "y"), "hard": ("z",)}  # how their scenarios begin
_OTHERS = tuple(start for starts in PARTS.values() for start in starts)


def rows(split: str, part: str) -> Iterator[dict]:  # type: ignore[type-arg]
    """Rows of a split that have a trigger, or no event in the whole sentence."""
    with ROWS.open(encoding="utf-8") as lines:
        found = [row for row in map(json.loads, lines) if row["split"] == split]
    starts = PARTS[part]
    found = [
        row for row in found
        if (row["scenario"].startswith(starts) if starts
            else not row["scenario"].startswith(_OTHERS))
    ]  # fmt: skip
    told = {row["text"] for row in found if row["type"] != "NONE"}
    silent: set[str] = set()
    for row in found:
        text = row["text"]
        if row["type"] != "NONE":
            if row["trigger"]:
                yield row
        elif text not in told | silent:
            silent.add(text)
            yield row


def chosen(row: dict, events: tuple[Event, ...]) -> Event | None:  # type: ignore[type-arg]
    """The event at the labelled trigger, else the first."""
    for e in events:
        if any(e.trigger.start < b and a < e.trigger.end for a, b in row["trigger"]):
            return e
    return events[0] if events else None


def heads(tree: Parse, spans: list[tuple[int, int]], role: str) -> set[tuple[str, int]]:
    """Head tokens of spans, each with its role."""
    out = set()
    for start, end in spans:
        first, last = tree.between(start, end)
        if first < last:
            out.add((role, tree.phrase_head(first, last)))
    return out


def spans(parties: tuple[Party, ...]) -> list[tuple[int, int]]:
    """Character spans of the parties."""
    return [(p.start, p.end) for p in parties]


def party_heads(tree: Parse, row: dict, event: Event | None) -> tuple[set, set]:  # type: ignore[type-arg]
    """Labelled heads and found ones; both sides of what is reciprocal are actors."""
    gold = heads(tree, row["actors"], "actor") | heads(tree, row["recipients"], "recipient")
    if event is None:
        return gold, set()
    found = heads(tree, spans(event.actors), "actor")
    found |= heads(tree, spans(event.recipients), "recipient")
    if event.reciprocal:
        gold, found = ({("actor", k) for _, k in side} for side in (gold, found))
    return gold, found


def prf(right: int, found: int, gold: int) -> str:
    """Precision, recall and F1 in a line."""
    p, r = right / max(1, found), right / max(1, gold)
    return f"P {p:.3f}  R {r:.3f}  F1 {2 * right / max(1, found + gold):.3f}  ({gold} labelled)"


class Contexts:
    """Contexts counted one by one over rows that have been labelled with them."""

    def __init__(self) -> None:
        self.gold: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.right: Counter[str] = Counter()

    def add(self, row: dict, event: Event | None) -> None:  # type: ignore[type-arg]
        """Count a row; an event that was not found has no context."""
        if row["scenario"].startswith("start"):
            return
        gold, found = set(row["contexts"]), set(event.contexts if event else ())
        self.gold.update(gold)
        self.found.update(found)
        self.right.update(gold & found)

    def micro(self) -> str:
        """All contexts together."""
        return prf(self.right.total(), self.found.total(), self.gold.total())

    def table(self) -> dict[str, str]:
        """Each context by itself, the frequent ones first."""
        names = sorted(self.gold | self.found, key=lambda c: (-self.gold[c], c))
        return {c: prf(self.right[c], self.found[c], self.gold[c]) for c in names}


def measure(
    split: str, by: EventsBy = EventsBy.BOTH, part: str = "plain", *, each: bool = False
) -> tuple[dict[str, object], list[str]]:
    """Figures, with ``each`` also for each context, and lines on what went wrong."""
    contexts = Contexts()
    hits: dict[str, list[bool]] = {
        k: [] for k in ("type", "root", "code", "mode", "factuality", "author")
    }
    count: Counter[str] = Counter()
    wrong = []
    for row in rows(split, part):
        events = code(row["text"], by=by).events
        none = row["type"] == "NONE"
        count["none"] += none
        count["none said"] += not events
        count["none right"] += none and not events
        e = chosen(row, events)
        if none:
            if e is not None:
                wrong.append(
                    f"NONE -> {e.type}: {row['text']}  [{e.trigger.text}] {e.explain.rule}"
                )
            continue
        hits["type"].append(e is not None and e.type == row["type"])
        if e is None or e.type != row["type"]:
            said = f"{e.type} [{e.trigger.text}] {e.explain.rule}" if e else "nothing"
            wrong.append(f"{row['type']} -> {said}: {row['text']}")
        if row["cameo"]:
            hits["root"].append(e is not None and (e.cameo or "")[:2] == row["cameo"][:2])
            hits["code"].append(e is not None and e.cameo == row["cameo"])
        if row["mode"]:
            hits["mode"].append(e is not None and e.mode == row["mode"])
        if row["factuality"]:
            hits["factuality"].append(e is not None and e.factuality.value == row["factuality"])
            hits["author"].append(e is not None and e.author_factuality.value == row["author"])
        contexts.add(row, e)
        tree = parse(Reading(row["text"]))
        gold, found = party_heads(tree, row, e)
        count["gold heads"] += len(gold)
        count["found heads"] += len(found)
        count["right heads"] += len(gold & found)
    figures: dict[str, object] = {
        "split": split,
        "part": part,
        "events": len(hits["type"]),
    }
    for name, values in hits.items():
        m = share(Bootstrap(len(values)), name, values)
        figures[name] = f"{m.value:.3f} ({m.low:.3f}–{m.high:.3f}, n = {m.n})"
    figures["no event"] = count["none"]
    figures["no event, precision"] = round(count["none right"] / max(1, count["none said"]), 3)
    figures["no event, recall"] = round(count["none right"] / max(1, count["none"]), 3)
    figures["head F1 of parties"] = round(
        2 * count["right heads"] / max(1, count["gold heads"] + count["found heads"]), 3
    )
    figures["contexts"] = contexts.micro()
    if each:
        figures |= {f"- {name}": line for name, line in contexts.table().items()}
    return figures, wrong


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument("--part", choices=tuple(PARTS), default="plain")
    parser.add_argument("--wrong", type=int, default=0, help="also print so many wrong rows")
    parser.add_argument("--contexts", action="store_true", help="also each context by itself")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures, wrong = measure(args.split, part=args.part, each=args.contexts)
    if args.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:24} {value}")
    print(*wrong[: args.wrong], sep="\n")


if __name__ == "__main__":
    main()
