"""The Python interface: text or page in, record out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.ingest.lexicons import Given, lexicon_of, load_lexicon
from dragoman.ingest.pages import read_page
from dragoman.lexicon.own import Lexicon
from dragoman.pipeline import code_page
from dragoman.store import attach
from dragoman.telling import EventsBy
from dragoman.types import Record

__all__ = ["EventsBy", "Lexicon", "code", "code_many", "load_lexicon"]


def code(
    text_or_html: str | bytes,
    url: str | None = None,
    outlet: str | None = None,
    dct: str | None = None,
    lexicon: Given = None,
    by: EventsBy = EventsBy.BOTH,
) -> Record:
    """The record of one page or text.

    Args:
        text_or_html: the article as plain text or as a web page.
        url: where it was published; helps to find date and outlet.
        outlet: the publisher's name, when it is known.
        dct: document creation time as an ISO day, month or year; today is never assumed.
        lexicon: a file of frames and codes of one's own, several, or what ``load_lexicon``
            gave; it holds for this call only.
        by: who finds events: ``frames`` of the lexicon, the event ``model``, or ``both``.

    Raises:
        InputError: the input is empty, binary or too large.
        UsageError: ``dct`` is no ISO date, or a lexicon cannot be read.
        DataError: a lexicon breaks its rules.
        SetupError: no parsing model is installed.
    """
    rules = lexicon_of(lexicon)
    page = read_page(text_or_html, url=url, outlet=outlet, dct=dct)
    attach()
    return code_page(page, rules, EventsBy(by))


def code_many(pages: Iterable[str | bytes], lexicon: Given = None) -> Iterator[Record]:
    """The records of many pages, one at a time, in order; ``lexicon`` as in ``code``.

    Raises:
        InputError: a page cannot be read; those before it have been given.
        UsageError: a lexicon cannot be read.
        DataError: a lexicon breaks its rules.
    """
    rules = lexicon_of(lexicon)
    for page in pages:
        yield code(page, lexicon=rules)
