"""Overlap of words: token F1 of spans, and whether two phrases share a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
# Words that two phrases may share without naming the same thing.
_FUNCTION_WORDS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "and", "or", "of", "in", "on", "at", "to",
    "for", "from", "by", "with", "as", "s", "its", "his", "her", "their",
})  # fmt: skip

Counts = tuple[int, int, int]


def tokens(texts: Iterable[str]) -> Counter[str]:
    """Whitespace tokens of several spans as a multiset."""
    return Counter(token for text in texts for token in text.split())


def overlap(predicted: Counter[str], gold: Counter[str]) -> Counts:
    """(shared, predicted, gold) token counts."""
    return (predicted & gold).total(), predicted.total(), gold.total()


def words(text: str) -> frozenset[str]:
    """Word tokens in lower case without function words (all, where there is nothing else)."""
    found = frozenset(w.casefold() for w in _WORD.findall(text))
    return found - _FUNCTION_WORDS or found


def share_word(a: str, b: str) -> bool:
    """Whether two phrases have a word token in common, function words aside."""
    return not words(a).isdisjoint(words(b))
