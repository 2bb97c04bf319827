"""The dateline of a report and the news agencies it credits, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.lexicon.agencies import load_agencies

_LINES = 3  # first lines of the body in which a dateline stands
_HEAD = 160  # characters of a line that are looked at
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_WORD = r"[A-Z][\w.'’-]{0,30}"
_PLACE = rf"{_WORD}(?: {_WORD}){{0,3}}(?:[,/] ?{_WORD}(?: {_WORD}){{0,3}}){{0,2}}"
_DASH = r" ?(?:[-–—]{1,2}|:)(?=\s)"
# either the place is in capitals, or an agency or date stands behind it
_CAPITALS = r"(?=[A-Z][A-Z.'’-]{2})"
_DATELINE = re.compile(
    rf"{_CAPITALS}(?P<a>{_PLACE})(?:,? {_DATE})?,?(?: ?[(/][^()/\n]{{1,40}}[)/])?{_DASH}"
    rf"|(?P<b>{_PLACE}),? (?:{_DATE},? ?(?:[(/][^()/\n]{{1,40}}[)/])?|[(/][^()/\n]{{1,40}}[)/])"
    rf"{_DASH}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A dateline or the credit of an agency: code points [start, end) of the text.

    ``kind`` is dateline or agency; ``name`` the place named, or the agency's first name.
    """

    kind: str
    start: int
    end: int
    text: str
    name: str


def read_credits(text: str, title_end: int = 0) -> tuple[Credit, ...]:
    """Dateline and agency credits in text order; an agency is given at its first credit.

    >>> [(c.kind, c.name) for c in read_credits("LIMA (Reuters) - Envoys met.")]
    [('dateline', 'LIMA'), ('agency', 'Reuters')]
    """
    found = [*_dateline(text, title_end), *_agencies(text, title_end)]
    return tuple(sorted(found, key=lambda c: (c.start, -c.end)))


def _dateline(text: str, title_end: int) -> Iterator[Credit]:
    at, seen = title_end, 0
    for line in text[title_end:].split("\n"):
        if line.strip():
            m = _DATELINE.match(line[:_HEAD])
            if m:
                start, end = at, at + m.end()
                name = (m["a"] or m["b"]).strip(" ,")
                yield Credit(kind="dateline", start=start, end=end, text=text[start:end], name=name)
                return
            seen += 1
            if seen == _LINES:
                return
        at += len(line) + 1


def _agencies(text: str, title_end: int) -> Iterator[Credit]:
    known = load_agencies()
    names = {agency.id: agency.names[0] for agency in known.agencies}
    spans = [m.span("name") for m in known.credit.finditer(text, title_end)]
    for m in known.told.finditer(text, title_end):
        spans.append(m.span("before") if m["before"] else m.span("after"))
    told: set[str] = set()
    for start, end in sorted(spans):
        agency = known.owners[text[start:end]]
        if agency not in told:
            told.add(agency)
            yield Credit(
                kind="agency", start=start, end=end, text=text[start:end], name=names[agency]
            )
