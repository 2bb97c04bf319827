"""The tables of a gazetteer file, and how one is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

FORMAT = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL,
  admin1 TEXT NOT NULL, lat REAL, lon REAL, population INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS name (
  key TEXT NOT NULL, id INTEGER NOT NULL, own INTEGER NOT NULL,
  PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS country (iso2 TEXT PRIMARY KEY, iso3 TEXT NOT NULL, id INTEGER);
CREATE TABLE IF NOT EXISTS feature (code TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS wikidata (id INTEGER PRIMARY KEY, qid TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS source (
  file TEXT PRIMARY KEY, mark TEXT NOT NULL, options TEXT NOT NULL, size INTEGER NOT NULL,
  offset INTEGER NOT NULL, rows INTEGER NOT NULL, kept INTEGER NOT NULL, bad INTEGER NOT NULL,
  done INTEGER NOT NULL);
"""
_CACHE_KIB = 16_384

PlaceRow = tuple[int, str, str, str, str, float | None, float | None, int]
NameRow = tuple[str, int, int]


def open_writable(path: Path) -> sqlite3.Connection:
    """The file, made and given its tables where they are missing. Transactions are the
    caller's.

    Raises:
        sqlite3.Error: the file cannot be written or is no database.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(path, isolation_level=None)
    base.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    base.execute("PRAGMA synchronous = NORMAL")
    base.executescript(_TABLES)
    base.execute(f"PRAGMA user_version = {FORMAT}")
    return base


def add_places(base: sqlite3.Connection, rows: Iterable[PlaceRow]) -> None:
    """Add places; one that is known is replaced."""
    base.executemany("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?)", rows)


def add_names(base: sqlite3.Connection, rows: Iterable[NameRow]) -> None:
    """Add folded names; one that is known stays a place's own name if it is that in either."""
    base.executemany(
        "INSERT INTO name VALUES (?,?,?) "
        "ON CONFLICT (key, id) DO UPDATE SET own = max(own, excluded.own)",
        rows,
    )


def counts(base: sqlite3.Connection, tables: Sequence[str] = ("place", "name")) -> list[int]:
    """Number of rows of the tables."""
    return [int(base.execute(f"SELECT count(*) FROM {t}").fetchone()[0]) for t in tables]
