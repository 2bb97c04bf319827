"""Which country and sector a phrase has, and whom it names, by cause."""

from __future__ import annotations

import pytest

from dragoman.annotate.actors import people
from dragoman.annotate.actors.sectors import phrase_sector
from dragoman.annotate.parse import parse
from dragoman.lexicon.knowledge import load_knowledge
from dragoman.text import Reading
from dragoman.types import Actor
from dragoman.who import resolve


def actor(phrase: str, as_of: str | None = None, context: str = "") -> Actor:
    found = resolve(phrase, context, as_of)
    assert found is not None
    return found.actor


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("a group of refugees", "REF"), ("the Congressional delegation", "LEG"),
        ("the director of intelligence", "SPY"), ("a Jewish leader", "REL"),
        ("the army cook", "MIL"), ("a member of a gang of smugglers", "CRM"),
        ("a breakaway republic", "PRE"), ("the state broadcaster", "GOV"),
    ],
)  # fmt: skip
def test_the_sector_of_a_phrase(phrase: str, sector: str) -> None:
    assert actor(phrase).sector == sector


def test_nothing_says_the_sector() -> None:
    tree = parse(Reading("the onlooker"))
    assert phrase_sector(tree, load_knowledge(), 1, None) == ""
    assert actor("she").sector == "UNK"


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("the Bolivian National Guard", "BOL"), ("Muslim leaders in Austria", "AUT"),
        ("Lahore University", "PAK"), ("Kaduna State government", "NGA"),
        ("the Peruvian Human Rights Committee", "PER"), ("Stanford", "USA"),
    ],
)  # fmt: skip
def test_the_country_of_a_phrase(phrase: str, country: str) -> None:
    assert actor(phrase).country == country


def test_words_beside_the_phrase_settle_an_ambiguous_name() -> None:
    assert actor("the PRD", "2010-05-01", "Panama").country == "PAN"
    assert actor("the PRD", "2010-05-01", "Mexican").country == "MEX"
    assert actor("defence minister", None, "Belgium").country == "BEL"


@pytest.mark.parametrize(
    ("day", "sector"), [("1999-01-01", "GOV"), ("2005-01-01", "REB"), ("2023-01-01", "GOV")]
)
def test_rebels_who_govern(day: str, sector: str) -> None:
    assert actor("the Taliban", day).sector == sector


def test_rebels_who_became_a_party() -> None:
    assert actor("FMLN", "1985-01-01").sector == "REB"
    assert actor("FMLN", "2010-01-01").sector == "PTY"


def test_the_head_of_a_body_is_not_that_of_its_state() -> None:
    found = actor("the president of the Peruvian Football Federation", "2015-01-01")
    assert found.country == "PER"
    assert found.wikidata is None
    assert found.sector != "GOV"
    assert actor("the president of the Iraqi parliament", "2015-01-01").sector == "LEG"


def test_a_given_name_of_a_monarch_in_another_name() -> None:
    assert actor("Juan Carlos Quiroga").country is None
    assert actor("Juan Carlos").country == "ESP"


def test_a_body_of_the_same_name_elsewhere() -> None:
    assert actor("Barranquilla Self-Defense Forces").country != "JPN"


@pytest.mark.parametrize(
    ("name", "day", "meant"),
    [
        ("Moamar Kadhafi", "2005-01-01", "Muammar Gaddafi"),
        ("Angela Merkle", "2010-01-01", "Angela Merkel"),
        ("Deputy Secretary Armitage", "2003-01-01", "Richard Armitage"),
    ],
)
def test_another_spelling(name: str, day: str, meant: str) -> None:
    assert actor(name, day).name == meant


def test_a_slip_alone_asserts_nobody() -> None:
    assert actor("Angela Merkle").wikidata is None


def test_an_officer_is_one_before_he_is_chief() -> None:
    assert actor("Muhoozi Kainerugaba", "2010-01-01").sector == "MIL"


def test_candidates_of_an_open_country() -> None:
    found = actor("the president of Congo", "2010-01-01")
    assert {c.country for c in found.candidates} == {"COD", "COG"}
    assert sum(c.score for c in found.candidates) == pytest.approx(1, abs=0.05)


def test_the_likelier_candidate_comes_first() -> None:
    base = load_knowledge()
    assads = people.by_surname(base, "Assad", (None, None))
    ranked = people.candidates(assads, ("2005-01-01", "2005-01-01"))
    assert ranked[0].name == "Bashar al-Assad"
    assert ranked[0].score > 0.8
