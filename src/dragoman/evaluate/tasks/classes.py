"""Five classes of sentences by CAMEO root, and the words of their parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from dragoman.evaluate import labels
from dragoman.evaluate.intervals import Bootstrap, f1, precision, recall
from dragoman.evaluate.metrics.spans import Counts, overlap, tokens
from dragoman.evaluate.protocols import Progress, TextCoder
from dragoman.evaluate.reports import Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.events import GoldPair
from dragoman.evaluate.tasks.labelled import label_figures, share, table
from dragoman.types import Event


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with its class 0-4; ``events`` is empty where no pair was annotated."""

    text: str
    label: int
    events: tuple[GoldPair, ...] = ()


def score(rows: Sequence[Sentence], coder: TextCoder, progress: Progress | None = None) -> Report:
    """Code each sentence; compare class and parties of its first event with gold."""
    asker = Asker(progress)
    first: list[Event | None] = []
    for row in asker.each(rows):
        record = asker.ask(coder.code, row.text)
        first.append(record.events[0] if record and record.events else None)
    predicted = [_class(e) for e in first]
    boot = Bootstrap(len(rows))
    figures, confusion = label_figures(boot, "class", [str(r.label) for r in rows], predicted)
    words = table([_words(r, e) for r, e in zip(rows, first, strict=True)], 3)
    paired = sum(bool(r.events) for r in rows)
    return Report(
        name="events",
        n=len(rows),
        unanswered=sum(e is None for e in first),
        metrics=(
            *figures,
            share(boot, "no event found", [e is None for e in first]),
            boot.metric("party words P", words, precision, paired),
            boot.metric("party words R", words, recall, paired),
            boot.metric("party words F1", words, f1, paired),
        ),
        confusion=confusion,
        notes=(
            "class from the root of the CAMEO code of the first event; class 0 is CAMEO 01-02",
            *asker.notes(),
        ),
    )


def _class(event: Event | None) -> str | None:
    number = labels.class_label(event) if event else None
    return None if number is None else str(number)


def _words(row: Sentence, event: Event | None) -> Counts:
    """Token counts of the gold pair that the event's parties fit best."""
    counts = [_pair_words(pair, event) for pair in row.events]
    return max(counts, default=(0, 0, 0))


def _pair_words(pair: GoldPair, event: Event | None) -> Counts:
    gold = _by_role([pair.source], [pair.target])
    if event is None:
        return overlap(Counter(), gold)
    actors = [p.text for p in event.actors]
    recipients = [p.text for p in event.recipients]
    if not event.reciprocal:
        return overlap(_by_role(actors, recipients), gold)
    # Every party of a reciprocal event may stand on either side.
    ways = [([a], actors[:k] + actors[k + 1 :] + recipients) for k, a in enumerate(actors)]
    return max((overlap(_by_role(*way), gold) for way in ways), default=overlap(Counter(), gold))


def _by_role(actors: list[str], recipients: list[str]) -> Counter[str]:
    counts = Counter({f"actor {t}": n for t, n in tokens(actors).items()})
    counts.update({f"recipient {t}": n for t, n in tokens(recipients).items()})
    return counts
