"""Bootstrap intervals over rows or documents, reproducible by a fixed seed.

A statistic is a function of sums: each unit (row or document) has a vector of counts,
the statistic of the data is that of their sum, and the statistic of a resample that of
the sum weighted by how often each unit was drawn.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dragoman.evaluate.reports import Metric

Floats = NDArray[np.float64]
Statistic = Callable[[Floats], Floats]
RESAMPLES = 1000
SEED = 20120507
_DIGITS = 6


class Bootstrap:
    """Resamples of ``units`` units; ``weights[r, u]`` is how often resample r drew unit u."""

    def __init__(self, units: int, *, resamples: int = RESAMPLES, seed: int = SEED) -> None:
        self.weights: Floats = np.zeros((resamples, units))
        if units:
            rng = np.random.default_rng(seed)
            self.weights += rng.multinomial(units, np.full(units, 1 / units), size=resamples)

    def metric(
        self, name: str, stats: Floats, statistic: Statistic, n: int | None = None
    ) -> Metric:
        """The statistic of ``stats`` (units x counts) with its interval.

        Args:
            name: what the figure is called.
            stats: a row of counts for each unit.
            statistic: maps sums (..., counts) to values (...).
            n: number of cases; the number of units when left out.
        """
        point = float(statistic(stats.sum(axis=0)))
        samples = statistic(self.weights @ stats)
        return interval(name, point, samples, len(stats) if n is None else n)


def interval(name: str, point: float, samples: Floats, n: int) -> Metric:
    """A metric from its value and its values on resamples (nan: undefined there)."""
    if n == 0 or not np.isfinite(point):
        return Metric(name, None, None, None, n)
    finite = samples[np.isfinite(samples)]
    low, high = np.percentile(finite, [2.5, 97.5]) if finite.size else (point, point)
    return Metric(
        name, round(point, _DIGITS), round(float(low), _DIGITS), round(float(high), _DIGITS), n
    )


def divide(a: Floats, b: Floats) -> Floats:
    """Element-wise a / b, nan where b is 0."""
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    out = np.full(np.broadcast(a, b).shape, np.nan)
    np.divide(a, b, out=out, where=b != 0)
    return out


def ratio(sums: Floats) -> Floats:
    """First count over the second."""
    return divide(sums[..., 0], sums[..., 1])


def precision(sums: Floats) -> Floats:
    """From (right, predicted, gold)."""
    return divide(sums[..., 0], sums[..., 1])


def recall(sums: Floats) -> Floats:
    """From (right, predicted, gold)."""
    return divide(sums[..., 0], sums[..., 2])


def f1(sums: Floats) -> Floats:
    """2PR/(P+R) from (right, predicted, gold)."""
    return divide(2 * sums[..., 0], sums[..., 1] + sums[..., 2])
