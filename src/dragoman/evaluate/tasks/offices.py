"""Offices: who held one on a day."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.evaluate.intervals import Bootstrap, ratio
from dragoman.evaluate.protocols import Holder, OfficeCoder, Progress
from dragoman.evaluate.reports import Metric, Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.labelled import share, table
from dragoman.lexicon.offices import office_class
from dragoman.lexicon.spellings import sound

# Heads of state and government (with monarchs and leaders), foreign and defence ministers.
_KEY = frozenset(
    "head_of_state monarch leader head_of_government foreign_minister defence_minister".split()
)


class Question(msgspec.Struct, frozen=True):
    """An office of a country, an ISO day, the Wikidata id and the name of who held it."""

    country: str
    position: str
    date: str
    qid: str
    person: str = ""


def score(rows: Sequence[Question], coder: OfficeCoder, progress: Progress | None = None) -> Report:
    """Ask for every holder: assertions, candidates and abstentions are told apart."""
    asker = Asker(progress)
    found = [
        asker.ask(coder.office_at_date, row.country, row.position, row.date) or ()
        for row in asker.each(rows)
    ]
    cases = list(zip(rows, found, strict=True))
    key = [(r, a) for r, a in cases if _is_key(r)]
    several = [(r, a) for r, a in cases if len(a) > 1]
    among = share(Bootstrap(len(several)), "holder among several candidates",
                  [any(is_right(r, h) for h in a) for r, a in several])  # fmt: skip
    return Report(
        name="actors",
        n=len(rows),
        unanswered=sum(not a for a in found),
        metrics=(
            *_figures("", cases),
            *([among] if several else []),
            *(_figures(", head, premier, foreign, defence", key) if key else ()),
        ),
        notes=(
            "a holder without a Wikidata id is right when the words of the name sound the same",
            *asker.notes(),
        ),
    )


def is_right(row: Question, holder: Holder) -> bool:
    """Whether the holder is the one of the row: the same id; or, without an id, the same name
    as it sounds, or one of at least two words that are all in the other."""
    if holder.wikidata:
        return holder.wikidata == row.qid
    wanted = {*sound(row.person).split()}
    known = [{*sound(name).split()} for name in holder.names]
    return bool(wanted) and any(
        words == wanted or (len(wanted & words) > 1 and (wanted <= words or words <= wanted))
        for words in known
    )


def _is_key(row: Question) -> bool:
    kind = office_class(row.position)
    return kind is not None and kind.kind in _KEY


def _figures(suffix: str, cases: Sequence[tuple[Question, Sequence[Holder]]]) -> tuple[Metric, ...]:
    right = [len(a) == 1 and is_right(r, a[0]) for r, a in cases]
    given = [len(a) == 1 for _, a in cases]
    boot = Bootstrap(len(cases))
    return (
        share(boot, f"holder accuracy{suffix}", right),
        boot.metric(
            f"holder precision when given{suffix}",
            table(list(zip(right, given, strict=True)), 2), ratio, sum(given),
        ),
        share(boot, f"wrong{suffix}", [g and not r for g, r in zip(given, right, strict=True)]),
        share(boot, f"several candidates{suffix}", [len(a) > 1 for _, a in cases]),
        share(boot, f"abstained{suffix}", [not a for _, a in cases]),
    )  # fmt: skip
