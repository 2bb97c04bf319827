"""An HTML page → its main text and what it states of itself."""

from __future__ import annotations

from urllib.parse import urlsplit

from dragoman.ingest.declared import Declared, read_declared
from dragoman.ingest.extractors import main_text
from dragoman.ingest.headlines import choose_headline, is_title_with_outlet, same_words
from dragoman.ingest.language import detect_language
from dragoman.ingest.links import cut_links, link_texts
from dragoman.ingest.parts import left_out
from dragoman.ingest.published import Witness, find_published, witnesses
from dragoman.ingest.trees import guard, parse_html
from dragoman.nouns import Page
from dragoman.types import DctBasis

_TITLE_LINES = 3  # where a body that repeats the headline has it


def read_html(html: str, url: str | None = None, *, fast: bool = False) -> Page:
    """Page of an HTML source: headline, blank line, one paragraph a line.

    ``url`` is where the page was found; its canonical address replaces it when both
    are of one site. The date is the day of publication the page states (basis page).
    ``fast`` finds the text with Resiliparse instead of trafilatura.

    Raises:
        InputError: the page is too large, is no HTML or holds no article text.
        SetupError: the library that finds the text is missing.
    """
    source = guard(html)
    tree = parse_html(source)
    declared = read_declared(tree, url)
    address = _address(url, declared.url)
    host = urlsplit(address).hostname if address else None
    body = main_text(source, fast=fast)
    lines = [line.rstrip() for line in body.split("\n") if line.strip()]
    title = _headline(declared, address)
    if title:
        for i, line in enumerate(lines[:_TITLE_LINES]):
            if same_words(line, title) or is_title_with_outlet(title, line):
                title = title if same_words(line, title) else line
                del lines[i]
                break
    lines, links = cut_links(lines, link_texts(tree))
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
        removed=(*links, *left_out(tree, body)),
        author=declared.author,
        section=declared.section,
    )


def date_witnesses(html: str, url: str | None = None) -> tuple[Witness, ...]:
    """All that speaks for a day of publication of an HTML page, the most trusted first.

    Raises:
        InputError: the page is too large or is no HTML.
    """
    source = guard(html)
    tree = parse_html(source)
    declared = read_declared(tree, url)
    address = _address(url, declared.url)
    title = _headline(declared, address)
    return tuple(witnesses(source, tree, declared, title, address))


def _headline(declared: Declared, address: str | None) -> str | None:
    host = urlsplit(address).hostname if address else None
    names = [n for n in (declared.site, host) if n]
    return choose_headline(declared.headings, declared.subheadings, declared.titles, names)


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
