"""Quotation spans in raw text.

Marks: “ ” „ « » " and two apostrophes as double quotes, ‘ ’ and ' as single quotes inside
double ones or around a phrase. A quotation that loses its closing mark ends with its
paragraph; if the next paragraph opens with a mark again, that one continues it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"''|``|[“”„‟«»\"‘’‚'`]")
_OPEN_AFTER = frozenset("([{—–-/:;,“„«‘\"'…")
_SINGLE = frozenset("‘’‚'`")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: characters [start, end) with its marks, [inner_start, inner_end) without.

    ``parent`` indexes the quotation around it (-1: none); ``continued`` says that it goes
    on from the unclosed quotation before it; ``single`` that its marks are single.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    parent: int
    single: bool
    closed: bool
    continued: bool


@dataclass(slots=True)
class _Open:
    start: int
    inner: int
    single: bool
    continued: bool


def _can_open(text: str, start: int, end: int, lo: int, hi: int) -> bool:
    before = text[start - 1] if start > lo else " "
    after = text[end] if end < hi else " "
    return (before.isspace() or before in _OPEN_AFTER) and not after.isspace()


def _can_close(text: str, start: int, end: int, lo: int, hi: int) -> bool:
    before = text[start - 1] if start > lo else " "
    after = text[end] if end < hi else " "
    return not before.isspace() and not after.isalnum()


def _apostrophe(text: str, start: int, end: int, lo: int, hi: int) -> bool:
    """Whether a single mark stands inside a word or before a clipped one (’90s, ’em)."""
    before = text[start - 1] if start > lo else " "
    after = text[end] if end < hi else " "
    if before.isalnum() and after.isalnum():
        return True
    return not before.isalnum() and after.isdigit()


def _single_pairs(text: str, lo: int, hi: int) -> dict[int, int]:
    """Opening and closing offsets of single quotations in the paragraph [lo, hi)."""
    pairs: dict[int, int] = {}
    opened = -1
    closing = -1
    for match in _MARK.finditer(text, lo, hi):
        start, end = match.span()
        mark = match.group()
        double = mark not in _SINGLE
        if not double and _apostrophe(text, start, end, lo, hi):
            continue
        opens = _can_open(text, start, end, lo, hi) and mark != "’"
        closes = _can_close(text, start, end, lo, hi) and mark != "‘"
        if opened >= 0 and closes and not double and not (opens and text[start - 1].isspace()):
            closing = start
            possessive = text[start - 1 : start] == "s" and text[end : end + 1] == " "
            if not possessive:
                pairs[opened] = closing
                opened = closing = -1
        elif (opens and not double) or (double and opened >= 0):
            if opened >= 0 and closing >= 0:
                pairs[opened] = closing
            opened, closing = (start, -1) if not double else (-1, -1)
    if opened >= 0 and closing >= 0:
        pairs[opened] = closing
    return pairs


class _Scanner:
    """Collects the quotations of a text, paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[tuple[int, int, int, int, bool, bool, bool]] = []

    def _emit(self, item: _Open, inner_end: int, end: int, closed: bool) -> None:
        if self.text[item.inner : inner_end].strip():
            self.found.append(
                (item.start, end, item.inner, inner_end, item.single, closed, item.continued)
            )

    def paragraph(self, lo: int, hi: int, pending: bool, last: bool) -> bool:
        """Scan [lo, hi); return whether a double quotation stays open at its end."""
        text = self.text
        singles = _single_pairs(text, lo, hi)
        ends = {close: start for start, close in singles.items()}
        double: _Open | None = None
        single: _Open | None = None
        first = lo + len(text[lo:hi]) - len(text[lo:hi].lstrip())
        for match in _MARK.finditer(text, lo, hi):
            start, end = match.span()
            mark = match.group()
            if mark in _SINGLE:
                if start in singles:
                    single = _Open(start, end, True, False)
                elif start in ends and single is not None and single.start == ends[start]:
                    self._emit(single, start, end, True)
                    single = None
                continue
            opens = mark == "«" or (mark not in "”»" and _can_open(text, start, end, lo, hi))
            closes = mark in "”»" or (mark not in "„«" and _can_close(text, start, end, lo, hi))
            if double is not None and closes and not (opens and mark == "“"):
                self._emit(double, start, end, True)
                double = None
            elif opens or (double is None and start == first):
                # A second opening mark: the first one never closed and is no quotation.
                double = _Open(start, end, False, pending and start == first)
        if double is None:
            return False
        self._emit(double, hi, hi, False)
        return not last


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, outer before inner, in text order.

    >>> [text[q.start : q.end] for text in ["“Go,” he said."] for q in quotations(text)]
    ['“Go,”']
    """
    scanner = _Scanner(text)
    spans = [m.span() for m in _PARAGRAPH.finditer(text) if m.group().strip()]
    pending = False
    for number, (lo, hi) in enumerate(spans):
        pending = scanner.paragraph(lo, hi, pending, number + 1 == len(spans))
    items = sorted(scanner.found, key=lambda f: (f[0], -f[1]))
    out: list[Quotation] = []
    stack: list[int] = []
    for start, end, inner_start, inner_end, single, closed, continued in items:
        while stack and out[stack[-1]].end <= start:
            stack.pop()
        parent = stack[-1] if stack else -1
        stack.append(len(out))
        out.append(Quotation(start, end, inner_start, inner_end, parent, single, closed, continued))
    return tuple(out)
