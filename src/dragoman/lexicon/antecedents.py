"""Weights of what speaks for an antecedent, from ``rules/antecedents.tsv``."""

from __future__ import annotations

from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_tsv

KINDS = ("person", "body", "several")
COLUMNS = ("feature", *KINDS)
NONE = "none"  # the feature of the reading that a pronoun stands for no actor


@lru_cache(maxsize=1)
def load_weights() -> dict[str, dict[str, float]]:
    """Weight of each feature, by the kind of pronoun: person (he, she), body (it), several
    (they). A feature that a kind does not use has none.

    Raises:
        DataError: a weight is no number.
    """
    out: dict[str, dict[str, float]] = {kind: {} for kind in KINDS}
    for row in read_tsv("rules/antecedents.tsv", COLUMNS):
        for kind in KINDS:
            if row[kind]:
                try:
                    out[kind][row["feature"]] = float(row[kind])
                except ValueError as err:
                    raise DataError(
                        f"no number: {row[kind]}", where=f"rules/antecedents.tsv {row['feature']}"
                    ) from err
    return out
