"""The tables of a knowledge base, what a batch of rows is, and how the file is opened."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import DataError, SetupError

FORMAT = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS origin (
  id TEXT PRIMARY KEY, rank INTEGER NOT NULL, licence TEXT NOT NULL, version TEXT NOT NULL,
  until TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entity (
  origin TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  wikidata TEXT NOT NULL, country TEXT NOT NULL, sector TEXT NOT NULL, gender TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, PRIMARY KEY (origin, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entity_wikidata ON entity (wikidata) WHERE wikidata <> '';
CREATE TABLE IF NOT EXISTS name (
  key TEXT NOT NULL, origin TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
  lang TEXT NOT NULL, use TEXT NOT NULL,
  PRIMARY KEY (key, origin, id, use)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS name_id ON name (id);
CREATE TABLE IF NOT EXISTS surname (
  key TEXT NOT NULL, origin TEXT NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (key, origin, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS surname_id ON surname (id);
CREATE TABLE IF NOT EXISTS role (
  origin TEXT NOT NULL, id TEXT NOT NULL, country TEXT NOT NULL, sector TEXT NOT NULL,
  office TEXT NOT NULL, kind TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL,
  ended INTEGER NOT NULL, acting INTEGER NOT NULL, rank TEXT NOT NULL,
  PRIMARY KEY (origin, id, country, office, start, end)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS role_office ON role (country, kind);
CREATE TABLE IF NOT EXISTS code (
  scheme TEXT NOT NULL, code TEXT NOT NULL, origin TEXT NOT NULL, id TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT NOT NULL,
  PRIMARY KEY (scheme, code, origin, id, valid_from)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS code_id ON code (id);
CREATE TABLE IF NOT EXISTS relation (
  origin TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, other TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT NOT NULL,
  PRIMARY KEY (origin, id, kind, other, valid_from)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS agent (
  origin TEXT NOT NULL, noun TEXT NOT NULL, sector TEXT NOT NULL, secondary TEXT NOT NULL,
  kind TEXT NOT NULL, office TEXT NOT NULL, PRIMARY KEY (origin, noun)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS held (
  origin TEXT NOT NULL, person TEXT NOT NULL, position TEXT NOT NULL, start TEXT NOT NULL,
  end TEXT NOT NULL, ended INTEGER NOT NULL, rank TEXT NOT NULL,
  PRIMARY KEY (origin, person, position, start, end)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS position (
  origin TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
  PRIMARY KEY (origin, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS class (
  id TEXT NOT NULL, parent TEXT NOT NULL, PRIMARY KEY (id, parent)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source (
  file TEXT PRIMARY KEY, origin TEXT NOT NULL, mark TEXT NOT NULL, options TEXT NOT NULL,
  size INTEGER NOT NULL, offset INTEGER NOT NULL, rows INTEGER NOT NULL, kept INTEGER NOT NULL,
  bad INTEGER NOT NULL, done INTEGER NOT NULL);
"""
_CACHE_KIB = 16_384
# Who is believed first where origins differ: one's own rows, then the packaged tables, then
# dumps by how well they date offices.
RANKS = {
    "own": 0, "dragoman": 10, "wikidata": 20, "sparql": 25, "opensanctions": 30,
    "petrarch": 40, "geonames": 50,
}  # fmt: skip
LICENCES = {
    "own": "yours", "dragoman": "Apache-2.0", "wikidata": "CC0", "sparql": "CC0",
    "opensanctions": "CC BY-NC 4.0: not for commercial use", "petrarch": "as the file says",
    "geonames": "CC BY 4.0 (GeoNames)",
}  # fmt: skip

EntityRow = tuple[str, str, str, str, str, str, str, str, str, str]
NameRow = tuple[str, str, str, str, str, str]
RoleRow = tuple[str, str, str, str, str, str, str, str, int, int, str]
CodeRow = tuple[str, str, str, str, str, str]
RelationRow = tuple[str, str, str, str, str, str]


