"""Dates that a page states of itself: ISO checks, byline dates and datelines."""

from __future__ import annotations

import re
from datetime import date

from dragoman.errors import UsageError

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"((?:19|20)\d{2})(?!\d)"
_NUMBER = r"(?<!\d)(\d{1,2})"
_DAY_MONTH = re.compile(rf"{_NUMBER}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]{_YEAR}", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b{_MONTH} {_NUMBER}(?:st|nd|rd|th)?,? {_YEAR}", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/.](\d{2})[-/.](\d{2})(?!\d)")
_SLASHES = re.compile(rf"{_NUMBER}[/.](\d{{1,2}})[/.]{_YEAR}")
_GIVEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# A dateline: capitalised words, a date, perhaps an agency, then a dash or colon.
_BEFORE = re.compile(r"\(?(?:[A-Z][\w.'’-]{0,30}[ ,/(]{1,3}){0,7}")
_AFTER = re.compile(r"[,)]? ?(?:[(/][^()/]{1,40}[)/])?[.,]? ?(?:[-–—:]|--)(?=\s|$)")
_DATELINE = 120  # characters


def check_iso(value: str) -> str:
    """The value itself when it is an ISO day, month or year.

    Raises:
        UsageError: it is not, or names no day of the calendar.

    >>> check_iso("2019-05")
    '2019-05'
    """
    found = _GIVEN.fullmatch(value)
    if found:
        year, month, day = (int(part or 1) for part in found.groups())
        if iso_day(year, month, day):
            return value
    raise UsageError(
        f"{value!r} is no date", where="dct", remedy="write 2019-05-03, 2019-05 or 2019"
    )


def iso_day(year: int, month: int, day: int) -> str | None:
    """ISO form of a day of the calendar, else None."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def full_date(text: str) -> str | None:
    """The first full date with a year in a short text, as ISO; None when in doubt.

    >>> full_date("Published: Fri 3 May 2019, 14:05"), full_date("03/05/2019")
    ('2019-05-03', None)
    """
    found = _first(text)
    return found[1] if found else None


def dateline_date(line: str) -> str | None:
    """Full date of the dateline a paragraph begins with, as ISO.

    >>> dateline_date("VIENNA, May 3, 2019 (Example) - Envoys met.")
    '2019-05-03'
    """
    head = line[:_DATELINE]
    found = _first(head)
    if not found or not _BEFORE.fullmatch(head[: found[0].start()]):
        return None
    return found[1] if _AFTER.match(head, found[0].end()) else None


def _first(text: str) -> tuple[re.Match[str], str] | None:
    best: tuple[re.Match[str], str] | None = None
    for pattern in (_DAY_MONTH, _MONTH_DAY, _ISO, _SLASHES):
        found = pattern.search(text[:400])
        day = _value(pattern, found) if found else None
        if found and day and (best is None or found.start() < best[0].start()):
            best = found, day
    return best


def _value(pattern: re.Pattern[str], found: re.Match[str]) -> str | None:
    a, b, c = found.groups()
    if pattern is _DAY_MONTH:
        return iso_day(int(c), _MONTHS.index(b[:3].lower()) + 1, int(a))
    if pattern is _MONTH_DAY:
        return iso_day(int(c), _MONTHS.index(a[:3].lower()) + 1, int(b))
    if pattern is _ISO:
        return iso_day(int(a), int(b), int(c))
    first, second = int(a), int(b)
    if first > 12:
        return iso_day(int(c), second, first)
    # 03/05 is May or March: unknown; only a day above 12 tells the order
    return iso_day(int(c), first, second) if second > 12 or first == second else None
