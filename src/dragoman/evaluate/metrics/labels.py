"""Label accuracy, macro-F1 and the confusion of gold with predicted labels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.evaluate.intervals import Floats, Statistic, divide
from dragoman.evaluate.reports import Confusion


def label_set(gold: Sequence[str], predicted: Sequence[str | None]) -> tuple[str, ...]:
    """All labels: those of gold, sorted, and after them those only predicted."""
    known = sorted(set(gold))
    return (*known, *sorted({p for p in predicted if p is not None} - set(known)))


def confusion_rows(
    gold: Sequence[str], predicted: Sequence[str | None], labels: Sequence[str]
) -> Floats:
    """One row per case: a single 1 in a flattened labels x (labels + no answer) table."""
    index = {label: i for i, label in enumerate(labels)}
    width = len(labels) + 1
    rows = np.zeros((len(gold), len(labels) * width))
    for k, (g, p) in enumerate(zip(gold, predicted, strict=True)):
        rows[k, index[g] * width + (width - 1 if p is None else index[p])] = 1
    return rows


def _table(sums: Floats, size: int) -> Floats:
    return sums.reshape((*sums.shape[:-1], size, size + 1))


def accuracy(size: int) -> Statistic:
    """Share of cases whose label is right, from the sums of ``confusion_rows``."""

    def statistic(sums: Floats) -> Floats:
        table = _table(sums, size)
        return divide(np.trace(table[..., :size], axis1=-2, axis2=-1), table.sum(axis=(-2, -1)))

    return statistic


def answered(size: int) -> Statistic:
    """Share of right labels among the cases that have an answer."""

    def statistic(sums: Floats) -> Floats:
        table = _table(sums, size)[..., :size]
        return divide(np.trace(table, axis1=-2, axis2=-1), table.sum(axis=(-2, -1)))

    return statistic


def macro_f1(size: int) -> Statistic:
    """Unweighted mean of F1 over the labels that occur in gold."""

    def statistic(sums: Floats) -> Floats:
        table = _table(sums, size)
        right = np.diagonal(table[..., :size], axis1=-2, axis2=-1)
        gold, guessed = table.sum(axis=-1), table[..., :size].sum(axis=-2)
        scores = np.where(gold > 0, divide(2 * right, gold + guessed), 0.0)
        return divide(scores.sum(axis=-1), (gold > 0).sum(axis=-1))

    return statistic


def confusion(rows: Floats, labels: Sequence[str]) -> Confusion:
    """The summed table as counts."""
    table = _table(rows.sum(axis=0), len(labels)).astype(int)
    return Confusion(tuple(labels), tuple(tuple(map(int, line)) for line in table))
