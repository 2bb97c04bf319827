"""Abbreviations that a text uses for something else than the tables do.

Three letters name a dozen bodies. A text that writes "Commodity Credit Corp (CCC)" has said
which it means; and in "CPC International" or "Blue Arrow PLC" they are part of a firm's name.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.lexicon.knowledge import Sense
from dragoman.syntax import Parse, Token
from dragoman.text import fold

LONGEST = 5  # letters of an abbreviation
_FIRMS = frozenset({"inc", "plc", "ltd", "corp", "co", "llc", "ag", "sa", "nv", "spa", "gmbh",
                    "international", "industrial", "industries", "holdings", "group", "corporation",
                    "limited", "enterprises", "technologies", "airlines", "partners"})  # fmt: skip
_SMALL = frozenset({"of", "the", "for", "and", "de", "la", "des", "du", "s"})
_FURTHEST = 10  # tokens of a name before its brackets


def misread(parse: Parse, first: int, last: int, senses: Iterable[Sense]) -> bool:
    """Whether an abbreviation of a body is part of a firm's name here."""
    if not _abbreviates(parse, first, last, senses):
        return False
    before = parse.tokens[first - 1] if first else None
    after = parse.tokens[last] if last < len(parse.tokens) else None
    own = parse.tokens[first].low.rstrip(".") in _FIRMS
    if own and before is not None and before.tag.startswith("NNP"):
        return True
    return after is not None and after.text[:1].isupper() and after.low.rstrip(".") in _FIRMS


def defined_otherwise(
    parse: Parse, hits: Iterable[tuple[int, int, tuple[Sense, ...]]]
) -> frozenset[str]:
    """Abbreviations that stand in brackets after the name of something else."""
    out = set()
    for first, last, senses in hits:
        if not _abbreviates(parse, first, last, senses) or not _in_brackets(parse, first, last):
            continue
        words = {fold(t.text) for t in _name_before(parse, first - 2)} - _SMALL
        names = {w for s in senses for w in fold(s.name).split()} - _SMALL
        if words and not words & names:
            out.add(parse.tokens[first].text)
    return frozenset(out)


def _abbreviates(parse: Parse, first: int, last: int, senses: Iterable[Sense]) -> bool:
    text = parse.tokens[first].text
    return (
        last - first == 1
        and text.isupper()
        and 1 < len(text) <= LONGEST
        and all(s.form and s.kind in {"organisation", "group"} for s in senses)
    )


def _in_brackets(parse: Parse, first: int, last: int) -> bool:
    return (
        first > 1
        and last < len(parse.tokens)
        and parse.tokens[first - 1].text == "("
        and parse.tokens[last].text == ")"
    )


def _name_before(parse: Parse, end: int) -> list[Token]:
    """The capitalised words up to a token, small words between them included."""
    out: list[Token] = []
    for k in range(end, max(-1, end - _FURTHEST), -1):
        t = parse.tokens[k]
        if not t.text[:1].isupper() and t.low not in _SMALL and t.tag != "POS":
            break
        out.append(t)
    return out
