"""Documents in which mentions of actors are marked in the text, for people to read and write.

A document is a line ``=== name | 2014-03-07``, a headline, an empty line and the body.
A mention is ``[words|key]``; marks may stand within each other. Mentions of one actor have one
key, a number; a plural that stands for several actors has their keys joined by ``+``. Before the
first document, and on lines of a document that begin with ``#``, stand remarks.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from dragoman.errors import InputError
from dragoman.lexicon.persons import is_day

_HEAD = re.compile(r"^=== *([a-z0-9-]+) *\| *(\S+) *$")
_KEY = re.compile(r"\d+(?:\+\d+)*|-")
_NONE = "-"  # marks words that look like an actor and are none
_START = "==="


def is_marked(data: bytes) -> bool:
    """Whether a file holds marked documents, not JSON lines."""
    return any(line.startswith(_START.encode()) for line in data.split(b"\n"))


def rows(path: Path, data: bytes) -> list[tuple[int, bytes]]:
    """Each document as a JSON row with the number of its first line.

    Raises:
        InputError: a head is damaged, or a mark is not closed or has no key.
    """
    text = data.decode("utf-8", errors="replace")
    found: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(_START):
            found.append((number, line, []))
        elif found and not line.startswith("#"):
            found[-1][2].append(line)
    return [
        (n, json.dumps(_document(f"{path}:{n}", head, "\n".join(lines).strip())).encode())
        for n, head, lines in found
    ]


def _document(where: str, head: str, marked: str) -> dict[str, object]:
    said = _HEAD.match(head)
    if said is None or not is_day(said[2]):
        raise InputError(
            f"not a head of a document: {head}", where=where, remedy="=== name | 2014-03-07"
        )
    text, mentions = plain(where, marked)
    title, gap, _ = text.partition("\n\n")
    return {
        "id": said[1],
        "date": said[2],
        "text": text,
        "title_end": len(title) if gap else 0,
        "mentions": [{"start": a, "end": b, "key": k} for a, b, k in sorted(mentions)],
    }


def plain(where: str, marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and start, end and key of every mention.

    >>> plain("", "[[Chad|1]'s president|2] left.")
    ("Chad's president left.", [(0, 4, '1'), (0, 16, '2')])

    Raises:
        InputError: a mark is not closed or has no key.
    """
    out: list[str] = []
    size, at = 0, 0
    opened: list[int] = []
    mentions: list[tuple[int, int, str]] = []
    while at < len(marked):
        sign = marked[at]
        at += 1
        if sign == "[":
            opened.append(size)
        elif sign == "|":
            key = _KEY.match(marked, at)
            if key is None or not opened or marked[key.end() : key.end() + 1] != "]":
                raise _broken(where, marked, at)
            at = key.end() + 1
            start = opened.pop()
            if start == size:
                raise _broken(where, marked, at)
            if key[0] != _NONE:
                mentions.append((start, size, "+".join(sorted(key[0].split("+"), key=int))))
        elif sign == "]":
            raise _broken(where, marked, at)
        else:
            out.append(sign)
            size += 1
    if opened:
        raise _broken(where, marked, at)
    return "".join(out), mentions


def _broken(where: str, marked: str, at: int) -> InputError:
    near = marked[max(0, at - 30) : at + 10].replace("\n", " ")
    return InputError(
        f"a mark is not closed or has no key near {near!r}", where=where, remedy="[words|key]"
    )
