"""Which of the places of a name is meant: the words beside it, the text around it, size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from math import asin, cos, log, log10, radians, sin, sqrt

from dragoman.annotate.places.containers import Container, around, container_of
from dragoman.annotate.places.names import (
    capitals,
    country_meant,
    country_place,
    division_place,
    places_named,
)
from dragoman.annotate.places.setting import Setting, setting_of
from dragoman.annotate.places.spans import Span
from dragoman.annotate.places.votes import Votes
from dragoman.lexicon.gazetteer import Place
from dragoman.nouns import Toponym
from dragoman.syntax import Parse
from dragoman.text import fold

# A place counts as clear when it scores as much more as five times the people would.
_CLEAR = log10(5)
_REGION = 6.3  # a region of the tables weighs as two million people
_COUNTRY = 8.0
_ALTERNATE, _CAPITAL, _DIVISION = -1.0, 0.7, -0.7
_ALIKE = 0.6
_SAME_KM = 40.0  # two entries this near are one place (a city and its old town)
_EARTH_KM = 6371.0


def resolve(
    parse: Parse, spans: Sequence[Span], given: bool = False
) -> list[tuple[Toponym, Place | None]]:
    """A toponym for each span, and the place it resolves to, if it does.

    Args:
        parse: the document.
        spans: the names, in text order.
        given: whether the spans are known to mean places: "Syrian" is then a name of Syria,
            and of several places the likeliest is taken however close the next.
    """
    options = [_given(parse, s) if given else places_named(s.text) for s in spans]
    containers = [container_of(parse, spans, options, n) for n in range(len(spans))]
    shared: dict[str, Container] = {}
    for span, container in zip(spans, containers, strict=True):
        if container:
            key = fold(span.text)
            shared[key] = shared.get(key, Container()) | container
    setting = setting_of(parse, spans, options)
    votes = _votes(spans, options, shared, setting)
    out: list[tuple[Toponym, Place | None]] = []
    for n, span in enumerate(spans):
        container = containers[n] or shared.get(fold(span.text), Container())
        if not container and n and out[-1][1] is not None and _follows(parse, spans, n):
            container = around(out[-1][1])
        chosen = _choose(options[n], span.text, container, setting, votes, given)
        if chosen is None and given:
            chosen = _around(container, votes)
        elif chosen is not None and given:
            chosen = _placed(chosen)
        out.append((_toponym(parse, span, options[n], chosen, container), chosen))
    return out


def _follows(parse: Parse, spans: Sequence[Span], n: int) -> bool:
    """Whether only a comma stands between a name and the one before."""
    gap = spans[n].first - spans[n - 1].last
    return gap == 1 and parse.tokens[spans[n].first - 1].text == ","


def _toponym(
    parse: Parse,
    span: Span,
    options: Sequence[Place],
    chosen: Place | None,
    container: Container,
) -> Toponym:
    start, end, text = parse.span_text(span.first, span.last)
    if chosen is None:
        only = next(iter(container.countries)) if len(container.countries) == 1 else None
        rivals = [p for p in options if not container.sure or container.holds(p)]
        return Toponym(
            start=start, end=end, name=text, country=only, geonameid=None, lat=None, lon=None,
            precision="ambiguous" if rivals else "named",
        )  # fmt: skip
    inside: Sequence[str] = [c for c in chosen.countries if c in container.countries]
    if not inside or chosen.kind == "border":
        inside = chosen.countries
    precision = {"country": "country", "city": "city", "facility": "named"}.get(
        chosen.kind, "region"
    )
    named = chosen.own or chosen.name.isascii()  # else a transcription few would know
    known = chosen.lat != 0.0 or chosen.lon != 0.0
    return Toponym(
        start=start, end=end, name=chosen.name if named else text,
        country=inside[0] if len(inside) == 1 else None, geonameid=chosen.geonameid,
        lat=chosen.lat if known else None, lon=chosen.lon if known else None, precision=precision,
    )  # fmt: skip


def _given(parse: Parse, span: Span) -> tuple[Place, ...]:
    """What a name that means a place may mean: also an adjective, or an abbreviation whose
    full stop stands behind the span."""
    named = places_named(span.text)
    found = country_meant(span.text)
    if found and all(p.kind in {"city", "county"} for p in named):
        return found
    end = parse.tokens[span.last - 1].end
    if parse.text[end : end + 1] == ".":
        found = places_named(span.text + ".")
        named = found or named
    return named


def _votes(
    spans: Sequence[Span],
    options: Sequence[Sequence[Place]],
    shared: Mapping[str, Container],
    setting: Setting,
) -> Votes:
    found: dict[str, Sequence[Place]] = {}
    prior: dict[str, list[float]] = {}
    for span, places in zip(spans, options, strict=True):
        key = fold(span.text)
        if key in found:
            continue
        container = shared.get(key)
        inside = [p for p in places if container.holds(p)] if container else []
        found[key] = inside or places
        prior[key] = [_prior(p, span.text, setting) for p in found[key]]
    times = Counter(fold(s.text) for s in spans)
    return Votes(found, prior, {name: 1 + log(n) for name, n in times.items()}, setting.adjectives)


def _choose(
    options: Sequence[Place],
    name: str,
    container: Container,
    setting: Setting,
    votes: Votes,
    given: bool,
) -> Place | None:
    if container:
        inside = [p for p in options if container.holds(p)]
        if inside or (container.sure and not given):
            options = inside
    if not options:
        return None
    key = fold(name)
    ranked = sorted(
        ((_prior(p, name, setting) + votes.context(key, p), -n, p) for n, p in enumerate(options)),
        reverse=True,
    )
    best, _, place = ranked[0]
    for score, _, rival in () if given else ranked[1:]:
        if best - score >= _CLEAR:
            break
        if not _alike(place, rival):
            return None
    return place


def _around(container: Container, votes: Votes) -> Place | None:
    """For a name that no table holds: the division or country in which it lies, by the words
    beside it or by where most names of the text lie."""
    region = votes.region()
    if container.states or len(container.countries) == 1:
        inside = sorted(container.states) or [(next(iter(container.countries)), "")]
        region = inside[0] if len(inside) == 1 else region
    if region is None:
        return None
    country, admin1 = region
    place = division_place(country, admin1) if admin1 else None
    place = place or country_place(country)
    return place and replace(place, geonameid=None)


def _placed(place: Place) -> Place:
    """The place, at the middle of its division if the tables do not say where it lies."""
    if place.lat or place.lon or not place.admin1:
        return place
    division = division_place(place.countries[0], place.admin1)
    return replace(place, lat=division.lat, lon=division.lon) if division else place


def _prior(place: Place, name: str, setting: Setting) -> float:
    """How likely a place is to be meant when the other names of the text are left aside."""
    if place.kind == "country":
        # "Georgia" among American places is the state.
        if setting.states and not setting.speaks_of(place.countries[0], fold(name)):
            return _REGION
        return _COUNTRY
    if place.kind != "city" and not place.population:  # of the tables, or a water
        return _REGION
    score = log10(max(place.population, 1000))
    if place.kind != "city":  # its chief town comes first
        score = min(score + _DIVISION, _REGION)
    if not place.own and not _resembles(name, place.name):
        score += _ALTERNATE
    if place.kind == "city" and (fold(place.name), place.countries[0]) in capitals():
        score += _CAPITAL
    return score


@lru_cache(maxsize=4096)
def _resembles(name: str, other: str) -> bool:
    """Whether two names are spellings of one ("Geneva", "Genève"), not just of one place."""
    return SequenceMatcher(None, fold(name), fold(other)).ratio() >= _ALIKE


def _alike(a: Place, b: Place) -> bool:
    """Whether it does not matter which is meant: neighbours, or a region and its city."""
    if a.countries == b.countries and (a.kind == "city") != (b.kind == "city"):
        return True
    return _kilometres(a, b) <= _SAME_KM


def _kilometres(a: Place, b: Place) -> float:
    """Great-circle distance."""
    x1, y1, x2, y2 = map(radians, (a.lon, a.lat, b.lon, b.lat))
    h = sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, h)))
