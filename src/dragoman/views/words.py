"""Plain words for the codes of a record: factuality, types, dates, times, places."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from dragoman.types import Dct, DctBasis, Event, Factuality, Plover, Sign, When, Where

FACTUALITY: Mapping[Factuality, str] = {
    Factuality.CERTAIN: "happened",
    Factuality.PROBABLE: "planned or likely",
    Factuality.POSSIBLE: "possible",
    Factuality.CERTAIN_NOT: "did not",
    Factuality.PROBABLE_NOT: "unlikely",
    Factuality.POSSIBLE_NOT: "possibly not",
    Factuality.CERTAIN_UNKNOWN: "known, not told",
    Factuality.UNCOMMITTED: "uncommitted",
}

TYPES: Mapping[Plover, str] = {
    Plover.AGREE: "agreement or promise",
    Plover.CONSULT: "meeting or talks",
    Plover.SUPPORT: "backing in words",
    Plover.CONCEDE: "concession in words",
    Plover.COOPERATE: "practical cooperation",
    Plover.AID: "practical help",
    Plover.RETREAT: "ground given",
    Plover.REQUEST: "request or demand",
    Plover.ACCUSE: "blame or complaint",
    Plover.REJECT: "refusal",
    Plover.THREATEN: "threat",
    Plover.PROTEST: "public protest",
    Plover.SANCTION: "relations cut back",
    Plover.MOBILIZE: "forces moved",
    Plover.COERCE: "pressure by power",
    Plover.ASSAULT: "use of force",
}

FAMILIES: Mapping[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
# Outline is verbal, filled is material; circle is cooperation, triangle is conflict.
SHAPES: Mapping[int, str] = {1: "○", 2: "●", 3: "△", 4: "▲"}

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


class Standing(StrEnum):
    """How a claim stands in the report; every event has exactly one."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    FEARED = "feared"
    DENIED = "denied"


STANDINGS: Mapping[Standing, str] = {
    Standing.ASSERTED: "asserted by the author",
    Standing.REPORTED: "reported as fact by a source",
    Standing.PLANNED: "planned or likely",
    Standing.FEARED: "feared, possible or conditional",
    Standing.DENIED: "denied or negated",
}


def standing(event: Event) -> Standing:
    """Denied before planned before feared; what is left is certain: by whom?"""
    match event.factuality:
        case Factuality.CERTAIN_NOT | Factuality.PROBABLE_NOT | Factuality.POSSIBLE_NOT:
            return Standing.DENIED
        case Factuality.PROBABLE:
            return Standing.PLANNED
        case Factuality.CERTAIN:
            return Standing.REPORTED if event.attribution else Standing.ASSERTED
    return Standing.FEARED


def factuality(value: Factuality) -> str:
    """Words and code, such as ``happened CT+``."""
    return f"{FACTUALITY[value]} {value.value}"


def type_code(event: Event) -> str:
    """Type, mode and CAMEO code, such as ``MOBILIZE troops 152``."""
    return " ".join(p for p in (event.type.value, event.mode, event.cameo) if p)


def type_name(event: Event, names: Mapping[str, str] | None = None) -> str:
    """Plain name of type, mode and CAMEO code.

    ``names`` may hold keys ``TYPE``, ``TYPE/mode`` and CAMEO codes; a type it lacks has a
    name of our own, a mode or CAMEO code it lacks is left out.
    """
    known = names or {}
    parts = [known.get(event.type.value) or TYPES[event.type]]
    if event.mode:
        parts.append(known.get(f"{event.type.value}/{event.mode}") or event.mode)
    if event.cameo and (cameo := known.get(event.cameo)):
        parts.append(f"CAMEO: {cameo}")
    return ", ".join(parts)


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


def when(value: When) -> str:
    """The expression and, where it could be resolved, its interval."""
    bounds = interval(value.earliest, value.latest)
    return f"“{value.text}”, {bounds}" if bounds else f"“{value.text}”"


def where(value: Where) -> str:
    """Place with country and precision; the words of the text where they differ."""
    said = "" if value.text == value.name else f"“{value.text}”: "
    country = f" {value.country}" if value.country else ""
    return f"{said}{value.name} ({value.precision}{country})"


def sign(value: Sign) -> str:
    """What became of the raw words of a sign: read as, perhaps, or left unread."""
    if value.reading is None:
        return "left unread"
    return f"read as “{value.reading}”" if value.applied else f"perhaps “{value.reading}”, not used"
