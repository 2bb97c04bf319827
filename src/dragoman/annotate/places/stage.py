"""Find the places that a document names, and locate names whose spans are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.annotate.places.resolve import resolve
from dragoman.annotate.places.spans import Span, find_spans
from dragoman.nouns import Toponym
from dragoman.syntax import Parse

Answer = tuple[float, float, str | None, int | None]


def find_places(parse: Parse, names: Mapping[int, str | None]) -> tuple[Toponym, ...]:
    """Toponyms in text order.

    ``precision`` is country, city, region, named (a name that no table holds, or a
    building) or ambiguous (several places, none clearly meant).

    Args:
        parse: the parsed document; offsets of the result are raw.
        names: for each token of an actor's name, the kind of that actor; a person's name
            is no place.
    """
    spans = find_spans(parse, names)
    return tuple(toponym for toponym, _ in resolve(parse, spans))


def locate(parse: Parse, spans: Iterable[tuple[int, int]]) -> list[Answer | None]:
    """Latitude, longitude, country and GeoNames id of the names at given characters; None
    for one that stays unresolved."""
    wanted = [(start, end, *parse.between(start, end)) for start, end in spans]
    given = {
        (first, last): Span(first, last, parse.text[start:end], "")
        for start, end, first, last in wanted
        if first < last
    }
    covered = {i for first, last in given for i in range(first, last)}
    others = [s for s in find_spans(parse, {}) if covered.isdisjoint(range(s.first, s.last))]
    ordered = sorted([*given.values(), *others], key=lambda s: (s.first, s.last))
    found = {
        (span.first, span.last): toponym
        for span, (toponym, _) in zip(ordered, resolve(parse, ordered, given=True), strict=True)
    }
    return [_point(found.get((first, last))) for _, _, first, last in wanted]


def _point(t: Toponym | None) -> Answer | None:
    if t is None or t.lat is None or t.lon is None:
        return None
    return t.lat, t.lon, t.country, t.geonameid
