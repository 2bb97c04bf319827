"""Where a pronoun and what it may stand for are in the tree."""

from __future__ import annotations

from dragoman.nouns import Mention
from dragoman.syntax import Parse, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative", "iobj"})
_INHERITING = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "dep"})
_HIGHEST = 8  # governors looked at


def verb_above(parse: Parse, i: int) -> int | None:
    """The verb that governs a token, over nouns and prepositions."""
    for t in parse.ancestors(i):
        if t.pos in {"VERB", "AUX"}:
            return t.i
    return None


def subject_of(parse: Parse, verb: int) -> int | None:
    """Token of the subject of a verb: its own, else that of the verb it leans on."""
    at = verb
    for _ in range(_HIGHEST):
        own = parse.child(at, *SUBJECTS)
        if own is not None:
            return own.i
        t = parse.tokens[at]
        if t.dep not in _INHERITING or t.head == at:
            return None
        above = verb_above(parse, at)
        if above is None:
            return None
        at = above
    return None


def subjects_above(parse: Parse, i: int) -> list[int]:
    """Subjects of the clauses that the token stands in, the innermost first."""
    out: list[int] = []
    at: int | None = verb_above(parse, i)
    for _ in range(_HIGHEST):
        if at is None:
            break
        subject = parse.child(at, *SUBJECTS)
        if subject is not None and subject.i != i:
            out.append(subject.i)
        at = verb_above(parse, at)
    return out


def within(m: Mention, i: int) -> bool:
    """Whether the token stands inside the mention."""
    return m.first <= i < m.last


def beside(parse: Parse, m: Mention, t: Token) -> bool:
    """Whether both depend on one verb, so that they are two: "Kim met him"."""
    if t.tag == "PRP$" or t.low.endswith(("self", "selves")):
        return False
    at = parse.tokens[m.head]
    return _verb_of(parse, t) == _verb_of(parse, at) and _verb_of(parse, t) is not None


def _verb_of(parse: Parse, t: Token) -> int | None:
    """The verb that the token is an argument of, also over a preposition."""
    if t.dep in SUBJECTS | OBJECTS or t.dep in {"agent"}:
        return t.head
    if t.dep == "pobj":
        prep = parse.head(t)
        above = parse.head(prep)
        if prep.dep in {"prep", "agent", "dative"} and above.pos in {"VERB", "AUX"}:
            return above.i
    return None
