"""Signs of machine spinning: what they look like, where they stand, how they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_toml

KINDS = frozenset({"fingerprint", "glued", "generic-name", "phrase"})
APPLY_FROM = 0.7  # readings below this confidence are proposals only
COUNT_FROM = 0.6  # two fingerprints of this confidence make a score of at least a half
_FILE = "rules/fingerprints.toml"
_SPACE = r"(?: {1,2}|\n)"
_COPIED = re.compile(r"\\g<(\w+)>")
_CAPITALISED = re.compile(r"(?<!\\g<)\b[A-Z]\w*")
_CAPITALS_ALLOWED = frozenset({"I", "US", "Secretary"})
_FIELDS = frozenset(
    """id kind keys before regex after unless reading confidence counts match
    no_match""".split()
)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One rule. ``pattern`` holds the group ``sign``; ``reading`` is None when the original
    cannot be known. ``counts`` names the fingerprints a match is evidence of (none: the
    rule is for documents already judged spun); ``unless`` voids the rule where it occurs."""

    id: str
    kind: str
    keys: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    reading: str | None
    confidence: float
    counts: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    @property
    def applies(self) -> bool:
        """Whether a spun document is parsed with this reading."""
        return self.reading is not None and self.confidence >= APPLY_FROM

    def restored(self, found: re.Match[str]) -> str | None:
        """The reading of one match."""
        return None if self.reading is None else found.expand(self.reading)


@lru_cache(maxsize=1)
def load_fingerprints() -> tuple[Fingerprint, ...]:
    """The rules of ``rules/fingerprints.toml`` in file order.

    Raises:
        DataError: a rule breaks the schema; the message names file and rule.
    """
    return fingerprint_rules(read_toml(_FILE))


def fingerprint_rules(table: Mapping[str, object]) -> tuple[Fingerprint, ...]:
    """Rules from a parsed table with an array ``sign`` and a table ``macros``, in which a
    macro may use those above it.

    Raises:
        DataError: see ``load_fingerprints``.
    """
    raw_macros, rows = table.get("macros", {}), table.get("sign", [])
    if not isinstance(raw_macros, Mapping) or not isinstance(rows, list):
        raise DataError("macros must be a table and sign an array of tables", where=_FILE)
    macros: dict[str, str] = {}
    for name, value in raw_macros.items():
        macros[name] = _expand(str(value), macros)
    seen: set[str] = set()
    rules = []
    for number, row in enumerate(rows, 1):
        where = f"{_FILE} sign {number}"
        if not isinstance(row, Mapping):
            raise DataError("no table", where=where)
        rule = _rule(row, macros, f"{where} [{row.get('id')}]")
        if rule.id in seen:
            raise DataError("this id stands twice", where=f"{where} [{rule.id}]")
        seen.add(rule.id)
        rules.append(rule)
    return tuple(rules)


def _rule(row: Mapping[str, object], macros: Mapping[str, str], where: str) -> Fingerprint:
    unknown = set(row) - _FIELDS
    if unknown:
        raise DataError(f"unknown field {min(unknown)}", where=where)
    kind = _text(row, "kind", where)
    if kind not in KINDS:
        raise DataError(f"unknown kind {kind}", where=where, remedy="see KINDS")
    keys = _texts(row, "keys", where)
    if any(k != k.lower() for k in keys):
        raise DataError("keys must be in lower case", where=where)
    before = _text(row, "before", where) if "before" in row else ""
    after = _text(row, "after", where) if "after" in row else ""
    sign = _text(row, "regex", where)
    pattern = _pattern(f"(?:{before})(?P<sign>{sign})(?={after})", macros, where)
    return Fingerprint(
        id=_text(row, "id", where),
        kind=kind,
        keys=keys,
        pattern=pattern,
        unless=_pattern(_text(row, "unless", where), macros, where) if "unless" in row else None,
        reading=_reading(row, kind, pattern, where),
        confidence=_confidence(row, where),
        counts=_texts(row, "counts", where) if "counts" in row else (),
        match=_texts(row, "match", where),
        no_match=_texts(row, "no_match", where),
    )


def _reading(
    row: Mapping[str, object], kind: str, pattern: re.Pattern[str], where: str
) -> str | None:
    if "reading" not in row:
        return None
    reading = _text(row, "reading", where)
    if kind == "generic-name":
        raise DataError("a name is never restored", where=where)
    if set(_CAPITALISED.findall(reading)) - _CAPITALS_ALLOWED:
        raise DataError("a reading may hold no name", where=where)
    if set(_COPIED.findall(reading)) - set(pattern.groupindex):
        raise DataError("the reading copies a group that the regex lacks", where=where)
    return reading


def _confidence(row: Mapping[str, object], where: str) -> float:
    value = row.get("confidence")
    floor = COUNT_FROM if "counts" in row else 0.0
    if not isinstance(value, float) or not floor <= value < 1:
        raise DataError(f"confidence must be a number from {floor} to below 1", where=where)
    return value


def _expand(regex: str, macros: Mapping[str, str]) -> str:
    for name, value in macros.items():
        regex = regex.replace(f"<{name}>", value)
    return regex


def _pattern(regex: str, macros: Mapping[str, str], where: str) -> re.Pattern[str]:
    try:
        return re.compile(_expand(regex, macros).replace(" ", _SPACE))
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
