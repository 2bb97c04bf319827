"""Towns by name, as far as they tell the country of what is named after them."""

from __future__ import annotations

from collections.abc import Set

from dragoman.lexicon.gazetteer import load_gazetteer

_DIVISIONS = frozenset("state province region oblast district city county prefecture".split())
_CLEAR = 5  # how many times bigger a town must be than its namesakes to be meant


def town_country(name: str, here: Set[str]) -> str | None:
    """Country of a town: the one the text names, else that of by far the biggest namesake.

    A part of a country is taken for that of its town: "Kano State", "Kharkiv region".
    """
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _DIVISIONS:
        name = " ".join(words[:-1])
    found = sorted(load_gazetteer().cities(name), key=lambda p: -p.population)
    countries = dict.fromkeys(p.countries[0] for p in found if p.countries)
    named = [c for c in countries if c in here]
    if len(named) == 1:
        return named[0]
    if len(countries) == 1:
        return next(iter(countries))
    if found and found[0].population >= _CLEAR * found[1].population:
        return found[0].countries[0]
    return None
