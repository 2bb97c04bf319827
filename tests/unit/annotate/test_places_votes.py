"""What the names of a text say together."""

from __future__ import annotations

from dragoman.annotate.places.votes import Votes
from dragoman.lexicon.gazetteer import Place


def city(name: str, country: str, admin1: str, people: int, at: tuple[float, float]) -> Place:
    return Place(name, "city", (country,), admin1, None, *at, people)


BIG = city("Strel", "AAA", "01", 5_000_000, (10.0, 10.0))
SMALL = city("Strel", "BBB", "07", 9_000, (50.0, 50.0))
NEAR = city("Zenda", "BBB", "07", 5_000, (50.1, 50.1))
FAR = city("Hentz", "BBB", "09", 5_000, (58.0, 58.0))


def votes(**options: tuple[Place, ...]) -> Votes:
    prior = {name: [float(len(str(p.population))) for p in ps] for name, ps in options.items()}
    return Votes(options, prior, dict.fromkeys(options, 1.0), {})


def test_a_name_does_not_vote_for_itself() -> None:
    alone = votes(strel=(BIG, SMALL))
    assert alone.context("strel", BIG) == alone.context("strel", SMALL) == 0.0
    assert alone.region() is None


def test_names_of_a_division_speak_for_their_neighbour() -> None:
    found = votes(strel=(BIG, SMALL), zenda=(NEAR,), ghost=())
    assert found.context("strel", SMALL) > found.context("strel", BIG)


def test_division_and_nearness_count_more_than_country() -> None:
    near = votes(strel=(BIG, SMALL), zenda=(NEAR,)).context("strel", SMALL)
    far = votes(strel=(BIG, SMALL), hentz=(FAR,)).context("strel", SMALL)
    assert near > far > 0.0


def test_region_of_the_text() -> None:
    assert votes(zenda=(NEAR,), strel=(SMALL,)).region() == ("BBB", "07")
    assert votes(zenda=(NEAR,), hentz=(FAR,)).region() == ("BBB", "")
    assert votes(strel=(BIG,), zenda=(NEAR,)).region() is None
    assert votes().region() is None


def test_adjectives_vote_for_countries() -> None:
    told = Votes({"strel": (BIG, SMALL)}, {"strel": [6.7, 4.0]}, {"strel": 1.0}, {"BBB": 3})
    assert told.context("strel", SMALL) > told.context("strel", BIG)


def test_many_places_of_one_name() -> None:
    many = tuple(city("X", f"A{n:02}", "", n, (0.0, n / 10)) for n in range(1, 400))
    assert votes(x=many, zenda=(NEAR,)).context("x", many[0]) >= 0.0
