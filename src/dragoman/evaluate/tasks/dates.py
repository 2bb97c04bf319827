"""Publication dates of pages, to the day."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.evaluate.intervals import Bootstrap, ratio
from dragoman.evaluate.protocols import DateCoder, Progress
from dragoman.evaluate.reports import Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.labelled import share, table

_DAY = 10  # characters of an ISO day


class Page(msgspec.Struct, frozen=True):
    """A page with the ISO day on which it was published; null where it has none."""

    html: str
    date: str | None
    url: str = ""


def score(rows: Sequence[Page], coder: DateCoder, progress: Progress | None = None) -> Report:
    """Ask for the date of every page."""
    asker = Asker(progress)
    found = [asker.ask(coder.published, row.html, row.url) for row in asker.each(rows)]
    right = [
        bool(r.date and a and a[:_DAY] == r.date[:_DAY]) for r, a in zip(rows, found, strict=True)
    ]
    undated = sum(not r.date for r in rows)
    notes = ["recall is the share of pages with an answer, right or not"]
    if undated:
        notes.append(f"{undated} pages have no date in gold: no answer to them is right")
    given = [bool(a) for a in found]
    boot = Bootstrap(len(rows))
    return Report(
        name="dates",
        n=len(rows),
        unanswered=given.count(False),
        metrics=(
            share(boot, "accuracy", right),
            boot.metric(
                "precision", table(list(zip(right, given, strict=True)), 2), ratio, sum(given)
            ),
            share(boot, "recall", given),
        ),
        notes=(*notes, *asker.notes()),
    )
