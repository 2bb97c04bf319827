"""Chains of mentions compared: MUC, B-cubed and CEAF-e, as the CoNLL scorer counts them.

A chain is a set of mentions; mentions of the two sides are the same where they are equal.
Each function gives counts of one document, to be summed over documents: what precision
has above and below its line, then the same of recall. Definitions: Vilain et al. 1995
(MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF), and Pradhan et al. 2014 for
mentions that only one side has.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence, Set

import numpy as np

from dragoman.evaluate.intervals import Floats, divide
from dragoman.evaluate.metrics.assignment import best_sum

Chain = Set[Hashable]
Counts = tuple[float, float, float, float]


def muc(predicted: Sequence[Chain], gold: Sequence[Chain]) -> Counts:
    """Links: a chain of n mentions that the other side has in k pieces keeps n - k of n - 1."""
    return (*_links(predicted, gold), *_links(gold, predicted))


def _links(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    where = _index(others)
    kept = sum(len(c) - len({where.get(m, ("alone", m)) for m in c}) for c in chains)
    return kept, sum(len(c) - 1 for c in chains)


def b_cubed(predicted: Sequence[Chain], gold: Sequence[Chain]) -> Counts:
    """Mentions: for each, the share of its chain that the other side has with it."""
    return (*_shares(predicted, gold), *_shares(gold, predicted))


def _shares(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    total = sum(len(c & o) ** 2 / len(c) for c in chains for o in others)
    return total, sum(map(len, chains))


def ceaf_e(predicted: Sequence[Chain], gold: Sequence[Chain]) -> Counts:
    """Entities: each chain is matched to at most one of the other side, so that the sum of
    their similarities (twice the common mentions over all) is greatest."""
    total = best_sum([[2 * len(p & g) / (len(p) + len(g)) for g in gold] for p in predicted])
    return total, len(predicted), total, len(gold)


def coupled(chains: Iterable[Chain]) -> list[Chain]:
    """The chains of two mentions or more: single ones are no coreference."""
    return [c for c in chains if len(c) > 1]


def f1(sums: Floats) -> Floats:
    """Harmonic mean of precision and recall from summed counts (..., 4); 0 without a line of
    either side."""
    p, r = divide(sums[..., 0], sums[..., 1]), divide(sums[..., 2], sums[..., 3])
    return np.nan_to_num(divide(2 * p * r, p + r))


def conll(sums: Floats) -> Floats:
    """Mean F1 of the three measures from their counts side by side (..., 12)."""
    return (f1(sums[..., :4]) + f1(sums[..., 4:8]) + f1(sums[..., 8:])) / 3


def _index(chains: Sequence[Chain]) -> dict[Hashable, Hashable]:
    return {m: k for k, c in enumerate(chains) for m in c}
