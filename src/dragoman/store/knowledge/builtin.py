"""The packaged tables as rows of the knowledge base."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dragoman.errors import DataError
from dragoman.lexicon import knowledge as tables
from dragoman.lexicon.countries import COUNTRY_COLUMNS
from dragoman.lexicon.persons import TOP_KINDS, load_persons
from dragoman.lexicon.tables import digest, read_tsv, split_list
from dragoman.store.knowledge.people import add_entity
from dragoman.store.knowledge.schema import Batch, drop_origin, open_readable, set_origin
from dragoman.text import fold

ORIGIN = "dragoman"
_CODES = ("iso2", "iso3", "fips", "cow", "gw", "cameo")
_USES = (("short_names", "short"), ("capital", "capital"), ("adjectives", "demonym"),
         ("people", "people"))  # fmt: skip


def build(base: sqlite3.Connection) -> bool:
    """Put the packaged tables into the base, in one transaction, unless those of this version
    are there; tells whether it did.

    Raises:
        DataError: a table breaks its schema.
    """
    version = digest("knowledge")
    row = base.execute("SELECT version FROM origin WHERE id = ?", (ORIGIN,)).fetchone()
    if row == (version,):
        return False
    batch = Batch()
    _countries(batch)
    _bodies(batch)
    _agents(batch)
    _persons(batch)
    base.execute("BEGIN IMMEDIATE")
    drop_origin(base, ORIGIN)
    batch.write(base)
    set_origin(base, ORIGIN, version)
    base.execute("COMMIT")
    return True


def _countries(batch: Batch) -> None:
    for r in read_tsv("knowledge/countries.tsv", COUNTRY_COLUMNS):
        key, start, end = r["id"], r["valid_from"], r["valid_to"]
        add_entity(
            batch, ORIGIN, key, "country", r["name"], [(n, "en") for n in split_list(r["names"])],
            wikidata=r["wikidata"], country=key, valid_from=start, valid_to=end,
        )  # fmt: skip
        for column, use in _USES:
            for name in split_list(r[column]):
                batch.names.append((fold(name), ORIGIN, key, name, "en", use))
        for scheme in _CODES:
            for code in split_list(r[scheme]):
                batch.codes.append((scheme, code, ORIGIN, key, start, end))
        if r["parent"]:
            kind = "succeeded by" if r["status"] == "former" else "part of"
            batch.relations.append((ORIGIN, key, kind, r["parent"], start, end))


def _bodies(batch: Batch) -> None:
    for r in read_tsv("knowledge/organisations.tsv", tables.ORGANISATION_COLUMNS):
        forms = (*split_list(r["names"]), *split_list(r["acronyms"]))
        add_entity(
            batch, ORIGIN, r["id"], r["kind"], r["name"], [(n, "en") for n in forms],
            wikidata=r["wikidata"], country=r["country"], sector=r["sector"],
            valid_from=r["active_from"], valid_to=r["active_to"],
        )  # fmt: skip
        for cell in split_list(r["members"]):  # "GBR:1973-2020"
            member, _, times = cell.partition(":")
            start, _, end = times.partition("-")
            batch.relations.append((ORIGIN, member, "member of", r["id"], start, end))
    for r in read_tsv("knowledge/armed_groups.tsv", tables.GROUP_COLUMNS):
        forms = (*split_list(r["names"]), *split_list(r["acronyms"]), *split_list(r["people"]))
        add_entity(
            batch, ORIGIN, r["id"], "group", r["name"], [(n, "en") for n in forms],
            wikidata=r["wikidata"], country=r["country"], sector=r["sector"],
            valid_from=r["active_from"], valid_to=r["active_to"],
        )  # fmt: skip
    for r in read_tsv("knowledge/metonyms.tsv", tables.METONYM_COLUMNS):
        add_entity(
            batch, ORIGIN, f"{r['country']}:{r['name']}", r["kind"], r["name"],
            country=r["country"], sector=r["sector"], valid_from=r["valid_from"],
            valid_to=r["valid_to"],
        )  # fmt: skip
    for r in read_tsv("knowledge/standings.tsv", tables.STANDING_COLUMNS):
        batch.roles.append(
            (ORIGIN, r["id"], "", r["sector"], r["note"], "standing", r["valid_from"],
             r["valid_to"], 0, 0, "")
        )  # fmt: skip


def _agents(batch: Batch) -> None:
    for r in read_tsv("knowledge/agents.tsv", tables.AGENT_COLUMNS):
        batch.agents.append(
            (ORIGIN, r["noun"], r["sector"], r["secondary"], r["kind"], r["office"])
        )


def _persons(batch: Batch) -> None:
    for person in load_persons():
        top = next((r for r in person.roles if r.kind in TOP_KINDS), person.roles[0])
        key = person.wikidata or f"{person.name} ({top.country})"
        add_entity(
            batch, ORIGIN, key, "person", person.name, [(n, "") for n in person.names],
            wikidata=person.wikidata or "", country=top.country, gender=person.gender,
        )  # fmt: skip
        batch.roles += [
            (ORIGIN, key, r.country, r.sector, r.office, r.kind, r.start, r.end, 0,
             int(r.acting), "")
            for r in person.roles
        ]  # fmt: skip


def is_current(path: Path) -> bool:
    """Whether the file is there and holds the packaged tables of this version."""
    if not path.is_file():
        return False
    try:
        base = open_readable(path)
    except DataError:
        return False
    try:
        row = base.execute("SELECT version FROM origin WHERE id = ?", (ORIGIN,)).fetchone()
        return bool(row == (digest("knowledge"),))
    finally:
        base.close()
