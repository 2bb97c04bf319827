"""Units that many reports of one outlet share, though the rest of those reports differs."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from dragoman.link.sketches import MAX_CHARS, QUOTES, Hashes, Ints, Sketches, sketch

REPEATS = 3  # different reports of one outlet that hold a unit before it is boilerplate
REPEATS_UNKNOWN = 6  # the same where the outlet is not known: copies are likelier there
_BOUNDS = re.compile(rf'(?<=\n)|(?<=[.!?])(?=[\s"{QUOTES}])')  # as sketches cut units


def boilerplate(sketches: Sketches, outlets: Ints) -> NDArray[np.bool_]:
    """For each unit whether it is boilerplate; ``outlets`` numbers the reports' outlets,
    0 where none is known.

    Copies of one story share units too. So a unit counts once for all reports that agree
    in their longest unit (the second longest, for a unit that is itself the longest).
    Where the outlet is known, the unit in their middle may tell them apart as well.
    """
    if not len(sketches.unit_hash):
        return np.zeros(0, bool)
    first, second = _longest(sketches)
    report = sketches.unit_report
    longest = np.where(sketches.unit_hash == first[report], second[report], first[report])
    outlet = outlets[report]
    by_longest = _kinds(outlet, sketches.unit_hash, longest)
    by_middle = _kinds(outlet, sketches.unit_hash, _middle(sketches)[report])
    return np.where(
        outlet == 0,
        by_longest >= REPEATS_UNKNOWN,
        np.maximum(by_longest, by_middle) >= REPEATS,
    )


def _kinds(outlet: Ints, hashes: Hashes, key: Hashes) -> Ints:
    """For each unit how many different keys it has in its outlet."""
    order = np.lexsort((key, hashes, outlet))
    o, h, k = outlet[order], hashes[order], key[order]
    group = np.ones(len(o), bool)
    group[1:] = (o[1:] != o[:-1]) | (h[1:] != h[:-1])
    fresh = group.copy()
    fresh[1:] |= k[1:] != k[:-1]
    number = np.cumsum(group) - 1
    found = np.zeros(len(o), np.int64)
    found[order] = np.bincount(number, weights=fresh).astype(np.int64)[number]
    return found


def _middle(sketches: Sketches) -> Hashes:
    """For each report the hash of the unit that holds its middle word (0: none)."""
    found = np.zeros(sketches.count, np.uint64)
    ends = np.cumsum(sketches.unit_words)
    bounds = np.searchsorted(sketches.unit_report, np.arange(sketches.count + 1))
    filled = np.flatnonzero(np.diff(bounds))
    total = np.concatenate([[0], ends])
    half = (total[bounds[filled]] + total[bounds[filled + 1]]) // 2
    found[filled] = sketches.unit_hash[np.searchsorted(ends, half, side="right")]
    return found


def _longest(sketches: Sketches) -> tuple[Hashes, Hashes]:
    """For each report the hashes of its longest and second longest unit (0: none)."""
    best = [np.zeros(sketches.count, np.uint64), np.zeros(sketches.count, np.uint64)]
    order = np.lexsort((sketches.unit_hash, -sketches.unit_words, sketches.unit_report))
    report: Ints = sketches.unit_report[order]
    starts = np.searchsorted(report, np.arange(sketches.count))
    for n, into in enumerate(best):
        at = starts + n
        there = at < len(order)
        there[there] &= report[at[there]] == np.flatnonzero(there)
        into[there] = sketches.unit_hash[order[at[there]]]
    return best[0], best[1]


def dropped_units(sketches: Sketches, dropped: NDArray[np.bool_]) -> list[frozenset[int]]:
    """For each report the hashes of its units that are boilerplate."""
    found: list[set[int]] = [set() for _ in range(sketches.count)]
    for row in np.flatnonzero(dropped):
        found[sketches.unit_report[row]].add(int(sketches.unit_hash[row]))
    return [frozenset(units) for units in found]


def without_units(text: str, units: frozenset[int]) -> str:
    """The text less the units of those hashes."""
    if not units:
        return text
    pieces = [p for p in _BOUNDS.split(text[:MAX_CHARS]) if p]
    made = sketch(pieces)
    gone = {
        int(n) for n, h in zip(made.unit_report, made.unit_hash, strict=True) if int(h) in units
    }
    return "".join(piece for n, piece in enumerate(pieces) if n not in gone)
