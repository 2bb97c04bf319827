"""Words that are written small inside a sentence, as the authored corpus has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.lexicon.tables import data_path

SMALL = "model/small_words.txt"
WORD = re.compile(r"(?<![.\w])[A-Za-z][A-Za-z'’]+")  # no initials: U.S., A. Smith
_STARTS = re.compile(r"(?:^|[.!?:]\s*|[\"“‘(\[]\s*)$")


def inner_words(text: str) -> Iterator[str]:
    """The words of a text that do not begin a sentence or a quotation."""
    for m in WORD.finditer(text):
        if not _STARTS.search(text[max(0, m.start() - 4) : m.start()]):
            yield m[0]


@lru_cache(maxsize=1)
def load_small_words() -> frozenset[str]:
    """The packaged words."""
    return frozenset(data_path(SMALL).read_text(encoding="utf-8").split())
