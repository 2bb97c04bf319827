"""Reports → small numeric sketches: hashes of their units and of some word shingles.

A *unit* is a sentence or a line. Shingles (runs of ``WIDTH`` words) never leave a unit, so
that a unit found to be boilerplate later takes its shingles with it. A report keeps its
``KEPT`` smallest shingle hashes (a bottom-k MinHash): from two such sets the share of common
shingles follows, whatever the lengths of the texts. Everything is done on arrays, a batch
of reports at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Short = NDArray[np.uint32]
Ints = NDArray[np.int64]
Rows = NDArray[np.int32]

WIDTH = 4
KEPT = 256
MAX_CHARS = 100_000  # what a report has beyond this is not looked at
_BATCH_BYTES = 1_000_000
_BASE = 0x9E3779B97F4A7C15  # odd, hence invertible modulo 2**64
_STEP = 0xC2B2AE3D27D4EB4F
QUOTES = "“”‘’„«»‹›–—‐‑…•·"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketches:
    """Sketches of ``count`` reports, column by column.

    ``unit_*``: one row a unit, in text order (``unit_words``: its length in words).
    ``shingle_*``: one row a kept shingle, sorted by report and hash; ``shingle_unit`` is the
    row of its unit. ``cuts``: for each report the hash up to which its shingles are complete.
    """

    count: int
    unit_report: Ints
    unit_hash: Hashes
    unit_words: Ints
    shingle_report: Rows
    shingle_hash: Short
    shingle_unit: Rows
    cuts: Short


def sketch(texts: Iterable[str]) -> Sketches:
    """Sketches of the texts, read once and not kept; at most 3 kB of shingles a report."""
    parts: list[Sketches] = []
    reports = units = 0
    for batch in _batches(texts):
        part = _sketch_batch(batch, reports, units)
        parts.append(part)
        reports += part.count
        units += len(part.unit_hash)
    if not parts:
        parts.append(_sketch_batch([], 0, 0))
    return Sketches(
        count=reports,
        unit_report=np.concatenate([p.unit_report for p in parts]),
        unit_hash=np.concatenate([p.unit_hash for p in parts]),
        unit_words=np.concatenate([p.unit_words for p in parts]),
        shingle_report=np.concatenate([p.shingle_report for p in parts]),
        shingle_hash=np.concatenate([p.shingle_hash for p in parts]),
        shingle_unit=np.concatenate([p.shingle_unit for p in parts]),
        cuts=np.concatenate([p.cuts for p in parts]),
    )


def _batches(texts: Iterable[str]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for text in texts:
        plain = text[:MAX_CHARS].lower()
        if not plain.isascii():
            for mark in QUOTES:
                plain = plain.replace(mark, " ")
        data = plain.encode("utf-8", "replace")
        batch.append(data)
        size += len(data)
        if size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sketch_batch(batch: list[bytes], first_report: int, first_unit: int) -> Sketches:
    starts, tokens, unit_of = _tokens(batch)
    offsets = np.cumsum([0, *(len(b) + 1 for b in batch)])
    if len(tokens) == 0:
        nothing = np.zeros(0, np.int64)
        return Sketches(
            count=len(batch), unit_report=nothing, unit_hash=np.zeros(0, np.uint64),
            unit_words=nothing, shingle_report=nothing.astype(np.int32),
            shingle_hash=np.zeros(0, np.uint32), shingle_unit=nothing.astype(np.int32),
            cuts=np.full(len(batch), 0xFFFFFFFF, np.uint32),
        )  # fmt: skip
    opens = np.flatnonzero(np.diff(unit_of, prepend=unit_of[0] - 1))
    words = np.diff(opens, append=len(tokens))
    ordinal = np.repeat(np.arange(len(opens)), words)
    place = np.arange(len(tokens)) - opens[ordinal]
    steps, _ = _powers(_STEP, int(words.max()))
    unit_hash = _mixed(np.add.reduceat(tokens * steps[place], opens))
    unit_report = np.searchsorted(offsets, starts[opens], side="right") - 1

    shingles = np.zeros(max(0, len(tokens) - WIDTH + 1), np.uint64)
    for k in range(WIDTH):
        shingles += tokens[k : k + len(shingles)] * steps[min(k, len(steps) - 1)]
    whole = ordinal[: len(shingles)] == ordinal[WIDTH - 1 :]
    at = ordinal[: len(shingles)][whole]
    key = (unit_report[at].astype(np.uint64) << np.uint64(32)) | (
        _mixed(shingles[whole]) >> np.uint64(32)
    )
    order = np.argsort(key, kind="stable")
    key, at = key[order], at[order]
    new = np.ones(len(key), bool)
    new[1:] = key[1:] != key[:-1]
    key, at = key[new], at[new]
    report = (key >> np.uint64(32)).astype(np.int64)
    bounds = np.searchsorted(report, np.arange(len(batch) + 1))
    rank = np.arange(len(key)) - bounds[report]
    cuts = np.full(len(batch), 0xFFFFFFFF, np.uint32)
    hashes = key.astype(np.uint32)
    full = np.flatnonzero(np.diff(bounds) > KEPT)
    cuts[full] = hashes[bounds[full] + KEPT - 1]
    kept = rank < KEPT
    return Sketches(
        count=len(batch),
        unit_report=unit_report + first_report,
        unit_hash=unit_hash,
        unit_words=words.astype(np.int64),
        shingle_report=(report[kept] + first_report).astype(np.int32),
        shingle_hash=hashes[kept],
        shingle_unit=(at[kept] + first_unit).astype(np.int32),
        cuts=cuts,
    )


def _tokens(batch: list[bytes]) -> tuple[Ints, Hashes, Ints]:
    """For each word of the batch its first byte, its hash, and the number of its unit."""
    data = np.frombuffer(b"".join(b + b"\n" for b in batch), np.uint8)
    if len(data) == 0:
        return np.zeros(0, np.int64), np.zeros(0, np.uint64), np.zeros(0, np.int64)
    word = _kinds()[data]
    edges = np.diff(word.astype(np.int8), prepend=0, append=0)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    ups, downs = _powers(_BASE, len(data))
    total = np.zeros(len(data) + 1, np.uint64)
    np.cumsum((data.astype(np.uint64) + np.uint64(1)) * ups[: len(data)], out=total[1:])
    hashes = _mixed((total[ends] - total[starts]) * downs[starts])
    stop = (data == 0x2E) | (data == 0x21) | (data == 0x3F)
    space = (data == 0x20) | (data == 0x0A) | (data == 0x22)
    stop[:-1] &= space[1:]
    stop |= data == 0x0A
    return starts, hashes, np.cumsum(stop)[starts]


@lru_cache(maxsize=1)
def _kinds() -> NDArray[np.bool_]:
    letters = np.zeros(256, bool)
    letters[128:] = True
    for low, high in (("0", "9"), ("a", "z")):
        letters[ord(low) : ord(high) + 1] = True
    return letters


_POWERS: dict[int, tuple[Hashes, Hashes]] = {}


def _powers(base: int, length: int) -> tuple[Hashes, Hashes]:
    """Powers of an odd number modulo 2**64, and of its inverse; at least ``length`` of each."""
    known = _POWERS.get(base)
    if known is None or len(known[0]) < length:
        size = max(length, 4096)
        both = []
        for factor in (base, pow(base, -1, 1 << 64)):
            steps = np.full(size, factor, np.uint64)
            steps[0] = 1
            both.append(np.cumprod(steps, dtype=np.uint64))
        known = _POWERS[base] = (both[0], both[1])
    return known


def _mixed(values: Hashes) -> Hashes:
    """Spread the hashes evenly (the finaliser of splitmix64)."""
    z = values ^ (values >> np.uint64(30))
    z = z * np.uint64(0xBF58476D1CE4E5B9)
    z ^= z >> np.uint64(27)
    z = z * np.uint64(0x94D049BB133111EB)
    return np.asarray(z ^ (z >> np.uint64(31)), dtype=np.uint64)
