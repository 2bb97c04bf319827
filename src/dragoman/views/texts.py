"""Text of a record made safe to show: visible controls, one line, shortened."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_BIDI = frozenset(chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def _unsafe(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or char in _BIDI


def printable(text: str) -> str:
    """The text with controls, lone surrogates and direction overrides made visible.

    Every such character but tab and newline becomes U+FFFD, so offsets stay true.
    """
    if text.isprintable():
        return text
    return "".join("\ufffd" if c not in "\n\t" and _unsafe(c) else c for c in text)


def flat(text: str) -> str:
    """Printable text with every run of white space as one space, also at its ends."""
    return _SPACES.sub(" ", printable(text))


def one_line(text: str) -> str:
    """Flat text without space at its ends."""
    return flat(text).strip()


def shorten(text: str, limit: int) -> str:
    """One line of at most ``limit`` characters, cut before a word and marked with “…”."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    words = head.rsplit(" ", 1)[0]
    return (words if len(words) > limit // 2 else head).rstrip() + "…"
