"""Places: coordinates, country and GeoNames id of toponyms whose spans are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from dragoman.errors import InputError
from dragoman.evaluate.alignment import check_span
from dragoman.evaluate.countries import country_code
from dragoman.evaluate.intervals import Bootstrap, Floats, interval, ratio
from dragoman.evaluate.metrics.places import NEAR, UNRESOLVED, auc, distance
from dragoman.evaluate.protocols import Place, PlaceCoder, Progress
from dragoman.evaluate.reports import Metric, Report
from dragoman.evaluate.tasks.asking import Asker
from dragoman.evaluate.tasks.labelled import table

_COUNTRY_CODES = ("PCL", "TERR")
_WAYS = ("", ", resolved")


class GoldToponym(msgspec.Struct, frozen=True):
    """A place name in the text; without coordinates it is given but not scored."""

    start: int
    end: int
    geonameid: str | int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    fcode: str | None = None


class Document(msgspec.Struct, frozen=True):
    """A text with its toponyms."""

    text: str
    toponyms: tuple[GoldToponym, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    document: int
    resolved: bool
    error: float
    exact: bool
    country: bool | None  # None: gold names no country that has a code
    is_country: bool


def score(rows: Sequence[Document], coder: PlaceCoder, progress: Progress | None = None) -> Report:
    """Resolve every toponym; each figure with unresolved as wrong, and without them."""
    asker = Asker(progress)
    cases: list[_Case] = []
    finder = getattr(coder, "toponyms", None)
    found = named = right = 0
    for k, row in enumerate(asker.each(rows)):
        spans = [check_span(row.text, t.start, t.end) for t in row.toponyms]
        answers = asker.ask(coder.locate, row.text, spans)
        if answers is None:
            answers = [None] * len(spans)
        if finder is not None:
            ours, theirs = set(finder(row.text)), {(t.start, t.end) for t in row.toponyms}
            found, named = found + len(ours), named + len(theirs)
            right += len(ours & theirs)
        if len(answers) != len(spans):
            raise InputError(f"{len(answers)} answers to {len(spans)} toponyms")
        cases += [
            _case(k, t, a)
            for t, a in zip(row.toponyms, answers, strict=True)
            if t.lat is not None and t.lon is not None
        ]
    boot = Bootstrap(len(rows))
    metrics: list[Metric] = []
    for way in _WAYS:
        chosen = [c for c in cases if c.resolved] if way else cases
        metrics += _figures(boot, way, chosen, len(rows))
    if finder is not None and found + named:
        metrics.append(
            Metric(
                name="recognition F1, exact spans", value=2 * right / (found + named),
                low=None, high=None, n=named,
            )
        )  # fmt: skip
    return Report(
        name="places",
        n=len(rows),
        unanswered=sum(not c.resolved for c in cases),
        metrics=tuple(metrics),
        notes=(
            "n counts toponyms with coordinates, unanswered those not resolved",
            "spans are given but for recognition, which counts every place name of the text",
            *asker.notes(),
        ),
    )


def _case(document: int, gold: GoldToponym, answer: Place | None) -> _Case:
    code = country_code(gold.country)
    is_country = (gold.fcode or "").startswith(_COUNTRY_CODES)
    if answer is None or gold.lat is None or gold.lon is None:
        country = None if code is None else False
        return _Case(document, False, UNRESOLVED, False, country, is_country)
    lat, lon, place, geonameid = answer
    exact = gold.geonameid is not None and str(geonameid) == str(gold.geonameid)
    error = 0.0 if exact else distance((gold.lat, gold.lon), (lat, lon))
    same = None if code is None else country_code(place) == code
    return _Case(document, True, error, exact, same, is_country)


def _figures(boot: Bootstrap, way: str, cases: Sequence[_Case], documents: int) -> list[Metric]:
    owner = np.array([c.document for c in cases], dtype=int)
    errors = np.array([c.error for c in cases], dtype=np.float64)

    def part(name: str, chosen: Sequence[tuple[_Case, bool]]) -> Metric:
        stats = table([(0, 0)] * documents, 2)
        np.add.at(stats, [c.document for c, _ in chosen], table([(h, 1) for _, h in chosen], 2))
        return boot.metric(name + way, stats, ratio, len(chosen))

    sums = table([(0, 0)] * documents, 2)
    np.add.at(sums, owner, np.stack([errors, np.ones_like(errors)], axis=1))
    return [
        part("accuracy@161 km", [(c, c.error <= NEAR) for c in cases]),
        boot.metric("mean error, km" + way, sums, ratio, len(cases)),
        _resampled(boot, "median error, km" + way, errors, owner, _median),
        _resampled(boot, "AUC" + way, errors, owner, auc),
        part("exact id", [(c, c.exact) for c in cases]),
        part("country", [(c, c.country) for c in cases if c.country is not None]),
        part(
            "country names, right id or country",
            [(c, c.exact or bool(c.country)) for c in cases if c.is_country],
        ),
    ]


def _median(errors: Floats) -> float:
    return float(np.median(errors)) if errors.size else float("nan")


def _resampled(
    boot: Bootstrap, name: str, errors: Floats, owner: np.ndarray[tuple[int], np.dtype[np.int_]],
    statistic: Callable[[Floats], float],
) -> Metric:  # fmt: skip
    """A statistic that is no function of sums, with its interval over documents."""
    order = np.argsort(errors, kind="stable")
    values, owners = errors[order], owner[order]
    samples = [statistic(np.repeat(values, w[owners].astype(int))) for w in boot.weights]
    return interval(name, statistic(values), np.array(samples), len(errors))
