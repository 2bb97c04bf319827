"""What a matched time expression means: a stretch of the calendar, from an anchor day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from dragoman.annotate.times import feasts, fixed, relative
from dragoman.annotate.times.calendar import Span
from dragoman.annotate.times.words import Resolver, Words
from dragoman.lexicon.times import TimeLexicon, TimeRule


def resolve(
    found: re.Match[str],
    rule: TimeRule,
    lexicon: TimeLexicon,
    anchor: tuple[date | None, date | None],
    future: bool,
    nearest: bool = False,
) -> Span | None:
    """The stretch that a match names; None when it names no date at all.

    Args:
        found: the match of the rule's pattern.
        rule: the rule.
        lexicon: for its word tables.
        anchor: first and last possible anchor day. With an open end a relative expression
            stays open: half an interval would look like a date that the text does not give.
        future: whether the clause speaks of the future.
        nearest: whether it may speak of either; a missing year is then the nearest.
    """
    words = Words(found.groupdict(), lexicon.tables, found[0].lower(), nearest)
    meaning = RESOLVERS[rule.meaning]
    first, last = anchor
    try:
        if first is None or last is None:
            return meaning(words, rule, None, future)
        early = meaning(words, rule, first, future)
        if early is None or first == last:
            return early
        late = meaning(words, rule, last, future)
    except (ValueError, OverflowError):
        return (
            None if rule.meaning in {"calendar", "numeric"} else meaning(words, rule, None, future)
        )
    return _united(early, late) if late else None


def _united(a: Span, b: Span) -> Span:
    return Span(
        a.value if a.value == b.value else None,
        min(a.first, b.first) if a.first and b.first else None,
        max(a.last, b.last) if a.last and b.last else None,
        a.grain,
    )


RESOLVERS: Mapping[str, Resolver] = {
    "calendar": fixed.calendar_date,
    "century": fixed.century,
    "clock": relative.clock,
    "decade": fixed.decade,
    "deictic": relative.deictic,
    "duration": fixed.duration,
    "easter": feasts.easter,
    "fiscal": fixed.fiscal,
    "numeric": fixed.numeric,
    "offset": relative.offset,
    "range": fixed.year_range,
    "nth-weekday": feasts.nth_weekday,
    "same": relative.same,
    "set": fixed.repeated,
    "unit": relative.unit_around,
    "vague": relative.vague,
    "weekday": relative.weekday,
    "window": relative.window,
}
