"""Support verbs: verbs that add an actor to an event noun (*held* talks, *launched* an attack)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_tsv


@dataclass(frozen=True, slots=True)
class SupportLexicon:
    """Verbs that take the event noun as object, under a preposition, or as subject of
    happening (talks *began*: the noun has no actor but took place)."""

    object_verbs: frozenset[str]
    prepositional: frozenset[tuple[str, str]]
    occurrence: frozenset[str]


@lru_cache(maxsize=1)
def load_support() -> SupportLexicon:
    """The packaged table ``rules/support.tsv``.

    Raises:
        DataError: a row has an unknown relation.
    """
    objects: set[str] = set()
    preps: set[tuple[str, str]] = set()
    subjects: set[str] = set()
    for row in read_tsv("rules/support.tsv", ("lemma", "relation", "example")):
        relation = row["relation"]
        if relation == "object":
            objects.add(row["lemma"])
        elif relation == "subject":
            subjects.add(row["lemma"])
        elif relation.startswith("prep:"):
            preps.add((row["lemma"], relation[5:]))
        else:
            raise DataError(f"unknown relation {relation!r}", where="rules/support.tsv")
    return SupportLexicon(frozenset(objects), frozenset(preps), frozenset(subjects))
