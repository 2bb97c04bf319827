"""A report that arrives as text: hard-wrapped lines joined, headline told from body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dragoman.ingest.dates import dateline_date
from dragoman.ingest.residue import residue_kind, residue_rule
from dragoman.lexicon.residue import Scope
from dragoman.nouns import Page
from dragoman.text import canonical
from dragoman.types import Removed

_MAX_TITLE = 250
_MAX_ABOVE = 60  # lines above a headline that are looked at
_LONGER = 1.4  # how much longer a first paragraph is than a headline right above it
_HEADING_MARK = re.compile(r"#{1,6} (?=\S)")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Jr|Sr|Inc|Co|Ltd|St)\.$")
_WRAP_WIDTH = 100
_WRAP_SLACK = 8
_WRAP_SHARE = 0.25


def read_plain(text: str) -> Page:
    """Page of a plain text: canonical, wrapped lines joined, headline found.

    Residue above the headline and heading marks are cut and recorded; the rest of the
    text keeps its characters, save that the line end inside a wrapped paragraph is a space.
    """
    lines = unwrap(canonical(text)).split("\n")
    removed: list[Removed] = []
    start = 0
    for line in lines[:_MAX_ABOVE]:
        if line.strip():
            kind = _kind_above_headline(line)
            if kind is None:
                break
            removed.append(Removed(kind=kind, text=line.strip()))
        start += 1
    lines = lines[start:]
    for i, line in enumerate(lines):
        mark = _HEADING_MARK.match(line)
        if mark:
            removed.append(Removed(kind="markup", text=mark[0]))
            lines[i] = line[mark.end() :]
    body = "\n".join(lines).strip()
    lines = body.split("\n")
    title_end = len(lines[0].rstrip()) if _has_headline(lines) else 0
    return Page(text=body, title_end=title_end, removed=tuple(removed))


def _kind_above_headline(line: str) -> str | None:
    rule = residue_rule(line, Scope.TOP)
    return rule.kind if rule else residue_kind(line)


def _has_headline(lines: Sequence[str]) -> bool:
    """Whether the first line is a headline: short, no full stop, and a body below it."""
    first = lines[0].strip()
    if not 0 < len(first) <= _MAX_TITLE or len(first.split()) < 2:
        return False
    if first.endswith((",", ";", ":")) or dateline_date(first):
        return False
    if first.rstrip("\"'”’").endswith(".") and not _ABBREVIATION.search(first):
        return first.endswith("...")
    below = next((line.strip() for line in lines[1:] if line.strip()), "")
    if not below:
        return False
    if not lines[1].strip() or residue_rule(below, Scope.LINE, Scope.TOP) is not None:
        return True
    return len(below) >= _LONGER * len(first)


def unwrap(text: str) -> str:
    r"""Join the lines of paragraphs that were wrapped at a fixed width.

    Every line end that goes becomes one space, so that offsets stay. A text is taken as
    wrapped when no line is over 100 characters and many break inside a sentence. Where
    paragraphs are told by their indented first line, all other line ends go; elsewhere
    those at the full width or inside a sentence, but never one after a line in capitals.

    >>> unwrap("one line.\n\nanother line")
    'one line.\n\nanother line'
    """
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines), default=0)
    if not 40 <= width <= _WRAP_WIDTH:
        return text
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    cut = sum(_breaks_sentence(a, b) for a, b in pairs)
    if cut < 3 or cut < _WRAP_SHARE * len(pairs):
        return text
    indented = sum(_indent(b) > _indent(a) for a, b in pairs) > 1
    out = [lines[0]]
    for above, line in pairwise(lines):
        joins = bool(above.strip() and line.strip())
        if joins and indented:
            joins = _indent(line) <= _indent(above)
        elif joins:
            word = line.split(maxsplit=1)[0]
            full = len(above.rstrip()) + 1 + len(word) > width - _WRAP_SLACK
            heading = above.isupper() and not line.isupper()
            joins = not heading and (full or _breaks_sentence(above, line))
        out += (" " if joins else "\n", line)
    return "".join(out)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _breaks_sentence(above: str, below: str) -> bool:
    return below.lstrip()[:1].islower() and (
        above.rstrip()[-1:].isalnum() or above.rstrip().endswith(",")
    )
