"""What the tables hold, indexed: a name's senses, offices and their holders, role nouns.

Filled by ``knowledge.load_knowledge``; look-ups give the packaged rows and what was imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.lexicon.imported import Source, merged
from dragoman.lexicon.persons import Person, held
from dragoman.lexicon.spellings import near, sound
from dragoman.text import fold


@dataclass(frozen=True, slots=True)
class Country:
    """A state, former state, dependency or region; ``sovereign`` is the state answering
    for it in the country field of an actor."""

    id: str
    name: str
    wikidata: str | None
    capitals: tuple[str, ...]
    status: str
    parent: str
    sovereign: str
    adjectives: tuple[str, ...]
    iso2: str


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a name may stand for.

    ``kind``: country, demonym, people, capital, metonym, organisation, group, member or
    person; ``ref`` is the canonical name or id; ``form`` demands the case as listed;
    ``valid_from`` and ``valid_to`` bound the time in which it existed, in ISO form.
    """

    kind: str
    ref: str
    name: str
    country: str
    sector: str
    wikidata: str | None = None
    form: str = ""
    subtype: str = ""
    person: Person | None = None
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Agent:
    """A role noun: its PLOVER sector, whether it is a person, a group or an institution,
    the class of offices it names, and the gender it fixes."""

    noun: str
    sector: str
    secondary: str
    kind: str
    office: str
    gender: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A time in which a body was something else than usual: rebels who governed."""

    sector: str
    valid_from: str
    valid_to: str


@dataclass(slots=True)
class Knowledge:
    """All tables, indexed. Filled once by ``load_knowledge`` and never changed after."""

    countries: dict[str, Country] = field(default_factory=dict)
    names: dict[tuple[str, ...], list[Sense]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    agents: dict[tuple[str, ...], Agent] = field(default_factory=dict)
    agent_heads: dict[str, int] = field(default_factory=dict)
    surnames: dict[str, list[Person]] = field(default_factory=dict)
    holders: dict[tuple[str, str], list[Person]] = field(default_factory=dict)
    contextual: dict[str, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    neighbours: dict[tuple[str, str], str] = field(default_factory=dict)
    epithets: dict[str, frozenset[str]] = field(default_factory=dict)
    blocs: set[str] = field(default_factory=set)
    standings: dict[str, list[Standing]] = field(default_factory=dict)
    modifiers: dict[str, str] = field(default_factory=dict)
    weak: set[str] = field(default_factory=set)
    imported: Source | None = None
    spellings: tuple[dict[str, list[Person]], dict[str, list[str]]] | None = None
    bodies: dict[str, Sense] | None = None

    def add(self, name: str, sense: Sense) -> None:
        """Index a name, by its folded words."""
        words = tuple(fold(name).split())
        if not words:
            return
        entries = self.names.setdefault(words, [])
        if all((e.kind, e.ref) != (sense.kind, sense.ref) for e in entries):
            entries.append(sense)
        self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))

    def senses(self, words: tuple[str, ...]) -> Sequence[Sense]:
        """What a name may stand for, by its folded words; imported rows come last."""
        known = self.names.get(words, ())
        if self.imported is None:
            return known
        found = self.imported.senses(words)
        return _with_imported(known, found) if found else known

    def reach(self, word: str) -> int:
        """Words of the longest name that begins with the folded word; 0 for none."""
        most = self.longest.get(word, 0)
        return most if self.imported is None else max(most, self.imported.longest(word))

    def by_surname(self, key: str) -> list[Person]:
        """Persons of a folded surname."""
        known = self.surnames.get(key, [])
        return known if self.imported is None else merged(known, self.imported.surname(key))

    def sovereign(self, country: str) -> str:
        """The state that answers for a country id (itself for a state)."""
        entry = self.countries.get(country)
        return entry.sovereign if entry else country

    def office_holders(self, country: str, kind: str) -> list[Person]:
        """Everyone known to have held an office of that class in the country."""
        known = self.holders.get((country, kind), [])
        if self.imported is None:
            return known
        return merged(known, self.imported.office_holders(country, kind))

    def sounding(self, name: str) -> list[Person]:
        """Persons whose full name, carried over from another alphabet, may be written so."""
        return self._spellings()[0].get(sound(name), [])

    def alike(self, name: str) -> list[str]:
        """Full names of persons that begin or end with the same word as the name."""
        words = fold(name).split()
        return list(dict.fromkeys(n for w in words[:: len(words) - 1 or 1]
                                  for n in self._spellings()[1].get(w, ())))  # fmt: skip

    def body_like(self, name: str) -> Sense | None:
        """The one armed group or organisation whose name is spaced or spelt a letter off."""
        if self.bodies is None:
            self.bodies = {}
            for words, senses in self.names.items():
                found = [s for s in senses if s.kind in {"group", "organisation"} and not s.form]
                if found and len(words) > 1:
                    self.bodies.setdefault("".join(words), found[0])
        close = {self.bodies[k].ref: self.bodies[k] for k in near(name, self.bodies.keys())}
        return next(iter(close.values())) if len(close) == 1 else None

    def _spellings(self) -> tuple[dict[str, list[Person]], dict[str, list[str]]]:
        """Persons by the sound of their names, names by their first and last words."""
        if self.spellings is None:
            sounds: dict[str, list[Person]] = {}
            ends: dict[str, list[str]] = {}
            for words, senses in self.names.items():
                people = [s.person for s in senses if s.person is not None]
                if not people or len(words) < 2:
                    continue
                name = " ".join(words)
                found = sounds.setdefault(sound(name), [])
                found.extend(p for p in people if p not in found)
                for word in {words[0], words[-1]}:
                    ends.setdefault(word, []).append(name)
            self.spellings = sounds, ends
        return self.spellings

    def sector_at(self, sense: Sense, earliest: str | None, latest: str | None) -> str:
        """The sector of a body in the dates: that of a time when it stood otherwise, if the
        dates lie within it for certain, else its usual one."""
        for standing in self.standings.get(sense.ref, ()):
            if held(standing.valid_from, standing.valid_to, earliest, latest) == "yes":
                return standing.sector
        return sense.sector

    def demonym(self, country: str) -> str:
        """The country's first adjective, or its name."""
        entry = self.countries.get(country)
        if entry is None:
            return country
        return entry.adjectives[0] if entry.adjectives else entry.name


def _with_imported(known: Sequence[Sense], found: Sequence[Sense]) -> list[Sense]:
    """Senses of the tables with imported persons joined to theirs, and imported others."""
    people = [s.person for s in known if s.person is not None]
    joined = merged(people, [s.person for s in found if s.person is not None])
    out = [s for s in known if s.person is None]
    by_person = {id(p): s for p, s in ((s.person, s) for s in (*known, *found)) if p is not None}
    for at, person in enumerate(joined):
        sense = by_person.get(id(person)) or next(s for s in known if s.person is people[at])
        out.append(replace(sense, person=person, wikidata=person.wikidata))
    named = {(s.kind, s.name) for s in known}
    return out + [s for s in found if s.person is None and (s.kind, s.name) not in named]
