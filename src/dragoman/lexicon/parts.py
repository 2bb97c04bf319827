"""Rules that tell the parts of a web page around the report by the names of its elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon import fields
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
    return fields.rules(table, "part", _FILE, _rule)


def _rule(row: Mapping[str, object], where: str) -> PartRule:
    fields.check(row, _FIELDS, where)
    kind = fields.text(row, "kind", where)
    if kind not in KINDS:
        raise DataError(f"unknown kind {kind}", where=where, remedy="see KINDS")
    return PartRule(
        id=fields.text(row, "id", where),
        kind=kind,
        pattern=fields.compiled(fields.text(row, "regex", where), where),
        match=fields.texts(row, "match", where),
        no_match=fields.texts(row, "no_match", where),
    )


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
