"""Attribution: sources, cues and contents of a record's statements against gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from dragoman.evaluate.alignment import Alignment, check_span
from dragoman.evaluate.intervals import Bootstrap, f1, precision, recall
from dragoman.evaluate.metrics.attribution import (
    KINDS,
    MEASURES,
    Attributed,
    Spans,
    characters,
    counts,
)
from dragoman.evaluate.protocols import Progress, TextCoder
from dragoman.evaluate.reports import Metric, Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.types import Quote, SourceMention, Statement


class Span(msgspec.Struct, frozen=True):
    """Half-open character offsets into the article's text."""

    start: int
    end: int


class GoldAttribution(msgspec.Struct, frozen=True):
    """The parts of one attribution; each may have several spans or none."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


class Article(msgspec.Struct, frozen=True):
    """An article with its attributions."""

    text: str
    attributions: tuple[GoldAttribution, ...]
    publisher: str | None = None
    date: str | None = None


def score(rows: Sequence[Article], coder: TextCoder, progress: Progress | None = None) -> Report:
    """Code each article and match its statements with the gold attributions."""
    asker = Asker(progress)
    stats = np.zeros((len(rows), 1 + len(KINDS), len(MEASURES), 3))
    unanswered = empty = lost = 0
    for k, row in enumerate(asker.each(rows)):
        gold = [_gold(row.text, a) for a in row.attributions]
        gold = [a for a in gold if characters(row.text, a.content)]
        empty += len(row.attributions) - len(gold)
        record = asker.ask(coder.code, row.text, outlet=row.publisher, dct=row.date or None)
        predicted: list[Attributed] = []
        if record is not None:
            where = Alignment(record.document.text, row.text)
            predicted = [a for s in record.statements if (a := _predicted(s, where)).content]
            lost += len(record.statements) - len(predicted)
        unanswered += not predicted
        stats[k] = counts(row.text, gold, predicted)
    notes = list(asker.notes())
    if empty:
        notes.append(f"{empty} gold attributions without content left out")
    if lost:
        notes.append(f"{lost} statements whose content is not in the gold text left out")
    return Report(
        name="attribution",
        n=len(rows),
        unanswered=unanswered,
        metrics=tuple(_figures(stats)),
        notes=(
            "n counts gold attributions, for sources and cues those of matched pairs",
            "intervals are over articles",
            *notes,
        ),
    )


def _figures(stats: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Iterable[Metric]:
    boot = Bootstrap(len(stats))
    for c, kind in enumerate(("all", *KINDS)):
        for m, measure in enumerate(MEASURES):
            # Content overlap counts characters; its cases are the attributions.
            n = int(stats[:, c, max(m, 1), 2].sum())
            name = f"{measure} F1" if c == 0 else f"{measure} F1, {kind}"
            yield boot.metric(name, stats[:, c, m], f1, n)
            if c == m == 0:
                yield boot.metric(f"{measure} P", stats[:, c, m], precision, n)
                yield boot.metric(f"{measure} R", stats[:, c, m], recall, n)


def _gold(text: str, a: GoldAttribution) -> Attributed:
    source, cue, content = (
        tuple(sorted(check_span(text, s.start, s.end) for s in part))
        for part in (a.source, a.cue, a.content)
    )
    return Attributed(source, cue, content)


def _predicted(statement: Statement, where: Alignment) -> Attributed:
    parts = statement.parts or (statement.content,)
    return Attributed(
        _spans((statement.source,), where), _spans((statement.cue,), where), _spans(parts, where)
    )


def _spans(parts: Iterable[Quote | SourceMention | None], where: Alignment) -> Spans:
    spans = (where.span(p.start, p.end) for p in parts if p is not None)
    return tuple(s for s in spans if s is not None)
