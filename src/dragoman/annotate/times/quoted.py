"""The day on which quoted words were spoken: the anchor of "yesterday" inside a quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.lexicon.cues import load_cues
from dragoman.nouns import Timex
from dragoman.syntax import Parse

_OPEN, _CLOSE, _EITHER = "“«", "”»", '"'
_DEICTIC = frozenset("today yesterday tomorrow tonight".split())
_PARTS = ("this morning", "this afternoon", "this evening", "last night")
_LONGEST = 3_000  # characters of a sentence looked at
_MAX_CLIMB = 3
_MOST = 10  # expressions on either side


def is_deictic(words: str) -> bool:
    """Whether an expression counts its day from that of speaking."""
    low = words.lower()
    return low.startswith(_PARTS) or not _DEICTIC.isdisjoint(low.split())


def spoken_on(parse: Parse, timex: Timex, found: Sequence[Timex]) -> date | None:
    """The day that the report gives for the words around an expression: "…, he said on
    Monday". None outside a quotation, and when no such day is told.

    Args:
        parse: the parsed document.
        timex: the expression.
        found: the expressions of the document in text order.
    """
    if not _inside(parse, timex.start):
        return None
    days = {other.value for other in _near(parse, timex, found) if _dates_a_cue(parse, other)}
    return date.fromisoformat(days.pop() or "") if len(days) == 1 else None


def _near(parse: Parse, timex: Timex, found: Sequence[Timex]) -> Iterator[Timex]:
    """The exact days told outside quotations in the sentence, and in the one before when it
    ends with a colon."""
    first, _ = parse.between(timex.start, timex.end)
    here = parse.tokens[first].sent
    start, end = parse.sentences[here].start, parse.sentences[here].end
    if here:
        ahead = parse.sentences[here - 1]
        if parse.text[ahead.start : ahead.end].rstrip().endswith(":"):
            start = ahead.start
    low, high = bisect_left(found, start, key=_start), bisect_left(found, end, key=_start)
    at = bisect_left(found, timex.start, key=_start)
    for other in found[max(low, at - _MOST) : min(high, at + _MOST)]:
        exact = other.value is not None and other.value == other.earliest == other.latest
        if exact and not _inside(parse, other.start):
            yield other


def _start(timex: Timex) -> int:
    return timex.start


def _inside(parse: Parse, offset: int) -> bool:
    """Whether a quotation mark that was opened in the sentence is still open."""
    first, _ = parse.between(offset, offset + 1)
    start = parse.sentences[parse.tokens[first].sent].start
    ahead = parse.text[max(start, offset - _LONGEST) : offset]
    if ahead.count(_EITHER) % 2:
        return True
    return max(map(ahead.rfind, _OPEN)) > max(map(ahead.rfind, _CLOSE))


def _dates_a_cue(parse: Parse, timex: Timex) -> bool:
    first, last = parse.between(timex.start, timex.end)
    cues = load_cues().verbs
    for i in range(first, last):
        t = parse.tokens[i]
        for _ in range(_MAX_CLIMB):
            t = parse.head(t)
            if t.tag.startswith("VB"):
                break
        if t.tag.startswith("VB") and not first <= t.i < last:
            return t.lemma in cues
    return False
