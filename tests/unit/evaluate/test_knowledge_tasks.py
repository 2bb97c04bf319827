"""Tasks on actors, offices and places."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.protocols import Holder
from dragoman.evaluate.tasks import actors, offices, places
from dragoman.types import Actor

from .fakes import FakeCoder, actor


def mention(words: str, **expected: object) -> actors.Mention:
    """A gold mention."""
    return actors.Mention(mention=words, expected=expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "expected", "right"),
    [
        ("country", "FIN", True), ("country", "SWE", False), ("country", ("SWE", "FIN"), True),
        ("country", "", False), ("code_1", "GOV", True),
        ("wiki", "Aino Lehtonen (politician)", True),
        ("title", "AINO LEHTONEN", True), ("wiki", "Aino", False), ("wiki", "", False),
        ("actor_wiki_job", "", True), ("actor_wiki_job", None, True),
    ],
)  # fmt: skip
def test_fields_of_an_actor(field: str, expected: actors.Expected, right: bool) -> None:
    assert actors.matches(actor("Aino Lehtonen", "FIN", "GOV"), field, expected) is right


def test_no_actor_gives_nothing() -> None:
    assert actors.matches(None, "country", "")
    assert actors.matches(None, "wiki", None)
    assert not actors.matches(None, "country", "FIN")


def test_mentions_field_by_field() -> None:
    rows = [
        mention("the Finnish minister", country="FIN", code_1="GOV", pattern="minister"),
        mention("Nauru's police", country="NRU", code_1="COP"),
        mention("someone", country="", wiki=""),
        actors.Mention("the envoy", {"country": "FIN"}, "ctx", "today", {"country": "SWE"}),
        actors.Mention("a ghost", {"country": "SWE"}, xfail=True),
    ]
    answers = {
        "the Finnish minister": actor("minister", "FIN", "LEG"),
        "Nauru's police": actor("police", "NRU", "COP"),
        "the envoy": actor("envoy", "SWE", "GOV"),
    }
    asked: list[tuple[str, str, str]] = []

    def resolve(words: str, context: str, day: str) -> Actor | None:
        asked.append((words, context, day))
        return answers.get(words)

    coder: Any = FakeCoder(resolve=resolve)
    report = actors.score(rows, coder)
    assert asked[3] == ("the envoy", "ctx", date.today().isoformat())
    assert (report.n, report.unanswered) == (5, 2)
    assert report.value("country") == 0.75
    assert report.value("country when given") == pytest.approx(2 / 3, abs=1e-6)
    assert report.value("sector") == 0.5
    assert report.value("name (wiki)") == 1
    assert report.value("country, dated rows") == 0
    assert report.value("all fields") == 0.5
    assert report.value("excluded value avoided") == 0
    assert report.value("all fields, known failures") == 0
    assert "not scored: pattern" in report.notes[1]


@pytest.mark.parametrize(
    ("given", "day"),
    [("2022-05-01", "2022-05-01"), ("October 1, 2021", "2021-10-01"), ("", ""), (" soon ", "soon")],
)
def test_dates_of_mentions(given: str, day: str) -> None:
    assert actors.iso_date(given) == day


def test_holders_of_offices() -> None:
    rows = [offices.Question("FIN", "Mayor", f"2020-01-0{n}", f"Q{n}") for n in range(1, 5)]
    rows.append(offices.Question("FIN", "President", "2020-01-01", "Q5", "Mohamed Al-Testi"))
    known = {
        ("Mayor", "2020-01-01"): [Holder("Q1")],
        ("Mayor", "2020-01-02"): [Holder("Q9")],
        ("Mayor", "2020-01-03"): [Holder("Q3"), Holder("Q8")],
        ("President", "2020-01-01"): [Holder(None, ("Muhammad Testi",))],
    }
    coder: Any = FakeCoder(office_at_date=lambda _, position, day: known.get((position, day), []))
    report = offices.score(rows, coder)
    assert report.value("holder accuracy") == 0.4
    assert report.value("holder precision when given") == pytest.approx(2 / 3, abs=0.001)
    assert report.value("wrong") == 0.2
    assert report.value("several candidates") == 0.2
    assert report.value("holder among several candidates") == 1
    assert report.value("abstained") == 0.2
    assert report.value("holder accuracy, head, premier, foreign, defence") == 1


@pytest.mark.parametrize(
    ("holder", "right"),
    [
        (Holder("Q5", ("Somebody Else",)), True), (Holder("Q6", ("Ana Maria Test",)), False),
        (Holder(None, ("Ana Test",)), True), (Holder(None, ("Test",)), False),
        (Holder(None, ("Ana Other",)), False),
    ],
)  # fmt: skip
def test_who_is_the_same(holder: Holder, right: bool) -> None:
    row = offices.Question("FIN", "Mayor", "2020-01-01", "Q5", "Ana Maria Test")
    assert offices.is_right(row, holder) is right


TEXT = "Oslo, Turku, Lagos, Fiji and the Long Hill."


def toponym(
    name: str, lat: float | None = None, lon: float | None = None, **rest: Any
) -> places.GoldToponym:
    """A gold toponym of TEXT."""
    start = TEXT.index(name)
    return places.GoldToponym(start, start + len(name), lat=lat, lon=lon, **rest)


PLACES = places.Document(
    text=TEXT,
    toponyms=(
        toponym("Oslo", 59.9, 10.7, geonameid="1", country="Norway"),
        toponym("Turku", 60.45, 22.27, geonameid="2", country="Finland"),
        toponym("Lagos", 6.45, 3.39, geonameid="3", country="Nigeria"),
        toponym("Fiji", -18, 178, geonameid="4", country="Fiji", fcode="PCLI"),
        toponym("Long Hill"),
    ),
)


def locate(text: str, spans: list[tuple[int, int]]) -> list[object]:
    """Oslo by id but far off, Turku near, Lagos in Portugal, Fiji by country, one not at all."""
    answers = {
        "Oslo": (0.0, 0.0, "NOR", 1), "Turku": (60.17, 24.94, "FI", None),
        "Lagos": (37.1, -8.67, "PRT", 9), "Fiji": (-16.0, -179.0, "FJI", None),
    }  # fmt: skip
    return [answers.get(text[a:b]) for a, b in spans]


def test_places() -> None:
    coder: Any = FakeCoder(locate=locate)
    report = places.score([PLACES], coder)
    assert report.unanswered == 0
    assert {m.n for m in report.metrics if "country" not in m.name} == {4}
    assert report.value("accuracy@161 km") == 0.5
    assert report.value("exact id") == 0.25
    assert report.value("country") == 0.75
    assert report.value("country names, right id or country") == 1
    median = report.value("median error, km")
    assert median is not None
    assert 148 < median < 460


def test_unresolved_places_are_wrong_or_left_out() -> None:
    coder: Any = FakeCoder(locate=lambda text, spans: [*locate(text, spans)[:1], *[None] * 4])
    report = places.score([PLACES], coder)
    assert report.unanswered == 3
    assert report.value("accuracy@161 km") == 0.25
    assert report.value("accuracy@161 km, resolved") == 1
    assert report.value("mean error, km") == pytest.approx(20038 * 3 / 4)
    assert report.value("AUC, resolved") == 0
    assert report.value("country") == 0.25


def test_places_refused_miscounted_or_none() -> None:
    def refuse(text: str, spans: object) -> None:
        raise InputError("no")

    coder: Any = FakeCoder(locate=refuse)
    assert places.score([PLACES], coder).value("accuracy@161 km") == 0
    coder = FakeCoder(locate=lambda text, spans: [])
    assert places.score([], coder).value("AUC") is None
    with pytest.raises(InputError, match="0 answers to 5 toponyms"):
        places.score([PLACES], coder)
    bad = places.Document(text="x", toponyms=(places.GoldToponym(0, 9),))
    with pytest.raises(InputError, match="no span"):
        places.score([bad], coder)
