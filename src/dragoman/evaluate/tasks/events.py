"""Events from a sentence alone: type, quad and parties of what the coder finds in it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.evaluate import labels
from dragoman.evaluate.intervals import Bootstrap
from dragoman.evaluate.metrics.spans import share_word
from dragoman.evaluate.protocols import Progress, TextCoder
from dragoman.evaluate.reports import Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.labelled import label_figures, quad_figure, share
from dragoman.types import Event, Party

BY_ROOT = " by CAMEO root"


class GoldPair(msgspec.Struct, frozen=True):
    """Actor and recipient as the annotator wrote them."""

    source: str
    target: str


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with the type of its event; ``marked`` shows actor and recipient."""

    text: str
    label: str
    events: tuple[GoldPair, ...] = ()
    quad: int | None = None
    marked: str = ""


def score(rows: Sequence[Sentence], coder: TextCoder, progress: Progress | None = None) -> Report:
    """Code each sentence and compare its first event, and any event, with gold."""
    asker = Asker(progress)
    found: list[tuple[Event, ...]] = []
    for row in asker.each(rows):
        record = asker.ask(coder.code, row.text)
        found.append(record.events if record else ())
    gold = [row.label for row in rows]
    merged = labels.uses_yield(gold)
    first = [labels.type_label(e[0], merged) if e else None for e in found]
    by_root = [labels.root_label(e[0]) if e else None for e in found]
    quads = [row.quad for row in rows]
    boot = Bootstrap(len(rows))
    types, confusion = label_figures(boot, "type", gold, first)
    roots, _ = label_figures(boot, "type", gold, by_root, BY_ROOT)

    def right(row: Sentence, event: Event) -> bool:
        return labels.type_label(event, merged) == row.label

    cases = list(zip(rows, found, strict=True))
    metrics = (
        *types,
        quad_figure(boot, quads, first),
        share(boot, "no event found", [not e for e in found]),
        share(
            boot, "type and both parties, first event",
            [any(right(r, e) and names_parties(r, e) for e in es[:1]) for r, es in cases],
        ),
        share(boot, "type, some event", [any(right(r, e) for e in es) for r, es in cases]),
        share(
            boot, "type and both parties, some event",
            [any(right(r, e) and names_parties(r, e) for e in es) for r, es in cases],
        ),
        *roots,
        quad_figure(boot, quads, by_root, BY_ROOT),
    )  # fmt: skip
    return Report(
        name="events",
        n=len(rows),
        unanswered=sum(not e for e in found),
        metrics=metrics,
        confusion=confusion,
        notes=(*type_notes(merged), *asker.notes()),
    )


def type_notes(merged: bool) -> tuple[str, ...]:
    """What to know when reading figures on types."""
    notes = ["CAMEO root 01 stands for no type: such an event counts as no answer by root"]
    if merged:
        notes.insert(0, "CONCEDE and RETREAT both count as YIELD")
    return tuple(notes)


def names_parties(row: Sentence, event: Event) -> bool:
    """Whether the event's sides share a word with the gold actor and recipient.

    A gold mention that does not stand in the sentence names nobody and asks for nothing.
    Of a reciprocal event both may stand among the actors.
    """
    actors, recipients = event.actors, event.recipients
    if event.reciprocal:
        actors = recipients = (*actors, *recipients)
    return any(
        _among(row, pair.source, actors) and _among(row, pair.target, recipients)
        for pair in row.events
    )


def _among(row: Sentence, gold: str, parties: Sequence[Party]) -> bool:
    return gold not in row.text or any(share_word(gold, p.text) for p in parties)
