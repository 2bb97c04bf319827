"""Lines of a text that were nothing but links to other pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from dragoman.ingest.trees import Node
from dragoman.text import canonical, fold
from dragoman.types import Removed

_MAX_LINKS = 3_000
_MAX_LINK = 200  # characters; longer ones are paragraphs made clickable
_LEAST_WORDS = 3
_RUN = 3  # links in a row inside the text that make a list of links
_STOPS = (".", "!", "…")


def link_texts(tree: Node) -> frozenset[str]:
    """What the links of a page say, folded; those of fewer than three words left out."""
    found = set()
    for node in islice(tree.iter("a"), _MAX_LINKS):
        if not node.get("href"):
            continue
        text = " ".join(canonical("".join(islice(node.itertext(), 40))[:1000]).split())
        if len(text) <= _MAX_LINK and text.count(" ") >= _LEAST_WORDS - 1:
            found.add(fold(text))
    return frozenset(found)


def cut_links(lines: Sequence[str], links: frozenset[str]) -> tuple[list[str], tuple[Removed, ...]]:
    """The lines without lists of links; a single link inside the text stays.

    Links go where nothing but links follows, and where at least three stand in a row.
    A line that ends like a sentence is none.
    """
    marks = [_is_link(line, links) for line in lines]
    goes = [False] * len(lines)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and marks[end]:
            end += 1
        if end > start and (end - start >= _RUN or end == len(lines)) and start > 0:
            goes[start:end] = [True] * (end - start)
        start = end + 1
    kept = [line for line, cut in zip(lines, goes, strict=True) if not cut]
    removed = tuple(
        Removed(kind="related-links", text=line.strip())
        for line, cut in zip(lines, goes, strict=True)
        if cut
    )
    return kept, removed


def _is_link(line: str, links: frozenset[str]) -> bool:
    plain = line.strip().lstrip("-•*· ")
    return len(plain) <= _MAX_LINK and not plain.endswith(_STOPS) and fold(plain) in links
