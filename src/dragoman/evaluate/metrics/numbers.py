"""Factuality values against gold: mean error, correlation, three classes."""

from __future__ import annotations

import numpy as np

from dragoman.evaluate.intervals import Floats, divide

CLASSES = ("happened", "did not", "uncertain")


def value_class(value: float) -> str:
    """Above 1 happened, below -1 did not, else uncertain."""
    return CLASSES[0] if value > 1 else CLASSES[1] if value < -1 else CLASSES[2]


def moments(predicted: Floats, gold: Floats) -> Floats:
    """Sums that ``mean_error`` and ``pearson`` need: n, |p-g|, p, g, p², g², pg."""
    return np.array(
        [
            len(gold), np.abs(predicted - gold).sum(), predicted.sum(), gold.sum(),
            (predicted**2).sum(), (gold**2).sum(), (predicted * gold).sum(),
        ]
    )  # fmt: skip


def mean_error(sums: Floats) -> Floats:
    """Mean absolute error from the sums of ``moments``."""
    return divide(sums[..., 1], sums[..., 0])


def pearson(sums: Floats) -> Floats:
    """Pearson's r from the sums of ``moments``; undefined where one side does not vary."""
    n, _, p, g, pp, gg, pg = (sums[..., k] for k in range(7))
    varied = np.maximum(n * pp - p * p, 0) * np.maximum(n * gg - g * g, 0)
    return divide(n * pg - p * g, np.sqrt(np.where(varied > 1e-9, varied, 0)))
