"""Main text of a page against gold: 4-grams, required segments, comment-form leaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from dragoman.evaluate.intervals import Floats, divide

_TOKEN = re.compile(r"\w+")
_SIZE = 4
_FORM = re.compile(
    r"leave a reply|leave a comment|your email address will not be published|post a comment"
    r"|add a comment|required fields are marked",
    re.IGNORECASE,
)

_RELATED = re.compile(
    r"(?:related (?:articles?|stories|posts?|news|content|links|topics)|you (?:may|might) also like"
    r"|recommended(?: for you| stories)?|more stories|read next|most (?:read|popular)|also read"
    r"|trending(?: now| stories)?|more from .{1,40}):?",
    re.IGNORECASE,
)
_BETWEEN_TAGS = re.compile(r">([^<>]{4,60})<")


def ngrams(text: str) -> Counter[tuple[str, ...]]:
    """Multiset of 4-grams of word tokens; a shorter text is one gram of all its words."""
    found = _TOKEN.findall(text)
    if not found:
        return Counter()
    last = max(1, len(found) - _SIZE + 1)
    return Counter(tuple(found[i : i + _SIZE]) for i in range(last))


def page_scores(predicted: str, gold: str) -> tuple[float, float]:
    """Precision and recall of one page; an empty answer to a text has neither."""
    mine, theirs = ngrams(predicted), ngrams(gold)
    shared = (mine & theirs).total()
    if not mine:
        return (1.0, 1.0) if not theirs else (0.0, 0.0)
    return shared / mine.total(), shared / theirs.total() if theirs else 1.0


def mean_f1(sums: Floats) -> Floats:
    """F1 of mean precision and mean recall, from (sum of P, sum of R, pages)."""
    p, r = divide(sums[..., 0], sums[..., 2]), divide(sums[..., 1], sums[..., 2])
    return np.where(p + r > 0, divide(2 * p * r, p + r), 0.0)


def segment_counts(
    text: str, wanted: Sequence[str], unwanted: Sequence[str]
) -> tuple[int, int, int]:
    """(right, given, wanted) segments: a plain substring test."""
    right = sum(s in text for s in wanted)
    return right, right + sum(s in text for s in unwanted), len(wanted)


def shows_form(text: str) -> bool:
    """Whether the words of a comment form stand in the text."""
    return _FORM.search(text) is not None


def shows_related(text: str) -> bool:
    """Whether a line of the text is the heading of a list of links to other articles."""
    return any(_RELATED.fullmatch(line.strip(" -*#>»|")) for line in text.split("\n"))


def has_related(html: str) -> bool:
    """Whether an element of a page is such a heading."""
    return any(_RELATED.fullmatch(found.strip()) for found in _BETWEEN_TAGS.findall(html))
