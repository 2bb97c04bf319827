"""Resolved places against gold: distance, share within 161 km, area under the errors."""

from __future__ import annotations

import math

import numpy as np

from dragoman.evaluate.intervals import Floats

RADIUS = 6371.0
NEAR = 161.0
UNRESOLVED = 20_038.0


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in km of two (latitude, longitude) pairs in degrees."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    h = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(h)))


def auc(errors: Floats) -> float:
    """Trapezoid area under the sorted ln(error + 1) / ln(20,039), over [0, 1]; 0 is best."""
    if not errors.size:
        return math.nan
    heights = np.log(np.sort(errors) + 1) / math.log(UNRESOLVED + 1)
    if heights.size == 1:
        return float(heights[0])
    return float((heights[1:] + heights[:-1]).mean() / 2)
