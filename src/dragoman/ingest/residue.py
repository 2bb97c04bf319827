"""Cuts the residue of a web page from its text, line by line, and records what went.

How the rules of ``lexicon.residue`` apply. Lines that stay keep their characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from dragoman.lexicon.residue import ResidueRule, Scope, load_residue_rules
from dragoman.text import fold
from dragoman.types import Removed

_MAX_LINE = 500  # longer lines are prose
_MAX_LINES = 5_000  # at either end of the text; those between are left as they are
_TOP_LINES, _TOP_PROSE = 8, 2
_LIST_LIMIT, _SPACED_LIMIT = 6, 3  # links cut after a heading when prose comes after them
_CONFIRM_LINES = 6
_BULLETS = re.compile(r"(?:[-*•·▪‣|>»–—] )+")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?*|]) ")
_STOPS = (".", "!", "?", "…")
_CLOSERS = "\"'”’)»]"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text without residue; its first ``title_end`` characters are still the headline."""

    text: str
    title_end: int
    removed: tuple[Removed, ...]


def remove_residue(text: str, title_end: int = 0) -> Cleaned:
    """Cut residue lines; the headline (the first ``title_end`` characters) is never cut."""
    lines = text.split("\n")
    first = text[:title_end].count("\n") + 1 if title_end else 0
    kinds = _Marker(lines, first).mark()
    kept: list[str] = []
    removed: list[Removed] = []
    gap = False
    for line, kind in zip(lines, kinds, strict=True):
        if kind is not None:
            removed.append(Removed(kind=kind, text=line.strip()))
            gap = True
        elif line.strip():
            kept.append(line)
            gap = False
        elif not (gap and kept and not kept[-1].strip()):
            kept.append(line)  # a blank line, unless a cut would put two together
    joined = "\n".join(kept).rstrip()
    if not title_end:
        joined = joined.lstrip()
    return Cleaned(joined, min(title_end, len(joined)), tuple(removed))


def residue_rule(line: str, *scopes: Scope) -> ResidueRule | None:
    """The first rule of the scopes that matches the line as a whole."""
    plain = _plain(line)
    if not plain or len(plain) > _MAX_LINE:
        return None
    return next((r for r in _rules(scopes) if r.pattern.fullmatch(plain)), None)


@lru_cache(maxsize=8)
def _rules(scopes: tuple[Scope, ...]) -> tuple[ResidueRule, ...]:
    return tuple(r for r in load_residue_rules() if r.scope in scopes)


def residue_kind(line: str) -> str | None:
    """Kind of a line that is residue wherever it stands, else None."""
    rule = residue_rule(line, Scope.LINE)
    if rule:
        return rule.kind
    pieces = _SENTENCE_BREAK.split(_plain(line)) if len(line) <= _MAX_LINE else []
    if not 2 <= len(pieces) <= 6:
        return None
    found = [residue_rule(piece, Scope.LINE, Scope.END) for piece in pieces]
    whole = [r for r in found if r is not None]
    if len(whole) < len(pieces):
        return None
    return next((r.kind for r in whole if r.scope is Scope.LINE), None)


def is_prose(line: str) -> bool:
    """Whether a line reads like a paragraph rather than a label or a link."""
    return len(line) >= 200 or (len(line) >= 80 and _stripped_end(line).endswith(_STOPS))


def _plain(line: str) -> str:
    """The line as rules see it: spaces squeezed, straight apostrophes, no bullet."""
    plain = " ".join(line[: _MAX_LINE + 50].split()).replace("’", "'")
    bullet = _BULLETS.match(plain)
    return plain[bullet.end() if bullet else 0 :].rstrip("| ")


def _stripped_end(line: str) -> str:
    return line.rstrip().rstrip(_CLOSERS)


def _is_link(line: str) -> bool:
    end = _stripped_end(line)
    return len(line) <= 150 and (not end.endswith(".") or end.endswith(".."))


