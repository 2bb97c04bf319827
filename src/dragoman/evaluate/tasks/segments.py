"""Main text of a page by segments that must and must not be in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from dragoman.evaluate.intervals import Bootstrap, f1, precision, ratio, recall
from dragoman.evaluate.metrics.pages import segment_counts
from dragoman.evaluate.protocols import PageCoder, Progress
from dragoman.evaluate.reports import Metric, Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.extraction import leaks
from dragoman.evaluate.tasks.labelled import table


class Page(msgspec.Struct, frozen=True):
    """A page with segments of its text, segments of what is around it, title and date."""

    html: str
    wanted: tuple[str, ...] = msgspec.field(name="with")
    unwanted: tuple[str, ...] = msgspec.field(name="without")
    url: str = ""
    title: str | None = None
    date: str | None = None


def score(rows: Sequence[Page], coder: PageCoder, progress: Progress | None = None) -> Report:
    """Extract every page and look for its segments.

    Title and date are compared where the coder has functions ``title`` and ``published``
    of (html, url) besides.
    """
    asker = Asker(progress)
    questions = {
        name: (getattr(coder, function, None), field)
        for name, function, field in (
            ("title", "title", "title"),
            ("publication date", "published", "date"),
        )
    }
    hits: dict[str, list[tuple[bool, bool]]] = {name: [] for name in questions}
    texts: list[str] = []
    for row in asker.each(rows):
        texts.append(asker.ask(coder.extract, row.html, row.url) or "")
        for name, (function, field) in questions.items():
            hits[name].append(_exact(asker, row, function, getattr(row, field)))
    stats = table(
        [segment_counts(t, r.wanted, r.unwanted) for r, t in zip(rows, texts, strict=True)], 3
    )
    segments = sum(len(r.wanted) + len(r.unwanted) for r in rows)
    boot = Bootstrap(len(rows))
    extra: list[Metric] = []
    notes: list[str] = ["n of the segment figures counts segments"]
    for name, (function, _) in questions.items():
        if callable(function):
            n = sum(has for _, has in hits[name])
            extra.append(boot.metric(f"exact {name}", table(hits[name], 2), ratio, n))
        else:
            notes.append(f"{name} not scored: this coder does not give it alone")
    return Report(
        name="extraction",
        n=len(rows),
        unanswered=sum(not t for t in texts),
        metrics=(
            boot.metric("segment F1", stats, f1, segments),
            boot.metric("segment P", stats, precision, segments),
            boot.metric("segment R", stats, recall, segments),
            *leaks([(r.html, "\n".join(r.wanted), t) for r, t in zip(rows, texts, strict=True)]),
            *extra,
        ),
        notes=(*notes, *asker.notes()),
    )


def _exact(
    asker: Asker, row: Page, function: Callable[[str, str], str | None] | None, gold: str | None
) -> tuple[bool, bool]:
    """Whether the answer is right, and whether there is a question."""
    if not gold or function is None:
        return False, False
    return (asker.ask(function, row.html, row.url) or "").strip() == gold.strip(), True
