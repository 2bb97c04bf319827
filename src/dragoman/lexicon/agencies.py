"""News agencies, and the words by which a report credits them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_toml

_FILE = "rules/agencies.toml"
_FIELDS = {"id", "names", "match", "no_match"}
_SAYS = r"(?:said|says|reported|reports|quoted|told|wrote)"
_TOP = 1_500  # characters in which a credit for the whole report stands


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency: its id, names (case counts), and examples of credits."""

    id: str
    names: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agencies:
    """All agencies, with one pattern for each way of crediting."""

    agencies: tuple[Agency, ...]
    owners: dict[str, str]
    credit: re.Pattern[str]
    told: re.Pattern[str]

    def credited(self, text: str) -> frozenset[str]:
        """Agencies to which the report as a whole is credited: "(Reuters)" near its top."""
        return frozenset(self.owners[m["name"]] for m in self.credit.finditer(text[:_TOP]))

    def quoted(self, text: str) -> frozenset[str]:
        """Agencies on whose word some of the report rests: "Yonhap said"."""
        found = (m["before"] or m["after"] for m in self.told.finditer(text))
        return frozenset(self.owners[name] for name in found)


@lru_cache(maxsize=1)
def load_agencies() -> Agencies:
    """The agencies of ``rules/agencies.toml``.

    Raises:
        DataError: a row lacks a field, or repeats an id or a name.
    """
    return build_agencies(read_toml(_FILE))


def build_agencies(table: Mapping[str, object]) -> Agencies:
    """Agencies from a parsed table with an array ``agency``.

    Raises:
        DataError: see ``load_agencies``.
    """
    rows = table.get("agency")
    if not isinstance(rows, list) or not rows:
        raise DataError("agency must be an array of tables", where=_FILE)
    agencies: list[Agency] = []
    owners: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        where = f"{_FILE} agency {number}"
        if not isinstance(row, Mapping) or set(row) != _FIELDS:
            raise DataError(f"the fields must be {sorted(_FIELDS)}", where=where)
        agency = Agency(
            str(row["id"]), *(_texts(row[f], f, where) for f in ("names", "match", "no_match"))
        )
        if any(agency.id == a.id for a in agencies):
            raise DataError(f"the id {agency.id} stands twice", where=where)
        for name in agency.names:
            if owners.setdefault(name, agency.id) != agency.id:
                raise DataError(f"the name {name} stands twice", where=where)
        agencies.append(agency)
    any_name = "|".join(re.escape(n) for n in sorted(owners, key=len, reverse=True))
    return Agencies(
        tuple(agencies),
        owners,
        re.compile(rf"\((?P<name>{any_name})\)"),
        re.compile(
            rf"\b(?P<before>{any_name})(?: news agency)? {_SAYS}\b"
            rf"|\b(?:told|according to)(?: the)? (?P<after>{any_name})\b"
        ),
    )


def _texts(value: object, name: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
        raise DataError(f"field {name} must be a list of texts", where=where)
    return tuple(value)
