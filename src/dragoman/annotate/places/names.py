"""What a place name may stand for: countries, regions and cities of that name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.lexicon.gazetteer import Place, load_gazetteer
from dragoman.lexicon.knowledge import Sense, load_knowledge
from dragoman.syntax import Token
from dragoman.text import fold

_ISO = 3  # length of a country's id; longer ones are regions of the table of countries
_HYPHENS = frozenset("-‐‑–—")
_DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central upper lower greater
    downtown mainland rural the northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern old new inner outer occupied mid""".split()
)
_UNITS = frozenset(
    """governorate province district state region oblast city prefecture municipality
    raion""".split()
)
_SHORTEST_CAPITALS = 4
_CITY_UNITS = frozenset({"city", "municipality"})


def words_of(t: Token) -> tuple[str, ...]:
    """The folded words of a token: none for a hyphen, a stop for other punctuation."""
    if t.text in _HYPHENS:
        return ()
    return tuple(fold(t.text).split()) or ("\0",)


@lru_cache(maxsize=1)
def table_names() -> tuple[dict[tuple[str, ...], tuple[tuple[str, str], ...]], dict[str, int]]:
    """Names of countries as (id, form) pairs and of regions (no pair), by folded words, and
    the greatest number of words of a name by its first word. ``form`` demands its case."""
    names: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
    for words, senses in load_knowledge().names.items():
        found = tuple((s.ref, s.form) for s in senses if s.kind == "country" and len(s.ref) == _ISO)
        if found:
            names[words] = found
    for name in load_gazetteer().regions:
        if not name.endswith("."):
            names.setdefault(tuple(name.split()), ())
    longest: dict[str, int] = {}
    for words in names:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return names, longest


@lru_cache(maxsize=4096)
def places_named(text: str) -> tuple[Place, ...]:
    """Every place of that name; for "northern Mali" and "Homs Province" the place inside.

    A city found through the name of its province comes as a region with the city's point.
    """
    found = _exactly(text)
    words = text.split()
    while not found and len(words) > 1 and words[0].lower() in _DIRECTIONS:
        words = words[1:]
        found = _exactly(" ".join(words))
    if found or len(words) < 2 or words[-1].lower() not in _UNITS:
        return found
    inner = _exactly(" ".join(words[:-1]))
    if words[-1].lower() in _CITY_UNITS:
        return tuple(p for p in inner if p.kind == "city")
    return tuple(_province(p) if p.kind == "city" else p for p in inner)


def _province(city: Place) -> Place:
    return Place(
        city.name, "state", city.countries, city.admin1, None, city.lat, city.lon,
        city.population, city.own,
    )  # fmt: skip


def _exactly(text: str) -> tuple[Place, ...]:
    base = load_gazetteer()
    senses = table_names()[0].get(tuple(fold(text).split()), ())
    countries = [
        place
        for ref, form in senses
        if (not form or text.replace(".", "") == form.replace(".", ""))
        and (place := country_place(ref)) is not None
    ]
    # "EU" is no town in Normandy.
    others = () if text.isupper() and len(text) < _SHORTEST_CAPITALS else base.cities(text)
    tabled = [_with_id(p, others) for p in (*countries, *base.named_regions(text))]
    found = (*tabled, *(p for p in others if not any(_is_same(p, t) for t in tabled)))
    if any(p.own for p in found) or not _is_body(text):
        return found
    return ()  # Casablanca is a "white house" in some tongue


def _is_same(a: Place, b: Place) -> bool:
    """Whether two entries are one place: by id, or as a country or division of one code."""
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return True
    if a.kind != b.kind or a.kind not in {"country", "state"}:
        return False
    return (a.countries, a.admin1) == (b.countries, b.admin1)


def _with_id(place: Place, others: Sequence[Place]) -> Place:
    """A place of the tables with the id that the source has for it."""
    if place.geonameid is None:
        known = [p.geonameid for p in others if _is_same(place, p)]
        if len(known) == 1:
            return replace(place, geonameid=known[0])
    return place


def _is_body(text: str) -> bool:
    senses = load_knowledge().names.get(tuple(fold(text).split()), ())
    return any(s.kind in {"metonym", "organisation", "group", "person"} for s in senses)


def country_meant(text: str) -> tuple[Place, ...]:
    """The country of an adjective or a people ("Syrian", "Turks"), if there is just one."""
    senses = load_knowledge().names.get(tuple(fold(text).split()), ())
    code = demonym_country(senses)
    place = country_place(code) if code else None
    return (place,) if place else ()


def demonym_country(senses: Sequence[Sense]) -> str | None:
    """The one country of an adjective or a people's name."""
    countries = {s.country for s in senses if s.kind in {"demonym", "people"}}
    return next(iter(countries)) if len(countries) == 1 else None


def country_place(code: str) -> Place | None:
    """The country of a code; a former state has no point."""
    place = load_gazetteer().countries.get(code)
    entry = load_knowledge().countries.get(code)
    if place is None and entry is not None:
        return Place(entry.name, "country", (code,), "", None, 0.0, 0.0, 0)
    return place


def division_place(country: str, admin1: str) -> Place | None:
    """The first-level division of a code, if the table of regions holds it."""
    return _divisions().get((country, admin1))


@lru_cache(maxsize=1)
def _divisions() -> dict[tuple[str, str], Place]:
    return {
        (p.countries[0], p.admin1): p
        for found in load_gazetteer().regions.values()
        for p in found
        if p.kind == "state" and p.admin1 and len(p.countries) == 1
    }


@lru_cache(maxsize=1)
def capitals() -> frozenset[tuple[str, str]]:
    """Folded name and country of every capital."""
    return frozenset(
        (fold(name), c.id)
        for c in load_knowledge().countries.values()
        for name in c.capitals
        if len(c.id) == _ISO
    )
