"""What coding costs: time against the bare parser in one run, and peak memory.

Prints the median ratio of coding one 500-word article to running the bare spaCy
pipeline on the same text, alternating the two so that a drifting machine cancels out;
and the time of attribution and factuality as a share of dragoman's own parsing.

    python benchmarks/cost.py [--runs N] [--json]
"""

from __future__ import annotations

import resource
import statistics
import time
from pathlib import Path

import command

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WORDS = 500


def article() -> str:
    """About 500 words of the wire example, its paragraphs repeated as needed."""
    from dragoman.ingest.pages import read_page

    text = read_page((EXAMPLES / "wire.html").read_bytes()).text
    paragraphs = text.split("\n")
    out: list[str] = []
    while sum(len(p.split()) for p in out) < WORDS:
        out.extend(paragraphs)
    kept: list[str] = []
    for p in out:
        if sum(len(k.split()) for k in kept) >= WORDS:
            break
        kept.append(p)
    return "\n".join(kept)


def measure(runs: int) -> dict[str, float]:
    import dragoman
    from dragoman.annotate.parse import load_model
    from dragoman.lexicon.eventmodel import load_event_model

    text = article()
    nlp = load_model()
    model = load_event_model()
    dragoman.code(text)
    ratios, bare, full = [], [], []
    for _ in range(runs):
        start = time.perf_counter()
        nlp(text)
        model.ask.cache_clear()  # nobody codes the same text twice
        middle = time.perf_counter()
        dragoman.code(text)
        end = time.perf_counter()
        bare.append(middle - start)
        full.append(end - middle)
        ratios.append((end - middle) / (middle - start))
    words = words_cost(text, runs)
    return {
        "words": len(text.split()),
        "runs": runs,
        "bare_ms": round(statistics.median(bare) * 1000, 1),
        "coded_ms": round(statistics.median(full) * 1000, 1),
        "ratio": round(statistics.median(ratios), 3),
        **words,
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def words_cost(text: str, runs: int) -> dict[str, float]:
    """Medians of the stages that find who says what and how sure, and of parsing."""
    from dragoman.annotate.actors import find_actors
    from dragoman.annotate.events import find_events
    from dragoman.annotate.factuality import assess
    from dragoman.annotate.parse import parse
    from dragoman.annotate.statements import find_statements
    from dragoman.text import Reading

    tree = parse(Reading(text))
    said = find_statements(tree)
    events = find_events(tree, find_actors(tree, said))[0]
    times: list[tuple[float, float, float]] = []
    for _ in range(runs):
        start = time.perf_counter()
        parse(Reading(text))
        parsed = time.perf_counter()
        find_statements(tree)
        stated = time.perf_counter()
        for event in events:
            assess(tree, event.trigger, said)
        times.append((parsed - start, stated - parsed, time.perf_counter() - stated))
    return {
        "parse_ms": round(statistics.median(t[0] for t in times) * 1000, 1),
        "attribution_ms": round(statistics.median(t[1] for t in times) * 1000, 2),
        "factuality_ms": round(statistics.median(t[2] for t in times) * 1000, 2),
        "events": len(events),
        "attribution_and_factuality_share": round(
            statistics.median((t[1] + t[2]) / t[0] for t in times), 4
        ),
    }


if __name__ == "__main__":
    command.run(__doc__, "runs", 9, measure)
