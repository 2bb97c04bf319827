"""Units of measure and number words."""

from __future__ import annotations

from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_tsv

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0}


@lru_cache(maxsize=1)
def load_units() -> dict[str, tuple[str, float]]:
    """SI unit and factor by the unit's lemma.

    Raises:
        DataError: a factor is no number.
    """
    out = {}
    for row in read_tsv("rules/units.tsv", ("unit", "si", "factor")):
        try:
            out[row["unit"]] = (row["si"], float(row["factor"]))
        except ValueError as err:
            raise DataError(str(err), where=f"rules/units.tsv [{row['unit']}]") from err
    return out


def number(words: list[str]) -> float | None:
    """The number that words or digits say, or None.

    >>> number(["eleven"]), number(["1,200"]), number(["two", "million"]), number(["twenty-five"])
    (11.0, 1200.0, 2000000.0, 25.0)
    """
    total, seen = 0.0, False
    for word in (part for w in words for part in w.lower().split("-")):
        if word in {"and", "a"}:
            continue
        if word in _SCALES:
            total = (total or 1.0) * _SCALES[word]
        elif word in _ONES:
            total += _ONES.index(word)
        elif word in _TENS:
            total += 10 * _TENS.index(word)
        else:
            try:
                total += float(word.replace(",", ""))
            except ValueError:
                return None
        seen = True
    return total if seen else None
