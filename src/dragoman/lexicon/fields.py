"""What the tables of rules have in common: rows with ids, macros, and checked fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from typing import Protocol, TypeVar

from dragoman.errors import DataError


class _Rule(Protocol):
    @property
    def id(self) -> str: ...


_R = TypeVar("_R", bound=_Rule)


def rules(
    table: Mapping[str, object],
    name: str,
    file: str,
    build: Callable[[Mapping[str, object], str], _R],
) -> tuple[_R, ...]:
    """The rules that ``build`` makes of the rows of an array, told where each row stands.

    Raises:
        DataError: it is no array of tables, or an id stands twice.
    """
    rows = table.get(name, [])
    if not isinstance(rows, list):
        raise DataError(f"{name} must be an array of tables", where=file)
    found: dict[str, _R] = {}
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise DataError("no table", where=f"{file} {name} {number}")
        where = f"{file} {name} {number} [{row.get('id')}]"
        rule = build(row, where)
        if rule.id in found:
            raise DataError("this id stands twice", where=where)
        found[rule.id] = rule
    return tuple(found.values())


def macros(
    table: Mapping[str, object],
    file: str,
    marks: str = "<>",
    given: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Those given and those of the table ``macros``, in which one may use those above it.

    Raises:
        DataError: it is no table.
    """
    raw = table.get("macros", {})
    if not isinstance(raw, Mapping):
        raise DataError("macros must be a table", where=file)
    known = dict(given or {})
    for name, value in raw.items():
        known[name] = expand(str(value), known, marks)
    return known


def expand(regex: str, known: Mapping[str, str], marks: str = "<>") -> str:
    """A regular expression with the macros it names between the two marks written out.

    >>> expand("<day>s?", {"day": "(?:Mon|Tues)day"})
    '(?:Mon|Tues)days?'
    """
    for name, value in known.items():
        regex = regex.replace(f"{marks[0]}{name}{marks[1]}", value)
    return regex


def compiled(regex: str, where: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A regular expression, compiled.

    Raises:
        DataError: it is none.
    """
    try:
        return re.compile(regex, flags)
    except re.error as err:
        raise DataError(f"no valid regular expression: {err}", where=where) from err


def check(row: Mapping[str, object], known: Set[str], where: str) -> None:
    """Refuse a row with a field that nobody reads.

    Raises:
        DataError: there is one.
    """
    unknown = set(row) - known
    if unknown:
        raise DataError(f"unknown field {min(unknown)}", where=where)


def text(row: Mapping[str, object], name: str, where: str) -> str:
    """A field that must hold a text.

    Raises:
        DataError: it is missing, empty or something else.
    """
    value = row.get(name)
    if not isinstance(value, str) or not value:
        raise DataError(f"field {name} must be a text", where=where)
    return value


def texts(row: Mapping[str, object], name: str, where: str) -> tuple[str, ...]:
    """A field that must hold one text or more.

    Raises:
        DataError: it is missing, empty or something else.
    """
    value = row.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
        raise DataError(f"field {name} must be a list of texts", where=where)
    return tuple(value)
