"""The grammar of time expressions: rules of ``rules/times.toml`` with their meanings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon import fields
from dragoman.lexicon.tables import read_toml

TYPES = frozenset({"DATE", "TIME", "DURATION", "SET"})
MEANINGS = frozenset(
    "calendar century clock decade deictic duration easter fiscal nth-weekday numeric offset "
    "range same set unit vague weekday window".split()
)
NEEDS = frozenset({"", "adverb", "date", "entity", "preposition"})
_FILE = "rules/times.toml"
_MARKS = "{}"  # around the name of a macro
_TABLES = (
    "months", "short_months", "weekdays", "short_weekdays", "numbers", "units", "seasons",
    "ordinals", "decades", "centuries", "parts", "modifiers",
)  # fmt: skip
_NAMES = _TABLES[:4]
_WORD_FIELDS = frozenset({"id", "type", "meaning", "regex", "needs", "when", "anchor", "part"})
_NUMBER_FIELDS = frozenset({"sign", "offset", "year", "month", "day"})
_EXAMPLE_FIELDS = frozenset({"text", "dct", "expression", "value", "earliest", "latest", "type"})


@dataclass(frozen=True, slots=True)
class TimeExample:
    """A sentence in which the rule finds ``expression`` with that value.

    ``dct`` is an ISO day, an interval ``a/b``, or empty; an empty value, and a bound
    given as ``-``, stands for null; a bound left out is not compared.
    """

    text: str
    expression: str
    dct: str = ""
    value: str = ""
    earliest: str = ""
    latest: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One rule: a pattern, and how its groups give a stretch of the calendar.

    ``needs``: what else must speak for a time — ``date`` (the entity recogniser, or a
    preposition of time before it), ``entity``, ``preposition``, ``adverb``. ``when`` = future:
    only in a clause about the future. ``anchor``: dct, or reference (the last date told before).
    ``sign`` and ``offset`` direct a shift; ``year``, ``month``, ``day``, ``part`` are fixed parts.
    """

    id: str
    type: str
    meaning: str
    pattern: re.Pattern[str]
    needs: str
    when: str
    anchor: str
    part: str
    sign: int
    offset: int
    year: int
    month: int
    day: int
    examples: tuple[TimeExample, ...]
    no_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """Rules in file order, the pattern of the words an expression may begin with, and the
    word tables (lower case → number or code)."""

    rules: tuple[TimeRule, ...]
    starts: re.Pattern[str]
    prepositions: frozenset[str]
    tables: Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=1)
def load_times() -> TimeLexicon:
    """The packaged grammar.

    Raises:
        DataError: a rule lacks a field, repeats an id, or has no valid pattern.
    """
    return build_times(read_toml(_FILE))


def build_times(raw: Mapping[str, object]) -> TimeLexicon:
    """A grammar from a parsed TOML table.

    Raises:
        DataError: see ``load_times``.
    """
    tables: dict[str, dict[str, str]] = {}
    for name in _TABLES:
        table = raw.get(name)
        if not isinstance(table, Mapping) or not table:
            raise DataError(f"table {name} is missing or empty", where=_FILE)
        tables[name] = {str(k).lower(): str(v) for k, v in table.items()}
    macros = {name: _alternatives(table, name in _NAMES) for name, table in tables.items()}
    macros = fields.macros(raw, _FILE, _MARKS, macros)
    rules = fields.rules(raw, "rule", _FILE, lambda row, where: _rule(row, macros, where))
    if not rules:
        raise DataError("there is no rule", where=_FILE)
    words = [*str(raw.get("starts", "")).split(), *tables["numbers"], *tables["ordinals"]]
    first = sorted({re.escape(w.split()[0]) for w in words}, key=lambda w: (-len(w), w))
    names = "|".join(macros[name] for name in _NAMES)
    figures = r"[\d'’]\d|\d|Q[1-4]|FY(?=[ \d])"
    starts = rf"(?<![\w$€£¥.,/%+-])(?:{figures}|(?i:{'|'.join(first)})(?!\w)|(?:{names}))"
    return TimeLexicon(
        rules,
        fields.compiled(starts, _FILE),
        frozenset(str(raw.get("prepositions", "")).split()),
        tables,
    )


def _alternatives(table: Mapping[str, str], capital: bool) -> str:
    """The words of a table as one group, longest first; names of months and weekdays only
    with a capital."""
    words = sorted(table, key=lambda w: (-len(w), w))
    if capital:
        shouted = [w.upper() for w in words if len(w) > 3]  # "MAY" is a verb in a headline
        return f"(?-i:{'|'.join([w.capitalize() for w in words] + shouted)})"
    return f"(?:{'|'.join(re.escape(w) for w in words)})"


def _rule(row: Mapping[str, object], macros: Mapping[str, str], where: str) -> TimeRule:
    fields.check(row, _WORD_FIELDS | _NUMBER_FIELDS | {"examples", "no_match"}, where)
    words = {name: row.get(name, "") for name in _WORD_FIELDS}
    numbers = {name: row.get(name, 0) for name in _NUMBER_FIELDS}
    if not all(isinstance(w, str) for w in words.values()):
        raise DataError("id, type, meaning, regex and the like must be texts", where=where)
    if not all(isinstance(n, int) for n in numbers.values()):
        raise DataError("sign, offset, year, month and day must be whole numbers", where=where)
    text = {name: str(value) for name, value in words.items()}
    closed = (
        ("type", TYPES), ("meaning", MEANINGS), ("needs", NEEDS), ("when", {"", "future"}),
        ("anchor", {"", "dct", "reference"}),
    )  # fmt: skip
    for name, known in closed:
        if text[name] not in known:
            raise DataError(f"{name} {text[name]!r} is none of {sorted(known)}", where=where)
    if not text["id"] or not text["regex"]:
        raise DataError("id and regex must not be empty", where=where)
    return TimeRule(
        id=text["id"],
        type=text["type"],
        meaning=text["meaning"],
        pattern=_pattern(text["regex"], macros, where),
        needs=text["needs"],
        when=text["when"],
        anchor=text["anchor"] or "dct",
        part=text["part"],
        **{name: int(str(value)) for name, value in numbers.items()},
        examples=_examples(row, where),
        no_match=_no_match(row, where),
    )


def _pattern(regex: str, macros: Mapping[str, str], where: str) -> re.Pattern[str]:
    return fields.compiled(
        rf"(?:{fields.expand(regex, macros, _MARKS)})(?!\w)", where, re.IGNORECASE
    )


def _examples(row: Mapping[str, object], where: str) -> tuple[TimeExample, ...]:
    rows = row.get("examples")
    if not isinstance(rows, list) or not rows:
        raise DataError("examples must be a list of tables", where=where)
    out = []
    for item in rows:
        if (
            not isinstance(item, Mapping)
            or not {"text", "expression"} <= set(item) <= _EXAMPLE_FIELDS
        ):
            raise DataError(f"bad example {item!r}", where=where)
        out.append(TimeExample(**{str(k): str(v) for k, v in item.items()}))
    return tuple(out)


def _no_match(row: Mapping[str, object], where: str) -> tuple[str, ...]:
    rows = row.get("no_match", [])
    if not isinstance(rows, list):
        raise DataError("no_match must be a list of texts", where=where)
    return tuple(str(r) for r in rows)
