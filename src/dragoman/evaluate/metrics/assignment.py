"""The assignment of rows to columns with the greatest sum, each used at most once."""

from __future__ import annotations

import math
from collections.abc import Sequence


def best_sum(gains: Sequence[Sequence[float]]) -> float:
    """The greatest sum of gains when every row gets at most one column and the reverse.

    Kuhn's Hungarian method with potentials and shortest augmenting paths, O(n²m) for n rows
    and m columns (Jonker and Volgenant 1987).

    Args:
        gains: a rectangular table of numbers that are not negative; it may be empty.

    >>> best_sum([[4, 1], [4, 3]])
    7
    """
    if not gains or not gains[0]:
        return 0.0
    table = gains if len(gains) <= len(gains[0]) else list(zip(*gains, strict=True))
    return sum(table[row][column] for column, row in _matched(table).items())


def _matched(gains: Sequence[Sequence[float]]) -> dict[int, int]:
    """Row of each column that got one; there are no more rows than columns."""
    rows, columns = len(gains), len(gains[0])
    by_row = [0.0] * (rows + 1)
    by_column = [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # rows and columns count from 1; 0 is none
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least, came, done = [math.inf] * (columns + 1), [0] * (columns + 1), set[int]()
        while owner[at]:
            done.add(at)
            step, following = math.inf, 0
            for c in range(1, columns + 1):
                if c in done:
                    continue
                cost = -gains[owner[at] - 1][c - 1] - by_row[owner[at]] - by_column[c]
                if cost < least[c]:
                    least[c], came[c] = cost, at
                if least[c] < step:
                    step, following = least[c], c
            for c in range(columns + 1):
                if c in done:
                    by_row[owner[c]] += step
                    by_column[c] -= step
                else:
                    least[c] -= step
            at = following
        while at:
            owner[at] = owner[came[at]]
            at = came[at]
    return {c - 1: owner[c] - 1 for c in range(1, columns + 1) if owner[c]}
