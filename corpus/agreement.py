"""How far two coders agree who labelled the same sentences.

    python corpus/agreement.py              print the figures
    python corpus/agreement.py --disagree   also list the rows whose types differ
    python corpus/agreement.py --part long  only the long news sentences, or only ``plain``

Reads first_pass.tsv and second_pass.tsv: the labels of both coders before they were
compared, so corrections made since then in sentences.jsonl do not raise the figures. The
sentences themselves come from sentences.jsonl, by id. Of long sentences (400 of the 800) the
second coder was shown which words are asked about, as the model is: there the F1 of triggers
says nothing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
LONG = ("x", "y", "z")  # how the scenarios of the long sentences begin
NONE = "NONE"
Pair = tuple["Label", "Label"]
Span = tuple[int, int]


class Label(NamedTuple):
    """One coder's row."""

    id: str
    kind: str
    mode: str
    cameo: str
    factuality: str
    author: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    trigger: tuple[str, ...]

    @property
    def event(self) -> bool:
        """Whether the coder sees an event at all."""
        return self.kind != NONE


def read(path: Path) -> dict[str, Label]:
    """The rows of one coder by id."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith(("#", "id\t"))]
    return {label.id: label for label in map(parse, rows)}


def parse(line: str) -> Label:
    """A label of a row with seven cells."""
    key, code, cameo, values, *marks = line.split("\t")
    kind, _, mode = code.partition(":")
    source, _, author = values.partition("/")
    actors, recipients, trigger = (tuple(m.split(" | ")) if m else () for m in marks)
    return Label(key, kind, mode, cameo, source, author, actors, recipients, trigger)


def kappa(pairs: Iterable[tuple[str, str]]) -> tuple[int, float, float]:
    """Number of pairs, share of equal ones, and Cohen's kappa."""
    both = list(pairs)
    if not both:
        return 0, 0.0, 0.0
    left, right = Counter(a for a, _ in both), Counter(b for _, b in both)
    seen = sum(a == b for a, b in both) / len(both)
    chance = sum(left[k] * right[k] for k in left) / len(both) ** 2
    return len(both), seen, 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def spans(text: str, parts: tuple[str, ...]) -> list[Span]:
    """Where the parts stand in the text, first occurrence; what is not found is an error."""
    return [(text.index(p), text.index(p) + len(p)) for p in parts]


def matched(ours: list[Span], theirs: list[Span]) -> int:
    """How many spans meet one of the other coder's, each used once, most shared text first."""
    shared = sorted(
        ((min(a[1], b[1]) - max(a[0], b[0]), a, b) for a in ours for b in theirs), reverse=True
    )
    used: set[tuple[int, Span]] = set()
    count = 0
    for size, a, b in shared:
        if size > 0 and (0, a) not in used and (1, b) not in used:
            used |= {(0, a), (1, b)}
            count += 1
    return count


def span_f1(pairs: list[Pair], texts: dict[str, str], role: str) -> tuple[int, int, float]:
    """Spans of either coder and F1 of those that overlap."""
    ours = theirs = hits = 0
    for a, b in pairs:
        mine, other = (spans(texts[x.id], getattr(x, role)) for x in (a, b))
        ours, theirs = ours + len(mine), theirs + len(other)
        hits += matched(mine, other)
    return ours, theirs, 2 * hits / (ours + theirs) if ours + theirs else 0.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--disagree", action="store_true", help="list rows whose types differ")
    parser.add_argument("--part", choices=("all", "plain", "long"), default="all")
    options = parser.parse_args()
    first, second = read(HERE / "first_pass.tsv"), read(HERE / "second_pass.tsv")
    lines = (HERE / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    known = {row["id"]: row for row in map(json.loads, lines)}
    texts = {key: row["text"] for key, row in known.items()}
    long = {key for key, row in known.items() if row["scenario"].startswith(LONG)}
    wanted = {"all": set(second), "plain": set(second) - long, "long": set(second) & long}
    pairs = [(first[k], second[k]) for k in second if k in first and k in wanted[options.part]]
    events = [(a, b) for a, b in pairs if a.event and b.event]
    alike = [(a, b) for a, b in events if a.kind == b.kind]

    measures: list[tuple[str, list[Pair], Callable[[Label], str]]] = [
        ("event or none", pairs, lambda x: str(x.event)),
        ("type, with none", pairs, lambda x: x.kind),
        ("CAMEO root, with none", pairs, lambda x: x.cameo[:2]),
        ("CAMEO code, with none", pairs, lambda x: x.cameo),
        ("type", events, lambda x: x.kind),
        ("CAMEO root", events, lambda x: x.cameo[:2]),
        ("CAMEO code", events, lambda x: x.cameo),
        ("mode, type alike", alike, lambda x: x.mode),
        ("factuality", events, lambda x: x.factuality),
        ("author value", events, lambda x: x.author),
    ]
    print(f"{len(pairs)} sentences, {len(events)} with an event for both coders")
    print(f"{'':22} {'n':>4} {'equal':>6} {'kappa':>6}")
    for name, rows, value in measures:
        n, seen, k = kappa((value(a), value(b)) for a, b in rows)
        print(f"{name:22} {n:4} {seen:6.3f} {k:6.3f}")
    print(f"{'spans that overlap':22} {'1st':>4} {'2nd':>6} {'F1':>6}")
    for role in ("actors", "recipients", "trigger"):
        ours, theirs, f1 = span_f1(events, texts, role)
        print(f"{role:22} {ours:4} {theirs:6} {f1:6.3f}")
    unlike = [(a, b) for a, b in pairs if a.kind != b.kind]
    print("types that differ:", end=" ")
    common = Counter(" / ".join(sorted((a.kind, b.kind))) for a, b in unlike).most_common()
    print(", ".join(f"{kinds} {n}" for kinds, n in common))
    if options.disagree:
        for a, b in unlike:
            print(f"{a.id}  {a.kind} {a.cameo} / {b.kind} {b.cameo}  {texts[a.id]}")


if __name__ == "__main__":
    main()
