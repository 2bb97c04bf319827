from __future__ import annotations

import pytest

import dragoman
from dragoman.lexicon.units import load_units, number


@pytest.mark.parametrize(
    ("text", "quote", "value", "si", "unit", "of"),
    [
        ("They share a frontier of simply eleven miles.", "eleven miles", 11, 17.7028, "km",
         "frontier"),
        ("Iran shipped 1,200 tonnes of wheat to Syria.", "1,200 tonnes", 1200, 1200, "t", None),
        ("Sudan lost two million acres of farmland.", "two million acres", 2e6, 8093.72, "km2",
         None),
        ("The missile flew 500 nautical miles.", "500 nautical miles", 500, 926, "km", None),
    ],
)  # fmt: skip
def test_measures(
    text: str, quote: str, value: float, si: float, unit: str, of: str | None
) -> None:
    found = dragoman.code(text).quantities
    assert [(q.text, q.value, q.si_value, q.si_unit, q.of) for q in found] == [
        (quote, value, si, unit, of)
    ]
    for q in found:
        assert text[q.start : q.end] == q.text


def test_no_number_no_measure() -> None:
    assert (
        dragoman.code(
            "They walked for miles. A foot of snow fell; he pounded the table."
        ).quantities
        == ()
    )


def test_number_words() -> None:
    assert number(["three", "hundred", "and", "five"]) == 305
    assert number(["soon"]) is None
    assert all(factor > 0 for _, factor in load_units().values())
