"""Factuality: a value for each gold trigger."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from dragoman.errors import InputError
from dragoman.evaluate.alignment import joined
from dragoman.evaluate.intervals import Bootstrap
from dragoman.evaluate.metrics.labels import accuracy, confusion, confusion_rows, macro_f1
from dragoman.evaluate.metrics.numbers import (
    CLASSES,
    mean_error,
    moments,
    pearson,
    value_class,
)
from dragoman.evaluate.protocols import FactualityCoder, Progress
from dragoman.evaluate.reports import Report
from dragoman.evaluate.tasks.asking import Asker

_CERTAIN = 3.0


class Trigger(msgspec.Struct, frozen=True):
    """An event's word as token offsets, with its factuality from -3 to 3."""

    start: int
    end: int
    factuality: float


class Sentence(msgspec.Struct, frozen=True):
    """A tokenised sentence and its events."""

    tokens: list[str]
    events: tuple[Trigger, ...]


def score(
    rows: Sequence[Sentence], coder: FactualityCoder, progress: Progress | None = None
) -> Report:
    """Ask for the factuality of every gold trigger; intervals are over sentences."""
    asker = Asker(progress)
    answers: list[list[tuple[float, float]]] = []
    for row in asker.each(rows):
        text, spans = joined(row.tokens)
        cases: list[tuple[float, float]] = []
        for event in row.events:
            if not 0 <= event.start < event.end <= len(spans):
                raise InputError(
                    f"event tokens {event.start}-{event.end} of {len(spans)}", where=repr(text[:60])
                )
            start, end = spans[event.start][0], spans[event.end - 1][1]
            value = asker.ask(coder.factuality_at, text, start, end)
            cases.append((0.0 if value is None else value, event.factuality))
        answers.append(cases)
    gold = [value_class(g) for cases in answers for _, g in cases]
    predicted = [value_class(p) for cases in answers for p, _ in cases]
    owner = np.repeat(np.arange(len(rows)), [len(cases) for cases in answers])
    per_event = confusion_rows(gold, predicted, CLASSES)
    tables = np.zeros((len(rows), per_event.shape[1]))
    np.add.at(tables, owner, per_event)
    stats, certain = np.zeros((len(rows), 7)), np.zeros((len(rows), 7))
    for k, cases in enumerate(answers):
        values = np.array(cases, dtype=np.float64).reshape(len(cases), 2)
        stats[k] = moments(values[:, 0], values[:, 1])
        certain[k] = moments(np.full(len(cases), _CERTAIN), values[:, 1])
    boot, n, size = Bootstrap(len(rows)), len(gold), len(CLASSES)
    return Report(
        name="factuality",
        n=len(rows),
        unanswered=len(asker.refused),
        metrics=(
            boot.metric("MAE", stats, mean_error, n),
            boot.metric("Pearson r", stats, pearson, n),
            boot.metric("class macro-F1", tables, macro_f1(size), n),
            boot.metric("class accuracy", tables, accuracy(size), n),
            boot.metric("MAE of 3.0 everywhere", certain, mean_error, n),
        ),
        confusion=confusion(per_event, CLASSES),
        notes=("n counts events; no answer is taken as 0, uncertain", *asker.notes()),
    )
