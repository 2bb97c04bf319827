"""Canonical text and the map between a reading and the raw characters under it.

Offsets are half-open Unicode code points. A *reading* is the text the parser sees:
the raw text with some stretches replaced (restored words of a spun page). Every
offset that leaves the parser is mapped back to raw characters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

_ODD_SPACES = {
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ",
    "\u2002": " ", "\u2003": " ", "\u3000": " ", "\t": " ", "\x0b": " ", "\x0c": " ",
    "\u2028": "\n", "\u2029": "\n", "\x85": "\n",
}  # fmt: skip
_DROPPED = dict.fromkeys(
    [*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, 0xAD, *range(0x200B, 0x2010),
     *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, *range(0xD800, 0xE000)]
)  # fmt: skip
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_CANON = {**{ord(k): v for k, v in _ODD_SPACES.items()}, **_DROPPED}


def canonical(raw: str) -> str:
    r"""NFC text with one kind of line end and space, and no invisible controls.

    >>> canonical("a\u00a0b\r\nc\u200bd")
    'a b\ncd'
    """
    unified = raw.replace("\r\n", "\n").replace("\r", "\n").translate(_CANON)
    return unicodedata.normalize("NFC", unified)


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """A key under which spellings of one name meet: ASCII, lower case, no marks.

    >>> fold("Kim Jong-un"), fold("Côte d’Ivoire")
    ('kim jong un', 'cote divoire')
    """
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub(" s", name))
    kept = [c for c in plain if not unicodedata.combining(c)]
    text = "".join(" " if c in "-‐‑–—/_" else "" if c in "'’‘`´ʼʿʾ.\"“”" else c for c in kept)
    return " ".join(text.casefold().split())


def content_id(prefix: str, *parts: object, length: int = 10) -> str:
    """A short id that depends on content alone, the same on every machine."""
    key = "\x1f".join(str(p) for p in parts).encode("utf-8", "replace")
    return prefix + blake2b(key, digest_size=16).hexdigest()[:length]


def overlaps(a_start: int, a_end: int, b_start: int, b_end: int) -> bool:
    """Whether two half-open spans share a character."""
    return a_start < b_end and b_start < a_end


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of raw[start:end] by ``reading``."""

    start: int
    end: int
    reading: str


class Reading:
    """The text as read, with a map from its offsets to the raw ones.

    >>> r = Reading("he same no", [Edit(3, 7, "said that")])
    >>> r.text, r.raw_span(3, 7), r.raw_span(13, 15)
    ('he said that no', (3, 7), (8, 10))
    """

    __slots__ = ("_raw_starts", "_read_starts", "_verbatim", "raw", "text")

    def __init__(self, raw: str, edits: Iterable[Edit] = ()) -> None:
        """Apply ``edits`` (non-overlapping; later overlapping ones are ignored)."""
        self.raw = raw
        pieces: list[str] = []
        self._read_starts: list[int] = []
        self._raw_starts: list[int] = []
        self._verbatim: list[bool] = []
        done = length = 0
        for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
            if edit.start < done:
                continue
            for chunk, at, verbatim in (
                (raw[done : edit.start], done, True),
                (edit.reading, edit.start, False),
            ):
                if chunk or not verbatim:
                    self._read_starts.append(length)
                    self._raw_starts.append(at)
                    self._verbatim.append(verbatim)
                    pieces.append(chunk)
                    length += len(chunk)
            done = edit.end
        self._read_starts.append(length)
        self._raw_starts.append(done)
        self._verbatim.append(True)
        pieces.append(raw[done:])
        self.text = "".join(pieces)

    def _raw_limits(self, index: int) -> tuple[int, int]:
        nxt = index + 1
        end = self._raw_starts[nxt] if nxt < len(self._raw_starts) else len(self.raw)
        return self._raw_starts[index], end

    def raw_start(self, offset: int) -> int:
        """Raw offset where the character read at ``offset`` begins."""
        i = bisect_right(self._read_starts, offset) - 1
        if self._verbatim[i]:
            return self._raw_starts[i] + offset - self._read_starts[i]
        return self._raw_starts[i]

    def raw_end(self, offset: int) -> int:
        """Raw offset where the stretch read up to ``offset`` (exclusive) ends."""
        if offset == 0:
            return 0
        i = bisect_right(self._read_starts, offset - 1) - 1
        if self._verbatim[i]:
            return self._raw_starts[i] + offset - self._read_starts[i]
        return self._raw_limits(i)[1]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw half-open span under the reading's half-open span."""
        first = self.raw_start(start)
        return first, max(first, self.raw_end(end))
