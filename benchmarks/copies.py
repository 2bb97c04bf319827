"""Throughput and memory of finding copies, on generated reports, on one core.

One report in five copies an earlier one: whole, with sentences changed, or cut short; all
carry boilerplate of their outlet. Making the texts is timed apart and taken off.

    python benchmarks/copies.py [--reports N] [--json]
"""

from __future__ import annotations

import os
import random
import resource
import time
from collections.abc import Iterator

import command

_LETTERS = "etaoinshrdlucmfwypvbg"


def vocabulary(rng: random.Random, size: int = 20_000) -> list[str]:
    return ["".join(rng.choices(_LETTERS, k=rng.randint(2, 9))) for _ in range(size)]


def sentences(rng: random.Random, words: list[str], count: int) -> list[str]:
    chosen = iter(rng.choices(words, k=count * 22))
    return [" ".join(next(chosen) for _ in range(22)).capitalize() + "." for _ in range(count)]


def texts(count: int, seed: int = 7) -> Iterator[tuple[str, str, bool]]:
    """Text, outlet, and whether it copies an earlier one; about 300 words each."""
    rng = random.Random(seed)
    words = vocabulary(rng)
    outlets = [(f"outlet{n}", "\n".join(sentences(rng, words, 2))) for n in range(200)]
    recent: list[list[str]] = []
    for _ in range(count):
        copied = bool(recent) and rng.random() < 0.2
        if copied:
            body = list(rng.choice(recent))
            how = rng.randrange(3)
            if how == 1:
                body[rng.randrange(len(body))] = sentences(rng, words, 1)[0]
            elif how == 2:
                body = body[: len(body) // 2]
        else:
            body = sentences(rng, words, 12)
            recent = [*recent[-499:], body]
        outlet, boilerplate = rng.choice(outlets)
        yield "\n".join([*body, boilerplate]), outlet, copied


def measure(count: int) -> dict[str, float]:
    from dragoman.link import Report, find_copies

    start = time.process_time()
    made = words = 0
    for text, _, copied in texts(count):
        words += text.count(" ")
        made += copied
    making = time.process_time() - start
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    pairs = find_copies(
        Report(id=str(n), text=text, outlet=outlet)
        for n, (text, outlet, _) in enumerate(texts(count))
    )
    spent = time.process_time() - start - making
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "reports": count,
        "words_per_report": round(words / count),
        "copies_made": made,
        "copies_found": len({p.b for p in pairs}),
        "seconds": round(spent, 1),
        "reports_per_second": round(count / spent),
        "peak_memory_mb": round(peak / 1024),
        "grown_by_mb": round((peak - before) / 1024),
    }


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    command.run(__doc__, "reports", 100_000, measure)


if __name__ == "__main__":
    main()
