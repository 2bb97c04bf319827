"""Document creation time: given, from the page, from the text, or bounded by offices.

Everyone whom the text calls by an office must have held it when it was written: the
intersection of their terms bounds the date. Today's date is never assumed.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.lexicon.persons import lower_bound, upper_bound
from dragoman.nouns import OfficeClaim, Page
from dragoman.types import Dct, DctBasis

_FIRST, _LAST = "0000-00-00", "9999-99-99"


def stated_window(page: Page) -> tuple[str | None, str | None]:
    """Earliest and latest day of the date that came with the page, if any."""
    if page.published is None:
        return None, None
    return lower_bound(page.published), _real(upper_bound(page.published))


def date_document(page: Page, claims: Sequence[OfficeClaim]) -> Dct:
    """The document creation time with its basis."""
    if page.published is not None:
        earliest, latest = stated_window(page)
        exact = page.published if len(page.published) == 10 else None
        return Dct(
            value=exact, earliest=earliest, latest=latest, basis=page.published_basis
        )  # fmt: skip
    bounds = [(_FIRST, _LAST)]
    for claim in claims:
        narrowed = [
            (max(a, c), min(b, d))
            for a, b in bounds
            for c, d in claim.spells
            if max(a, c) <= min(b, d)
        ]
        # A claim that contradicts the others (a former office, a wrong link) is left out.
        bounds = narrowed or bounds
    earliest, latest = min(a for a, _ in bounds), max(b for _, b in bounds)
    if earliest == _FIRST and latest == _LAST:
        return Dct()
    return Dct(
        value=None,
        earliest=None if earliest == _FIRST else earliest,
        latest=None if latest == _LAST else _real(latest),
        basis=DctBasis.OFFICES,
    )


def _real(day: str) -> str:
    """Bring a bound such as 2018-02-31 back to a day of the calendar."""
    year, month, date = day.split("-")
    lengths = {"02": 28, "04": 30, "06": 30, "09": 30, "11": 30}
    if month == "02" and int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0):
        lengths["02"] = 29
    return f"{year}-{month}-{min(int(date), lengths.get(month, 31)):02d}"
