"""The main text of an HTML page: by trafilatura, or much faster by Resiliparse for archives."""

from __future__ import annotations

import logging
from functools import lru_cache

from dragoman.errors import InputError, SetupError
from dragoman.text import canonical

_GIVE_TEXT = "give the article's text as a .txt file"


def main_text(html: str, *, fast: bool = False) -> str:
    """Canonical main text of a page, one paragraph a line; readers' comments stay out.

    ``fast`` takes Resiliparse, which reads a page in a millisecond or two and is less exact.

    Raises:
        InputError: the page breaks the library, or there is no article text in it.
        SetupError: the library is missing.
    """
    try:
        found = _resiliparse(html) if fast else _trafilatura(html)
    except (InputError, SetupError, MemoryError):
        raise
    except Exception as err:  # hostile pages raise all sorts inside the libraries
        raise InputError(
            f"the page cannot be extracted ({type(err).__name__})", remedy=_GIVE_TEXT
        ) from err
    text = canonical(found).strip()
    if not text:
        raise InputError("no article text was found in the page", remedy=_GIVE_TEXT)
    return text


def _trafilatura(html: str) -> str:
    try:
        import trafilatura
    except ImportError as err:
        raise SetupError(
            f"HTML pages cannot be read: {err}",
            remedy="install trafilatura and lxml_html_clean",
        ) from err
    _quiet()
    tree = trafilatura.load_html(html)
    if tree is None:  # a fragment
        tree = trafilatura.load_html(f"<html><body>{html}</body></html>")
    if tree is None:
        return ""
    return str(trafilatura.extract(tree, include_comments=False) or "")


def _resiliparse(html: str) -> str:
    try:
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError as err:
        raise SetupError(
            f"the fast way to read pages needs Resiliparse: {err}",
            remedy="pip install 'dragoman[fast]', or leave the fast way off",
        ) from err
    found = extract_plain_text(
        html, main_content=True, alt_texts=False, list_bullets=False, comments=False
    )
    return "\n".join(line for line in str(found).split("\n") if line.strip())


@lru_cache(maxsize=1)
def _quiet() -> None:
    # it reports every page it cannot read on stderr; the error raised here says it
    for name in ("trafilatura", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
