"""On which day was a page published? What it declares, its address, its byline and htmldate.

Witnesses in order of trust, each for a reason that holds for any outlet:

1. the day in the address, which the outlet's own system wrote on the outlet's own calendar;
2. a declared day in the outlet's own time. A moment in UTC is not: an evening in New York is
   already the next day there, so it only serves when nothing else speaks;
3. a date printed beside the headline;
4. what htmldate finds, unless it made a whole year into its first day;
5. the declared moment in UTC, then the day of the last change.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.ingest.dates import full_date, iso_day
from dragoman.ingest.declared import Declared
from dragoman.ingest.trees import Node
from dragoman.text import canonical, fold

_MAX_DATED = 3_000_000  # characters of source; htmldate is slow on deep trees of long text
# htmldate reads the day out of /2019/05/3-questions
_NO_DAY = re.compile(r"/\d{4}/\d{1,2}/\d{1,2}[-_][^\W\d_]")
_IN_ADDRESS = re.compile(
    r"[/=]((?:19|20)\d{2})(?:/(\d{1,2})/(\d{1,2})(?=[/.?#]|$)|-(\d{2})-(\d{2})(?!\d))"
)
_BESIDE_PIECES = 12  # pieces of text after a headline in which a byline stands
_BESIDE_LENGTH = 120  # characters of a piece that is no prose
_HIDDEN = frozenset({"script", "style", "noscript", "template"})
_LATER = re.compile(r"(?:last )?(?:updated|modified|edited|changed)", re.IGNORECASE)
_FIRST_DAY = (
    r"{0}-01-01|\bjan(?:uary|\.)? 1(?:st)?,? {0}|\b0?1(?:st)? jan(?:uary|\.)? {0}"
    r"|\b0?1[./]0?1[./]{0}"
)


@dataclass(frozen=True, slots=True)
class Witness:
    """An ISO day and what tells it."""

    day: str
    basis: str


def find_published(
    source: str, tree: Node, declared: Declared, headline: str | None, url: str | None
) -> str | None:
    """The ISO day of publication; None when no witness speaks. ``tree`` is of ``source``."""
    first = next(witnesses(source, tree, declared, headline, url), None)
    return first.day if first else None


def witnesses(
    source: str, tree: Node, declared: Declared, headline: str | None, url: str | None
) -> Iterator[Witness]:
    """What speaks for a day of publication, the most trusted first; found one by one."""
    address = address_day(url)
    if address:
        yield Witness(address, "address")
    if declared.published and declared.own_time:
        yield Witness(declared.published, "declared")
    beside = _beside(tree, headline) if headline else None
    if beside and not declared.published:
        yield Witness(beside, "beside the headline")
    found = _by_htmldate(tree, url) if len(source) <= _MAX_DATED else None
    if found and not (found.endswith("-01-01") and not _names_first_day(source, found[:4])):
        yield Witness(found, "htmldate")
    if declared.published and not declared.own_time:
        yield Witness(declared.published, "declared, in universal time")
    if beside and declared.published:
        yield Witness(beside, "beside the headline")
    if declared.modified:
        yield Witness(declared.modified, "last change")


def address_day(url: str | None) -> str | None:
    """The day that stands in an address as a whole part of its path.

    >>> address_day("https://example.org/2019/05/3/talks"), address_day("https://a.org/2019/05/")
    ('2019-05-03', None)
    """
    for found in _IN_ADDRESS.finditer((url or "")[:500]):
        month, day = found[2] or found[4], found[3] or found[5]
        whole = iso_day(int(found[1]), int(month), int(day))
        if whole:
            return whole
    return None


def _beside(tree: Node, headline: str) -> str | None:
    """The first full date printed right after the headline, before any prose."""
    key, seen = fold(headline), -1
    for piece in _pieces(tree):
        if seen < 0:
            seen = 0 if fold(piece) == key else -1
            continue
        seen += 1
        if seen > _BESIDE_PIECES or len(piece) > _BESIDE_LENGTH:
            return None
        if _LATER.match(piece):
            continue
        day = full_date(piece)
        if day:
            return day
    return None


def _pieces(tree: Node) -> Iterator[str]:
    for node in tree.iter("h1", "h2", "h3", "p", "div", "span", "time", "li", "small", "br", "a"):
        if node.tag in _HIDDEN:
            continue
        heading = node.tag in {"h1", "h2", "h3"}
        raw = "".join(node.itertext())[:2000] if heading else node.text
        for text in (raw, node.tail):
            plain = " ".join(canonical(text).split()) if text else ""
            if len(plain) > 1:
                yield plain


def _names_first_day(source: str, year: str) -> bool:
    return re.search(_FIRST_DAY.format(year), source, re.IGNORECASE) is not None


@lru_cache(maxsize=1)
def _quiet() -> None:
    # it reports every page it cannot read on stderr
    for name in ("htmldate", "trafilatura", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _by_htmldate(tree: Node, url: str | None) -> str | None:
    import htmldate

    _quiet()
    hint = "" if url and _NO_DAY.search(url) else url
    try:
        # a tree, never a string: htmldate fetches a string that looks like an address
        found = htmldate.find_date(tree, extensive_search=True, original_date=True, url=hint)
    except Exception:  # a page without a date is still a page
        return None
    return str(found) if found else None
