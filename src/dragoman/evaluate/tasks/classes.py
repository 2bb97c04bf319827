"""Five classes of sentences by CAMEO root, and the words of their parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from dragoman.evaluate import labels
from dragoman.evaluate.intervals import Bootstrap, f1, precision, recall
from dragoman.evaluate.metrics.spans import Counts, overlap, tokens
from dragoman.evaluate.protocols import Progress, TextCoder
from dragoman.evaluate.reports import Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.events import GoldPair
from dragoman.evaluate.tasks.labelled import label_figures, share, table
from dragoman.lexicon.utterances import COMMENT
from dragoman.types import Event, Record, Statement


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with its class 0-4; ``events`` is empty where no pair was annotated."""

    text: str
    label: int
    events: tuple[GoldPair, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """What a coder of CAMEO codes in a sentence: a code, and who stands on either side."""

    cameo: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    reciprocal: bool = False


def main_act(record: Record) -> Act | None:
    """The main act of a sentence in CAMEO, whose root 01 PLOVER knows as statements only.

    A statement that is more than a comment (declines, hopes, weighs, denies) when the first
    event stands in what it says; else the first event; else the first statement with a code.
    """
    event = next(iter(record.events), None)
    coded = [s for s in record.statements if s.cameo and s.source]
    if event is None:
        return next((_stated(s) for s in coded), None)
    around = (s for s in coded if s.cameo != COMMENT and _holds(s, event))
    if statement := next(around, None):
        return _stated(statement, tuple(p.text for p in event.recipients))
    actors, recipients = (tuple(p.text for p in side) for side in (event.actors, event.recipients))
    return Act(event.cameo, actors, recipients, event.reciprocal)


def _stated(statement: Statement, recipients: tuple[str, ...] = ()) -> Act:
    source = statement.source
    return Act(statement.cameo, (source.text,) if source else (), recipients)


def _holds(statement: Statement, event: Event) -> bool:
    said = statement.parts or (statement.content,)
    words = (*said, statement.cue) if statement.cue else said
    return any(q.start <= event.trigger.start < q.end for q in words)


def score(rows: Sequence[Sentence], coder: TextCoder, progress: Progress | None = None) -> Report:
    """Code each sentence; compare class and parties of its main act with gold."""
    asker = Asker(progress)
    first: list[Act | None] = []
    for row in asker.each(rows):
        record = asker.ask(coder.code, row.text)
        first.append(main_act(record) if record else None)
    predicted = [_class(a) for a in first]
    boot = Bootstrap(len(rows))
    figures, confusion = label_figures(boot, "class", [str(r.label) for r in rows], predicted)
    words = table([_words(r, a) for r, a in zip(rows, first, strict=True)], 3)
    paired = sum(bool(r.events) for r in rows)
    return Report(
        name="events",
        n=len(rows),
        unanswered=sum(a is None for a in first),
        metrics=(
            *figures,
            share(boot, "no act found", [a is None for a in first]),
            boot.metric("party words P", words, precision, paired),
            boot.metric("party words R", words, recall, paired),
            boot.metric("party words F1", words, f1, paired),
        ),
        confusion=confusion,
        notes=(
            "class from the root of the CAMEO code of the main act; class 0 is CAMEO 01-02",
            "the main act is the first event, or the statement that says no more than it hopes "
            "for, weighs or denies it; without an event the first statement",
            *asker.notes(),
        ),
    )


def _class(act: Act | None) -> str | None:
    number = labels.class_of(act.cameo) if act else None
    return None if number is None else str(number)


def _words(row: Sentence, act: Act | None) -> Counts:
    """Token counts of the gold pair that the act's parties fit best."""
    counts = [_pair_words(pair, act) for pair in row.events]
    return max(counts, default=(0, 0, 0))


def _pair_words(pair: GoldPair, act: Act | None) -> Counts:
    gold = _by_role([pair.source], [pair.target])
    if act is None:
        return overlap(Counter(), gold)
    actors, recipients = list(act.actors), list(act.recipients)
    if not act.reciprocal:
        return overlap(_by_role(actors, recipients), gold)
    # Every party of a reciprocal event may stand on either side.
    ways = [([a], actors[:k] + actors[k + 1 :] + recipients) for k, a in enumerate(actors)]
    return max((overlap(_by_role(*way), gold) for way in ways), default=overlap(Counter(), gold))


def _by_role(actors: list[str], recipients: list[str]) -> Counter[str]:
    counts = Counter({f"actor {t}": n for t, n in tokens(actors).items()})
    counts.update({f"recipient {t}": n for t, n in tokens(recipients).items()})
    return counts
