"""Training examples of the event model: a sentence, the spans of one event, its labels.

An example is shown to the model in different *views*: with all spans marked, with the
parties alone, with the trigger alone, or with nothing marked. So one model answers "what
do these two do", "what does this word name" and "who does what here".
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
OTHER, ACTOR, RECIPIENT, TRIGGER = range(4)  # what a token is marked as
Span = tuple[int, int]
Shown = tuple[int, int, int]  # whether actors, recipients, trigger are marked
OTHERS = 1  # verbs of a sentence that are shown as no event of their own
# Share of each view for rows with a trigger: all, parties, trigger, nothing.
VIEWS = ((0.35, (1, 1, 1)), (0.25, (1, 1, 0)), (0.2, (0, 0, 1)), (0.2, (0, 0, 0)))


@dataclass(frozen=True, slots=True)
class Example:
    """One event of a sentence (type NONE: the marked words are no event); character spans.

    ``alone`` is false where the sentence holds further events, so that nothing can be
    said of it as a whole; ``triggered`` is false where no trigger was labelled.
    """

    id: str
    split: str
    text: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    trigger: tuple[Span, ...]
    type: str
    mode: str
    cameo: str
    factuality: str
    author: str
    alone: bool = True
    triggered: bool = True


def read_examples(folder: Path = CORPUS) -> list[Example]:
    """All examples of the corpus, sentences and paragraphs, in the order of the files."""
    rows = list(_lines(folder / "sentences.jsonl"))
    told = Counter((row["text"], row["type"] == "NONE") for row in rows)
    # Of a sentence with one event the whole may be asked; not for one of its other words.
    out = [
        _of_row(row, alone=told[row["text"], False] + (row["type"] == "NONE") == 1) for row in rows
    ]
    paragraphs = folder / "paragraphs.jsonl"
    if paragraphs.exists():
        for row in _lines(paragraphs):
            out += _of_paragraph(row)
    return out


def added(scenarios: Sequence[str], folder: Path = CORPUS) -> frozenset[str]:
    """Ids of the rows whose scenarios begin with one of the given words."""
    rows = _lines(folder / "sentences.jsonl")
    return frozenset(row["id"] for row in rows if row["scenario"].startswith(tuple(scenarios)))


def _lines(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _spans(raw: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((int(a), int(b)) for a, b in raw)


def _of_row(row: dict, alone: bool) -> Example:
    return Example(
        row["id"], row["split"], row["text"],
        _spans(row["actors"]), _spans(row["recipients"]), _spans(row["trigger"]),
        row["type"], row["mode"] or "", row["cameo"] or "",
        row["factuality"] or "", row["author"] or "",
        alone=alone, triggered=bool(row["trigger"]),
    )  # fmt: skip


def _of_paragraph(row: dict) -> Iterator[Example]:
    """An example for each event whose words stand in one sentence, and one for each
    sentence that holds none."""
    for number, (start, end) in enumerate(row["sentences"]):
        inside = [e for e in row["events"] if start <= e["trigger"][0][0] < end]

        def within(spans: Sequence[Sequence[int]], low: int = start, high: int = end) -> tuple:
            return tuple((a - low, b - low) for a, b in spans if low <= a and b <= high)

        text = row["text"][start:end]
        nothing = ("NONE", "", "", "", "")
        if not inside:
            yield Example(f"{row['id']}.{number}", row["split"], text, (), (), (), *nothing)
        for other in within(row["others"])[:OTHERS]:
            yield Example(
                f"{row['id']}.{number}.no", row["split"], text, (), (), (other,), *nothing,
                alone=False,
            )  # fmt: skip
        for n, event in enumerate(inside):
            yield Example(
                f"{row['id']}.{number}.{n}", row["split"], text,
                within(event["actors"]), within(event["recipients"]), within(event["trigger"]),
                event["type"], event["mode"] or "", event["cameo"] or "",
                event["factuality"] or "", event["author"] or "",
                alone=len(inside) == 1,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """An example with some of its spans shown: (actors, recipients, trigger)."""

    example: Example
    shown: Shown


def random_view(example: Example, rng: random.Random) -> View:
    """A view for one epoch of training."""
    if not example.triggered:
        return View(example, (1, 1, 0) if rng.random() < 0.7 else (0, 0, 0))
    shares, views = zip(*VIEWS, strict=True)
    shown = rng.choices(views, shares)[0]
    if shown == (0, 0, 0) and not example.alone:
        shown = (0, 0, 1)
    return View(example, shown)


def token_marks(view: View, offsets: Sequence[Span]) -> tuple[list[int], list[list[float]]]:
    """For each token its mark, and the roles it truly has, as 0 or 1; −1 where a role is
    shown already or was not labelled."""
    e = view.example
    spans = (e.actors, e.recipients, e.trigger)
    marks = [OTHER] * len(offsets)
    truth = [[0.0, 0.0, 0.0] for _ in offsets]
    for k, (start, end) in enumerate(offsets):
        for role in range(3):
            unknown = view.shown[role] or (role == 2 and not e.triggered) or start == end
            inside = any(start < b and a < end for a, b in spans[role])
            if view.shown[role] and inside:
                marks[k] = role + 1
            if unknown:
                truth[k][role] = -1.0
            elif inside and e.type != "NONE":
                truth[k][role] = 1.0
    return marks, truth
