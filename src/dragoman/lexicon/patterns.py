"""The pattern language: a predicate and the company it must keep.

A pattern is a head and its company, for instance::

    impose/V obj=@sanction        the verb with one of these objects
    call/V prt=off obj=@meeting   with a particle
    attack/N                      the noun, alone or under a support verb
    willing/A                     the predicative adjective

``key=lemmas`` demands a child, ``key`` alone demands its presence, ``!key`` and
``!key=lemmas`` forbid it. Keys: obj, subj, prt, comp (clausal complement), mod
(premodifier), attr, neg, or the name of a preposition. ``@name`` stands for a word
class of ``frames/classes.toml``. See ``docs/explanation/frames.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.errors import DataError

Words = frozenset[str]
Classes = Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Condition:
    """One demand on the company of a predicate: ``words`` empty means any; ``written`` is
    the demand as its author wrote it."""

    key: str
    words: Words
    wanted: bool
    written: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A head of part of speech V, N or A with conditions on its company.

    ``rank`` is the place, among the files in use, of the one that has the line (0: packaged).
    """

    pos: str
    conditions: tuple[Condition, ...]
    written: str = ""
    rank: int = 0

    @property
    def weight(self) -> int:
        """More demands win over fewer."""
        return sum(2 if c.words else 1 for c in self.conditions if c.wanted)

    @property
    def breadth(self) -> int:
        """Number of words its demands allow: between equals the narrower pattern wins."""
        return sum(len(c.words) for c in self.conditions if c.wanted)


def parse_pattern(spec: str, classes: Classes, where: str) -> tuple[Words, Pattern]:
    """Head lemmas and pattern of one line of the pattern language.

    Raises:
        DataError: the line is not well formed.
    """
    head, *rest = spec.split() or [""]
    lemmas, slash, pos = head.rpartition("/")
    if not slash or pos not in {"V", "N", "A"}:
        raise DataError(f"pattern {spec!r} needs lemma/V, /N or /A", where=where)
    conditions = []
    for item in rest:
        wanted = not item.startswith("!")
        key, _, words = item.lstrip("!").partition("=")
        conditions.append(Condition(key, expanded(words, classes, where), wanted, item))
    return expanded(lemmas, classes, where), Pattern(pos, tuple(conditions), spec)


def expanded(spec: str, classes: Classes, where: str) -> Words:
    """The words of a ``|``-joined list, in which ``@name`` stands for those of a class.

    Raises:
        DataError: there is no such class.
    """
    out: set[str] = set()
    for word in filter(None, spec.split("|")):
        if word.startswith("@"):
            if word[1:] not in classes:
                raise DataError(f"unknown word class {word}", where=where)
            out |= classes[word[1:]]
        else:
            out.add(word)
    return frozenset(out)
