"""Intervals of the calendar: days, weeks, months, quarters, seasons, years, decades."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, northern hemisphere
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days [first, last] with its TimeML value; None bounds are open."""

    value: str | None
    first: date | None
    last: date | None
    grain: str


def day(d: date) -> Span:
    """One day."""
    return Span(d.isoformat(), d, d, "day")


def week(d: date) -> Span:
    """The ISO week (Monday to Sunday) around a day."""
    monday = d - timedelta(days=d.weekday())
    year, number, _ = d.isocalendar()
    return Span(f"{year:04d}-W{number:02d}", monday, monday + timedelta(days=6), "week")


def weekend(d: date) -> Span:
    """Saturday and Sunday of the week around a day."""
    days = week(d)
    assert days.first is not None
    return Span(f"{days.value}-WE", days.first + timedelta(days=5), days.last, "day")


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months from a month on."""
    first = date(year, month, 1)
    return first, add_months(first, count) - _DAY


def month(year: int, number: int) -> Span:
    """A month of a year."""
    return Span(f"{year:04d}-{number:02d}", *months(year, number, 1), "month")


def quarter(year: int, number: int) -> Span:
    """A quarter (1 to 4) of a year."""
    return Span(f"{year:04d}-Q{number}", *months(year, 3 * number - 2, 3), "quarter")


def half(year: int, number: int) -> Span:
    """The first or second half of a year."""
    return Span(f"{year:04d}-H{number}", *months(year, 6 * number - 5, 6), "year")


def season(year: int, code: str) -> Span:
    """A season; the winter of a year is the one that begins in its December."""
    return Span(f"{year:04d}-{code}", *months(year, SEASONS[code], 3), "season")


def year(number: int) -> Span:
    """A calendar year."""
    return Span(f"{number:04d}", *months(number, 1, 12), "year")


def decade(number: int) -> Span:
    """The ten years that begin with a year divisible by ten."""
    start = number - number % 10
    return Span(f"{start // 10:03d}X", *months(start, 1, 120), "decade")


def around(d: date, unit: str) -> Span:
    """The unit of the calendar that holds a day."""
    if unit == "month":
        return month(d.year, d.month)
    if unit == "quarter":
        return quarter(d.year, (d.month + 2) // 3)
    if unit == "year":
        return year(d.year)
    if unit == "decade":
        return decade(d.year)
    if unit == "week":
        return week(d)
    if unit == "weekend":
        return weekend(d)
    return day(d)


def add_months(d: date, count: int) -> date:
    """The same day some months on, or the last one of a shorter month.

    Raises:
        ValueError: the result lies outside the years 1 to 9999.
    """
    index = d.year * 12 + d.month - 1 + count
    first = date(index // 12, index % 12 + 1, 1)
    following = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return first.replace(day=min(d.day, (following - first).days))


def shifted(d: date, count: int, unit: str) -> date:
    """A day moved by units of the calendar.

    Raises:
        ValueError: the result lies outside the years 1 to 9999.
        OverflowError: likewise.
    """
    if unit in _MONTHS:
        return add_months(d, count * _MONTHS[unit])
    return d + timedelta(days=count * (7 if unit in {"week", "weekend"} else 1))


def part(span: Span, modifier: str) -> Span:
    """The half of a stretch that early, mid or late leaves: bounds that are surely wide enough."""
    if span.first is None or span.last is None:
        return span
    length = (span.last - span.first).days
    middle = span.first + timedelta(days=length // 2)
    if modifier == "early":
        return replace(span, last=middle)
    if modifier == "late":
        return replace(span, first=middle)
    quarter_length = timedelta(days=length // 4)
    return replace(span, first=span.first + quarter_length, last=span.last - quarter_length)