@dataclass(slots=True)
class Batch:
    """Rows that some lines of a file give, table by table.

    ``whole`` are people (origin, id) of whom the lines say all there is: what an earlier file
    of the origin said of them goes. ``until`` is the latest day that the file shows itself to
    know of.
    """

    entities: list[EntityRow] = field(default_factory=list)
    names: list[NameRow] = field(default_factory=list)
    surnames: list[tuple[str, str, str]] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)
    codes: list[CodeRow] = field(default_factory=list)
    relations: list[RelationRow] = field(default_factory=list)
    agents: list[tuple[str, str, str, str, str, str]] = field(default_factory=list)
    held: list[tuple[str, str, str, str, str, int, str]] = field(default_factory=list)
    positions: list[tuple[str, str, str, str]] = field(default_factory=list)
    classes: list[tuple[str, str]] = field(default_factory=list)
    whole: list[tuple[str, str]] = field(default_factory=list)
    until: str = ""

    def write(self, base: sqlite3.Connection) -> None:
        """Add the rows; a row that is there is replaced by the later one of its origin."""
        for table, key in (("held", "person"), ("role", "id"), ("name", "id"), ("surname", "id")):
            if self.whole:
                base.executemany(f"DELETE FROM {table} WHERE origin = ? AND {key} = ?", self.whole)
        for table, rows in (
            ("entity", self.entities), ("name", self.names), ("surname", self.surnames),
            ("role", self.roles), ("code", self.codes), ("relation", self.relations),
            ("agent", self.agents), ("held", self.held), ("position", self.positions),
            ("class", self.classes),
        ):  # fmt: skip
            if rows:
                marks = ",".join("?" * len(rows[0]))
                base.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", sorted(rows))


def open_writable(path: Path) -> sqlite3.Connection:
    """The file, made and given its tables where they are missing. Transactions are the
    caller's.

    Raises:
        SetupError: the file cannot be written, or is no knowledge base of this version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(path, isolation_level=None)
        base.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        base.execute("PRAGMA synchronous = NORMAL")
        (found,) = base.execute("PRAGMA user_version").fetchone()
        if found in (0, FORMAT):
            base.executescript(_TABLES)
            base.execute(f"PRAGMA user_version = {FORMAT}")
    except (OSError, sqlite3.Error) as err:
        raise SetupError(
            f"the knowledge base cannot be written: {err}",
            where=str(path),
            remedy="set DRAGOMAN_CACHE to a folder that can be written",
        ) from err
    if found not in (0, FORMAT):
        base.close()
        raise SetupError(
            f"is a knowledge base of version {found}, known is {FORMAT}",
            where=str(path),
            remedy="move it away and import again",
        )
    return base


def open_readable(path: Path) -> sqlite3.Connection:
    """The file, for reading only.

    Raises:
        DataError: it is no knowledge base of this version.
    """
    try:
        base = sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True, check_same_thread=False)
        base.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        (found,) = base.execute("PRAGMA user_version").fetchone()
        base.execute("SELECT 1 FROM origin LIMIT 1").fetchone()
    except sqlite3.Error as err:
        raise DataError(f"is no knowledge base: {err}", where=str(path)) from err
    if found != FORMAT:
        base.close()
        raise DataError(
            f"is a knowledge base of version {found}, known is {FORMAT}",
            where=str(path),
            remedy="move it away and import again",
        )
    return base


def set_origin(base: sqlite3.Connection, origin: str, version: str = "", until: str = "") -> None:
    """Note an origin; of two dates until which it knows, the later stays."""
    base.execute(
        "INSERT INTO origin VALUES (?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET "
        "version = excluded.version, until = max(until, excluded.until)",
        (origin, RANKS[origin], LICENCES[origin], version, until),
    )


def drop_origin(base: sqlite3.Connection, origin: str) -> None:
    """Remove all rows of an origin."""
    for table in (
        "entity", "name", "surname", "role", "code", "relation", "agent", "held", "position",
        "source",
    ):  # fmt: skip
        base.execute(f"DELETE FROM {table} WHERE origin = ?", (origin,))
    base.execute("DELETE FROM origin WHERE id = ?", (origin,))
