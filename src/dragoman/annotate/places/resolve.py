"""Which of the places of a name is meant: the words beside it, the text around it, size."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from math import asin, cos, log10, radians, sin, sqrt

from dragoman.annotate.places.containers import Container, around, container_of
from dragoman.annotate.places.names import capitals, country_meant, places_named
from dragoman.annotate.places.setting import Setting, setting_of
from dragoman.annotate.places.spans import Span
from dragoman.lexicon.gazetteer import Place
from dragoman.nouns import Toponym
from dragoman.syntax import Parse
from dragoman.text import fold

# A place counts as clear when it scores as much more as five times the people would.
_CLEAR = log10(5)
_REGION = 6.3  # a region of the tables weighs as two million people
_COUNTRY = 9.0
_ALTERNATE, _CAPITAL, _NAMED, _FOCUS, _STATE = -1.0, 0.7, 1.0, 1.0, 0.8
_ALIKE = 0.6
_SAME_KM = 40.0  # two entries this near are one place (a city and its old town)
_EARTH_KM = 6371.0


def resolve(
    parse: Parse, spans: Sequence[Span], adjectives: bool = False
) -> list[tuple[Toponym, Place | None]]:
    """A toponym for each span, and the place it resolves to, if it does.

    Args:
        parse: the document.
        spans: the names, in text order.
        adjectives: whether "Syrian" counts as a name of Syria.
    """
    options = [places_named(s.text) or (country_meant(s.text) if adjectives else ()) for s in spans]
    containers = [container_of(parse, spans, options, n) for n in range(len(spans))]
    shared: dict[str, Container] = {}
    for span, container in zip(spans, containers, strict=True):
        if container:
            key = fold(span.text)
            shared[key] = shared.get(key, Container()) | container
    setting = setting_of(parse, spans, options)
    out: list[tuple[Toponym, Place | None]] = []
    for n, span in enumerate(spans):
        container = containers[n] or shared.get(fold(span.text), Container())
        if not container and n and out[-1][1] is not None and _follows(parse, spans, n):
            container = around(out[-1][1])
        chosen = _choose(options[n], span.text, container, setting)
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


def _choose(
    options: Sequence[Place], name: str, container: Container, setting: Setting
) -> Place | None:
    if container:
        inside = [p for p in options if container.holds(p)]
        if inside or container.sure:
            options = inside
    if not options:
        return None
    ranked = sorted(((_score(p, name, setting), n, p) for n, p in enumerate(options)), reverse=True)
    best, _, place = ranked[0]
    for score, _, rival in ranked[1:]:
        if best - score >= _CLEAR:
            break
        if not _alike(place, rival):
            return None
    return place


def _score(place: Place, name: str, setting: Setting) -> float:
    if place.kind == "country":
        score = _COUNTRY
        # "Georgia" among American places is the state.
        if setting.states and place.countries[0] not in setting.countries:
            score = _REGION
    elif place.kind == "city":
        score = log10(max(place.population, 1000))
        if not place.own and not _resembles(name, place.name):
            score += _ALTERNATE
        if (fold(place.name), place.countries[0]) in capitals():
            score += _CAPITAL
    else:
        score = _REGION
    context = 0.0
    if any(c in setting.countries for c in place.countries):
        context += _NAMED
    if setting.focus in place.countries:
        context += _FOCUS
    if any((c, place.admin1) in setting.states for c in place.countries if place.admin1):
        context += _STATE
    if place.kind == "city":  # a text introduces a small town with what it lies in
        context *= min(1.0, max(0.1, log10(max(place.population, 1000)) - 4.5))
    return score + context


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
