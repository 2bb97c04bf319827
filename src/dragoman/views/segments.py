"""The text cut at every boundary of a claim, statement or sign: overlaps made flat."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dragoman.types import Party, Quote, Record, Sign, SourceMention, When, Where

_BREAKS = re.compile(r"\n+")


class Role(StrEnum):
    """What a marked stretch is to its event, statement or sign."""

    TRIGGER = "trigger"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    WHEN = "when"
    WHERE = "where"
    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch; ``index`` counts events, statements or signs in record order."""

    start: int
    end: int
    role: Role
    index: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch no boundary cuts; ``marks`` cover all of it, the outermost first."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]

    def covering(self, *roles: Role) -> tuple[int, ...]:
        """Indices of the marks with one of these roles."""
        return tuple(m.index for m in self.marks if m.role in roles)

    def opening(self, role: Role) -> tuple[int, ...]:
        """Indices of the marks of this role that begin here."""
        return tuple(m.index for m in self.marks if m.role is role and m.start == self.start)

    def closing(self, role: Role) -> tuple[int, ...]:
        """Indices of the marks of this role that end here."""
        return tuple(m.index for m in self.marks if m.role is role and m.end == self.end)


_Spanned = Quote | Party | When | Where | SourceMention | Sign


def _spans(record: Record) -> Iterator[tuple[Role, int, _Spanned | None]]:
    for i, e in enumerate(record.events):
        yield Role.TRIGGER, i, e.trigger
        for actor in e.actors:
            yield Role.ACTOR, i, actor
        for recipient in e.recipients:
            yield Role.RECIPIENT, i, recipient
        yield Role.WHEN, i, e.when
        yield Role.WHERE, i, e.where
    for i, s in enumerate(record.statements):
        yield Role.SOURCE, i, s.source
        yield Role.CUE, i, s.cue
        yield Role.CONTENT, i, s.content
    for i, sign in enumerate(record.document.integrity.signs):
        yield Role.SIGN, i, sign


def marks(record: Record) -> tuple[Mark, ...]:
    """Every marked stretch of the record that covers a character of the text."""
    size = len(record.document.text)
    found = (Mark(max(0, s.start), min(s.end, size), role, i) for role, i, s in _spans(record) if s)
    return tuple(dict.fromkeys(m for m in found if m.start < m.end))


def segments(text: str, marked: Iterable[Mark]) -> tuple[Segment, ...]:
    """Cut ``text`` at the boundaries of the marks and around runs of newlines.

    The texts of the segments, joined, are ``text``. Marks must lie inside it.

    >>> [s.text for s in segments("abcd", [Mark(0, 3, Role.CUE, 0), Mark(1, 4, Role.CUE, 1)])]
    ['a', 'bc', 'd']
    """
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, list[Mark]] = defaultdict(list)
    cuts = {0, len(text)}
    for m in marked:
        opening[m.start].append(m)
        closing[m.end].append(m)
        cuts |= {m.start, m.end}
    for found in _BREAKS.finditer(text):
        cuts |= {found.start(), found.end()}
    active: dict[Mark, None] = {}
    out: list[Segment] = []
    for start, end in pairwise(sorted(cuts)):
        for m in closing[start]:
            active.pop(m, None)
        active.update(dict.fromkeys(sorted(opening[start], key=lambda m: -m.end)))
        out.append(Segment(start, end, text[start:end], tuple(active)))
    return tuple(out)
