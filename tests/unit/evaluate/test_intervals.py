"""Bootstrap intervals: reproducible, sensible at the edges, undefined where they must be."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.evaluate.intervals import Bootstrap, divide, f1, interval, precision, ratio, recall


def test_a_share_and_its_interval() -> None:
    stats = np.array([[1.0, 1.0]] * 30 + [[0.0, 1.0]] * 70)
    metric = Bootstrap(100).metric("share", stats, ratio)
    assert metric.value == 0.3
    assert metric.low is not None
    assert metric.high is not None
    # The normal approximation gives .21 to .39.
    assert metric.low == pytest.approx(0.21, abs=0.02)
    assert metric.high == pytest.approx(0.39, abs=0.02)
    assert metric.n == 100


def test_the_same_numbers_every_time() -> None:
    stats = np.random.default_rng(1).random((50, 2))
    first, second = (Bootstrap(50).metric("m", stats, ratio) for _ in range(2))
    assert first == second


def test_every_resample_draws_as_many_units() -> None:
    weights = Bootstrap(17).weights
    assert weights.shape == (1000, 17)
    assert set(weights.sum(axis=1)) == {17.0}


def test_no_units_no_value() -> None:
    metric = Bootstrap(0).metric("m", np.zeros((0, 2)), ratio)
    assert (metric.value, metric.low, metric.high, metric.n) == (None, None, None, 0)


def test_one_unit_has_a_point_interval() -> None:
    metric = Bootstrap(1).metric("m", np.array([[1.0, 2.0]]), ratio)
    assert (metric.value, metric.low, metric.high) == (0.5, 0.5, 0.5)


def test_undefined_value_and_undefined_resamples() -> None:
    assert interval("m", float("nan"), np.array([0.1]), 3).value is None
    some = interval("m", 0.5, np.array([np.nan, 0.25, 0.75]), 3)
    assert some.low is not None
    assert 0.25 <= some.low < 0.5


def test_divide_by_nothing_is_undefined() -> None:
    assert np.isnan(divide(np.array(1.0), np.array(0.0)))
    assert divide(np.array([1.0, 3.0]), np.array([2.0, 4.0])).tolist() == [0.5, 0.75]


def test_precision_recall_f1_from_counts() -> None:
    sums = np.array([6.0, 8.0, 12.0])
    assert float(precision(sums)) == 0.75
    assert float(recall(sums)) == 0.5
    assert float(f1(sums)) == pytest.approx(0.6)