class _Marker:
    """Marks each line of one text with the kind of residue it is, or None."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self.lines = lines
        self.kinds: list[str | None] = [None] * len(lines)
        filled = [i for i in range(first, len(lines)) if lines[i].strip()]
        if len(filled) > 2 * _MAX_LINES:
            filled = filled[:_MAX_LINES] + filled[-_MAX_LINES:]
        self.filled = filled
        self.first_prose = self.last_text = -1
        self.headline = fold(" ".join(lines[:first]))

    def mark(self) -> list[str | None]:
        for i in self.filled:
            self.kinds[i] = residue_kind(self.lines[i])
            if self.headline and not self.kinds[i] and self._repeats(self.lines[i]):
                self.kinds[i] = "navigation"  # a label, or the title of a picture
        self._mark_top()
        left = [i for i in self.filled if self.kinds[i] is None]
        self.first_prose = next((i for i in left if is_prose(self.lines[i])), len(self.lines))
        self.last_text = next((i for i in reversed(left) if not _is_link(self.lines[i])), -1)
        self._mark_blocks()
        self._mark_end()
        return self.kinds

    def _repeats(self, line: str) -> bool:
        """Whether a line says nothing but the headline of some words."""
        short = len(line) <= _MAX_LINE and self.headline.count(" ") >= 2
        return short and fold(_plain(line)) == self.headline

    def _mark_top(self) -> None:
        prose = seen = 0
        for i in self.filled:
            if self.kinds[i] is not None:
                continue
            rule = residue_rule(self.lines[i], Scope.TOP, Scope.REST)
            if rule and rule.scope is Scope.REST:
                return
            if rule:
                self.kinds[i] = rule.kind
                continue
            seen += 1
            prose += is_prose(self.lines[i])
            if seen >= _TOP_LINES or prose >= _TOP_PROSE:
                return

    def _mark_blocks(self) -> None:
        for at, i in enumerate(self.filled):
            rule = residue_rule(self.lines[i], Scope.LIST, Scope.REST)
            if rule is None:
                continue
            self.kinds[i] = rule.kind
            goes = self._rest(rule, at) if rule.scope is Scope.REST else self._list(at)
            for j in goes:
                self.kinds[j] = self.kinds[j] or rule.kind
            if rule.scope is Scope.REST and goes:
                return  # nothing is left below

    def _rest(self, rule: ResidueRule, at: int) -> Sequence[int]:
        """All lines after a form or comment heading, if nothing of the article is there."""
        heading = self.filled[at]
        if self.last_text > heading:
            soon = self.filled[at + 1 : at + 1 + _CONFIRM_LINES]
            confirmed = rule.confirm is not None and any(
                rule.confirm.fullmatch(_plain(self.lines[j])) for j in soon
            )
            if not confirmed or self.first_prose > heading:
                return ()
        return self.filled[at + 1 :]

    def _list(self, at: int) -> Sequence[int]:
        """The links after a heading such as "Related articles"."""
        heading = self.filled[at]
        following = self.filled[at + 1 : at + 2]
        if not following:
            return ()
        spaced = following[0] > heading + 1
        bulleted = bool(_BULLETS.match(self.lines[following[0]].lstrip()))
        limit = len(self.lines)
        if self.last_text > heading and not bulleted:
            limit = _SPACED_LIMIT if spaced else _LIST_LIMIT
        goes: list[int] = []
        for j in islice(self.filled, at + 1, None):
            line = self.lines[j].strip()
            if len(goes) == limit or (goes and not spaced and j > goes[-1] + 1):
                break
            if self.kinds[j] is None and not _is_link(line):
                break
            if bulleted and not _BULLETS.match(line):
                break
            goes.append(j)
        return goes

    def _mark_end(self) -> None:
        for i in reversed(self.filled):
            if self.kinds[i] is None:
                rule = residue_rule(self.lines[i], Scope.END)
                if rule is None:
                    return
                self.kinds[i] = rule.kind
