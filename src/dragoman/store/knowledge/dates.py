"""Dates of public dumps as ISO days, months or years."""

from __future__ import annotations

import re
from datetime import date

from dragoman.errors import UsageError

_WIKIDATA = re.compile(r"\+0*(\d{4})-(\d\d)-(\d\d)T")
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:.]*Z?)?", re.ASCII)
_PRECISION = {11: 10, 10: 7, 9: 4}  # characters of the ISO date
_PIVOT = 30  # PETRARCH: two figures up to this are years from 2000 on


def wikidata_date(time: str, precision: int) -> str:
    """An ISO date of the precision given (11 day, 10 month, 9 year); empty when coarser,
    before the year 1 or of another form.

    >>> wikidata_date("+2012-05-07T00:00:00Z", 11), wikidata_date("+2012-00-00T00:00:00Z", 9)
    ('2012-05-07', '2012')
    """
    found = _WIKIDATA.match(time)
    length = _PRECISION.get(min(precision, 11))
    if not found or length is None:
        return ""
    text = "-".join(found.groups())[:length]
    while text.endswith("-00"):
        text = text[:-3]
    return text


def iso_date(text: str) -> str:
    """An ISO day, month or year, as it stands or with a time behind it; empty for an empty
    one.

    Raises:
        ValueError: it is none, or no date of the calendar.
    """
    if not text.strip():
        return ""
    found = _ISO.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day = found.groups()
    date(int(year), int(month or 1), int(day or 1))
    return "-".join(p for p in (year, month, day) if p)


def compact_date(text: str) -> str:
    """An ISO day of YYYYMMDD or YYMMDD.

    >>> compact_date("20110704"), compact_date("991231")
    ('2011-07-04', '1999-12-31')

    Raises:
        ValueError: it is neither, or no day of the calendar.
    """
    if not text.isascii() or not text.isdigit() or len(text) not in (6, 8):
        raise ValueError(text)
    if len(text) == 6:
        text = ("20" if int(text[:2]) <= _PIVOT else "19") + text
    return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()


def checked(start: str, end: str) -> tuple[str, str]:
    """The dates of a spell, unless it would end before it begins.

    Raises:
        ValueError: it would.
    """
    shared = min(len(start), len(end))
    if start and end and end[:shared] < start[:shared]:
        raise ValueError(f"{start} to {end}")
    return start, end


def option_day(name: str, text: str | None) -> str:
    """An ISO day given on the command line; empty when none was.

    Raises:
        UsageError: it is no day.
    """
    try:
        if text and (len(text) != 10 or not iso_date(text)):
            raise ValueError(text)
    except ValueError as err:
        raise UsageError(f"{name} {text!r} is no day", remedy="give YYYY-MM-DD") from err
    return text or ""
