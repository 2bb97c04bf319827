"""The text of a file of one's own: its table, and the line on which something stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?\s*(?:#.*)?$")
_AT = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a file, where, and how to mend it; ``row`` is the id it is about."""

    file: str
    line: int | None
    row: str
    what: str
    remedy: str = ""

    @property
    def where(self) -> str:
        """File, line and row as far as they are known."""
        line = f":{self.line}" if self.line else ""
        return f"{self.file}{line}" + (f" [{self.row}]" if self.row else "")


@dataclass(frozen=True, slots=True)
class Source:
    """A file: its name, its lines, and its table (empty when it is no TOML)."""

    name: str
    lines: tuple[str, ...]
    table: Mapping[str, object]
    digest: str

    def rows(self, kind: str) -> tuple[object, ...]:
        """The tables ``[[kind]]`` in order."""
        found = self.table.get(kind, [])
        return tuple(found) if isinstance(found, list) else (found,)

    def line(self, kind: str, number: int, near: str = "") -> int | None:
        """The line of the ``number``-th (from 0) header of ``kind``, or the first below it
        that holds ``near``; without a kind, of the whole file. None where that cannot be told."""
        if not kind:
            return self._near(near, 1, len(self.lines) + 1)
        heads = [(n, m[2]) for n, t in enumerate(self.lines, 1) if (m := _HEADER.match(t))]
        mine = [n for n, name in heads if name == kind]
        if len(mine) != max(1, len(self.rows(kind))) or number >= len(mine):
            return None
        start = mine[number]
        end = min((n for n, _ in heads if n > start), default=len(self.lines) + 1)
        return self._near(near, start, end) or start

    def _near(self, word: str, start: int, end: int) -> int | None:
        """The line in [start, end) with ``word`` as a key, else as a text, else in a text."""
        key = re.compile(rf"\s*(?:\[\[?)?{re.escape(word)}\s*[=\]]")
        lines = range(start, end) if word else ()
        found = [n for n in lines if key.match(self.lines[n - 1])]
        for form in (f'"{word}"', word):
            found += [n for n in lines if form in self.lines[n - 1]]
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Seat:
    """A row of a file, from which faults are told."""

    source: Source
    kind: str
    number: int = 0
    row: str = ""

    def fault(self, what: str, remedy: str = "", near: str = "") -> Fault:
        """A fault of this row; ``near`` stands on the line that is meant."""
        line = self.source.line(self.kind, self.number, near)
        return Fault(file=self.source.name, line=line, row=self.row, what=what, remedy=remedy)


def read_source(name: str, text: str) -> tuple[Source, Fault | None]:
    """The file with this text, and what makes it no TOML, if anything does."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    digest = blake2b(text.encode(), digest_size=4).hexdigest()
    lines = tuple(text.split("\n"))
    try:
        return Source(name, lines, tomllib.loads(text), digest), None
    except tomllib.TOMLDecodeError as err:
        at = _AT.search(str(err))
        line = (int(at[1]) if at[1] else len(lines)) if at else None
        fault = Fault(
            file=name, line=line, row="", what=f"this is no TOML: {_AT.sub('', str(err))}",
            remedy="texts stand in quotation marks, lists in [ ]; codes too are texts: \"042\"",
        )  # fmt: skip
        return Source(name, lines, {}, digest), fault
