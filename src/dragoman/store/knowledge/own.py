"""A plain table of one's own, CSV or JSON lines: a row is a person in an office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from dragoman.errors import InputError
from dragoman.lexicon.offices import class_of
from dragoman.store.knowledge.dates import checked, iso_date
from dragoman.store.knowledge.people import add_entity, country_id
from dragoman.store.knowledge.schema import Batch
from dragoman.text import fold

# Columns and other names they may have.
COLUMNS = {
    "person": ("name", "holder"), "wikidata": ("qid", "person_id"), "names": ("aliases",),
    "country": ("iso3",), "office": ("position", "title"), "kind": ("class",), "sector": (),
    "start": ("from", "start_date"), "end": ("to", "end_date"), "acting": (), "gender": (),
}  # fmt: skip
REQUIRED = ("person", "country", "office")
_YES = frozenset({"1", "yes", "true", "y"})
_rows = msgspec.json.Decoder(dict[str, str | int | None])


def columns_of(header: Sequence[str], file: str) -> list[str]:
    """The columns of a header by the names used here; others are called by their own.

    Raises:
        InputError: a column that is needed is missing.
    """
    known = {alias: name for name, aliases in COLUMNS.items() for alias in (name, *aliases)}
    found = [known.get(cell.strip().casefold(), cell) for cell in header]
    missing = [name for name in REQUIRED if name not in found]
    if missing:
        raise InputError(
            f"has no column {', '.join(missing)}",
            where=f"{file}:1",
            remedy=f"columns are {', '.join(COLUMNS)}; the first three needed are "
            f"{', '.join(REQUIRED)}",
        )
    return found


def json_row(line: bytes) -> dict[str, str]:
    """A row of JSON lines, with the names of columns used here.

    Raises:
        ValueError: the line is no flat object.
    """
    try:
        found = _rows.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as err:
        raise ValueError(str(err)) from err
    known = {alias: name for name, aliases in COLUMNS.items() for alias in (name, *aliases)}
    return {known.get(k, k): "" if v is None else str(v) for k, v in found.items()}


@dataclass(frozen=True, slots=True)
class OwnRows:
    """Reads rows by column."""

    origin: str = "own"

    def take(self, row: Mapping[str, str], batch: Batch) -> bool:
        """Take a row into the batch.

        Raises:
            ValueError: it lacks a person or an office, its country is unknown, or its dates
                are none.
        """
        person, office = row.get("person", "").strip(), row.get("office", "").strip()
        country = country_id(row.get("country", "").strip())
        if not person or not office or not country:
            raise ValueError("no person, office or known country")
        start, end = checked(iso_date(row.get("start", "")), iso_date(row.get("end", "")))
        batch.until = max(batch.until, start, end)
        wikidata = row.get("wikidata", "").strip()
        known = class_of(office, country)
        add_entity(
            batch, self.origin, wikidata or f"{fold(person)} ({country})", "person", person,
            [(n.strip(), "") for n in row.get("names", "").split("|") if n.strip()],
            wikidata=wikidata, country=country, gender=row.get("gender", ""),
        )  # fmt: skip
        batch.roles.append(
            (self.origin, wikidata or f"{fold(person)} ({country})", country,
             row.get("sector") or (known.sector if known else ""), office,
             row.get("kind") or (known.kind if known else ""), start, end, 0,
             int(row.get("acting", "").casefold() in _YES), "")
        )  # fmt: skip
        return True
