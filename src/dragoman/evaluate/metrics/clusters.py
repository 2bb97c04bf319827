"""Clusterings of the same items compared: adjusted Rand index and B-cubed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from dragoman.evaluate.intervals import Floats, divide


def together(labels: Sequence[Hashable]) -> Floats:
    """Square table: 1 where two items have the same label, themselves included."""
    numbers: dict[Hashable, int] = {}
    codes = np.array([numbers.setdefault(label, len(numbers)) for label in labels], dtype=int)
    return np.asarray(np.equal.outer(codes, codes), dtype=np.float64)


def rand_index(predicted: Floats, gold: Floats, weights: Floats) -> Floats:
    """Adjusted Rand index of two tables of ``together``.

    ``weights`` (..., items) says how often each item is drawn; pairs of an item with its
    own copy are left out, so that drawing twice does not look like agreement.
    """
    both = _pairs(predicted * gold, weights)
    mine, theirs = _pairs(predicted, weights), _pairs(gold, weights)
    every = _pairs(np.ones_like(gold), weights)
    chance = divide(mine * theirs, every)
    # Where both put all items in one cluster, or each by itself, they agree fully.
    same = (mine == theirs) & (both == mine)
    return np.where(same, 1.0, divide(both - chance, (mine + theirs) / 2 - chance))


def _pairs(table: Floats, weights: Floats) -> Floats:
    apart = table - np.diag(np.diag(table))
    return np.asarray(((weights @ apart) * weights).sum(axis=-1) / 2, dtype=np.float64)


def b_cubed(predicted: Floats, gold: Floats) -> Floats:
    """Precision and recall of each item (items x 2)."""
    both = (predicted * gold).sum(axis=1)
    return np.stack([both / predicted.sum(axis=1), both / gold.sum(axis=1)], axis=1)
