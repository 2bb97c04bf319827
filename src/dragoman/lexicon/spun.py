"""The trained score for spun text: weights of words that thesauri put into the news."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import data_path, read_toml, read_tsv

_WEIGHTS = "model/spun_words.tsv"
_READINGS = "model/spun_readings.tsv"
_SCORE = "model/spun.toml"
_FIELDS = ("pad", "bias", "words", "fingerprints", "density", "slips", "threshold")


@dataclass(frozen=True, slots=True)
class SpunModel:
    """``weights`` holds log odds of a word under a spinner against clean text; the rest are
    the terms of a logistic model and the value from which on a document is called spun.
    """

    weights: Mapping[str, float]
    pad: float
    bias: float
    words: float
    fingerprints: float
    density: float
    slips: float
    threshold: float

    def lexical(self, lower_case: frozenset[str], length: int) -> float:
        """Weights of the distinct words of a document over its length in words."""
        return math.fsum(self.weights.get(w, 0.0) for w in lower_case) / (length + self.pad)


@lru_cache(maxsize=1)
def load_spun() -> SpunModel:
    """The model of ``model/spun.toml`` and ``model/spun_words.tsv``.

    Raises:
        DataError: a value is no number or a word stands twice.
    """
    table = read_toml(_SCORE)
    if set(table) != set(_FIELDS):
        raise DataError(f"fields must be {', '.join(_FIELDS)}", where=_SCORE)
    weights: dict[str, float] = {}
    for number, row in enumerate(read_tsv(_WEIGHTS, ("word", "weight")), 1):
        where = f"{_WEIGHTS} row {number}"
        if row["word"] in weights:
            raise DataError(f"{row['word']} stands twice", where=where)
        weights[row["word"]] = _number(row["weight"], where)
    return SpunModel(weights, *(_number(table[f], f"{_SCORE} {f}") for f in _FIELDS))


@lru_cache(maxsize=1)
def load_readings() -> Mapping[str, tuple[str, float]]:
    """The reverse thesaurus: for phrases in lower case what they mostly stand for in spun
    news, also in lower case and so never a name, and the share of places where they do.
    Empty when the package comes without ``model/spun_readings.tsv``.

    Raises:
        DataError: a row breaks the schema.
    """
    if not data_path(_READINGS).is_file():
        return {}
    out: dict[str, tuple[str, float]] = {}
    for number, row in enumerate(read_tsv(_READINGS, ("phrase", "reading", "share")), 1):
        where = f"{_READINGS} row {number}"
        phrase, reading = row["phrase"], row["reading"]
        if phrase in out:
            raise DataError(f"{phrase} stands twice", where=where)
        if not phrase.islower() or not reading.islower():
            raise DataError("phrases and readings stand in lower case", where=where)
        out[phrase] = (reading, _number(row["share"], where))
    return out


def _number(value: object, where: str) -> float:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise DataError(f"{value!r} is no number", where=where) from None
    if not math.isfinite(number):
        raise DataError(f"{value!r} is no finite number", where=where)
    return number
