"""What CAMEO roots stand for, quads, and codes of countries."""

from __future__ import annotations

import pytest

from dragoman.evaluate.countries import country_code
from dragoman.evaluate.labels import class_of, quad, root_label, type_label, uses_yield
from dragoman.types import Plover

from .fakes import event


@pytest.mark.parametrize(
    ("cameo", "label"),
    [
        ("036", "AGREE"), ("046", "CONSULT"), ("051", "SUPPORT"), ("0311", "AGREE"),
        ("08", "YIELD"), ("0841", "YIELD"), ("023", "REQUEST"), ("100", "REQUEST"),
        ("090", "ACCUSE"), ("112", "ACCUSE"), ("195", "ASSAULT"), ("20", "ASSAULT"),
        ("180", "ASSAULT"), ("163", "SANCTION"), ("010", None), (None, None), ("", None),
    ],
)  # fmt: skip
def test_type_of_a_root(cameo: str | None, label: str | None) -> None:
    assert root_label(event("AGREE", cameo=cameo)) == label


@pytest.mark.parametrize(
    ("cameo", "number"),
    [("012", 0), ("023", 0), ("05", 1), ("08", 2), ("13", 3), ("163", 3), ("14", 4), (None, None)],
)
def test_class_of_a_root(cameo: str | None, number: int | None) -> None:
    assert class_of(cameo) == number


def test_yield_stands_for_two_types() -> None:
    assert type_label(event("CONCEDE"), merged=True) == "YIELD"
    assert type_label(event("RETREAT"), merged=True) == "YIELD"
    assert type_label(event("RETREAT"), merged=False) == "RETREAT"
    assert uses_yield(["AID", "YIELD"])
    assert not uses_yield(["AID", "CONCEDE"])


def test_every_type_has_a_quad() -> None:
    quads = {kind.value: quad(kind.value) for kind in Plover}
    assert sorted(set(quads.values()), key=str) == [1, 2, 3, 4]
    assert quad("YIELD") == 2
    assert quad(None) is None


def test_countries_by_name_and_code() -> None:
    assert {country_code(v) for v in ("Finland", "FI", "FIN")} == {"FIN"}
    assert country_code("Czech Republic") == country_code("CZE") == "CZE"
    assert country_code("Narnia") is country_code("") is country_code(None) is None
