"""What the words beside a place name say it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.places.names import demonym_country, places_named, words_of
from dragoman.annotate.places.spans import PLACE_NOUNS, Span
from dragoman.lexicon.gazetteer import Place
from dragoman.lexicon.knowledge import load_knowledge
from dragoman.syntax import Parse


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


def container_of(
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


def around(place: Place) -> Container:
    """What may stand after a city and a comma: its country or its state."""
    states = frozenset((c, place.admin1) for c in place.countries)
    return Container(frozenset(place.countries), states) if place.kind == "city" else Container()


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
    if comma and any(p.kind not in {"country", "state", "county", "subregion"} for p in wide):
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
