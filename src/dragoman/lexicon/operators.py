"""Operators on factuality: predicates, modals, adverbs and adjectives with signatures.

A signature says what an operator makes of what stands inside it, when it is itself
affirmed and when it is negated (implicative signatures, after Karttunen and Nairn et
al.): ``+`` keeps, ``-`` denies, ``f`` planned or expected (probable), ``l`` likely,
``p`` possible, ``n`` unlikely, ``u`` uncommitted, ``w`` uncommitted but willed (wishes,
hopes: the event lies ahead).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_tsv

EFFECTS = frozenset("+-flpnuw")
COLUMNS = ("lemma", "pos", "affirmed", "negated", "words", "example")


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator: its signature and the words in which an explanation names it."""

    lemma: str
    pos: str
    affirmed: str
    negated: str
    words: str


@lru_cache(maxsize=1)
def load_operators() -> dict[tuple[str, str], Operator]:
    """Operators of ``rules/operators.tsv`` by (lemma, part of speech V, N, A, R or M).

    Raises:
        DataError: a row has an unknown effect or stands twice.
    """
    out: dict[tuple[str, str], Operator] = {}
    for row in read_tsv("rules/operators.tsv", COLUMNS):
        key = (row["lemma"], row["pos"])
        if key in out or not {row["affirmed"], row["negated"]} <= EFFECTS:
            raise DataError(f"bad or repeated row {key}", where="rules/operators.tsv")
        out[key] = Operator(*key, row["affirmed"], row["negated"], row["words"] or row["lemma"])
    return out
