"""Tokens and dependency trees as plain values, so that rules need no parser object.

Token offsets point at raw text; ``text`` and ``lemma`` are as read (see ``text.Reading``).
Dependency labels are those of the CLEAR style used by spaCy's English pipelines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Token:
    """One token: ``i`` and ``head`` are indices into the whole document (root: head == i)."""

    i: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    sent: int
    start: int
    end: int
    ent: str = ""
    ent_begins: bool = False

    @property
    def low(self) -> str:
        """Lower-cased form."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """Tokens [first, last) of one sentence, its paragraph number and raw offsets."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    headline: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """A parsed document: tokens and sentences over one raw text."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[SentenceSpan, ...]
    _children: tuple[tuple[int, ...], ...] = field(repr=False, default=())

    @classmethod
    def build(
        cls, text: str, tokens: tuple[Token, ...], sentences: tuple[SentenceSpan, ...]
    ) -> Parse:
        """Index the children of every token once."""
        kids: list[list[int]] = [[] for _ in tokens]
        for t in tokens:
            if t.head != t.i:
                kids[t.head].append(t.i)
        return cls(text, tokens, sentences, tuple(map(tuple, kids)))

    def children(self, i: int, *deps: str) -> Iterator[Token]:
        """Children of token ``i`` in text order, only of the given labels if any."""
        for k in self._children[i]:
            if not deps or self.tokens[k].dep in deps:
                yield self.tokens[k]

    def child(self, i: int, *deps: str) -> Token | None:
        """First child with one of the labels."""
        return next(self.children(i, *deps), None)

    def head(self, t: Token) -> Token:
        """The governor (the token itself for a root)."""
        return self.tokens[t.head]

    def ancestors(self, i: int) -> Iterator[Token]:
        """Governors from the nearest to the root."""
        t = self.tokens[i]
        while t.head != t.i:
            t = self.tokens[t.head]
            yield t

    def subtree(self, i: int, skip: frozenset[str] = frozenset()) -> list[int]:
        """Indices under token ``i`` (itself included), sorted, leaving out ``skip`` labels."""
        out: list[int] = []
        stack = [i]
        while stack:
            k = stack.pop()
            out.append(k)
            stack.extend(c for c in self._children[k] if self.tokens[c].dep not in skip)
        out.sort()
        return out

    def conjuncts(self, i: int) -> list[Token]:
        """Token ``i`` and all coordinated with it, to the right."""
        out = [self.tokens[i]]
        for t in out:
            out.extend(self.children(t.i, "conj"))
        return out

    def span_text(self, first: int, last: int) -> tuple[int, int, str]:
        """Raw start, end and text of tokens [first, last)."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return start, end, self.text[start:end]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Token indices [first, last) whose raw spans touch [start, end)."""
        lo, hi = 0, len(self.tokens)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.tokens[mid].end <= start:
                lo = mid + 1
            else:
                hi = mid
        first = lo
        while lo < len(self.tokens) and self.tokens[lo].start < end:
            lo += 1
        return first, lo

    def phrase_head(self, first: int, last: int) -> int:
        """Index of the token of [first, last) that the others hang on; the last when none."""
        for k in range(first, last):
            t = self.tokens[k]
            outside = t.head == k or not first <= t.head < last
            if outside and t.pos not in {"PUNCT", "DET", "ADP"}:
                return k
        return last - 1
