"""Main text of a page by the overlap of 4-grams with the article body."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.evaluate.intervals import Bootstrap, ratio
from dragoman.evaluate.metrics.pages import (
    has_related,
    mean_f1,
    page_scores,
    shows_form,
    shows_related,
)
from dragoman.evaluate.protocols import PageCoder, Progress
from dragoman.evaluate.reports import Metric, Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.labelled import table


class Page(msgspec.Struct, frozen=True):
    """A page with the text of its article."""

    html: str
    body: str = msgspec.field(name="articleBody")
    url: str = ""


def score(rows: Sequence[Page], coder: PageCoder, progress: Progress | None = None) -> Report:
    """Extract every page and compare with its article body."""
    asker = Asker(progress)
    texts = [asker.ask(coder.extract, row.html, row.url) or "" for row in asker.each(rows)]
    scores = [page_scores(t, r.body) for r, t in zip(rows, texts, strict=True)]
    stats = table([(p, r, 1) for p, r in scores], 3)
    boot = Bootstrap(len(rows))
    return Report(
        name="extraction",
        n=len(rows),
        unanswered=sum(not t for t in texts),
        metrics=(
            boot.metric("4-gram F1", stats, mean_f1),
            boot.metric("4-gram P", stats[:, [0, 2]], ratio),
            boot.metric("4-gram R", stats[:, [1, 2]], ratio),
            *leaks([(r.html, r.body, t) for r, t in zip(rows, texts, strict=True)]),
        ),
        notes=asker.notes(),
    )


def leaks(pages: Sequence[tuple[str, str, str]]) -> tuple[Metric, Metric]:
    """Of (page, gold, answer) those where a comment form, and those where the heading of a
    list of related articles is in the answer.

    n counts the pages that have such a thing and whose gold text does not show it.
    """
    forms = [answer for html, gold, answer in pages if shows_form(html) and not shows_form(gold)]
    links = [a for html, gold, a in pages if has_related(html) and not shows_related(gold)]
    return (
        Metric("comment forms leaked", sum(map(shows_form, forms)), None, None, len(forms)),
        Metric("related links leaked", sum(map(shows_related, links)), None, None, len(links)),
    )
