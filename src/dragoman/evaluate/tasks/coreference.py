"""Coreference: the chains of mentions of one actor, and where pronouns lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial

import msgspec
import numpy as np

from dragoman.evaluate.intervals import Bootstrap, divide, f1, precision, ratio, recall
from dragoman.evaluate.metrics import chains as measures
from dragoman.evaluate.metrics.antecedents import Keys, Link, links
from dragoman.evaluate.metrics.chains import Chain
from dragoman.evaluate.protocols import ChainCoder, Progress, Referring
from dragoman.evaluate.reports import Metric, Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.labelled import table

_MEASURES = (("MUC", measures.muc), ("B-cubed", measures.b_cubed), ("CEAF-e", measures.ceaf_e))
_PERSONS = {
    "he, she": frozenset("he him his himself she her hers herself".split()),
    "it": frozenset("it its itself".split()),
    "they": frozenset("they them their theirs themselves".split()),
    "I, we": frozenset("i me my mine myself we us our ours ourselves".split()),
}  # fmt: skip
PRONOUNS = frozenset().union(*_PERSONS.values())


class Marked(msgspec.Struct, frozen=True):
    """A mention of an actor: its characters and the key of the actor, one for all mentions of
    it; keys joined by ``+`` for a plural that stands for several."""

    start: int
    end: int
    key: str


class Document(msgspec.Struct, frozen=True):
    """A document with every mention of an actor. ``title_end`` ends the headline, ``date`` is
    the ISO day of the report. Documents with marks in the text are read as well:
    ``[words|key]`` under a line ``=== name | 2014-03-07``."""

    id: str
    text: str
    mentions: list[Marked]
    date: str = ""
    title_end: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """A document with what is wanted and found: keys by head word, and the mentions found."""

    row: Document
    gold: dict[int, Keys]
    pronouns: dict[int, str]
    found: tuple[Referring, ...]

    def links(self) -> list[Link]:
        """What became of each pronoun."""
        return links(self.gold, self.pronouns, self.found)


def compare(
    rows: Sequence[Document], coder: ChainCoder, asker: Asker
) -> Iterator[Compared]:  # fmt: skip
    """Ask for the mentions of every document; those of a refused one are none."""
    for row in asker.each(rows):
        spans = [(m.start, m.end) for m in row.mentions]
        heads = asker.ask(coder.head_words, row.text, row.title_end, spans)
        found = asker.ask(coder.mentions, row.text, row.title_end, row.date)
        gold: dict[int, Keys] = {}
        pronouns: dict[int, str] = {}
        # Where marks share a head word by a slip of the parse, the inner one has it.
        pairs = sorted(zip(heads or [a for a, _ in spans], row.mentions, strict=True),
                       key=lambda p: p[1].start - p[1].end)  # fmt: skip
        for head, m in pairs:
            gold[head] = frozenset(m.key.split("+"))
            word = row.text[m.start : m.end].lower()
            if word in PRONOUNS:
                pronouns[head] = word
        yield Compared(row, gold, pronouns, tuple(found or ()))


def score(rows: Sequence[Document], coder: ChainCoder, progress: Progress | None = None) -> Report:
    """Compare the chains, with single mentions left out on both sides and with them."""
    asker = Asker(progress)
    done = list(compare(rows, coder, asker))
    boot = Bootstrap(len(done))
    sides = [(_found(c), _gold(c)) for c in done]
    coupled = [(measures.coupled(a), measures.coupled(b)) for a, b in sides]
    counts = table([_counts(a, b) for a, b in coupled], 12)
    every = table([_counts(a, b) for a, b in sides], 12)
    n = sum(len(c) for _, gold in coupled for c in gold)
    metrics = [boot.metric("CoNLL F1", counts, measures.conll, n)]
    for k, (name, _) in enumerate(_MEASURES):
        part = counts[:, 4 * k : 4 * k + 4]
        metrics += [
            boot.metric(f"{name} F1", part, measures.f1, n),
            boot.metric(f"{name} P", part[:, :2], ratio, n),
            boot.metric(f"{name} R", part[:, 2:], ratio, n),
        ]
    size = sum(len(c.gold) for c in done)
    metrics.append(boot.metric("CoNLL F1, single mentions too", every, measures.conll, size))
    metrics += _heads(boot, done)
    metrics += _pronouns(boot, done)
    return Report(
        name="coreference",
        n=len(done),
        unanswered=sum(not c.found for c in done),
        metrics=tuple(metrics),
        notes=(
            "mentions are the same when their head word is",
            "a pronoun is right when a name or noun of what it was linked to is of its chain; "
            "for a plural of several, when they are all found and no others",
            *asker.notes(),
        ),
    )


def _gold(c: Compared) -> list[Chain]:
    groups: dict[Keys, set[int]] = {}
    for head, keys in c.gold.items():
        groups.setdefault(keys, set()).add(head)
    return list(groups.values())


def _found(c: Compared) -> list[Chain]:
    groups: dict[Set[int], set[int]] = {}
    taken: set[int] = set()
    for m in c.found:
        if m.head not in taken:
            taken.add(m.head)
            groups.setdefault(m.actors, set()).add(m.head)
    return list(groups.values())


def _counts(found: Sequence[Chain], gold: Sequence[Chain]) -> list[float]:
    return [value for _, measure in _MEASURES for value in measure(found, gold)]


def _heads(boot: Bootstrap, done: Sequence[Compared]) -> list[Metric]:
    rows = []
    for c in done:
        heads = {m.head for m in c.found}
        rows.append((len(heads & set(c.gold)), len(heads), len(c.gold)))
    stats = table(rows, 3)
    return [
        boot.metric(f"mentions {name}", stats, statistic, sum(r[k] for r in rows))
        for name, statistic, k in (("P", precision, 1), ("R", recall, 2), ("F1", f1, 2))
    ]


def _is_right(x: Link) -> bool:
    return x.right


def _pronouns(boot: Bootstrap, done: Sequence[Compared]) -> list[Metric]:
    told = [c.links() for c in done]

    def figure(
        name: str, keep: Callable[[Link], bool], hit: Callable[[Link], bool] = _is_right
    ) -> Metric:
        rows = [[(hit(x), 1) for x in each if keep(x)] for each in told]
        stats = table([np.sum(table(r, 2), axis=0) for r in rows], 2)
        return boot.metric(name, stats, lambda s: divide(s[..., 0], s[..., 1]), sum(map(len, rows)))

    return [
        figure("pronoun accuracy", _any),
        *(
            figure(f"pronoun accuracy, {name}", partial(_is_one_of, words))
            for name, words in _PERSONS.items()
        ),
        figure("pronoun accuracy among linked", _is_linked),
        figure("pronouns left open", _any, lambda x: not x.linked),
    ]


def _any(x: Link) -> bool:
    return True


def _is_linked(x: Link) -> bool:
    return x.linked


def _is_one_of(words: Set[str], x: Link) -> bool:
    return x.word in words
