"""Whether a given name is a man's or a woman's."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from dragoman.lexicon.persons import FAMILY_FIRST, load_persons
from dragoman.lexicon.tables import read_tsv
from dragoman.text import fold

GIVEN_COLUMNS = ("name", "gender")
_ENOUGH = 3  # persons of the tables that must have a name before it says anything


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Folded given names with m or f: the listed ones, and those that several persons of the
    tables of offices have, all of one gender."""
    found: dict[str, Counter[str]] = {}
    for person in load_persons():
        words = fold(person.name).split()
        eastern = person.roles[0].country in FAMILY_FIRST
        if len(words) > 1 and person.gender and not eastern:
            found.setdefault(words[0], Counter())[person.gender] += 1
    names = {
        name: next(iter(counts))
        for name, counts in found.items()
        if len(counts) == 1 and counts.total() >= _ENOUGH
    }
    names.update(
        (fold(row["name"]), row["gender"])
        for row in read_tsv("knowledge/given_names.tsv", GIVEN_COLUMNS)
    )
    return names


def gender_of(name: str, country: str = "") -> str:
    """m, f, or empty where the full name does not say.

    >>> gender_of("Rahel Mekonnen"), gender_of("Kim Chol", "PRK")
    ('f', '')
    """
    words = fold(name).split()
    if len(words) < 2 or country in FAMILY_FIRST:
        return ""
    return given_names().get(words[0], "")
