"""Which reports tell of the same happening: average-link clusters of term vectors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from dragoman.link.copies import CopyPair
from dragoman.link.reports import Report
from dragoman.link.terms import Floats, Index, terms

LINK = 0.165  # mean likeness from which two clusters tell of one happening
DAYS = 7  # reports published further apart tell of different happenings
_LARGEST = 2000  # reports compared at once; a larger group is split at a higher bar


def same_happening(reports: Sequence[Report], copies: Iterable[CopyPair] = ()) -> list[int]:
    """A cluster number for each report, counted from 0 in order of first appearance.

    The texts should be free of boilerplate. Copies always stay together; nothing is random.
    """
    index = Index([terms(r.text) for r in reports])
    groups = Groups(len(reports))
    for pair in copies:
        groups.join(pair.a, pair.b)
    days = [_day(r.published) for r in reports]
    edges = _edges(index, days)
    for a, b in _linked(edges, groups, len(reports)):
        groups.join(a, b)
    return groups.numbers()


class Groups:
    """Disjoint groups of the numbers below ``size``."""

    def __init__(self, size: int) -> None:
        """Every number by itself."""
        self._above = list(range(size))

    def of(self, item: int) -> int:
        """The smallest number of the item's group."""
        above = self._above
        while above[item] != item:
            above[item] = above[above[item]]
            item = above[item]
        return item

    def join(self, a: int, b: int) -> None:
        """Make the two groups one."""
        low, high = sorted((self.of(a), self.of(b)))
        self._above[high] = low

    def numbers(self) -> list[int]:
        """For each item the number of its group, by first appearance."""
        seen: dict[int, int] = {}
        return [seen.setdefault(self.of(n), len(seen)) for n in range(len(self._above))]


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published or "").toordinal()
    except ValueError:
        return None


def _edges(index: Index, days: Sequence[int | None]) -> dict[tuple[int, int], float]:
    """Pairs likely enough to matter, with their likeness."""
    found: dict[tuple[int, int], float] = {}
    for n, row in enumerate(index.rows()):
        for other in np.flatnonzero(row[:n] >= LINK / 4).tolist():
            near, here = days[other], days[n]
            if near is None or here is None or abs(near - here) <= DAYS:
                found[other, n] = float(row[other])
    return found


def _linked(
    edges: dict[tuple[int, int], float], copies: Groups, size: int
) -> Iterable[tuple[int, int]]:
    """Pairs that average link joins. Only a group held together by single links at the
    bar can hold a cluster, so each such group is looked at by itself."""
    alike = {
        (a, b): 1.0 if copies.of(a) == copies.of(b) else likeness
        for (a, b), likeness in edges.items()
    }
    todo = [(LINK, list(range(size)))]
    while todo:
        bar, members = todo.pop()
        inside = set(members)
        strong = Groups(size)
        for (a, b), likeness in alike.items():
            if likeness >= bar and a in inside and b in inside:
                strong.join(a, b)
        groups: dict[int, list[int]] = {}
        for n in members:
            groups.setdefault(strong.of(n), []).append(n)
        for group in groups.values():
            if len(group) > _LARGEST and bar < 1:
                todo.append((min(1.0, bar + 0.1), group))
            elif len(group) > 1:
                yield from _average_link(group, alike)


def _average_link(
    members: list[int], alike: dict[tuple[int, int], float]
) -> Iterable[tuple[int, int]]:
    """Merges of mean likeness at or above the bar, by chains of nearest neighbours."""
    place = {n: k for k, n in enumerate(members)}
    table: Floats = np.zeros((len(members), len(members)))
    for (a, b), likeness in alike.items():
        if a in place and b in place:
            table[place[a], place[b]] = table[place[b], place[a]] = likeness
    np.fill_diagonal(table, -1.0)
    sizes = np.ones(len(members))
    open_ = set(range(len(members)))
    chain: list[int] = []
    while open_:
        if not chain:
            chain.append(min(open_))
        last = chain[-1]
        best = int(np.argmax(table[last]))
        if len(chain) > 1 and table[last, chain[-2]] >= table[last, best]:
            best = chain[-2]
        if table[last, best] < LINK:
            done = {last}
            chain.pop()
        elif len(chain) > 1 and best == chain[-2]:
            yield members[last], members[best]
            mean = (table[last] * sizes[last] + table[best] * sizes[best]) / (
                sizes[last] + sizes[best]
            )
            mean[best] = -1.0
            table[best] = table[:, best] = mean
            sizes[best] += sizes[last]
            done = {last}
            chain = chain[:-2]
        else:
            chain.append(best)
            continue
        open_ -= done
        for gone in done:
            table[gone] = table[:, gone] = -1.0
