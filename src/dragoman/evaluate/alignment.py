"""Where the characters of a coded document stand in the gold text it was made from.

A coder may normalise spaces, drop invisible characters or cut residue, so that its
offsets are not those of the gold text.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import accumulate

from dragoman.errors import InputError

Span = tuple[int, int]


class Alignment:
    """Maps spans of ``document`` to spans of ``gold``; spaces at the ends are left out."""

    __slots__ = ("_offsets",)

    def __init__(self, document: str, gold: str) -> None:
        """Pair the non-space characters of the two texts."""
        self._offsets: list[int | None] = [None] * len(document)
        mine = [i for i, c in enumerate(document) if not c.isspace()]
        theirs = [i for i, c in enumerate(gold) if not c.isspace()]
        if len(mine) == len(theirs) and all(
            document[i] == gold[k] for i, k in zip(mine, theirs, strict=True)
        ):
            for i, k in zip(mine, theirs, strict=True):
                self._offsets[i] = k
        else:
            self._by_words(document, gold)

    def _by_words(self, document: str, gold: str) -> None:
        mine, theirs = _words(document), _words(gold)
        matcher = SequenceMatcher(
            None, [w for _, w in mine], [w for _, w in theirs], autojunk=False
        )
        for block in matcher.get_matching_blocks():
            for n in range(block.size):
                (i, word), (k, _) = mine[block.a + n], theirs[block.b + n]
                for c in range(len(word)):
                    self._offsets[i + c] = k + c

    def span(self, start: int, end: int) -> Span | None:
        """The gold span under ``document[start:end]``; None where the gold text has nothing."""
        found = [k for k in self._offsets[start:end] if k is not None]
        return (found[0], found[-1] + 1) if found else None


def check_span(text: str, start: int, end: int) -> Span:
    """The span, when it lies in the text and is not empty.

    Raises:
        InputError: it does not.
    """
    if not 0 <= start < end <= len(text):
        raise InputError(
            f"{start}-{end} is no span of a text of {len(text)} characters",
            where=repr(text[:60]),
            remedy="give half-open code point offsets",
        )
    return start, end


def _words(text: str) -> list[tuple[int, str]]:
    words: list[tuple[int, str]] = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        words.append((at, word))
        at += len(word)
    return words


def joined(tokens: list[str]) -> tuple[str, list[Span]]:
    """Tokens joined by single spaces, and the span of each in the text.

    >>> joined(["It", "rained", "."])
    ('It rained .', [(0, 2), (3, 9), (10, 11)])
    """
    ends = list(accumulate((len(t) + 1 for t in tokens), initial=0))
    return " ".join(tokens), [(a, a + len(t)) for a, t in zip(ends, tokens, strict=False)]
