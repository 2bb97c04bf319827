"""What stands around the report in an HTML page and was left out: recorded, not lost."""

from __future__ import annotations

from itertools import islice

from dragoman.ingest.trees import Node
from dragoman.lexicon.parts import part_kind
from dragoman.text import canonical
from dragoman.types import Removed

_TAGS = ("div", "section", "aside", "ul", "ol", "form", "p", "span", "figcaption")
_MAX_NODES = 30_000
_MAX_PARTS = 30
_MAX_LOOKED = 200  # parts whose text is read
_SHOWN = 300  # characters of a part that are recorded
_WHOLE = 20_000  # characters; a larger part is the page itself
_MAX_NAMES = 12


def left_out(tree: Node, body: str) -> tuple[Removed, ...]:
    """Captions, forms, comments, link lists and notices of a page that are not in ``body``.

    Each is given once with its first 300 characters, spaces squeezed, in page order.
    """
    kept = " ".join(body.split())
    found: list[Removed] = []
    told: list[str] = []
    looked = 0
    for node in islice(tree.iter(*_TAGS), _MAX_NODES):
        kind = _kind(node)
        if kind is None:
            continue
        looked += 1
        text = _text(node)
        shown = text[:_SHOWN].rstrip()
        inside = any(shown in earlier for earlier in told)
        if 1 < len(text) < _WHOLE and not inside and not _in_report(shown, text, kept):
            found.append(Removed(kind=kind, text=shown))
            told.append(text)
        if len(found) == _MAX_PARTS or looked == _MAX_LOOKED:
            break
    return tuple(found)


def _in_report(shown: str, text: str, kept: str) -> bool:
    """Whether a part is in the report or holds its beginning."""
    return shown in kept or kept[:80] in text


def _kind(node: Node) -> str | None:
    if node.tag == "figcaption":
        return "caption"
    names = " ".join(filter(None, (node.get("id"), node.get("class"), node.get("role"))))
    return next((k for n in names[:600].split()[:_MAX_NAMES] if (k := part_kind(n))), None)


def _text(node: Node) -> str:
    pieces: list[str] = []
    size = 0
    for piece in node.itertext():
        pieces.append(piece[:_WHOLE])
        size += len(piece)
        if size > _WHOLE:
            break
    return " ".join(canonical(" ".join(pieces)).split())
