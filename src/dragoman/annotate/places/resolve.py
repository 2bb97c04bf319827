"""Which of the places of a name is meant: the words beside it, the text around it, size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache
from math import asin, cos, log10, radians, sin, sqrt

from dragoman.annotate.places.names import (
    capitals,
    country_meant,
    demonym_country,
    places_named,
    words_of,
)
from dragoman.annotate.places.spans import PLACE_NOUNS, Span
from dragoman.lexicon.gazetteer import Place
from dragoman.lexicon.knowledge import load_knowledge
from dragoman.nouns import Toponym
from dragoman.syntax import Parse
from dragoman.text import fold

# A place counts as clear when it scores as much more as five times the people would.
_CLEAR = log10(5)
_REGION = 6.3  # a region of the tables weighs as two million people
_COUNTRY = 9.0
_ALTERNATE, _CAPITAL, _NAMED, _FOCUS, _STATE = -1.0, 0.7, 1.0, 1.0, 0.8
_KNOWN_CITY = 100_000  # people from which a city alone speaks for its country
_ALIKE = 0.6
_SAME_KM = 40.0  # two entries this near are one place (a city and its old town)
_EARTH_KM = 6371.0


@dataclass(slots=True)
class Setting:
    """The countries that a text speaks of, with weights, and first-level divisions."""

    countries: Counter[str] = field(default_factory=Counter)
    states: set[tuple[str, str]] = field(default_factory=set)

    @property
    def focus(self) -> str | None:
        """The country named most, if one stands out."""
        common = self.countries.most_common(2)
        if not common or common[0][1] < 2:
            return None
        return common[0][0] if len(common) < 2 or common[0][1] > common[1][1] else None


@dataclass(frozen=True, slots=True)
class Container:
    """What the words beside a name say it lies in; ``sure`` if they can mean nothing else."""

    countries: frozenset[str] = frozenset()
    states: frozenset[tuple[str, str]] = frozenset()
    sure: bool = False

    def holds(self, place: Place) -> bool:
        """Whether the place may lie in it."""
        if self.states and place.admin1:
            return any((c, place.admin1) in self.states for c in place.countries)
        return not self.countries.isdisjoint(place.countries)

    def __or__(self, other: Container) -> Container:
        """Both together."""
        return Container(
            self.countries | other.countries, self.states | other.states, self.sure or other.sure
        )

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self.countries or self.states)


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
    containers = [_container(parse, spans, options, n) for n in range(len(spans))]
    shared: dict[str, Container] = {}
    for span, container in zip(spans, containers, strict=True):
        if container:
            key = fold(span.text)
            shared[key] = shared.get(key, Container()) | container
    setting = _setting(parse, spans, options)
    out: list[tuple[Toponym, Place | None]] = []
    for n, span in enumerate(spans):
        container = containers[n] or shared.get(fold(span.text), Container())
        if not container and n and out[-1][1] is not None and _follows(parse, spans, n):
            container = _around(out[-1][1])
        chosen = _choose(options[n], span.text, container, setting)
        out.append((_toponym(parse, span, options[n], chosen, container), chosen))
    return out


def _follows(parse: Parse, spans: Sequence[Span], n: int) -> bool:
    """Whether only a comma stands between a name and the one before."""
    gap = spans[n].first - spans[n - 1].last
    return gap == 1 and parse.tokens[spans[n].first - 1].text == ","


def _around(place: Place) -> Container:
    """What may stand after a city and a comma: its country or its state."""
    states = frozenset((c, place.admin1) for c in place.countries)
    return Container(frozenset(place.countries), states) if place.kind == "city" else Container()


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


def _setting(parse: Parse, spans: Sequence[Span], options: Sequence[Sequence[Place]]) -> Setting:
    """Countries by clear names, demonyms, and places that lie in one country only."""
    setting = Setting()
    for found in options:
        states = [p for p in found if p.kind == "state"]
        named = [p for p in found if p.kind == "country"] or found
        countries = {c for p in (*named, *states) for c in p.countries}
        if len(countries) != 1 or not all(p.countries for p in named):
            continue
        if named[0].kind != "city" or named[0].population > _KNOWN_CITY:
            setting.countries[next(iter(countries))] += 1
        if states and states[0].admin1:
            setting.states.add((states[0].countries[0], states[0].admin1))
    covered = {i for s in spans for i in range(s.first, s.last)}
    for i, country in _demonyms(parse):
        if i not in covered:
            setting.countries[country] += 1
    return setting


def _demonyms(parse: Parse) -> Iterator[tuple[int, str]]:
    names = load_knowledge().names
    for t in parse.tokens:
        if t.text[:1].isupper() and t.tag in {"JJ", "NNP", "NNPS", "NNS"}:
            country = demonym_country(names.get(words_of(t), ()))
            if country:
                yield t.i, country


def _container(
    parse: Parse, spans: Sequence[Span], options: Sequence[Sequence[Place]], n: int
) -> Container:
    """From "Aleppo, Syria", "Russia's Far East", "Sirte in Libya", "the Libyan city of Sirte"."""
    span = spans[n]
    tokens = parse.tokens
    after = spans[n + 1] if n + 1 < len(spans) else None
    if after is not None and after.first - span.last == 1:
        link = tokens[span.last].low
        country = any(p.kind == "country" for p in options[n])
        if link in {",", "in"} and not (country and _countries_only(options[n + 1])):
            found = _contents(options[n + 1], comma=link == ",")
            return replace(found, sure=link == "," and not _lists_on(parse, spans, n + 1))
    before = spans[n - 1] if n else None
    if before is not None and span.first - before.last == 1 and tokens[before.last].tag == "POS":
        inside = {c for p in options[n - 1] for c in p.countries}
        found = _contents(options[n - 1], comma=False)
        if not found and len(inside) == 1:  # "Mogadishu's Hodan district"
            found = Container(frozenset(inside))
        if found:
            return found
    return _described(parse, span)


def _countries_only(options: Sequence[Place]) -> bool:
    return not any(p.admin1 and p.kind == "state" for p in options)


def _lists_on(parse: Parse, spans: Sequence[Span], n: int) -> bool:
    """Whether another place follows in a list: "London, France and Germany"."""
    if n + 1 >= len(spans):
        return False
    between = parse.tokens[spans[n].last : spans[n + 1].first]
    return 0 < len(between) <= 2 and all(t.text == "," or t.tag == "CC" for t in between)


def _contents(options: Sequence[Place], comma: bool) -> Container:
    """The countries and divisions of a place that holds another; cities in a list do not."""
    wide = [p for p in options if p.kind != "city"]
    if comma and any(p.kind not in {"country", "state", "subregion"} for p in wide):
        return Container()
    if len(wide) > 1 and any(p.kind == "country" for p in wide) and not comma:
        wide = [p for p in wide if p.kind == "country"]
    states = frozenset((p.countries[0], p.admin1) for p in wide if p.admin1)
    plain = frozenset(c for p in wide if not p.admin1 for c in p.countries if len(p.countries) < 4)
    return Container(plain | {c for c, _ in states}, states if not plain else frozenset())


def _described(parse: Parse, span: Span) -> Container:
    """Countries of adjectives and owners in the noun phrase: "the Libyan city of Sirte"."""
    head = parse.tokens[span.last - 1]
    heads = [head]
    governor = parse.head(head)
    if governor.low == "of" or head.dep in {"appos", "compound"}:
        noun = parse.head(governor) if governor.low == "of" else governor
        if noun.lemma in PLACE_NOUNS:
            heads.append(noun)
    names = load_knowledge().names
    for noun in heads:
        for child in parse.children(noun.i, "amod", "poss", "compound", "nmod"):
            if span.first <= child.i < span.last:
                continue
            country = demonym_country(names.get(words_of(child), ()))
            if country is None and child.dep == "poss":
                found = [p for p in places_named(child.text) if p.kind == "country"]
                country = found[0].countries[0] if len(found) == 1 else None
            if country:
                return Container(frozenset({country}), sure=noun is not head)
    return Container()


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
