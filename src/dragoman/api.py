"""The Python interface: text or page in, record out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.ingest.pages import read_page
from dragoman.pipeline import code_page
from dragoman.store import attach
from dragoman.types import Record


def code(
    text_or_html: str | bytes,
    url: str | None = None,
    outlet: str | None = None,
    dct: str | None = None,
) -> Record:
    """The record of one page or text.

    Args:
        text_or_html: the article as plain text or as a web page.
        url: where it was published; helps to find date and outlet.
        outlet: the publisher's name, when it is known.
        dct: document creation time as an ISO day, month or year; today is never assumed.

    Raises:
        InputError: the input is empty, binary or too large.
        UsageError: ``dct`` is no ISO date.
        SetupError: no parsing model is installed.
    """
    page = read_page(text_or_html, url=url, outlet=outlet, dct=dct)
    attach()
    return code_page(page)


def code_many(pages: Iterable[str | bytes]) -> Iterator[Record]:
    """The records of many pages, one at a time, in order.

    Raises:
        InputError: a page cannot be read; those before it have been given.
    """
    for page in pages:
        yield code(page)
