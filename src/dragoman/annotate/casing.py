"""Headlines in capitals, read as a sentence would be written.

"U.S. URGES JAPAN TO OPEN FARM MARKET" and "South Korea Seizes Ship" are full of names to a
parser that goes by capitals. Where a line is in capitals, or Every Long Word begins with
one, it is parsed as if its common words were written small: those that the body of the
same text, or else the authored corpus, writes so. The text itself is not touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.lexicon.casing import WORD, inner_words, load_small_words

_FEWEST = 3  # words of a line that can be loud
_HEADLINE = 5  # words of a headline in title case; fewer may be a name
_LONG = 4  # letters of a word that a headline in title case begins with a capital
_CAPITALS = 0.8  # share of capital letters in a line that is in capitals
_LONGEST = 250  # characters


def quieted(lines: Sequence[str]) -> list[str]:
    """The lines with the common words of loud ones written small; lengths stay."""
    # A line alone in Title Case may be a name: only above a body is it a headline.
    loud = [_loud(line, alone=len(lines) == 1) for line in lines]
    if not any(loud):
        return list(lines)
    body: Counter[str] = Counter()
    for line, is_loud in zip(lines, loud, strict=True):
        if not is_loud:
            body.update(inner_words(line))
    return [_quiet(x, kind, body) if kind else x for x, kind in zip(lines, loud, strict=True)]


def _loud(line: str, *, alone: bool) -> str:
    """ "capitals", "title" or empty."""
    if len(line) > _LONGEST:
        return ""
    words = WORD.findall(line)
    letters = sum(len(w) for w in words)
    if len(words) < _FEWEST:
        return ""
    if sum(c.isupper() for w in words for c in w) >= _CAPITALS * letters:
        return "capitals"
    long = [w for w in words if len(w) >= _LONG]
    titled = len(words) >= _HEADLINE and all(w[0].isupper() for w in long)
    return "title" if titled and not alone and not line.rstrip().endswith(".") else ""


def _quiet(line: str, kind: str, body: Counter[str]) -> str:
    small = load_small_words()
    out: list[str] = []
    done = 0
    for m in WORD.finditer(line):
        word, low = m[0], m[0].lower()
        forms = (low, low.capitalize(), word)
        seen = max(forms, key=lambda f: body[f])
        if body[seen]:
            form = seen
        elif low in small or low.removesuffix("s") in small:
            form = low
        else:
            form = word
        if kind == "title" and not form.islower():
            form = word
        out += (line[done : m.start()], form if m.start() else form[:1].upper() + form[1:])
        done = m.end()
    return "".join((*out, line[done:]))
