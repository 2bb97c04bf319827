"""Keys under which transliterations of one name meet, and names one slip of the pen apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dragoman.text import fold

_ARTICLES = frozenset("al el ul ur as ash an ad az at bin ben ibn abu".split())
_OTHERWISE = {"dh": "d", "th": "t", "zh": "z", "x": "ks"}


def _guttural(found: re.Match[str]) -> str:
    return _OTHERWISE.get(found[0], "k")


_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"tsch|tch|sch|sh|ch", "c"),
        (r"ph", "f"),
        (r"kh|gh|dh|th|zh|q|g|x", _guttural),
        (r"ck", "k"),
        (r"ts|tz|cz", "z"),
        (r"ks", "s"),
        (r"w", "v"),
        (r"ou|oo|u", "o"),
        (r"ee|ei|ie|iy|yi|ye|ya|yu|y|\Bj|e", "i"),
        (r"ai|ae|aa", "a"),
        (r"h\b|(?<=[aio])h", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=\w\w)[aio]\b", ""),
        (r"(?<=\w)[ai]+(?=\w\w)|(?<=\w\w)[ai]+(?=\w)", "a"),  # Mohamed, Muhammad
    )
)  # fmt: skip
_SHORTEST = 8  # letters of a full name in which a slip is told from another name
_LONG = 12  # letters in which one may differ whatever the spaces
_LONGER = 16
_SLIPS = 2


def compact(name: str) -> str:
    """The letters of a name without its spaces: "Wal Jamaa", "Waljamaa"."""
    return fold(name).replace(" ", "")


def near(name: str, known: Collection[str]) -> list[str]:
    """The compact names that are a letter from the name's, two from a long one; none for
    short names."""
    key = compact(name)
    if len(key) < _LONG:
        return []
    most = 1 if len(key) < _LONGER else 2
    found = process.extract(key, known, scorer=OSA.distance, score_cutoff=most, limit=8)
    return [k for k, _, _ in found]


@lru_cache(maxsize=65_536)
def sound(name: str) -> str:
    """A rough key of how a full name sounds, whatever alphabet it was carried over from.

    Two people may share it: it finds candidates and asserts nobody.

    >>> sound("Muammar al-Qaddafi") == sound("Moammar Gadhafi")
    True
    >>> sound("Valentina Matvienko") == sound("Valentina Matviyenko")
    True
    >>> sound("Vladimir Putin") == sound("Vladimir Potanin")
    False
    """
    words = [w for w in fold(name).split() if w not in _ARTICLES] or fold(name).split()
    text = " ".join(words)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text.strip()


def slip(name: str, known: Iterable[str]) -> str | None:
    """The one known name that the name is a misspelling of: at most two letters added, left
    out, changed or swapped, in one word, all other words equal; None if none or several are.

    >>> slip("Angela Merkle", ["Angela Merkel", "Andrea Nahles"])
    'Angela Merkel'
    """
    key = fold(name)
    if len(key) < _SHORTEST:
        return None
    words = key.split()
    close = {}
    for other in known:
        theirs = fold(other).split()
        if len(theirs) != len(words):
            continue
        unlike = [(a, b) for a, b in zip(words, theirs, strict=True) if a != b]
        if len(unlike) != 1:
            continue
        a, b = unlike[0]
        most = _SLIPS if min(len(a), len(b)) > 6 else 1
        if min(len(a), len(b)) > 3 and OSA.distance(a, b, score_cutoff=most) <= most:
            close[fold(other)] = other
    return next(iter(close.values())) if len(close) == 1 else None
