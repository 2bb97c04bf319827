"""Reports of the same happening: clusters of articles, and pairs that share text."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from dragoman.errors import UsageError
from dragoman.evaluate.intervals import Bootstrap, Floats, divide, f1, interval, precision, recall
from dragoman.evaluate.metrics.clusters import b_cubed, rand_index, together
from dragoman.evaluate.protocols import DuplicateCoder, Progress
from dragoman.evaluate.reports import Metric, Report
from dragoman.evaluate.tasks.labelled import table

_WIRE_COPY = 0.5  # share of common 5-grams from which two texts are copies


class Article(msgspec.Struct, frozen=True):
    """An article and the happening it reports."""

    id: str
    text: str
    event_id: int | str
    title: str = ""


class TextPair(msgspec.Struct, frozen=True):
    """Two articles that share text, by id; ``jaccard5`` says how much."""

    a: str
    b: str
    same_event: bool
    jaccard5: float = 0.0


def score(
    rows: Sequence[Article],
    coder: DuplicateCoder,
    progress: Progress | None = None,
    pairs: Sequence[TextPair] = (),
) -> Report:
    """Cluster all articles at once and compare; ``pairs`` are judged by the same clusters.

    Raises:
        UsageError: the coder does not cluster.
    """
    found = coder.clusters([f"{r.title}\n\n{r.text}" if r.title else r.text for r in rows])
    if found is None:
        raise UsageError(
            "this coder finds no duplicates yet", remedy="choose another task for this version"
        )
    if len(found) != len(rows):
        raise UsageError(f"{len(found)} clusters given for {len(rows)} articles")
    if progress:
        progress(len(rows), len(rows))
    mine, gold = together(list(found)), together([r.event_id for r in rows])
    boot = Bootstrap(len(rows))
    once = np.ones(len(rows))
    cubed = np.column_stack([b_cubed(mine, gold), once]) if len(rows) else table([], 3)
    index = interval(
        "adjusted Rand index",
        float(rand_index(mine, gold, once)), rand_index(mine, gold, boot.weights), len(rows),
    )  # fmt: skip
    metrics = [
        index,
        boot.metric("B-cubed F1", cubed, _cubed_f1),
        boot.metric("B-cubed P", cubed, lambda s: divide(s[..., 0], s[..., 2])),
        boot.metric("B-cubed R", cubed, lambda s: divide(s[..., 1], s[..., 2])),
    ]
    cluster = {r.id: c for r, c in zip(rows, found, strict=True)}
    known = [p for p in pairs if p.a in cluster and p.b in cluster]
    notes = [f"{len(set(found))} clusters for {len({r.event_id for r in rows})} happenings"]
    if known:
        metrics += _pair_figures(known, cluster)
        notes.append("a pair counts as the same happening when one cluster holds both")
    return Report(
        name="duplicates", n=len(rows), unanswered=0, metrics=tuple(metrics), notes=tuple(notes)
    )


def _cubed_f1(sums: Floats) -> Floats:
    p, r = divide(sums[..., 0], sums[..., 2]), divide(sums[..., 1], sums[..., 2])
    return divide(2 * p * r, p + r)


def _pair_figures(pairs: Sequence[TextPair], cluster: dict[str, int]) -> list[Metric]:
    metrics: list[Metric] = []
    copies = [p for p in pairs if p.jaccard5 >= _WIRE_COPY]
    for name, chosen in (("pairs", pairs), ("wire copies", copies)):
        stats = table([_judged(p, cluster[p.a] == cluster[p.b]) for p in chosen], 3)
        boot = Bootstrap(len(chosen))
        metrics += [
            boot.metric(f"{name} {what}", stats, statistic)
            for what, statistic in (("P", precision), ("R", recall), ("F1", f1))
        ]
    return metrics


def _judged(pair: TextPair, same: bool) -> tuple[bool, bool, bool]:
    return same and pair.same_event, same, pair.same_event
