"""Actors: fields of what a phrase resolves to, at a date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import msgspec

from dragoman.evaluate.intervals import Bootstrap, ratio
from dragoman.evaluate.protocols import ActorCoder, Progress
from dragoman.evaluate.reports import Metric, Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.labelled import table
from dragoman.text import fold
from dragoman.types import Actor

Expected = str | tuple[str, ...] | None
# Gold fields by what they are called in the report; the record has no others of them.
_FIELDS = {
    "country": "country",
    "code_1": "sector",
    "wiki": "name (wiki)",
    "title": "name (title)",
    "actor_wiki_job": "office",
}
_CODED = ("country", "code_1")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)$")


class Mention(msgspec.Struct, frozen=True):
    """A phrase in its context at a date (empty, ``today`` or ISO) and what it stands for."""

    mention: str
    expected: dict[str, Expected]
    context: str = ""
    date: str = ""
    not_expected: dict[str, Expected] = {}
    xfail: bool = False


def score(rows: Sequence[Mention], coder: ActorCoder, progress: Progress | None = None) -> Report:
    """Resolve every mention and compare field by field."""
    asker = Asker(progress)
    found = [
        asker.ask(coder.resolve, row.mention, row.context, iso_date(row.date))
        for row in asker.each(rows)
    ]
    cases = list(zip(rows, found, strict=True))
    plain = [(r, a) for r, a in cases if not r.xfail]
    metrics = [m for gold, name in _FIELDS.items() if (m := _field(name, gold, plain))]
    dated = [(r, a) for r, a in plain if r.date]
    metrics += [m for f in _CODED if (m := _field(f"{_FIELDS[f]}, dated rows", f, dated))]
    metrics += [m for f in _CODED if (m := _answered(f, plain))]
    metrics.append(_all_fields("all fields", plain))
    excluded = [(r, a) for r, a in plain if r.not_expected]
    metrics.append(
        _share("excluded value avoided", [not _gives(a, r.not_expected) for r, a in excluded])
    )
    metrics.append(_all_fields("all fields, known failures", [c for c in cases if c[0].xfail]))
    unknown = sorted({f for r in rows for f in r.expected} - set(_FIELDS))
    notes = ["rows marked as known failures are in no figure but the last"]
    if unknown:
        notes.append(f"fields that a record does not have are not scored: {', '.join(unknown)}")
    return Report(
        name="actors",
        n=len(rows),
        unanswered=sum(a is None for a in found),
        metrics=tuple(metrics),
        notes=(*notes, *asker.notes()),
    )


def iso_date(value: str) -> str:
    """An ISO day of ``today`` or of a date in English words; anything else as it is."""
    if value.strip().casefold() == "today":
        return date.today().isoformat()
    try:
        return datetime.strptime(value.strip(), "%B %d, %Y").date().isoformat()
    except ValueError:
        return value.strip()


def matches(actor: Actor | None, field: str, expected: Expected) -> bool:
    """Whether the field is as expected: any member of a list; null or empty, none given.

    Names are compared without case, marks and a disambiguation in parentheses.
    """
    wanted = [expected] if expected is None or isinstance(expected, str) else list(expected)
    value = _value(actor, field)
    if field in ("wiki", "title"):
        titles = [w for w in wanted if w]
        names = {fold(t) for w in titles for t in (w, _PARENTHESIS.sub("", w))}
        return fold(value) in names if value else not titles
    return (value or "") in {w or "" for w in wanted}


def _value(actor: Actor | None, field: str) -> str | None:
    if actor is None:
        return None
    match field:
        case "country":
            return actor.country
        case "code_1":
            return actor.sector
        case "actor_wiki_job":
            return actor.office
        case _:
            return actor.name


def _gives(actor: Actor | None, values: Mapping[str, Expected]) -> bool:
    return actor is not None and any(
        matches(actor, f, v) for f, v in values.items() if f in _FIELDS
    )


def _share(name: str, hits: Sequence[bool]) -> Metric:
    return Bootstrap(len(hits)).metric(name, table([(h, 1) for h in hits], 2), ratio)


def _field(name: str, field: str, cases: Sequence[tuple[Mention, Actor | None]]) -> Metric | None:
    hits = [matches(a, field, r.expected[field]) for r, a in cases if field in r.expected]
    return _share(name, hits) if hits else None


def _answered(field: str, cases: Sequence[tuple[Mention, Actor | None]]) -> Metric | None:
    answers = [(r, a) for r, a in cases if field in r.expected and _value(a, field)]
    return _field(f"{_FIELDS[field]} when given", field, answers)


def _all_fields(name: str, cases: Sequence[tuple[Mention, Actor | None]]) -> Metric:
    hits = [all(matches(a, f, v) for f, v in r.expected.items() if f in _FIELDS) for r, a in cases]
    return _share(name, hits)
