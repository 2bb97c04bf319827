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
PARTS = frozenset("VNAJMRP")
COLUMNS = ("lemma", "pos", "affirmed", "negated", "inside", "words", "example")
# What may stand inside: anything, or no infinitive ("dropped to reach" is no operator).
_INSIDE = {"": True, "noun": False}


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator: its signature and the words in which an explanation names it.

    ``lemma`` may carry a particle or preposition ("call off", "hope for"). ``infinitive``
    is false when an infinitive after the word is not inside it. ``example`` is a sentence
    with the event in asterisks, and the value it has, after ``=``; or empty.
    """

    lemma: str
    pos: str
    affirmed: str
    negated: str
    words: str
    infinitive: bool = True
    example: str = ""


@lru_cache(maxsize=1)
def load_operators() -> dict[tuple[str, str], Operator]:
    """Operators of ``rules/operators.tsv`` by (lemma, part of speech V, N, A, J, R, M or P).

    Raises:
        DataError: a row has an unknown effect or part of speech, or stands twice.
    """
    out: dict[tuple[str, str], Operator] = {}
    for row in read_tsv("rules/operators.tsv", COLUMNS):
        key = (row["lemma"], row["pos"])
        known = {row["affirmed"], row["negated"]} <= EFFECTS and row["pos"] in PARTS
        if key in out or not known or row["inside"] not in _INSIDE:
            raise DataError(f"bad or repeated row {key}", where="rules/operators.tsv")
        example = row["example"]
        if example and (example.count("*") != 2 or " = " not in example):
            raise DataError(f"example of {key} marks no event", where="rules/operators.tsv")
        out[key] = Operator(
            *key, row["affirmed"], row["negated"], row["words"] or row["lemma"],
            _INSIDE[row["inside"]], example,
        )  # fmt: skip
    return out


def find_operator(pos: str, *lemmas: str) -> Operator | None:
    """The operator of the part of speech under the first lemma that is one."""
    operators = load_operators()
    for lemma in lemmas:
        found = operators.get((lemma, pos))
        if found is not None:
            return found
    return None
