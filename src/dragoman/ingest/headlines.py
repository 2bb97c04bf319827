"""Which of a page's titles is its headline, without the name of the outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.text import fold

_SEPARATOR = re.compile(r" (?:[-–—|•·«»:]|::) ")
_ALIKE = 0.4  # Dice coefficient of the words of two forms of one headline
_LEAST_WORDS = 3
_MAX_NAME_WORDS = 5


def choose_headline(
    headings: Sequence[str],
    subheadings: Sequence[str],
    titles: Sequence[str],
    names: Sequence[str],
) -> str | None:
    """The headline as the page shows it, or the declared one when no heading fits.

    ``headings`` are the h1, ``subheadings`` the h2, ``titles`` the declared titles by
    decreasing trust, ``names`` what the outlet is called. An h1 that says what a title
    says is the headline, and so is a title shown as an h2; else a lone h1 of some words
    is, because titles are often written for search engines.
    """
    declared = [t for t in (strip_outlet(t, names) for t in titles) if t]
    shown = [h for h in (strip_outlet(h, names) for h in headings) if h and not _is_name(h, names)]
    keys = [fold(t).split() for t in declared]
    scored = [(max((_alike(fold(h).split(), k) for k in keys), default=0.0), h) for h in shown]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    if best[0] >= _ALIKE:
        return _without_kicker(best[1], declared)
    below = {fold(strip_outlet(h, names)) for h in subheadings}
    for title in declared:
        if fold(title) in below and len(title.split()) >= _LEAST_WORDS:
            return title
    long = [h for h in shown if len(h.split()) >= _LEAST_WORDS]
    if len(long) == 1:
        return long[0]
    return next(iter((*declared, *long, *shown)), None)


def strip_outlet(title: str, names: Sequence[str]) -> str:
    """The title without parts at its ends that name the outlet.

    >>> strip_outlet("Talks open in Lima - The Example Times | World", ["exampletimes.com"])
    'Talks open in Lima'
    >>> strip_outlet("Peru - Chile border closed", ["exampletimes.com"])
    'Peru - Chile border closed'
    """
    marks = list(_SEPARATOR.finditer(title))
    starts = [0, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks), len(title)]
    named = [_is_name(title[a:b], names) for a, b in zip(starts, ends, strict=True)]
    first = 1 if named[0] and not all(named) else 0
    last = next((i for i in range(first + 1, len(named)) if named[i]), len(named)) - 1
    # what follows a bar is a section or an outlet, whatever it is called
    while last > first and _is_tail(marks[last - 1][0], title[starts[last] : ends[last]]):
        last -= 1
    return title[starts[first] : ends[last]].strip()


def same_words(a: str, b: str) -> bool:
    """Whether two lines are the same but for case, marks and spaces."""
    return fold(a) == fold(b)


def _without_kicker(heading: str, declared: Sequence[str]) -> str:
    """The declared title that an h1 ends with when a section or date stands before it."""
    key = fold(heading)
    for title in declared:
        if len(title.split()) >= _LEAST_WORDS and key.endswith(" " + fold(title)):
            return title
    return heading


def _is_tail(separator: str, part: str) -> bool:
    return separator == " | " and len(part.split()) <= _MAX_NAME_WORDS


def is_title_with_outlet(title: str, line: str) -> bool:
    """Whether a title is a line of the page with one more part, as an outlet's name.

    >>> is_title_with_outlet("Talks open in Lima - The Example", "Talks open in Lima")
    True
    """
    marks = list(_SEPARATOR.finditer(title))
    return bool(marks) and same_words(title[: marks[-1].start()], line)


def _alike(a: Sequence[str], b: Sequence[str]) -> float:
    if not a or not b:
        return 0.0
    return 2 * len(set(a) & set(b)) / (len(set(a)) + len(set(b)))


def _is_name(part: str, names: Sequence[str]) -> bool:
    key = _key(part)
    if len(key) < 2 or len(part.split()) > _MAX_NAME_WORDS + 3:
        return False
    for name in names:
        full = _key(name)
        if key == full:
            return True
        shorter, longer = sorted((key, full), key=len)
        if len(shorter) >= 4 and shorter in longer:
            return True
    return False


def _key(name: str) -> str:
    words = fold(name.replace(".", " ")).split()
    return "".join(w for w in words if w not in {"www", "com", "org", "net", "the", "co"})
