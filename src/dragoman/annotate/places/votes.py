"""What the names of a text say together: the parts of the world that they point to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import cos, hypot, log1p, radians

from dragoman.lexicon.gazetteer import Place

_COUNTRY_WEIGHT, _STATE_WEIGHT, _NEAR_WEIGHT = 1.7, 2.2, 1.5
_NEAR_KM = 120.0
_DEGREE_KM = 111.2
_ROUNDS = 3
_ENOUGH = 1.5  # votes that make a region of the text
_MOST_PLACES = 25  # of one name
_MOST_ANCHORS = 30


class Votes:
    """Shares of the names in countries and first-level divisions, found in a few rounds:
    a name that several places share counts for each as far as it is likely to mean it."""

    def __init__(
        self,
        options: Mapping[str, Sequence[Place]],
        prior: Mapping[str, Sequence[float]],
        weights: Mapping[str, float],
        countries: Mapping[str, int],
    ) -> None:
        """Let the names vote.

        Args:
            options: the places of each name.
            prior: their scores (log10) without any context.
            weights: how much the vote of each name counts.
            countries: votes of words that are no place names (demonyms).
        """
        self._given = countries
        self._weights = weights
        self._shares: dict[str, list[tuple[float, Place]]] = {}
        self._countries: dict[str, float] = dict(countries)
        self._states: dict[tuple[str, str], float] = {}
        self._anchors: list[tuple[str, Place]] = []
        for _ in range(_ROUNDS):
            shares = {
                name: _shares(
                    [s + self.context(name, p) for s, p in zip(prior[name], found, strict=True)],
                    found,
                )
                for name, found in options.items()
                if found
            }
            self._count(shares)

    def _count(self, shares: dict[str, list[tuple[float, Place]]]) -> None:
        self._shares = shares
        self._countries = defaultdict(float, self._given)
        self._states = defaultdict(float)
        anchors: list[tuple[float, str, Place]] = []
        for name, found in shares.items():
            for share, place in found:
                self._add(place, share * self._weights[name])
            share, place = found[0]
            if share > 0.5 and place.kind in {"city", "county"} and (place.lat or place.lon):
                anchors.append((share, name, place))
        anchors.sort(key=lambda a: (-a[0], a[1]))
        self._anchors = [(name, place) for _, name, place in anchors[:_MOST_ANCHORS]]

    def _add(self, place: Place, share: float) -> None:
        for country in place.countries if len(place.countries) < 4 else ():
            self._countries[country] += share
            if place.admin1:
                self._states[country, place.admin1] += share

    def context(self, name: str, place: Place) -> float:
        """What the other names add to the score of a place of this name."""
        country = state = 0.0
        own = self._shares.get(name, ())
        weight = self._weights[name]
        for code in place.countries:
            mine = weight * sum(s for s, p in own if code in p.countries)
            country = max(country, self._countries.get(code, 0.0) - mine)
            if place.admin1:
                key = (code, place.admin1)
                mine = weight * sum(
                    s for s, p in own if p.admin1 == place.admin1 and code in p.countries
                )
                state = max(state, self._states.get(key, 0.0) - mine)
        score = _COUNTRY_WEIGHT * _rise(country) + _STATE_WEIGHT * _rise(state)
        if place.kind in {"city", "county"}:
            near = sum(
                other != name and _kilometres(place, p) < _NEAR_KM for other, p in self._anchors
            )
            score += _NEAR_WEIGHT * _rise(near)
        return score

    def region(self) -> tuple[str, str] | None:
        """The country, and the division if one stands out too, in which most names lie."""
        country = _leader(self._countries)
        if country is None:
            return None
        inside = {k[1]: v for k, v in self._states.items() if k[0] == country}
        state = _leader(inside) if sum(inside.values()) >= _ENOUGH else None
        return country, state or ""


def _leader(votes: Mapping[str, float]) -> str | None:
    """Who has more than half of the votes, and enough of them."""
    if not votes:
        return None
    name, most = max(votes.items(), key=lambda v: (v[1], v[0]))
    return name if most >= _ENOUGH and 2 * most > sum(votes.values()) else None


def _rise(votes: float) -> float:
    """From 0 for none over .5 for one to 1 for four and more."""
    return min(1.0, log1p(max(votes, 0.0)) / log1p(4.0))


def _shares(scores: Sequence[float], places: Sequence[Place]) -> list[tuple[float, Place]]:
    """The likeliest places with their shares, the largest first."""
    ranked = sorted(zip(scores, range(len(places)), places, strict=True), reverse=True)
    best = ranked[0][0]
    weights = [10 ** (score - best) for score, _, _ in ranked[:_MOST_PLACES]]
    total = sum(weights)
    return [(w / total, p) for w, (_, _, p) in zip(weights, ranked, strict=False)]


def _kilometres(a: Place, b: Place) -> float:
    """Distance on a flat map: good enough for what is near."""
    dlon = abs(a.lon - b.lon)
    dlon = min(dlon, 360 - dlon)
    return _DEGREE_KM * hypot(a.lat - b.lat, dlon * cos(radians((a.lat + b.lat) / 2)))
