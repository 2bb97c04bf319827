"""Expressions that name a stretch of the calendar by itself, or lack only the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.annotate.times import calendar
from dragoman.annotate.times.calendar import Span
from dragoman.annotate.times.words import Words
from dragoman.lexicon.times import TimeRule

FORWARD = frozenset({"next", "coming", "this coming", "the coming"})
BACK = frozenset({"last", "past", "this past", "this last"})
_LETTER = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M",
           "weekend": "WE", "quarter": "Q"}  # fmt: skip
_ADVERBS = {"hourly": "PT1H", "nightly": "P1D", "daily": "P1D", "weekly": "P1W", "monthly": "P1M",
            "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y"}  # fmt: skip
_NO_DAYS = timedelta(0)
_YEARS_AROUND = range(-4, 5)  # enough for 29 February


def calendar_date(w: Words, rule: TimeRule, at: date | None, future: bool) -> Span | None:
    """A day, month, quarter, half, season or year; a missing year comes from the clause."""
    year = rule.year or w.number("year") or 100 * w.number("century")
    year += w.number("tens") + w.number("ones") if year else 0
    if not year and w.word("whichyear") and at:
        year = at.year + {"last": -1, "next": 1}.get(w.word("whichyear"), 0)
    grain = _build(w, rule, year or 2000).grain
    if year:
        span = _build(w, rule, year)
        if w.look_up("season", "seasons") == "WI":  # its January and February may be meant
            span = replace(span, first=date(year - 1, 12, 1))
    elif at is None:
        return Span(None, None, None, grain)
    else:
        span = _nearest(w, rule, at, future)
    return calendar.part(span, w.look_up("mod", "modifiers")) if w.word("mod") else span


def _build(w: Words, rule: TimeRule, year: int) -> Span:
    """The part of a year that the words name.

    Raises:
        ValueError: there is no such day.
    """
    month = rule.month or int(w.look_up("month", "months", "short_months") or 0)
    month = month or w.number("month")
    first_day = rule.day or w.number("day")
    if month and first_day:
        span = calendar.day(date(year, month, first_day))
        if w.word("day2"):
            last = date(year, month, w.number("day2"))
            return Span(f"{span.value}/{last.isoformat()}", span.first, last, "day")
        return span
    if month:
        return calendar.month(year, month)
    if w.word("quarter"):
        return calendar.quarter(year, _ordinal(w, "quarter"))
    if w.word("half"):
        return calendar.half(year, _ordinal(w, "half"))
    if w.word("season"):
        return calendar.season(year, w.look_up("season", "seasons"))
    return calendar.year(year)


def _ordinal(w: Words, name: str) -> int:
    if w.word(name) in {"last", "final"}:
        return 4 if name == "quarter" else 2
    return int(w.look_up(name, "ordinals") or 0) or w.number(name)


def _nearest(w: Words, rule: TimeRule, at: date, future: bool) -> Span:
    """The stretch of a yearly kind that "last", "next" or the clause points to."""
    spans: list[tuple[date, date, Span]] = []
    for shift in _YEARS_AROUND:
        try:
            span = _build(w, rule, at.year + shift)
        except ValueError:
            continue
        if span.first and span.last:
            spans.append((span.first, span.last, span))
    if not spans:
        raise ValueError("no such day")
    weekday = w.look_up("wd", "weekdays", "short_weekdays")
    named = [(a, b, s) for a, b, s in spans if weekday and a.weekday() == int(weekday)]
    if named:
        return min(named, key=lambda item: abs(item[0] - at))[2]
    which = w.word("which")
    if which == "this":
        here = [s for a, b, s in spans if a <= at <= b]
        return here[0] if here else next(s for a, _, s in spans if a.year == at.year)
    if which in FORWARD:
        return next(s for a, _, s in spans if a > at)
    if which in BACK:
        return [s for _, b, s in spans if b < at][-1]
    if w.nearest:
        return min(spans, key=lambda item: max(item[0] - at, at - item[1], _NO_DAYS))[2]
    if future:
        return next(s for _, b, s in spans if b >= at)
    return [s for a, _, s in spans if a <= at][-1]


def numeric(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    """A date in figures; the value only if day and month cannot be swapped."""
    year, a, b = w.number("year"), w.number("a"), w.number("b")
    readings = {(b, a)} if w.word("sep") == "." else {(a, b), (b, a)}
    days = sorted(date(year, m, d) for m, d in readings if 1 <= m <= 12 and 1 <= d <= 28 + 3)
    if not days:
        return None
    value = days[0].isoformat() if len(days) == 1 else None
    return Span(value, days[0], days[-1], "day")


def year_range(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    """The years from one to another."""
    first, last = w.number("year"), w.number("year2")
    if last < 100:
        last += first - first % 100
    if last <= first:
        return None
    return Span(f"{first}/{last}", date(first, 1, 1), date(last, 12, 31), "year")


def decade(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    """Ten years."""
    short = int(w.look_up("decadeword", "decades") or 0) or w.number("short")
    span = calendar.decade(w.number("decade") or 1900 + short)
    return calendar.part(span, w.look_up("mod", "modifiers")) if w.word("mod") else span


def century(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    """A hundred years; the nineteenth century began with 1801."""
    number = int(w.look_up("century", "centuries") or 0) or w.number("century")
    if not 1 <= number <= 30:
        return None
    first, last = date(100 * number - 99, 1, 1), date(100 * number, 12, 31)
    span = Span(f"{number - 1:02d}XX", first, last, "decade")
    return calendar.part(span, w.look_up("mod", "modifiers")) if w.word("mod") else span


def fiscal(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    """A fiscal year; it has no bounds, for they differ from state to state."""
    year = w.number("year") or w.number("year2") or w.number("year3")
    return Span(f"FY{year + 2000 if year < 100 else year}", None, None, "year")


def duration(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    """A length of time, bound to no day."""
    unit, each = w.unit("unit2" if w.word("unit2") else "unit")
    count = w.number("num") * each
    if "quarter of" in w.text:
        return Span(None, None, None, grain_of(unit))
    if " half" in w.text or w.text.startswith("half"):
        whole = 10 if unit == "decade" else 1
        halves = whole * (each if w.word("num").startswith("half") else 2 * count + each)
        amount = f"{halves // 2}.5" if halves % 2 else str(halves // 2)
        time = "T" if unit in {"hour", "minute"} else ""
        letter = _LETTER["year" if unit == "decade" else unit]
        return Span(f"P{time}{amount}{letter}", None, None, grain_of(unit))
    return Span(period(unit, count), None, None, grain_of(unit))


def repeated(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    """Something that recurs."""
    if w.word("adverb"):
        value = _ADVERBS[w.word("adverb")]
        return Span(value, None, None, "hour" if "T" in value else "day")
    if w.word("weekday"):
        number = int(w.look_up("weekday", "weekdays")) + 1
        return Span(f"XXXX-WXX-{number}", None, None, "day")
    unit, each = w.unit()
    count = 2 if w.word("num") == "other" else w.number("num") or 1
    return Span(period(unit, count * each), None, None, grain_of(unit))


def period(unit: str, count: int) -> str:
    """The ISO 8601 duration; X for a count left open."""
    if unit == "decade":
        unit, count = "year", count * 10
    time = "T" if unit in {"hour", "minute"} else ""
    return f"P{time}{count or 'X'}{_LETTER[unit]}"


def grain_of(unit: str) -> str:
    """The grain that a unit counts as."""
    return {"minute": "hour", "weekend": "day"}.get(unit, unit)
