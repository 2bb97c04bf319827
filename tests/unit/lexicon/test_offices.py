from __future__ import annotations

import pytest

from dragoman.lexicon.offices import class_of, office_class, office_classes, office_key
from dragoman.lexicon.persons import OFFICE_RANK


@pytest.mark.parametrize("row", office_classes(), ids=lambda c: f"{c.kind}:{c.example}")
def test_examples(row) -> None:  # type: ignore[no-untyped-def]
    country = next((c for w, c in COUNTRIES.items() if row.example.endswith(w)), "")
    found = class_of(row.example, country)
    assert found is not None
    assert found.kind == row.kind
    other = office_class(row.no_example)
    assert other is None or other.kind != row.kind


COUNTRIES = {"France": "FRA", "Japan": "JPN", "India": "IND", "Iran": "IRN"}


def test_every_class_has_a_rank() -> None:
    unranked = {c.kind for c in office_classes()} - set(OFFICE_RANK)
    assert unranked == {"judge", "legislator"}


@pytest.mark.parametrize(
    ("office", "country", "key"),
    [
        ("President of the Republic of Chile", "CHL", "president"),
        ("French Minister of Defence", "FRA", "minister of defence"),
        ("Governor of the Bank of Japan", "JPN", "governor of bank"),
    ],
)
def test_plain_names(office: str, country: str, key: str) -> None:
    assert office_key(office, country) == key
