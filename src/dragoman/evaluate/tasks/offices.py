"""Offices: who held one on a day."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.evaluate.intervals import Bootstrap, ratio
from dragoman.evaluate.protocols import OfficeCoder, Progress
from dragoman.evaluate.reports import Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.labelled import share, table


class Question(msgspec.Struct, frozen=True):
    """An office of a country, an ISO day, and the Wikidata id of who held it."""

    country: str
    position: str
    date: str
    qid: str


def score(rows: Sequence[Question], coder: OfficeCoder, progress: Progress | None = None) -> Report:
    """Ask for every holder; wrong answers and abstentions are told apart."""
    asker = Asker(progress)
    found = [
        asker.ask(coder.office_at_date, row.country, row.position, row.date)
        for row in asker.each(rows)
    ]
    right = [a == r.qid for r, a in zip(rows, found, strict=True)]
    given = [a is not None for a in found]
    boot = Bootstrap(len(rows))
    return Report(
        name="actors",
        n=len(rows),
        unanswered=given.count(False),
        metrics=(
            share(boot, "holder accuracy", right),
            boot.metric(
                "holder precision when given",
                table(list(zip(right, given, strict=True)), 2), ratio, sum(given),
            ),
            share(boot, "wrong", [g and not r for g, r in zip(given, right, strict=True)]),
            share(boot, "abstained", [not g for g in given]),
        ),
        notes=asker.notes(),
    )  # fmt: skip
