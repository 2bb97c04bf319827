"""Reports → weighted terms, and how alike two reports are in them (TF-IDF cosine).

Terms are words cut to a stem and numbers, with more weight on the headline's and much more
on rare ones; a country's adjective and capital count as the country too. Words of grammar
are left out.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dragoman.lexicon.knowledge import load_knowledge
from dragoman.link.sketches import MAX_CHARS, Ints

Floats = NDArray[np.float64]

STEM = 6  # characters of a word that tell it apart
RARE = 1.5  # power of the weight for being rare: names of a running affair say little
HEADLINE = 3.0
_BACKGROUND = 30  # reports assumed to have been seen before, for small collections
_WORD = re.compile(r"[^\W_]+")
_GRAMMAR = frozenset(
    "a about above after again against all almost along already also although always am among an"
    " and another any are around as at away back be became because become been before began"
    " behind being below between both but by came can cannot come could did do does doing done"
    " down during each either else ever every few first for from further gave get given go goes"
    " going gone got had has have having he her here hers him his how however i if in including"
    " into is it its itself just kept last later least less like made make many may me might"
    " more most much must my near never next no nor not nothing now of off often on once one"
    " only or other others our out over own per put rather said same say saying says see seen"
    " she should since so some soon still such take taken than that the their them themselves"
    " then there these they this those though through to told too took toward towards two three"
    " under until up upon us very was we well went were what when where whether which while who"
    " whom whose why will with within without would yet you your s t re ve ll d m mr mrs ms"
    " according added read reuters ap afp people time year years day days week month new"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)


def terms(text: str) -> dict[str, float]:
    """Weighted counts of the terms; the first line is the headline when another follows."""
    counts: defaultdict[str, float] = defaultdict(float)
    lines = [line for line in text[:MAX_CHARS].split("\n") if line.strip()]
    places = _countries()
    for number, line in enumerate(lines):
        weight = HEADLINE if number == 0 and len(lines) > 1 else 1.0
        for form in _WORD.findall(line):
            plain = form.lower()
            if plain in _GRAMMAR:
                continue
            if form[0].isdigit():
                counts[plain] += weight
            elif len(plain) > 2 or form.isupper():
                counts[plain[:STEM]] += weight
            if form[0].isupper() and plain in places:
                counts[places[plain]] += weight
    return counts


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Names, adjectives and capitals of one word, each with a term for its country."""
    found: dict[str, str] = {}
    for country in load_knowledge().countries.values():
        for name in (country.name, *country.adjectives, *country.capitals):
            if " " not in name:
                found.setdefault(name.lower(), f"={country.sovereign}")
    return found


class Index:
    """The reports' term vectors of length one, indexed by term."""

    def __init__(self, counts: Sequence[Mapping[str, float]]) -> None:
        """Weigh the terms by how few of the reports hold them."""
        self.size = len(counts)
        held = Counter(term for c in counts for term in c)
        postings: dict[str, tuple[list[int], list[float]]] = {}
        self._rows: list[list[tuple[str, float]]] = []
        total = self.size + _BACKGROUND
        alone = _BACKGROUND / total  # in many reports a term of one tells nothing
        for n, count in enumerate(counts):
            row = [
                (term, (1 + math.log(max(c, 1.0))) * math.log(total / (held[term] + 0.5)) ** RARE)
                for term, c in count.items()
            ]
            length = math.sqrt(
                sum(w * w if held[term] > 1 else (w * alone) ** 2 for term, w in row)
            )
            self._rows.append([(t, w / (length or 1.0)) for t, w in row if held[t] > 1])
            for term, weight in self._rows[-1]:
                at, weights = postings.setdefault(term, ([], []))
                at.append(n)
                weights.append(weight)
        self._postings: dict[str, tuple[Ints, Floats]] = {
            t: (np.array(at), np.array(weights)) for t, (at, weights) in postings.items()
        }

    def rows(self) -> Iterator[Floats]:
        """For each report its likeness to every report, 0 to 1."""
        for row in self._rows:
            likeness = np.zeros(self.size)
            for term, weight in row:
                at, weights = self._postings[term]
                likeness[at] += weight * weights
            yield likeness
