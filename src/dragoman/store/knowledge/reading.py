"""Answers from a knowledge base: entities by name, holders of offices, persons for the stage."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.lexicon.knowledge import Agent, Sense
from dragoman.lexicon.offices import office_key
from dragoman.lexicon.persons import OFFICE_RANK, Person, Role
from dragoman.store.knowledge.schema import open_readable
from dragoman.text import content_id, fold

_MOST = 200  # entities of one name that are looked at
_KINDS = {"group": "group", "person": "person"}  # other bodies are organisations to the stage
_ENTITY = "origin, id, kind, name, wikidata, country, sector, gender, valid_from, valid_to"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity as one origin has it: its names, dated roles, codes and relations.

    Names are told with their use (name, short, demonym, people, capital), codes with their
    scheme, relations as (kind, other, from, to).
    """

    origin: str
    id: str
    kind: str
    name: str
    wikidata: str
    country: str
    sector: str
    gender: str
    valid_from: str
    valid_to: str
    names: tuple[tuple[str, str], ...] = ()
    roles: tuple[Role, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    relations: tuple[tuple[str, str, str, str], ...] = ()


class KnowledgeFile:
    """A knowledge base, read."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            DataError: it is no knowledge base of this version.
        """
        self.path = path
        self._base = open_readable(path)
        self._until = dict(self._base.execute("SELECT id, until FROM origin"))
        self._named_offices: dict[str, dict[str, list[tuple[str, str]]]] = {}
        self._rank = dict(self._base.execute("SELECT id, rank FROM origin"))

    @property
    def base(self) -> sqlite3.Connection:
        """The open file, for queries of one's own."""
        return self._base

    @property
    def version(self) -> str:
        """An id of the files imported, the same wherever the same ones were."""
        rows = self._base.execute("SELECT mark, options, rows FROM source ORDER BY mark, options")
        return content_id("k", *(part for row in rows for part in row), length=8)

    def has_imports(self) -> bool:
        """Whether it holds more than the packaged tables."""
        return any(origin != "dragoman" for origin in self._rank)

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def named(self, name: str, *, imported: bool = False) -> tuple[Entry, ...]:
        """Entities of a name, or with this id, by precedence of their origins.

        Args:
            name: any name, in any case and with or without marks, a Wikidata id, or a code
                of a country.
            imported: leave the packaged tables out.
        """
        found = self._base.execute(
            "SELECT origin, id FROM name WHERE key = ? UNION "
            "SELECT origin, id FROM entity WHERE wikidata = ? AND wikidata <> '' UNION "
            "SELECT origin, id FROM code WHERE code = ? AND scheme IN ('iso2', 'iso3') LIMIT ?",
            (fold(name), name, name, _MOST),
        ).fetchall()
        return self._entries(k for k in found if not (imported and k[0] == "dragoman"))

    def _entries(self, keys: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
        out = []
        for origin, key in keys:
            row = self._base.execute(
                f"SELECT {_ENTITY} FROM entity WHERE origin = ? AND id = ?", (origin, key)
            ).fetchone()
            if row is not None:
                out.append(self._entry(row))
        return tuple(sorted(out, key=lambda e: (self._rank.get(e.origin, 99), e.kind, e.name)))

    def _entry(self, row: tuple[str, str, str, str, str, str, str, str, str, str]) -> Entry:
        key = (row[0], row[1])
        query = self._base.execute
        names = query("SELECT name, use FROM name WHERE origin = ? AND id = ?", key)
        codes = query("SELECT scheme, code FROM code WHERE origin = ? AND id = ?", key)
        relations = query(
            "SELECT kind, other, valid_from, valid_to FROM relation WHERE origin = ? AND id = ?",
            key,
        )
        return replace(
            Entry(*row), names=tuple(names), roles=self.roles(*key), codes=tuple(codes),
            relations=tuple(relations),
        )  # fmt: skip

    def roles(self, origin: str, key: str) -> tuple[Role, ...]:
        """The dated roles of an entity, the earliest first."""
        rows = self._base.execute(
            "SELECT country, sector, office, kind, start, end, acting, ended FROM role "
            "WHERE origin = ? AND id = ? ORDER BY start",
            (origin, key),
        )
        until = self._until.get(origin, "")
        return tuple(
            Role(c, s, o, k, a, z, bool(acting), bool(ended), until)
            for c, s, o, k, a, z, acting, ended in rows
        )

    def _person(self, origin: str, key: str) -> Person:
        row = self._base.execute(
            "SELECT name, wikidata, gender FROM entity WHERE origin = ? AND id = ?", (origin, key)
        ).fetchone()
        names = self._base.execute(
            "SELECT name FROM name WHERE origin = ? AND id = ? AND use = 'name'", (origin, key)
        ).fetchall()
        name, wikidata, gender = row or (key, "", "")
        roles = sorted(
            self.roles(origin, key),
            key=lambda r: (r.earliest, OFFICE_RANK.get(r.kind, 99), r.office),
        )
        forms = tuple(dict.fromkeys((name, *(n for (n,) in names))))
        source = "" if origin == "dragoman" else origin
        return Person(name, wikidata or None, gender, forms, tuple(roles), source)

    # What the actor stage asks of the imported rows; see lexicon.imported.

    def senses(self, words: tuple[str, ...]) -> tuple[Sense, ...]:
        """What an imported name may stand for."""
        rows = self._base.execute(
            "SELECT e.origin, e.id, e.kind, e.name, e.wikidata, e.country, e.sector, "
            "e.valid_from, e.valid_to FROM name n JOIN entity e USING (origin, id) "
            "WHERE n.key = ? AND n.origin <> 'dragoman' AND e.kind <> 'country' LIMIT ?",
            (" ".join(words), _MOST),
        ).fetchall()
        rows.sort(key=lambda r: (self._rank.get(r[0], 99), r[1]))
        return tuple(self._sense(*row) for row in rows)

    def _sense(
        self, origin: str, key: str, kind: str, name: str, wikidata: str, country: str,
        sector: str, start: str, end: str,
    ) -> Sense:  # fmt: skip
        person = self._person(origin, key) if kind == "person" else None
        return Sense(
            _KINDS.get(kind, "organisation"), f"{origin}:{key}", name, country, sector,
            wikidata or None, "", kind, person, start, end,
        )  # fmt: skip

    def longest(self, word: str) -> int:
        """Words of the longest imported name that begins with the word; 0 for none."""
        row = self._base.execute(
            "SELECT max(length(key) - length(replace(key, ' ', ''))) FROM name "
            "WHERE key >= ? AND key < ? AND origin <> 'dragoman'",
            (word, word + "!"),
        ).fetchone()
        return int(row[0]) + 1 if row and row[0] is not None else 0

    def surname(self, key: str) -> tuple[Person, ...]:
        """Imported persons of a surname."""
        rows = self._base.execute(
            "SELECT origin, id FROM surname WHERE key = ? AND origin <> 'dragoman' LIMIT ?",
            (key, _MOST),
        )
        return tuple(self._person(*row) for row in rows)

    def office_holders(self, country: str, kind: str) -> tuple[Person, ...]:
        """Imported persons who ever held an office of the class in the country."""
        rows = self._base.execute(
            "SELECT DISTINCT origin, id FROM role WHERE country = ? AND kind = ? "
            "AND origin <> 'dragoman'",
            (country, kind),
        ).fetchall()
        rows.sort(key=lambda r: (self._rank.get(r[0], 99), r[1]))
        return tuple(self._person(*row) for row in rows)

    def office_named(self, country: str, office: str) -> tuple[Person, ...]:
        """Imported persons who ever held an office of that plain name in the country."""
        return tuple(self._person(*row) for row in self._offices(country).get(office, ()))

    def _offices(self, country: str) -> dict[str, list[tuple[str, str]]]:
        if country not in self._named_offices:
            found: dict[str, list[tuple[str, str]]] = {}
            rows = self._base.execute(
                "SELECT DISTINCT origin, id, office FROM role WHERE country = ? "
                "AND origin <> 'dragoman'",
                (country,),
            ).fetchall()
            for origin, key, office in sorted(rows, key=lambda r: (self._rank.get(r[0], 99), r)):
                found.setdefault(office_key(office, country), []).append((origin, key))
            self._named_offices[country] = found
        return self._named_offices[country]

    def agents(self) -> Sequence[Agent]:
        """Imported role nouns."""
        rows = self._base.execute(
            "SELECT noun, sector, secondary, kind, office FROM agent WHERE origin <> 'dragoman'"
        )
        return [Agent(n, s, second, kind, office, "") for n, s, second, kind, office in rows]
