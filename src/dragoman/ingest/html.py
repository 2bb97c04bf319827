"""An HTML page → its main text and what it states of itself, by trafilatura and htmldate."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from urllib.parse import urlsplit

from dragoman.errors import InputError, SetupError
from dragoman.ingest.declared import read_declared
from dragoman.ingest.headlines import choose_headline, is_title_with_outlet, same_words
from dragoman.ingest.language import detect_language
from dragoman.ingest.published import find_published
from dragoman.ingest.trees import Node, guard, parse_html
from dragoman.nouns import Page
from dragoman.text import canonical
from dragoman.types import DctBasis

_TITLE_LINES = 3  # where a body that repeats the headline has it


def read_html(html: str, url: str | None = None) -> Page:
    """Page of an HTML source: headline, blank line, one paragraph a line.

    ``url`` is where the page was found; its canonical address replaces it when both
    are of one site. The date is the day of publication the page states (basis page).

    Raises:
        InputError: the page is too large, is no HTML or holds no article text.
        SetupError: the library that finds the text is missing.
    """
    source = guard(html)
    tree = parse_html(source)
    declared = read_declared(tree, url)
    address = _address(url, declared.url)
    host = urlsplit(address).hostname if address else None
    body = _main_text(source)
    lines = [line.rstrip() for line in body.split("\n") if line.strip()]
    names = [n for n in (declared.site, host) if n]
    title = choose_headline(declared.headings, declared.subheadings, declared.titles, names)
    if title:
        for i, line in enumerate(lines[:_TITLE_LINES]):
            if same_words(line, title) or is_title_with_outlet(title, line):
                title = title if same_words(line, title) else line
                del lines[i]
                break
    body = "\n".join(lines)
    published = find_published(source, tree, declared, title, address)
    return Page(
        text=f"{title}\n\n{body}" if title else body,
        title_end=len(title or ""),
        url=address,
        outlet=declared.site or (host.removeprefix("www.") if host else None),
        language=detect_language(body, declared.language),
        published=published,
        published_basis=DctBasis.PAGE if published else DctBasis.NONE,
    )


@lru_cache(maxsize=1)
def _quiet() -> None:
    # both report every page they cannot read on stderr; the error raised here says it
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _main_text(html: str) -> str:
    try:
        import trafilatura
    except ImportError as err:
        raise SetupError(
            f"HTML pages cannot be read: {err}",
            remedy="install trafilatura and lxml_html_clean",
        ) from err
    _quiet()
    try:
        tree = trafilatura.load_html(html)
        if tree is None:  # a fragment
            tree = trafilatura.load_html(f"<html><body>{html}</body></html>")
        found = trafilatura.extract(tree, include_comments=False) if tree is not None else None
    except Exception as err:  # hostile pages raise all sorts inside the library
        raise InputError(
            f"the page cannot be extracted ({type(err).__name__})",
            remedy="give the article's text as a .txt file",
        ) from err
    text = canonical(found or "").strip()
    if not text:
        raise InputError(
            "no article text was found in the page",
            remedy="give the article's text as a .txt file",
        )
    return text


def _address(url: str | None, canonical_url: str | None) -> str | None:
    """The canonical address if it is credible: of the same site and no front page."""
    if url is None or canonical_url is None:
        return url or canonical_url
    try:
        given, stated = urlsplit(url), urlsplit(canonical_url)
    except ValueError:
        return url
    if _site(given.hostname) != _site(stated.hostname):
        return url
    front = stated.path in {"", "/"} and not stated.query
    return url if front and given.path not in {"", "/"} else canonical_url


def _site(host: str | None) -> str:
    return ".".join((host or "").lower().split(".")[-2:])
