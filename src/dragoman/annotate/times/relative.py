"""Expressions that count from another day: of writing, or the last one told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.annotate.times import calendar
from dragoman.annotate.times.calendar import Span
from dragoman.annotate.times.fixed import BACK, FORWARD, grain_of, period
from dragoman.annotate.times.words import Words
from dragoman.lexicon.times import TimeRule

_NAMED_HOURS = {"noon": 12, "midday": 12, "midnight": 0}


def weekday(w: Words, _rule: TimeRule, at: date | None, future: bool) -> Span | None:
    """The nearest such day (or weekend) back or ahead."""
    if at is None:
        return Span(None, None, None, "day")
    if w.word("unit"):
        offset = 0 if at.weekday() >= 5 or future else -7
        return calendar.weekend(at + timedelta(days=offset))
    number = int(w.look_up("weekday", "weekdays"))
    which = w.word("which")
    monday = at - timedelta(days=at.weekday())
    if w.word("week") or which == "this":
        weeks = {"last": -1, "next": 1}.get(w.word("week"), 0)
        found = monday + timedelta(days=7 * weeks + number)
    elif which in FORWARD:
        found = at + timedelta(days=(number - at.weekday() - 1) % 7 + 1)
    elif which in BACK:
        found = at - timedelta(days=(at.weekday() - number - 1) % 7 + 1)
    elif future:
        found = at + timedelta(days=(number - at.weekday()) % 7)
    else:
        found = at - timedelta(days=(at.weekday() - number) % 7)
    return _part_of_day(calendar.day(found), w.look_up("part", "parts"))


def _part_of_day(span: Span, part: str) -> Span:
    if not part or span.last is None:
        return span
    later = span.last + timedelta(days=1) if part == "NI" else span.last
    return replace(span, value=f"{span.value}T{part}", last=later)


def deictic(w: Words, rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    """A day so many days from the day of writing, or a part of one."""
    if at is None:
        return Span(None, None, None, "day")
    found = calendar.day(at + timedelta(days=rule.offset))
    return _part_of_day(found, rule.part or w.look_up("part", "parts"))


def unit_around(w: Words, _rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    """The week, month or the like around the day of writing, or next to it."""
    unit, _ = w.unit()
    grain = "day" if unit == "weekend" else unit
    if at is None:
        return Span(None, None, None, grain)
    which = w.word("which")
    count = 1 if which in FORWARD else -1 if which in BACK else 0
    span = calendar.around(calendar.shifted(at, count, unit), unit)
    if not count and (which == "this" or w.word("relative")):
        if "earlier" in {w.word("mod"), w.word("relative")}:
            return replace(span, last=at)
        if "later" in {w.word("mod"), w.word("relative")}:
            return replace(span, first=at)
    modifier = "late" if w.word("relative") == "end" else w.look_up("mod", "modifiers")
    return calendar.part(span, modifier) if modifier else span


def offset(w: Words, rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    """So many units back or ahead."""
    unit, each = w.unit()
    count = w.number("num") if w.word("num") else 1
    grain = "hour" if unit in {"hour", "minute"} else "day" if unit == "weekend" else unit
    if at is None:
        return Span(None, None, None, grain)
    if not count:
        return Span(None, None, at, grain) if rule.sign < 0 else Span(None, at, None, grain)
    if grain == "hour":
        days = 1 if unit == "minute" else -(-count // 24)
        ends = sorted((at, at + timedelta(days=rule.sign * days)))
        return Span(None, ends[0], ends[1], grain)
    count *= each * rule.sign
    near = calendar.shifted(at, count, unit)
    if unit == "decade":
        wide = (calendar.add_months(near, -60), calendar.add_months(near, 60))
        span = Span(None, *wide, unit)
    else:
        span = calendar.around(near, unit)
    span = _approximate(span, w, rule.sign, at, unit)
    return _part_of_day(span, w.look_up("part", "parts"))


def _approximate(span: Span, w: Words, sign: int, at: date, unit: str) -> Span:
    """Widen a stretch by what "about", "more than" and the like leave open."""
    word = w.word("approx")
    if word in {"more than", "over", "at least"}:
        return replace(span, first=None) if sign < 0 else replace(span, last=None)
    if word in {"less than", "under", "up to"}:
        return replace(span, last=at) if sign < 0 else replace(span, first=at)
    loose = (word and word != "just") or " half" in w.text or "." in w.word("num")
    if not loose or span.first is None or span.last is None or unit == "decade":
        return span
    return replace(
        span,
        first=calendar.around(calendar.shifted(span.first, -1, unit), unit).first,
        last=calendar.around(calendar.shifted(span.last, 1, unit), unit).last,
    )


def same(w: Words, _rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    """The unit around the anchor."""
    unit, _ = w.unit()
    return calendar.around(at, unit) if at else Span(None, None, None, unit)


def window(w: Words, rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    """A stretch that ends or begins at the anchor."""
    unit, each = w.unit()
    count = w.number("num") * each if w.word("num") else each
    value, grain = period(unit, count), grain_of(unit)
    if at is None:
        return Span(value, None, None, grain)
    if not count:
        return Span(value, None, at, grain) if rule.sign < 0 else Span(value, at, None, grain)
    if unit in {"hour", "minute"}:
        far = at + timedelta(days=rule.sign * (1 if unit == "minute" else -(-count // 24)))
    else:
        far = calendar.shifted(at, rule.sign * count, unit)
    return Span(value, min(at, far), max(at, far), grain)


def vague(w: Words, rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    """A time that is only before or after the anchor."""
    grain = grain_of(w.unit()[0])
    if at is None or not rule.sign:
        return Span(None, None, None, grain)
    return Span(None, None, at, grain) if rule.sign < 0 else Span(None, at, None, grain)


def clock(w: Words, rule: TimeRule, at: date | None, future: bool) -> Span | None:
    """A time of day, with its day if a weekday stands beside it."""
    hour = _NAMED_HOURS.get(w.word("named"), w.number("hour"))
    if w.word("ampm"):
        hour = hour % 12 + (12 if w.word("ampm").startswith("p") else 0)
    time = f"T{hour:02d}" + (f":{w.number('minute'):02d}" if w.word("minute") else "")
    if w.word("named"):
        time += ":00"
    if not w.word("weekday"):
        return Span(time, None, None, "hour")
    on = weekday(w, rule, at, future)
    if on is None or on.value is None:
        return Span(time, on.first if on else None, on.last if on else None, "hour")
    return Span(on.value + time, on.first, on.last, "hour")
