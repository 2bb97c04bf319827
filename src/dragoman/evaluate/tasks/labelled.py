"""Figures that tasks with one label a row share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.evaluate import labels
from dragoman.evaluate.intervals import Bootstrap, Floats, ratio
from dragoman.evaluate.metrics.labels import (
    accuracy,
    answered,
    confusion,
    confusion_rows,
    label_set,
    macro_f1,
)
from dragoman.evaluate.reports import Confusion, Metric


def label_figures(
    boot: Bootstrap,
    what: str,
    gold: Sequence[str],
    predicted: Sequence[str | None],
    how: str = "",
) -> tuple[list[Metric], Confusion]:
    """Accuracy, macro-F1 and accuracy among the answered rows, with the confusion.

    ``how`` stands after the names of the figures.
    """
    names = label_set(gold, predicted)
    rows = confusion_rows(gold, predicted, names)
    size = len(names)
    coded = sum(p is not None for p in predicted)
    metrics = [
        boot.metric(f"{what} accuracy{how}", rows, accuracy(size)),
        boot.metric(f"{what} macro-F1{how}", rows, macro_f1(size)),
        boot.metric(f"{what} accuracy among coded{how}", rows, answered(size), coded),
    ]
    return metrics, confusion(rows, names)


def quad_figure(
    boot: Bootstrap, gold: Sequence[int | None], predicted: Sequence[str | None], how: str = ""
) -> Metric:
    """Quad accuracy, the quad following from the predicted type; rows without gold left out."""
    hits = [
        (g is not None and labels.quad(p) == g, g is not None)
        for g, p in zip(gold, predicted, strict=True)
    ]
    return boot.metric(f"quad accuracy{how}", table(hits, 2), ratio, sum(has for _, has in hits))


def share(boot: Bootstrap, what: str, hits: Sequence[bool]) -> Metric:
    """Share of rows for which ``hits`` holds."""
    return boot.metric(what, table([(h, 1) for h in hits], 2), ratio)


def table(rows: Sequence[Sequence[float]], width: int) -> Floats:
    """Rows of counts as an array, also when there are none."""
    return np.array(rows, dtype=np.float64).reshape(len(rows), width)
