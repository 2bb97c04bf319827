"""Rules that tell the residue of a web page (forms, share bars, links) from its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon import fields
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
    macros = fields.macros(table, _FILE)
    return fields.rules(table, "rule", _FILE, lambda row, where: _rule(row, macros, where))


def _rule(row: Mapping[str, object], macros: Mapping[str, str], where: str) -> ResidueRule:
    fields.check(row, _FIELDS, where)
    kind = fields.text(row, "kind", where)
    scope = fields.text(row, "scope", where)
    if kind not in KINDS:
        raise DataError(f"unknown kind {kind}", where=where, remedy="see KINDS")
    if scope not in set(Scope):
        raise DataError(f"unknown scope {scope}", where=where, remedy="see Scope")
    confirm = fields.text(row, "confirm", where) if "confirm" in row else None
    return ResidueRule(
        id=fields.text(row, "id", where),
        kind=kind,
        scope=Scope(scope),
        pattern=_pattern(fields.text(row, "regex", where), macros, where),
        confirm=_pattern(confirm, macros, where) if confirm else None,
        match=fields.texts(row, "match", where),
        no_match=fields.texts(row, "no_match", where),
    )


def _pattern(regex: str, macros: Mapping[str, str], where: str) -> re.Pattern[str]:
    return fields.compiled(fields.expand(regex, macros), where, re.IGNORECASE)
