"""Which reports share their text: exact and near copies, edited copies, partial reprints.

Candidates are reports with common shingles of an even sample; each pair is then judged by
its two sketches. Time and memory grow with the number of reports, not of pairs: where many
reports share a shingle, each is compared with the first and with its neighbour only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.link.boilerplate import boilerplate, dropped_units
from dragoman.link.reports import Relation, Report
from dragoman.link.sketches import WIDTH, Hashes, Ints, Rows, Short, Sketches, sketch

SHARED = 0.20  # share of the shorter text's shingles from which two reports are copies
SHARED_WITHIN = 0.50  # the same for two reports of one outlet, which share boilerplate
WORDS = 16  # shared shingles that must be there at least: more than a quotation
NEAR = 0.70  # Jaccard index of shingles from which a copy is hardly changed
WHOLE = 0.60  # length of the shorter text beside the longer from which a copy is no excerpt
EXCERPT = 0.60  # share of the shorter text that stands in the longer for a partial reprint
_SAMPLE = np.uint32(3)  # of four hashes one is looked up
_CROWD = 8  # reports with one shingle up to which all pairs are compared
_CHUNK = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPair:
    """Two reports, by position, that share text (``a`` < ``b``).

    ``jaccard`` is the estimated share of shingles in common, ``containment`` the share of
    the shorter report's that stand in the longer. Boilerplate is not counted.
    """

    a: int
    b: int
    relation: Relation
    jaccard: float
    containment: float


@dataclass(frozen=True, slots=True)
class _Kept:
    """Sketches without boilerplate; ``sizes`` are numbers of shingles, ``whole`` hashes
    of all words (0 for a report with none)."""

    report: Rows
    hash: Short
    bounds: Ints
    cuts: Short
    sizes: Ints
    whole: Hashes
    outlets: Ints


def find_copies(reports: Iterable[Report]) -> list[CopyPair]:
    """Pairs that share text, sorted. The reports are read once and their texts not kept."""
    return _pairs(_surveyed(reports))


def find_copies_and_boilerplate(
    reports: Iterable[Report],
) -> tuple[list[CopyPair], list[frozenset[int]]]:
    """The pairs, and for each report the hashes of its boilerplate units."""
    survey = _surveyed(reports)
    return _pairs(survey), dropped_units(survey.sketches, survey.dropped)


@dataclass(frozen=True, slots=True)
class _Survey:
    sketches: Sketches
    dropped: NDArray[np.bool_]
    outlets: Ints


def _surveyed(reports: Iterable[Report]) -> _Survey:
    numbers: dict[str | None, int] = {None: 0}
    outlets: list[int] = []

    def texts() -> Iterator[str]:
        for report in reports:
            outlets.append(numbers.setdefault(report.outlet or None, len(numbers)))
            yield report.text

    sketches = sketch(texts())
    known = np.array(outlets, np.int64)
    return _Survey(sketches, boilerplate(sketches, known), known)


def _pairs(survey: _Survey) -> list[CopyPair]:
    kept = _without(survey.sketches, survey.dropped, survey.outlets)
    first, second = _candidates(kept)
    found: list[CopyPair] = []
    for at in range(0, len(first), _CHUNK):
        found += _judged(kept, first[at : at + _CHUNK], second[at : at + _CHUNK])
    return found


def _without(s: Sketches, dropped: NDArray[np.bool_], outlets: Ints) -> _Kept:
    stays = ~dropped[s.shingle_unit] if len(s.shingle_unit) else np.zeros(0, bool)
    report, hashes = s.shingle_report[stays], s.shingle_hash[stays]
    units = ~dropped
    owner, words = s.unit_report[units], s.unit_words[units]
    runs = np.maximum(words - WIDTH + 1, 0)
    sizes = np.bincount(owner, weights=runs, minlength=s.count).astype(np.int64)
    starts = np.searchsorted(owner, np.arange(s.count))
    rank = np.arange(len(owner)) - starts[owner]
    mixed = s.unit_hash[units] * (2 * rank.astype(np.uint64) + np.uint64(0x9E3779B9))
    whole = np.zeros(s.count, np.uint64)
    np.add.at(whole, owner, mixed)
    bounds = np.searchsorted(report, np.arange(s.count + 1))
    return _Kept(report, hashes, bounds, s.cuts, sizes, whole, outlets)


def _candidates(kept: _Kept) -> tuple[Ints, Ints]:
    """Pairs worth judging, each once: the same words, or enough of the sample in common."""
    chosen = np.flatnonzero((kept.hash & _SAMPLE) == 0)
    sampled = np.bincount(kept.report[chosen], minlength=len(kept.sizes))
    order = chosen[np.argsort(kept.hash[chosen], kind="stable")]
    pairs = _paired(kept.hash[order], kept.report[order].astype(np.int64))
    keys, times = np.unique(pairs, return_counts=True)
    low, high = _split(keys)
    needed = np.minimum(sampled[low], sampled[high]) * (SHARED / 3)
    keys = keys[times >= needed]
    texts = np.flatnonzero(kept.whole)
    order = texts[np.argsort(kept.whole[texts], kind="stable")]
    same = _paired(kept.whole[order], order)
    return _split(np.union1d(keys, same))


def _paired(values: Hashes | Short, reports: Ints) -> Ints:
    """Pairs of reports with equal values, as one number each; values come sorted."""
    if len(values) < 2:
        return np.zeros(0, np.int64)
    opens = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    length = np.diff(opens, append=len(values))
    at = np.arange(len(values)) - np.repeat(opens, length)
    size = np.repeat(length, length)
    out: list[Ints] = []
    for back in range(1, _CROWD):
        here = np.flatnonzero((at >= back) & ((size <= _CROWD) | (back == 1)))
        out.append((reports[here - back] << 32) | reports[here])
    crowded = np.flatnonzero((size > _CROWD) & (at > 1))
    out.append((reports[crowded - at[crowded]] << 32) | reports[crowded])
    return np.concatenate(out)


def _split(keys: Ints) -> tuple[Ints, Ints]:
    return keys >> 32, keys & 0xFFFFFFFF


def _judged(kept: _Kept, first: Ints, second: Ints) -> Iterator[CopyPair]:
    cut = np.minimum(kept.cuts[first], kept.cuts[second])
    sides = [_below(kept, side, cut) for side in (first, second)]
    both = np.sort(np.concatenate([keys for keys, _ in sides]))
    twice = both[1:][both[1:] == both[:-1]] >> np.uint64(32)
    shared = np.bincount(twice.astype(np.int64), minlength=len(first))
    sizes = kept.sizes[first], kept.sizes[second]
    shorter = np.where(sizes[0] <= sizes[1], sides[0][1], sides[1][1])
    union = sides[0][1] + sides[1][1] - shared
    jaccard = shared / np.maximum(union, 1)
    containment = shared / np.maximum(shorter, 1)
    small, large = np.minimum(*sizes), np.maximum(*sizes)
    ratio = small / np.maximum(large, 1)
    equal = kept.whole[first] == kept.whole[second]
    within = (kept.outlets[first] == kept.outlets[second]) & (kept.outlets[first] > 0)
    bar = np.where(within, SHARED_WITHIN, SHARED)
    copied = (containment >= bar) & (containment * small >= WORDS)
    for n in np.flatnonzero(equal | copied):
        relation = (
            Relation.EXACT if equal[n]
            else Relation.NEAR if jaccard[n] >= NEAR
            else Relation.PARTIAL if ratio[n] < WHOLE and containment[n] >= EXCERPT
            else Relation.EDITED
        )  # fmt: skip
        yield CopyPair(
            a=int(first[n]),
            b=int(second[n]),
            relation=relation,
            jaccard=1.0 if equal[n] else round(float(jaccard[n]), 3),
            containment=1.0 if equal[n] else round(float(containment[n]), 3),
        )


def _below(kept: _Kept, reports: Ints, cut: Short) -> tuple[Hashes, Ints]:
    """The reports' hashes up to the pair's cut, tagged with the pair, and their number."""
    starts = kept.bounds[reports]
    lengths = kept.bounds[reports + 1] - starts
    pair = np.repeat(np.arange(len(reports)), lengths)
    inner = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    hashes = kept.hash[starts[pair] + inner]
    within = hashes <= cut[pair]
    pair, hashes = pair[within], hashes[within]
    keys = (pair.astype(np.uint64) << np.uint64(32)) | hashes.astype(np.uint64)
    return keys, np.bincount(pair, minlength=len(reports))
