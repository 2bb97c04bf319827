"""Bytes or text of one report → ``Page``: the one way in."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from dragoman.errors import InputError
from dragoman.ingest.bounded import read_bounded
from dragoman.ingest.dates import check_iso, dateline_date, full_date
from dragoman.ingest.decode import check_size, check_text, decode
from dragoman.ingest.html import date_witnesses, read_html
from dragoman.ingest.language import detect_language
from dragoman.ingest.plain import read_plain
from dragoman.ingest.published import Witness
from dragoman.ingest.residue import remove_residue
from dragoman.nouns import Page
from dragoman.types import DctBasis

_PROBE = 5_000  # characters in which a page shows that it is HTML
_DOCUMENT = re.compile(r"\s{0,200}<(?:!doctype\s{1,5}html|html|head|body)\b", re.IGNORECASE)
_INSIDE = re.compile(r"<(?:html|head|body|article)\b[^<>]{0,500}>", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|h[1-6]|br|article|section|li|ul|td|meta|span)\b", re.IGNORECASE)
_LATER = re.compile(r"(?:last )?(?:updated|modified)", re.IGNORECASE)
_DATELINE_LINES = 3
_LARGE = 1_000_000  # characters of HTML


def read_page(
    raw: str | bytes,
    *,
    url: str | None = None,
    outlet: str | None = None,
    dct: str | None = None,
    fast: bool = False,
    bounded: bool | None = None,
) -> Page:
    """Read one report, HTML or plain text.

    The text is canonical, the headline its first line; residue is cut and recorded.
    ``outlet`` and ``dct`` (ISO day, month or year) win over what the page says.
    ``fast`` reads HTML with Resiliparse, for archives. ``bounded`` reads it in a process of
    its own, limited in time and memory; by default only a page of over a million characters.

    Raises:
        InputError: empty, binary, over 10 MB, poisoned, or no article text in it.
        UsageError: ``dct`` is no date.
    """
    given = check_iso(dct) if dct is not None else None
    if isinstance(raw, bytes):
        text = decode(raw)
    else:
        check_size(len(raw))
        text = check_text(raw)
    page = _html(text, url, fast, bounded) if looks_like_html(text) else _plain(text, url)
    cleaned = remove_residue(page.text, page.title_end)
    if not cleaned.text.strip():
        raise InputError("nothing but residue in the input", remedy="give the text of an article")
    page = replace(
        page,
        text=cleaned.text,
        title_end=cleaned.title_end,
        outlet=outlet or page.outlet,
        removed=page.removed + cleaned.removed,
    )
    if given:
        return replace(page, published=given, published_basis=DctBasis.GIVEN)
    if page.published is None:
        stated = _stated_date(page)
        basis = DctBasis.TEXT if stated else DctBasis.NONE
        page = replace(page, published=stated, published_basis=basis)
    return page


def dates_found(raw: str | bytes, *, url: str | None = None) -> tuple[Witness, ...]:
    """Every date of publication that a page or text shows, the most trusted first.

    Raises:
        InputError: as ``read_page``.
    """
    text = decode(raw) if isinstance(raw, bytes) else check_text(raw)
    found = date_witnesses(text, url) if looks_like_html(text) else ()
    page = read_page(raw, url=url)
    stated = _stated_date(page)
    return (*found, Witness(stated, "byline or dateline")) if stated else found


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML source rather than prose that mentions a tag."""
    head = text[:_PROBE]
    if _DOCUMENT.match(head) or _INSIDE.search(head):
        return True
    return head.lstrip().startswith("<") and len(_BLOCK.findall(head)) >= 2


def _html(html: str, url: str | None, fast: bool, bounded: bool | None) -> Page:
    if bounded is None:
        bounded = len(html) > _LARGE
    return read_bounded(html, url, fast=fast) if bounded else read_html(html, url, fast=fast)


def _plain(text: str, url: str | None) -> Page:
    page = read_plain(text)
    host = urlsplit(url).hostname if url else None
    name = host.removeprefix("www.") if host else None
    return replace(page, url=url, outlet=name, language=detect_language(page.text))


def _stated_date(page: Page) -> str | None:
    """Full date of a byline that was cut, else of the dateline."""
    bylines = [r.text for r in page.removed if r.kind == "byline"]
    for line in sorted(bylines, key=_is_later):
        day = full_date(line)
        if day:
            return day
    body = [line for line in page.text[page.title_end :].split("\n") if line.strip()]
    return next((d for d in map(dateline_date, body[:_DATELINE_LINES]) if d), None)


def _is_later(line: str) -> bool:
    return _LATER.match(line) is not None
