"""Clauses: which predicates of a sentence happen where and when another one does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache
from typing import Protocol, TypeVar

from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.support import load_support
from dragoman.syntax import Parse, Token

MAX_CLIMB = 12  # governors looked at above a word; bounds the work on odd trees
CLAUSE_MARKS = frozenset({"when", "as", "while"})
_MOST = 60  # expressions looked at in one sentence
_ASPECTUAL = frozenset("begin start continue try attempt manage fail help cease stop".split())
_SHARING = frozenset("in during at with through by".split())


class _Expression(Protocol):
    @property
    def start(self) -> int: ...


_E = TypeVar("_E", bound=_Expression)


def same_sentence(parse: Parse, trigger: int, expressions: Sequence[_E]) -> Sequence[_E]:
    """The expressions (in text order) in the sentence of a token; of a monstrous sentence
    those nearest to the token."""
    t = parse.tokens[trigger]
    sentence = parse.sentences[t.sent]
    first = bisect_left(expressions, sentence.start, key=_start)
    near = expressions[first : bisect_left(expressions, sentence.end, key=_start)]
    if len(near) > _MOST:
        near = sorted(sorted(near, key=lambda x: abs(x.start - t.start))[:_MOST], key=_start)
    return near


def _start(expression: _Expression) -> int:
    return expression.start


def head_token(parse: Parse, first: int, last: int) -> int:
    """The token of [first, last) that the others hang on."""
    for i in range(last - 1, first - 1, -1):
        head = parse.tokens[i].head
        if not first <= head < last or head == i:
            return i
    return last - 1


def climb(parse: Parse, head: int, above: Callable[[Parse, Token], int | None]) -> Iterator[int]:
    """A predicate, the one that ``above`` finds for it, and so on, each once."""
    seen: set[int] = set()
    current: int | None = head
    while current is not None and current not in seen and len(seen) < MAX_CLIMB:
        seen.add(current)
        yield current
        current = above(parse, parse.tokens[current])


def below(parse: Parse, predicate: int, scheduling: Set[str]) -> Iterator[int]:
    """The predicates beside and under a predicate that happen with it; ``scheduling``: verbs
    that set a place or a time for what they modify."""
    for other in parse.children(predicate, "conj"):  # "bombed and shelled … in Homs"
        if other.i - predicate <= 2:
            yield other.i
    for clause in parse.children(predicate, "acl", "relcl", "advcl"):
        if clause.dep == "advcl":  # "was killed when rebels attacked on Friday"
            if any(m.low == "when" for m in parse.children(clause.i, "mark", "advmod")):
                yield clause.i
        elif clause.lemma in scheduling:  # "talks scheduled for Friday"
            yield clause.i


def sharing(parse: Parse, t: Token, marks: Set[str] = CLAUSE_MARKS) -> int | None:
    """The governing predicate, if it happens where and when this one does; ``marks``: words
    that open a clause of which that is true."""
    governor = parse.head(t)
    if governor.i == t.i:
        return None
    if t.tag.startswith("VB"):
        return governor.i if _clause_shares(parse, t, governor, marks) else None
    if t.dep == "conj" and governor.pos == t.pos:
        return governor.i
    if t.dep == "pobj":
        verb = parse.head(governor)
        shared = governor.low in _SHARING and verb.tag.startswith("VB") and not is_cue(verb)
        listed = (verb.lemma, governor.low) in load_support().prepositional
        return verb.i if shared or listed else None
    if not governor.tag.startswith("VB") or t.lemma not in event_nouns():
        return None
    if t.dep in {"dobj", "nsubjpass", "attr"}:
        return governor.i if governor.lemma in {*load_support().object_verbs, "be"} else None
    return governor.i if t.dep == "nsubj" and not is_cue(governor) else None


def _clause_shares(parse: Parse, t: Token, governor: Token, marks: Set[str]) -> bool:
    if t.dep == "advcl" and governor.tag.startswith("VB"):
        found = {m.low for m in parse.children(t.i, "mark", "advmod")}
        bare = parse.child(t.i, "nsubj", "nsubjpass") is None
        return bool(found & marks) or (bare and not found)
    if t.dep == "acl":
        return t.tag in {"VBG", "VBN"}
    return t.dep == "xcomp" and governor.lemma in _ASPECTUAL


def is_cue(t: Token) -> bool:
    """Whether a word is a verb of saying or thinking."""
    return t.lemma in load_cues().verbs


@lru_cache(maxsize=1)
def event_nouns() -> frozenset[str]:
    """Nouns that name an event."""
    return frozenset(lemma for lemma, pos in load_frames().index if pos == "N")
