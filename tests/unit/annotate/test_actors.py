from __future__ import annotations

import pytest

from dragoman.annotate.actors import find_actors
from dragoman.annotate.parse import parse
from dragoman.lexicon.persons import surnames
from dragoman.text import Reading


def cast_of(text: str, window: tuple[str | None, str | None] = (None, None)):  # type: ignore[no-untyped-def]
    tree = parse(Reading(text))
    return tree, find_actors(tree, (), window)


def entity(tree, cast, words: str):  # type: ignore[no-untyped-def]
    for m in cast.mentions:
        if tree.span_text(m.first, m.last)[2].endswith(words):
            return cast.entities[m.entity]
    raise AssertionError(f"no mention ends with {words!r}")


def test_office_in_time() -> None:
    text = "The Russian president spoke to reporters in Moscow."
    tree, cast = cast_of(text, ("2009-05-01", "2009-05-01"))
    assert entity(tree, cast, "Russian president").name == "Dmitry Medvedev"
    tree, cast = cast_of(text, ("2018-05-20", "2018-05-20"))
    assert entity(tree, cast, "Russian president").name == "Vladimir Putin"


def test_office_without_a_date_abstains() -> None:
    tree, cast = cast_of("The Russian president spoke to reporters.")
    found = entity(tree, cast, "Russian president")
    assert (found.country, found.sector) == ("RUS", "GOV")
    assert {"Dmitry Medvedev", "Vladimir Putin"} <= {c.name for c in found.candidates}


def test_title_joins_the_name() -> None:
    tree, cast = cast_of("German Chancellor Angela Merkel met Mario Draghi. The chancellor left.")
    merkel = entity(tree, cast, "Angela Merkel")
    assert merkel.country == "DEU"
    assert entity(tree, cast, "The chancellor") is merkel
    assert cast.claims


def test_surname_and_spelling() -> None:
    tree, cast = cast_of("Valentina Matvienko arrived. Mativienko thanked her hosts.")
    assert entity(tree, cast, "Mativienko").name == "Valentina Matviyenko"


def test_surname_of_a_well_known_leader() -> None:
    tree, cast = cast_of("Trump imposed tariffs on steel.")
    assert entity(tree, cast, "Trump").country == "USA"


def test_shared_surname_gives_candidates() -> None:
    tree, cast = cast_of("Assad gave an interview.")
    found = entity(tree, cast, "Assad")
    assert found.country == "SYR"
    assert len(found.candidates) >= 2


def test_unknown_person_takes_the_title() -> None:
    tree, cast = cast_of("Malian Foreign Minister Xavier Qwertz resigned.")
    found = entity(tree, cast, "Xavier Qwertz")
    assert (found.country, found.sector) == ("MLI", "GOV")


def test_nominal_with_demonym() -> None:
    tree, cast = cast_of("A North Korean delegation will attend.")
    found = entity(tree, cast, "delegation")
    assert (found.country, found.sector) == ("PRK", "GOV")


def test_former_official_is_elite() -> None:
    tree, cast = cast_of("The former Ghanaian minister was questioned.")
    assert entity(tree, cast, "minister").sector == "ELI"


def test_two_ministers_in_one_phrase() -> None:
    _, cast = cast_of("The foreign ministers of Peru and Ecuador met.")
    group = next(e for e in cast.entities if e.members)
    assert {cast.entities[k].country for k in group.members} == {"PER", "ECU"}


def test_ambiguous_demonym_abstains() -> None:
    _, cast = cast_of("Korean officials declined to comment.")
    ambiguous = [e for e in cast.entities if e.candidates and e.kind == "country"]
    assert all(e.country is None for e in ambiguous)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Angela Merkel met Emmanuel Macron. She praised him.", "She", "Angela Merkel"),
        ("Angela Merkel met Emmanuel Macron. She praised him.", "him", "Emmanuel Macron"),
        ("Iran tested a missile. It faces new sanctions.", "It", "Iran"),
        ("Valentina Matvienko met Kim Jong-un. He thanked her.", "He", "Kim Jong-un"),
    ],
)
def test_pronouns(text: str, pronoun: str, name: str) -> None:
    tree, cast = cast_of(text)
    token = next(t.i for t in tree.tokens if t.text == pronoun)
    found = cast.entity_at(token)
    assert found is not None
    assert found.name == name


def test_contextual_names_need_their_country() -> None:
    tree, cast = cast_of("North Korea fired a rocket. The North's leader watched.")
    assert entity(tree, cast, "leader").country == "PRK"


def test_acronym_is_not_a_pronoun() -> None:
    tree, cast = cast_of("They told us that the US had left.")
    names = [tree.span_text(m.first, m.last)[2] for m in cast.mentions]
    assert "US" in names
    assert "us" not in names


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "🙂🙂", "مرحبا", "“", "The the the of of.", "A" * 500]
)
def test_odd_text_raises_nothing(text: str) -> None:
    cast_of(text)


def test_a_name_that_ends_in_a_mark_is_no_fault() -> None:
    _, cast = cast_of("Angela Merkel — 🙂 met John Smith — . Smith left, Merkel stayed.")
    assert cast.entities
    assert surnames("John —", "") == ("john",)
