"""Signs of machine spinning: what they look like, where they stand, how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon import fields
from dragoman.lexicon.tables import read_toml

RULE_KINDS = frozenset({"fingerprint", "glued", "generic-name", "phrase", "typing"})
KINDS = RULE_KINDS | {"thesaurus"}  # the last: signs of the reverse thesaurus
SLIPS = frozenset({"glued", "typing"})  # kinds that a careless typist may cause too
APPLY_FROM = 0.7  # readings below this confidence are proposals only
COUNT_FROM = 0.6  # two fingerprints of this confidence make a score of at least a half
_FILE = "rules/fingerprints.toml"
_REACH = 160  # characters before a sign in which its slot is looked for
_SPACE = r"(?: {1,2}|\n)"
_COPIED = re.compile(r"\\g<(\w+)>")
_CAPITALISED = re.compile(r"(?<!\\g<)\b[A-Z]\w*")
_CAPITALS_ALLOWED = frozenset({"I", "US", "Secretary"})
_FIELDS = frozenset(
    {"id", "kind", "keys", "before", "regex", "after", "unless", "reading", "confidence"}
    | {"counts", "least", "match", "no_match"}
)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One rule. ``sign`` matches the sign itself, ``before`` and ``after`` what stands on
    either side; ``unless`` voids the rule where it occurs. ``reading`` is None when the
    original cannot be known. ``counts`` names the fingerprints a match is evidence of
    (none: the rule is for documents already judged spun). A document with fewer than
    ``least`` matches has none.
    """

    id: str
    kind: str
    keys: tuple[str, ...]
    sign: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    reading: str | None
    confidence: float
    counts: tuple[str, ...]
    least: int
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    @property
    def applies(self) -> bool:
        """Whether a spun document is parsed with this reading."""
        return self.reading is not None and self.confidence >= APPLY_FROM

    def find(self, text: str, plain: str) -> Iterator[re.Match[str]]:
        """Matches of the sign in its slot; ``plain`` is ``plain_words(text)``."""
        if not any(key in plain for key in self.keys):
            return
        if self.unless and self.unless.search(text):
            return
        matches = list(self._in_slot(text))
        if len(matches) >= self.least:
            yield from matches

    def _in_slot(self, text: str) -> Iterator[re.Match[str]]:
        for found in self.sign.finditer(text):
            start, end = found.span()
            if start and text[start].isalnum() and text[start - 1].isalnum():
                continue  # a look-behind would slow the search
            if self.before and not self.before.search(text, max(0, start - _REACH), start):
                continue
            if self.after and not self.after.match(text, end):
                continue
            yield found

    def restored(self, found: re.Match[str]) -> str | None:
        """The reading of one match."""
        return None if self.reading is None else found.expand(self.reading)


def plain_words(text: str) -> str:
    """The text in lower case and single spaces, in which the keys of rules are looked up."""
    return " ".join(text.lower().split())


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
    macros = fields.macros(table, _FILE)
    return fields.rules(table, "sign", _FILE, lambda row, where: _rule(row, macros, where))


def _rule(row: Mapping[str, object], macros: Mapping[str, str], where: str) -> Fingerprint:
    fields.check(row, _FIELDS, where)
    kind = fields.text(row, "kind", where)
    if kind not in RULE_KINDS:
        raise DataError(f"unknown kind {kind}", where=where, remedy="see RULE_KINDS")
    keys = fields.texts(row, "keys", where)
    if any(k != k.lower() for k in keys):
        raise DataError("keys must be in lower case", where=where)
    # the sign ends where a word ends, unless it is no word itself
    sign = _pattern(rf"(?:{fields.text(row, 'regex', where)})(?:(?!\w)|(?<!\w))", macros, where)
    return Fingerprint(
        id=fields.text(row, "id", where),
        kind=kind,
        keys=keys,
        sign=sign,
        before=_optional(row, "before", r"(?:{})\Z", macros, where),
        after=_optional(row, "after", "{}", macros, where),
        unless=_optional(row, "unless", "{}", macros, where),
        reading=_reading(row, kind, sign, where),
        confidence=_confidence(row, where),
        counts=fields.texts(row, "counts", where) if "counts" in row else (),
        least=_least(row, where),
        match=fields.texts(row, "match", where),
        no_match=fields.texts(row, "no_match", where),
    )


def _reading(row: Mapping[str, object], kind: str, sign: re.Pattern[str], where: str) -> str | None:
    if "reading" not in row:
        return None
    reading = fields.text(row, "reading", where)
    if kind == "generic-name":
        raise DataError("a name is never restored", where=where)
    if set(_CAPITALISED.findall(reading)) - _CAPITALS_ALLOWED:
        raise DataError("a reading may hold no name", where=where)
    if set(_COPIED.findall(reading)) - set(sign.groupindex):
        raise DataError("the reading copies a group that the regex lacks", where=where)
    return reading


def _confidence(row: Mapping[str, object], where: str) -> float:
    value = row.get("confidence")
    floor = COUNT_FROM if "counts" in row else 0.0
    if not isinstance(value, float) or not floor <= value < 1:
        raise DataError(f"confidence must be a number from {floor} to below 1", where=where)
    return value


def _least(row: Mapping[str, object], where: str) -> int:
    value = row.get("least", 1)
    if not isinstance(value, int) or value < 1:
        raise DataError("least must be a whole number from 1 on", where=where)
    return value


def _pattern(regex: str, macros: Mapping[str, str], where: str) -> re.Pattern[str]:
    return fields.compiled(fields.expand(regex, macros).replace(" ", _SPACE), where)


def _optional(
    row: Mapping[str, object], field: str, form: str, macros: Mapping[str, str], where: str
) -> re.Pattern[str] | None:
    if field not in row:
        return None
    return _pattern(form.format(fields.text(row, field, where)), macros, where)
