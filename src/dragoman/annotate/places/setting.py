"""The countries that a text speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.annotate.places.names import demonym_country, words_of
from dragoman.annotate.places.spans import Span
from dragoman.lexicon.gazetteer import Place
from dragoman.lexicon.knowledge import load_knowledge
from dragoman.syntax import Parse
from dragoman.text import fold

_KNOWN_CITY = 100_000  # people from which a city alone speaks for its country


@dataclass(slots=True)
class Setting:
    """The countries that a text speaks of, with weights; those of them that adjectives name;
    first-level divisions; and for each country the folded names that speak for it."""

    countries: Counter[str] = field(default_factory=Counter)
    states: set[tuple[str, str]] = field(default_factory=set)
    adjectives: Counter[str] = field(default_factory=Counter)
    witnesses: dict[str, set[str]] = field(default_factory=dict)

    def speaks_of(self, country: str, name: str) -> bool:
        """Whether anything but this name says that the text is about the country."""
        return bool(self.adjectives[country] or self.witnesses.get(country, set()) - {name})


def setting_of(parse: Parse, spans: Sequence[Span], options: Sequence[Sequence[Place]]) -> Setting:
    """Countries by clear names, demonyms, and places that lie in one country only."""
    setting = Setting()
    for span, found in zip(spans, options, strict=True):
        states = [p for p in found if p.kind == "state"]
        named = [p for p in found if p.kind == "country"] or found
        countries = {c for p in (*named, *states) for c in p.countries}
        if len(countries) != 1 or not all(p.countries for p in named):
            continue
        if named[0].kind != "city" or named[0].population > _KNOWN_CITY:
            country = next(iter(countries))
            setting.countries[country] += 1
            setting.witnesses.setdefault(country, set()).add(fold(span.text))
        if states and states[0].admin1:
            setting.states.add((states[0].countries[0], states[0].admin1))
    covered = {i for s in spans for i in range(s.first, s.last)}
    for i, country in _demonyms(parse):
        if i not in covered:
            setting.countries[country] += 1
            setting.adjectives[country] += 1
    return setting


def _demonyms(parse: Parse) -> Iterator[tuple[int, str]]:
    names = load_knowledge().names
    for t in parse.tokens:
        if t.text[:1].isupper() and t.tag in {"JJ", "NNP", "NNPS", "NNS"}:
            country = demonym_country(names.get(words_of(t), ()))
            if country:
                yield t.i, country
