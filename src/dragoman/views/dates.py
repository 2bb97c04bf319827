"""Dates and intervals of a record in plain words; month names do not follow the locale."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from dragoman.types import Dct, DctBasis

_BASIS: Mapping[DctBasis, str] = {
    DctBasis.GIVEN: "as given",
    DctBasis.PAGE: "from the page",
    DctBasis.TEXT: "from its text",
    DctBasis.OFFICES: "from the offices it names",
    DctBasis.NONE: "",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def day(iso: str) -> str:
    """An ISO day, month or year in words; anything else as it stands.

    >>> day("2012-05-07"), day("2012-05"), day("2012")
    ('7 May 2012', 'May 2012', '2012')
    """
    found = _ISO.fullmatch(iso)
    if not found:
        return iso
    year, month, number = found.groups()
    if month and not 1 <= int(month) <= 12:
        return iso
    named = f"{_MONTHS[int(month) - 1]} {int(year)}" if month else str(int(year))
    return f"{int(number)} {named}" if number else named


def _as_date(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso and len(iso) == 10 else None
    except ValueError:
        return None


def interval(earliest: str | None, latest: str | None) -> str:
    """Bounds in words; empty when both are open.

    >>> interval("2018-09-01", "2018-09-30"), interval("2012-05-07", None)
    ('September 2018', 'since 7 May 2012')
    """
    if not earliest and not latest:
        return ""
    if earliest == latest:
        return day(earliest or "")
    if not latest:
        return f"since {day(earliest or '')}"
    if not earliest:
        return f"until {day(latest)}"
    first, last = _as_date(earliest), _as_date(latest)
    if first and last and first.day == 1 and first.year == last.year:
        if (first.month, last.month, last.day) == (1, 12, 31):
            return str(first.year)
        if first.month == last.month and last.day == monthrange(last.year, last.month)[1]:
            return day(earliest[:7])
    return f"{day(earliest)} to {day(latest)}"


def creation(dct: Dct) -> str:
    """The document creation time with its basis, such as ``7 May 2012, from the page``."""
    basis = f", {_BASIS[dct.basis]}" if _BASIS[dct.basis] else ""
    if dct.value:
        return day(dct.value) + basis
    bounds = []
    if dct.earliest:
        bounds.append(f"not older than {day(dct.earliest)}")
    if dct.latest:
        bounds.append(f"not later than {day(dct.latest)}")
    return "date unknown" + (f"; {' and '.join(bounds)}{basis}" if bounds else "")
