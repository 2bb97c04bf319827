"""Which class an office is of, by its name: "Secretary of Foreign Affairs", foreign_minister."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.countries import COUNTRY_COLUMNS
from dragoman.lexicon.tables import read_tsv, split_list
from dragoman.text import fold

OFFICE_CLASS_COLUMNS = (
    "kind", "sector", "exact", "has", "lacks", "wikidata", "example", "no_example",
)  # fmt: skip
_FILLERS = frozenset("the his her its their current federal".split())
_MORE = (" of ", " for ", " to ")


@dataclass(frozen=True, slots=True)
class OfficeClass:
    """A class of offices that all countries share, and what tells that an office is of it.

    ``kind`` is the class as roles carry it and ``sector`` its PLOVER sector; ``exact`` are
    whole names of offices, ``has`` groups of words of each of which one must stand in the
    name, ``lacks`` words that must not; ``wikidata`` the classes of positions.
    """

    kind: str
    sector: str
    exact: frozenset[str]
    has: tuple[frozenset[str], ...]
    lacks: frozenset[str]
    wikidata: tuple[str, ...]
    example: str
    no_example: str


@lru_cache(maxsize=1)
def office_classes() -> tuple[OfficeClass, ...]:
    """The classes, in the order in which they are tried.

    Raises:
        DataError: the table breaks its schema.
    """
    return tuple(
        OfficeClass(
            r["kind"], r["sector"], frozenset(map(fold, split_list(r["exact"]))),
            tuple(frozenset(split_list(g)) for g in r["has"].split(";") if g),
            frozenset(split_list(r["lacks"])), split_list(r["wikidata"]), r["example"],
            r["no_example"],
        )
        for r in read_tsv("knowledge/office_classes.tsv", OFFICE_CLASS_COLUMNS)
    )  # fmt: skip


@lru_cache(maxsize=16_384)
def office_class(name: str, country_names: tuple[str, ...] = ()) -> OfficeClass | None:
    """The class of an office by its name; None when no row of the table fits.

    Args:
        name: the office, as "Minister of Foreign Affairs of Chile".
        country_names: folded names and adjectives of its country, which say nothing here.

    >>> office_class("Secretary of Foreign Affairs").kind
    'foreign_minister'
    >>> office_class("President of Chile", ("chile",)).kind
    'head_of_state'
    """
    plain = plain_office(name, country_names)
    words = frozenset(plain.split())
    return next((c for c in office_classes() if _is(c, plain, words)), None)


def _is(kind: OfficeClass, plain: str, words: frozenset[str]) -> bool:
    if plain in kind.exact:
        return True
    return bool(kind.has) and not words & kind.lacks and all(words & group for group in kind.has)


def plain_office(name: str, country_names: tuple[str, ...] = ()) -> str:
    """The folded name of an office without articles and its country.

    >>> plain_office("Prime Minister of the Kingdom of Norway", ("kingdom of norway", "norway"))
    'prime minister'
    """
    text = " ".join(w for w in fold(name).replace(",", " ").split() if w not in _FILLERS)
    for country in sorted(country_names, key=len, reverse=True):
        for tail in (f" of {country}", f" in {country}"):
            text = text.removesuffix(tail)
        text = text.removeprefix(f"{country} ")
    return text


@lru_cache(maxsize=1)
def _country_words() -> dict[str, tuple[str, ...]]:
    out = {}
    for row in read_tsv("knowledge/countries.tsv", COUNTRY_COLUMNS):
        names = (row["name"], *split_list(row["names"]), *split_list(row["short_names"]))
        out[row["id"]] = tuple({fold(n) for n in (*names, *split_list(row["adjectives"]))})
    return out


def country_words(country: str) -> tuple[str, ...]:
    """Folded names and adjectives of a country, which the name of its office may carry."""
    return _country_words().get(country, ())


def office_key(office: str, country: str) -> str:
    """The plain name under which an office of a country is looked up.

    >>> office_key("President of the Republic of Chile", "CHL")
    'president'
    """
    return plain_office(office, country_words(country))


def class_of(office: str, country: str) -> OfficeClass | None:
    """The class of an office of a country, by its name."""
    return office_class(office, country_words(country))
