"""Feasts that move: Easter with the days that hang on it, and the n-th weekday of a month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.annotate.times import calendar
from dragoman.annotate.times.calendar import Span
from dragoman.annotate.times.words import Words
from dragoman.lexicon.times import TimeRule

_AROUND = (-1, 0, 1)


def easter(w: Words, rule: TimeRule, at: date | None, future: bool) -> Span | None:
    """Western Easter Sunday, or the day ``offset`` days from it."""
    return _feast(w, at, future, lambda year: easter_sunday(year) + timedelta(days=rule.offset))


def nth_weekday(w: Words, rule: TimeRule, at: date | None, future: bool) -> Span | None:
    """The ``day``-th weekday ``offset`` (Monday: 0) of a month."""

    def find(year: int) -> date:
        first = date(year, rule.month, 1)
        ahead = (rule.offset - first.weekday()) % 7
        return first + timedelta(days=ahead + 7 * (rule.day - 1))

    return _feast(w, at, future, find)


def _feast(w: Words, at: date | None, future: bool, find: Callable[[int], date]) -> Span | None:
    if w.number("year"):
        return calendar.day(find(w.number("year")))
    if at is None:
        return Span(None, None, None, "day")
    days = [find(at.year + shift) for shift in _AROUND]
    if w.nearest:
        return calendar.day(min(days, key=lambda d: abs(d - at)))
    if future:
        return calendar.day(next(d for d in days if d >= at))
    return calendar.day([d for d in days if d <= at][-1])


def easter_sunday(year: int) -> date:
    """Gregorian Easter by the anonymous computus.

    >>> easter_sunday(2024)
    datetime.date(2024, 3, 31)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, fourth = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quads, odd = divmod(rest, 4)
    week = (32 + 2 * fourth + 2 * quads - moon - odd) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
