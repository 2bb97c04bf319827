"""Events of a given pair: the type of what links two mentions marked in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.errors import InputError
from dragoman.evaluate import labels
from dragoman.evaluate.intervals import Bootstrap
from dragoman.evaluate.protocols import PairCoder, Progress
from dragoman.evaluate.reports import Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.events import BY_ROOT, Sentence, type_notes
from dragoman.evaluate.tasks.labelled import label_figures, quad_figure, share
from dragoman.types import Event

_MARK = re.compile(r"<(/?)([st])>")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and the first span of either side that was marked."""

    text: str
    actor: Span | None
    recipient: Span | None


def unmark(marked: str) -> Marked:
    """Take ``<s>…</s>`` (actor) and ``<t>…</t>`` (recipient) out of a text.

    >>> unmark("<s>Oslo</s> thanked <t>Riga</t>.")
    Marked(text='Oslo thanked Riga.', actor=(0, 4), recipient=(13, 17))

    Raises:
        InputError: a mark is opened or closed alone.
    """
    text, done = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        done = mark.end()
        closing, side = mark.groups()
        if bool(closing) != (side in opened):
            raise InputError(f"unbalanced {mark[0]} in a marked text", where=repr(marked[:60]))
        if closing:
            start = opened.pop(side)
            body = text[start:].strip()
            if body:
                start = text.index(body, start)
                spans.setdefault(side, (start, start + len(body)))
        else:
            opened[side] = len(text)
    if opened:
        raise InputError("a mark is not closed in a marked text", where=repr(marked[:60]))
    return Marked(text + marked[done:], spans.get("s"), spans.get("t"))


def score(rows: Sequence[Sentence], coder: PairCoder, progress: Progress | None = None) -> Report:
    """Ask for the event of each marked pair and compare its type with gold."""
    asker = Asker(progress)
    found: list[Event | None] = []
    one_sided = 0
    for row in asker.each(rows):
        marked = unmark(row.marked)
        one_sided += not (marked.actor and marked.recipient)
        if marked.actor or marked.recipient:
            found.append(asker.ask(coder.code_pair, marked.text, marked.actor, marked.recipient))
        else:
            record = asker.ask(coder.code, marked.text)
            found.append(record.events[0] if record and record.events else None)
    gold = [row.label for row in rows]
    merged = labels.uses_yield(gold)
    types = [labels.type_label(e, merged) if e else None for e in found]
    by_root = [labels.root_label(e) if e else None for e in found]
    quads = [row.quad for row in rows]
    boot = Bootstrap(len(rows))
    figures, confusion = label_figures(boot, "type", gold, types)
    roots, _ = label_figures(boot, "type", gold, by_root, BY_ROOT)
    notes = [*type_notes(merged), *asker.notes()]
    if one_sided:
        notes.append(
            f"{one_sided} rows mark one side only, or none: the event was asked for with what "
            "is marked, else the first event of the sentence was scored"
        )
    return Report(
        name="pairs",
        n=len(rows),
        unanswered=sum(e is None for e in found),
        metrics=(
            *figures,
            quad_figure(boot, quads, types),
            share(boot, "no event found", [e is None for e in found]),
            *roots,
            quad_figure(boot, quads, by_root, BY_ROOT),
        ),
        confusion=confusion,
        notes=tuple(notes),
    )
