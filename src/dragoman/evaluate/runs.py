"""Which task reads which rows, and one call that runs any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.errors import UsageError
from dragoman.evaluate.gold import decode, find, read_lines, spread
from dragoman.evaluate.protocols import Coder, Progress, require
from dragoman.evaluate.reports import Report
from dragoman.evaluate.tasks import (
    actors,
    attribution,
    classes,
    coreference,
    dates,
    duplicates,
    events,
    extraction,
    factuality,
    offices,
    pairs,
    places,
    segments,
)

TASKS: dict[str, str] = {
    "events": "type, quad and parties of the events in a sentence alone",
    "pairs": "type of the event between two marked mentions",
    "attribution": "source, cue and content of statements",
    "factuality": "whether an event happened, by the words of the author",
    "actors": "country, sector and identity of actor phrases; holders of offices",
    "coreference": "which mentions of a document stand for one actor",
    "places": "coordinates, country and id of place names",
    "extraction": "main text of web pages, and comment forms left in it",
    "dates": "publication dates of web pages",
    "duplicates": "which reports tell of the same happening",
}

_PAIRS_FILE = "pairs_dev"


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of gold rows, the functions of a coder it needs, and what scores it; ``told_by``
    says whether the first row of a file is of this form."""

    # Rows differ from form to form; `row` fixes their type when they are read.
    row: type[Any]
    needs: tuple[str, ...]
    score: Callable[[Sequence[Any], Coder, Progress | None], Report]
    told_by: Callable[[dict[str, object]], bool] = lambda first: True


# Of the forms of a task the last one told by the first row is taken: the plain one comes first.
FORMS: dict[str, tuple[Form, ...]] = {
    "events": (
        Form(events.Sentence, ("code",), events.score),
        Form(classes.Sentence, ("code",), classes.score,
             lambda first: isinstance(first.get("label"), int)),
    ),
    "pairs": (Form(events.Sentence, ("code_pair", "code"), pairs.score),),
    "attribution": (Form(attribution.Article, ("code",), attribution.score),),
    "factuality": (Form(factuality.Sentence, ("factuality_at",), factuality.score),),
    "actors": (
        Form(actors.Mention, ("resolve",), actors.score),
        Form(offices.Question, ("office_at_date",), offices.score,
             lambda first: "position" in first),
    ),
    "coreference": (
        Form(coreference.Document, ("mentions", "head_words"), coreference.score),
    ),
    "places": (Form(places.Document, ("locate",), places.score),),
    "extraction": (
        Form(extraction.Page, ("extract",), extraction.score),
        Form(segments.Page, ("extract",), segments.score, lambda first: "with" in first),
    ),
    "dates": (Form(dates.Page, ("published",), dates.score),),
    "duplicates": (Form(duplicates.Article, ("clusters",), duplicates.score),),
}  # fmt: skip


def run(
    task: str,
    path: Path,
    coder: Coder,
    limit: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """Measure a coder on a file of gold rows.

    Args:
        task: one of ``TASKS``.
        path: JSON lines, plain or gzip-compressed, or documents with marks.
        coder: what is measured; it may lack functions that the task does not need.
        limit: at most so many rows, spread evenly over the file.
        progress: called with (done, total) after every row.

    Raises:
        UsageError: no such task, a limit below 1, or the coder lacks a function.
        InputError: the file is missing, damaged or not of this task.
    """
    if task not in TASKS:
        raise UsageError(f"no task {task!r}", remedy=f"choose one of {', '.join(TASKS)}")
    lines = read_lines(path)
    first = decode(path, lines[0], dict[str, object])
    form = [f for f in FORMS[task] if f.told_by(first)][-1]
    require(coder, *form.needs)
    chosen = spread(lines, limit)
    rows = [decode(path, line, form.row) for line in chosen]
    if form.row is duplicates.Article:
        report = duplicates.score(rows, coder, progress, _pairs_beside(path))
    else:
        report = form.score(rows, coder, progress)
    if len(chosen) == len(lines):
        return report
    return replace(
        report, notes=(f"{len(chosen)} of {len(lines)} rows, spread evenly", *report.notes)
    )


def _pairs_beside(path: Path) -> list[duplicates.TextPair]:
    """Pairs of the articles, where their file lies in the same folder."""
    beside = find(path.with_name(_PAIRS_FILE))
    if not beside.is_file():
        return []
    return [decode(beside, line, duplicates.TextPair) for line in read_lines(beside)]
