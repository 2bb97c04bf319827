"""Attributions matched by the overlap of their content, and what is right in the pairs.

Spans are half-open code point offsets into the gold text. An attribution's part is a
tuple of spans; an empty tuple means that the part is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.evaluate.intervals import Floats

Spans = tuple[tuple[int, int], ...]

KINDS = ("direct", "mixed", "indirect")
MEASURES = (
    "content overlap", "content exact", "source overlap", "source exact", "cue overlap",
    "cue exact", "triple exact",
)  # fmt: skip
_DOUBLE = '"“”„‟«»'
_SINGLE = "'‘’‚‛`´"
_FINAL = ".,;:!?…"
_AROUND = _DOUBLE + _SINGLE
# What shows a quotation; a lone ' or ’ is an apostrophe more often.
_MARKS = (*_DOUBLE, "''", "``", "‘")


@dataclass(frozen=True, slots=True)
class Attributed:
    """Source, cue and content of one attribution."""

    source: Spans
    cue: Spans
    content: Spans


def characters(text: str, spans: Spans) -> frozenset[int]:
    """Offsets of the non-space characters under the spans."""
    return frozenset(i for start, end in spans for i in range(start, end) if not text[i].isspace())


def trimmed(text: str, spans: Spans) -> frozenset[tuple[int, int]]:
    """The spans without space and quote marks around them and punctuation at the end."""
    out: set[tuple[int, int]] = set()
    for start, end in spans:
        while start < end and (text[start].isspace() or text[start] in _AROUND):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in _AROUND + _FINAL):
            end -= 1
        if start < end:
            out.add((start, end))
    return frozenset(out)


def kind(text: str, content: Spans, around: bool = False) -> str:
    """Direct, mixed or indirect, by the quote marks of the content.

    ``around`` counts quote marks that stand right before and after the content as its
    own, for coders that leave them out.
    """
    pieces = [text[start:end] for start, end in content]
    if around:
        first, last = content[0][0], content[-1][1]
        pieces[0] = text[max(0, first - 1) : first] + pieces[0]
        pieces[-1] += text[last : last + (2 if text[last : last + 1] in _FINAL else 1)]
    pieces = [p.strip() for p in pieces]
    opening = next((m for m in _MARKS if pieces[0].startswith(m)), None)
    if opening and pieces[-1].endswith(("’",) if opening == "‘" else _MARKS):
        return "direct"
    return "mixed" if any(m in p for m in _MARKS for p in pieces) else "indirect"


def match(
    text: str, gold: Sequence[Attributed], predicted: Sequence[Attributed]
) -> list[tuple[int, int]]:
    """Indices (gold, predicted) paired one to one, the largest overlap of content first."""
    gold_sets = [characters(text, g.content) for g in gold]
    guesses = [characters(text, p.content) for p in predicted]
    overlaps = sorted(
        (-len(a & b), i, k)
        for i, a in enumerate(gold_sets)
        for k, b in enumerate(guesses)
        if not a.isdisjoint(b)
    )
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used: set[int] = set()
    for _, i, k in overlaps:
        if i not in used_gold and k not in used:
            pairs.append((i, k))
            used_gold.add(i)
            used.add(k)
    return sorted(pairs)


def counts(text: str, gold: Sequence[Attributed], predicted: Sequence[Attributed]) -> Floats:
    """(right, predicted, gold) for each class and measure of one text.

    The first axis is all classes together and then ``KINDS``, the second ``MEASURES``.
    A pair is of the class of its gold content, an unmatched prediction of its own.
    Sources and cues are compared in matched pairs only; one missing on both sides is right.
    """
    out = np.zeros((1 + len(KINDS), len(MEASURES), 3))
    pairs = match(text, gold, predicted)
    partner = dict(pairs)
    taken = set(partner.values())
    for i, g in enumerate(gold):
        k = partner.get(i)
        case = _pair(text, g, predicted[k]) if k is not None else _alone(text, g, side=2)
        out[0] += case
        out[1 + KINDS.index(kind(text, g.content))] += case
    for k, p in enumerate(predicted):
        if k not in taken:
            case = _alone(text, p, side=1)
            out[0] += case
            out[1 + KINDS.index(kind(text, p.content, around=True))] += case
    return out


def _alone(text: str, a: Attributed, side: int) -> Floats:
    """An unmatched prediction (side 1) or gold attribution (side 2)."""
    out = np.zeros((len(MEASURES), 3))
    out[0, side] = len(characters(text, a.content))
    out[1, side] = out[6, side] = 1
    return out


def _pair(text: str, g: Attributed, p: Attributed) -> Floats:
    out = np.zeros((len(MEASURES), 3))
    a, b = characters(text, g.content), characters(text, p.content)
    out[0] = len(a & b), len(b), len(a)
    content = trimmed(text, g.content) == trimmed(text, p.content)
    out[1] = content, 1, 1
    right = [content]
    for row, mine, theirs in ((2, p.source, g.source), (4, p.cue, g.cue)):
        either = not mine and not theirs
        near = either or any(
            text[i].isalnum() for i in characters(text, mine) & characters(text, theirs)
        )
        same = either or (near and trimmed(text, mine) == trimmed(text, theirs))
        out[row] = near, bool(mine) or either, bool(theirs) or either
        out[row + 1] = same, bool(mine) or either, bool(theirs) or either
        right.append(same)
    out[6] = all(right), 1, 1
    return out
