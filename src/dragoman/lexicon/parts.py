"""Rules that tell the parts of a web page around the report by the names of its elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.residue import KINDS
from dragoman.lexicon.tables import read_toml

_FILE = "rules/parts.toml"
_FIELDS = {"id", "kind", "regex", "match", "no_match"}


@dataclass(frozen=True, slots=True)
class PartRule:
    """One rule: ``pattern`` must match one name (of class, id or role) as a whole."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@lru_cache(maxsize=1)
def load_part_rules() -> tuple[PartRule, ...]:
    """The rules of ``rules/parts.toml`` in file order.

    Raises:
        DataError: a rule lacks a field, repeats an id, or has no valid pattern.
    """
    return part_rules(read_toml(_FILE))


def part_rules(table: Mapping[str, object]) -> tuple[PartRule, ...]:
    """Rules from a parsed table with an array ``part``.

    Raises:
        DataError: see ``load_part_rules``.
    """
    rows = table.get("part", [])
    if not isinstance(rows, list):
        raise DataError("part must be an array of tables", where=_FILE)
    rules: list[PartRule] = []
    for number, row in enumerate(rows, 1):
        where = f"{_FILE} part {number}"
        if not isinstance(row, Mapping) or set(row) != _FIELDS:
            raise DataError(f"the fields must be {', '.join(sorted(_FIELDS))}", where=where)
        name, kind, regex = str(row["id"]), str(row["kind"]), str(row["regex"])
        if kind not in KINDS or any(r.id == name for r in rules):
            raise DataError("unknown kind, or this id stands twice", where=f"{where} [{name}]")
        try:
            pattern = re.compile(regex)
        except re.error as err:
            raise DataError(f"no valid regular expression: {err}", where=where) from err
        match, no_match = row["match"], row["no_match"]
        if not (isinstance(match, list) and isinstance(no_match, list) and match and no_match):
            raise DataError("match and no_match must be lists of texts", where=where)
        rules.append(
            PartRule(name, kind, pattern, tuple(map(str, match)), tuple(map(str, no_match)))
        )
    return tuple(rules)


@lru_cache(maxsize=8192)
def part_kind(name: str) -> str | None:
    """Kind of the part that a name of class, id or role tells of, else None.

    >>> part_kind("comments-area"), part_kind("article-body")
    ('comments', None)
    """
    if len(name) > 60:
        return None
    plain = name.lower().replace("__", "-")
    return next((r.kind for r in load_part_rules() if r.pattern.fullmatch(plain)), None)
