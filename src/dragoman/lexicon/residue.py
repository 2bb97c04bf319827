"""Rules that tell the residue of a web page (forms, share bars, links) from its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_toml

KINDS = frozenset(
    {"advertisement", "byline", "caption", "comment-form", "comments", "contact",
     "cookie-notice", "copyright", "disclaimer", "login", "navigation", "newsletter",
     "related-links", "share-bar"}
)  # fmt: skip
_FILE = "rules/residue.toml"
_FIELDS = {"id", "kind", "scope", "regex", "confirm", "match", "no_match"}


class Scope(StrEnum):
    """What goes when a rule matches a line.

    LINE: the line, anywhere. TOP: the line, before the text is under way. END: the line,
    when only residue follows. LIST: the line and the link-like lines after it. REST: the
    line and, when no prose follows or ``confirm`` matches a line soon after, all the rest.
    """

    LINE = "line"
    TOP = "line-at-top"
    END = "line-at-end"
    LIST = "line-and-list"
    REST = "from-here-to-end"


@dataclass(frozen=True, slots=True)
class ResidueRule:
    """One rule: ``pattern`` must match a whole line (spaces squeezed, bullet cut off)."""

    id: str
    kind: str
    scope: Scope
    pattern: re.Pattern[str]
    confirm: re.Pattern[str] | None
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@lru_cache(maxsize=1)
def load_residue_rules() -> tuple[ResidueRule, ...]:
    """The rules of ``rules/residue.toml`` in file order.

    Raises:
        DataError: a rule lacks a field, repeats an id, or has no valid pattern.
    """
    return residue_rules(read_toml(_FILE))


def residue_rules(table: Mapping[str, object]) -> tuple[ResidueRule, ...]:
    """Rules from a parsed table with an array ``rule`` and a table ``macros``, in which a
    macro may use those above it.

    Raises:
        DataError: see ``load_residue_rules``.
    """
    raw_macros = table.get("macros", {})
    rows = table.get("rule", [])
    if not isinstance(raw_macros, Mapping) or not isinstance(rows, list):
        raise DataError("macros must be a table and rule an array of tables", where=_FILE)
    macros: dict[str, str] = {}
    for name, value in raw_macros.items():
        macros[name] = _expand(str(value), macros)
    seen: set[str] = set()
    rules = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise DataError(f"rule {number} is no table", where=_FILE)
        rule = _rule(row, macros, f"{_FILE} rule {number} [{row.get('id')}]")
        if rule.id in seen:
            raise DataError("this id stands twice", where=f"{_FILE} rule {number} [{rule.id}]")
        seen.add(rule.id)
        rules.append(rule)
    return tuple(rules)


def _rule(row: Mapping[str, object], macros: Mapping[str, str], where: str) -> ResidueRule:
    unknown = set(row) - _FIELDS
    if unknown:
        raise DataError(f"unknown field {min(unknown)}", where=where)
    kind = _text(row, "kind", where)
    scope = _text(row, "scope", where)
    if kind not in KINDS:
        raise DataError(f"unknown kind {kind}", where=where, remedy="see KINDS")
    if scope not in set(Scope):
        raise DataError(f"unknown scope {scope}", where=where, remedy="see Scope")
    confirm = _text(row, "confirm", where) if "confirm" in row else None
    return ResidueRule(
        id=_text(row, "id", where),
        kind=kind,
        scope=Scope(scope),
        pattern=_pattern(_text(row, "regex", where), macros, where),
        confirm=_pattern(confirm, macros, where) if confirm else None,
        match=_texts(row, "match", where),
        no_match=_texts(row, "no_match", where),
    )


def _expand(regex: str, macros: Mapping[str, str]) -> str:
    for name, value in macros.items():
        regex = regex.replace(f"<{name}>", value)
    return regex


def _pattern(regex: str, macros: Mapping[str, str], where: str) -> re.Pattern[str]:
    try:
        return re.compile(_expand(regex, macros), re.IGNORECASE)
    except re.error as err:
        raise DataError(f"no valid regular expression: {err}", where=where) from err


def _text(row: Mapping[str, object], name: str, where: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value:
        raise DataError(f"field {name} must be a text", where=where)
    return value


def _texts(row: Mapping[str, object], name: str, where: str) -> tuple[str, ...]:
    value = row.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
        raise DataError(f"field {name} must be a list of texts", where=where)
    return tuple(value)
