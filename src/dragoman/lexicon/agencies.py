"""News agencies, and the words by which a report credits them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon import fields
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
    agencies = fields.rules(table, "agency", _FILE, _agency)
    if not agencies:
        raise DataError("there is no agency", where=_FILE)
    owners: dict[str, str] = {}
    for agency in agencies:
        for name in agency.names:
            if owners.setdefault(name, agency.id) != agency.id:
                raise DataError(f"the name {name} stands twice", where=f"{_FILE} [{agency.id}]")
    any_name = "|".join(re.escape(n) for n in sorted(owners, key=len, reverse=True))
    return Agencies(
        agencies,
        owners,
        re.compile(rf"\((?P<name>{any_name})\)"),
        re.compile(
            rf"\b(?P<before>{any_name})(?: news agency)? {_SAYS}\b"
            rf"|\b(?:told|according to)(?: the)? (?P<after>{any_name})\b"
        ),
    )


def _agency(row: Mapping[str, object], where: str) -> Agency:
    fields.check(row, _FIELDS, where)
    names, match, no_match = (fields.texts(row, f, where) for f in ("names", "match", "no_match"))
    return Agency(fields.text(row, "id", where), names, match, no_match)
