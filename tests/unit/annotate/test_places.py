"""Place names in running text and what they resolve to."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dragoman.annotate.parse import parse
from dragoman.annotate.places import find_places, locate
from dragoman.nouns import Toponym
from dragoman.syntax import Parse
from dragoman.text import Reading


@lru_cache(maxsize=256)
def tree(text: str) -> Parse:
    return parse(Reading(text))


def places(text: str, names: dict[int, str | None] | None = None) -> dict[str, Toponym]:
    return {text[p.start : p.end]: p for p in find_places(tree(text), names or {})}


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("The envoy flew from Paris to Kinshasa.", "Paris", "FRA", "city"),
        ("The envoy flew from Paris to Kinshasa.", "Kinshasa", "COD", "city"),
        ("Police in Paris, Texas, arrested a man.", "Paris", "USA", "city"),
        ("Police in Paris, Texas, arrested a man.", "Texas", "USA", "region"),
        ("Moscow, Idaho, is a small town.", "Moscow", "USA", "city"),
        ("A man was shot in Atlanta, Georgia.", "Georgia", "USA", "region"),
        ("Georgia joined the talks in Batumi.", "Georgia", "GEO", "country"),
        ("The Indian government sent troops to Hyderabad.", "Hyderabad", "IND", "city"),
        ("Congo and Rwanda agreed a truce in Luanda.", "Congo", None, "ambiguous"),
        ("Police arrested three men in Springfield.", "Springfield", None, "ambiguous"),
        ("Police arrested three men in Springfield, Illinois.", "Springfield", "USA", "city"),
        ("The army shelled Kharkiv, Odessa and Mykolaiv.", "Odessa", "UKR", "city"),
        ("He spoke at the Baghdad International Airport.", "Baghdad International Airport",
         None, "named"),
        ("A tanker sank in the Bab el-Mandeb strait.", "Bab el-Mandeb strait", None, "region"),
        ("In Kivu, rebels seized Goma.", "Kivu", "COD", "region"),
        ("Xi visited Russia's Far East.", "Far East", "RUS", "region"),
        ("Trade in the Far East grew.", "Far East", None, "ambiguous"),
        ("Troops crossed the Line of Control in Kashmir.", "Line of Control", None, "region"),
        ("Northern Mali is dangerous.", "Northern Mali", "MLI", "country"),
        ("The Libyan city of Tripoli fell silent.", "Tripoli", "LBY", "city"),
        ("The Syrian city of Tripoli is a mistake.", "Tripoli", "SYR", "named"),
        ("The Nigerian town of Birnin Zana was attacked.", "Birnin Zana", "NGA", "named"),
        ("They met in Geneva.", "Geneva", "CHE", "city"),
        ("Washington and London signed the accord in Doha, Qatar.", "Doha", "QAT", "city"),
        ("The U.S. and the U.K. protested.", "U.S.", "USA", "country"),
        ("Diplomats met in Hong Kong.", "Hong Kong", "HKG", "country"),
        ("Peace came to Nagorno-Karabakh.", "Nagorno-Karabakh", "AZE", "region"),
        ("Rebels left Côte d'Ivoire.", "Côte d'Ivoire", "CIV", "country"),
        ("Niger expelled him; the Niger River flooded Niamey.", "Niger River", None, "region"),
        ("Niger expelled him; the Niger River flooded Niamey.", "Niger", "NER", "country"),
        ("They met at Camp David in Maryland.", "Camp David", "USA", "named"),
        ("Turks protested in Gaza.", "Gaza", "PSE", "region"),
        ("Turks protested in Gaza City.", "Gaza City", "PSE", "city"),
    ],
)  # fmt: skip
def test_resolution(text: str, name: str, country: str | None, precision: str) -> None:
    found = places(text)[name]
    assert (found.country, found.precision) == (country, precision)


def test_unresolved_places_have_no_point() -> None:
    found = places("Police arrested three men in Springfield.")["Springfield"]
    assert (found.geonameid, found.lat, found.lon) == (None, None, None)


def test_resolved_places_have_an_identifier_and_a_point() -> None:
    found = places("They met in Aleppo, Syria.")
    assert found["Aleppo"].geonameid == 170063
    assert found["Syria"].geonameid == 163843
    assert found["Aleppo"].lat == pytest.approx(36.2, abs=0.1)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The South China Morning Post reported the theft.", "South China"),
        ("The Bank of China opened a branch.", "China"),
        ("Jordan Peele made a film.", "Jordan"),
        ("The report is vital to him.", "vital"),
        ("It told us so.", "us"),
        ("The chad fell from the ballot.", "chad"),
        ("The White House denied it.", "White House"),
    ],
)
def test_no_place(text: str, word: str) -> None:
    assert all(p.country is None for p in places(text).values()), places(text)
    assert word not in places(text) or places(text)[word].geonameid is None


def test_the_name_of_a_person_is_no_place() -> None:
    text = "Madison met the minister."
    assert "Madison" not in places(text, {0: "person"})
    assert "Hamas" not in places("Talks with Hamas failed.", {2: "armed-group"})


def test_an_earlier_full_name_decides() -> None:
    text = "Paris Jackson sang. Jackson left. They met in Paris."
    found = find_places(tree(text), {})
    assert [text[p.start : p.end] for p in found] == ["Paris"]
    assert found[0].start == text.rindex("Paris")


def test_context_of_the_text_decides() -> None:
    near = places("Pakistan sent police to Hyderabad. Pakistani courts and Pakistan's army agreed.")
    assert near["Hyderabad"].country == "PAK"


def test_one_mention_with_its_state_speaks_for_all() -> None:
    text = "A fire broke out in Portland, Maine. Officials in Portland said so."
    found = find_places(tree(text), {})
    assert {p.geonameid for p in found if p.name == "Portland"} == {4975802}


def test_offsets_are_raw_and_in_order() -> None:
    text = "قتل عشرة 🎉\nThey fought in Aleppo “and Homs.\n\nThen in Damascus."
    found = find_places(tree(text), {})
    assert [text[p.start : p.end] for p in found] == ["Aleppo", "Homs", "Damascus"]


@pytest.mark.parametrize("text", ["", " \n ", "…", "A" * 5000, "“‘(", "in in in in"])
def test_odd_input(text: str) -> None:
    assert find_places(tree(text), {}) == ()


def test_locate() -> None:
    text = "The Syrian envoy met rebels in Geneva and Nowhereville."
    spans = [(text.index(w), text.index(w) + len(w)) for w in ("Syrian", "Geneva", "Nowhereville")]
    syria, geneva, nowhere = locate(tree(text), spans)
    assert syria is not None
    assert syria[2:] == ("SYR", 163843)
    assert geneva is not None
    assert geneva[2:] == ("CHE", 2660646)
    assert nowhere is None
    assert locate(tree(text), []) == []
    assert locate(tree(text), [(0, 0), (10_000, 10_001)]) == [None, None]
