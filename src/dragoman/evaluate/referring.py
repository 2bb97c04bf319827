"""The mentions of a cast as an evaluation of coreference counts them.

Left out is what no reader would mark as a mention of an actor: adjectives ("Russian troops")
and other words that only modify a noun, places that never act, and capitals that are no more
than the place where something is. A state and its government count as one.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.evaluate.protocols import Referring
from dragoman.nouns import Cast, Mention
from dragoman.syntax import Parse

_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_WHERE = frozenset(
    "in at near from into through across around outside inside within throughout via over under "
    "on".split()
)


def referring(parse: Parse, cast: Cast) -> Iterator[Referring]:
    """The mentions in text order, the widest where several share a head."""
    states = _states(cast)
    acting = {
        m.entity for m in cast.mentions if not _modifies(parse, cast, m) and not _where(parse, m)
    }
    for m in cast.mentions:
        entity = cast.entities[m.entity]
        if entity.kind == "place" or m.entity not in acting or _modifies(parse, cast, m):
            continue
        if m.metonym and _where(parse, m):
            continue
        start, end, _ = parse.span_text(m.first, m.last)
        yield Referring(
            start, end, parse.tokens[m.head].start, m.form == "PRO",
            frozenset(states.get(k, k) for k in entity.members or (m.entity,)),
        )  # fmt: skip


def _states(cast: Cast) -> dict[int, int]:
    """The state for each government of one: they count as one actor."""
    countries = {e.country: k for k, e in enumerate(cast.entities) if e.kind == "country"}
    return {
        k: countries[e.country]
        for k, e in enumerate(cast.entities)
        if e.kind == "institution" and e.country in countries and e.name.endswith(" government")
    }


def head_word(parse: Parse, start: int, end: int) -> int:
    """First character of the head word of a span."""
    first, last = parse.between(start, end)
    return parse.tokens[parse.phrase_head(first, last)].start if first < last else start


def _modifies(parse: Parse, cast: Cast, m: Mention) -> bool:
    t = parse.tokens[m.head]
    if parse.sentences[t.sent].headline and m.form == "NAM":
        # The tree of a headline is not to be trusted.
        if cast.entities[m.entity].kind == "person" or t.text.isupper():
            return False
    if t.tag.startswith("JJ") and t.dep in _PREDICATES:
        return True
    return t.dep in _MODIFIERS and t.head >= m.last


def _where(parse: Parse, m: Mention) -> bool:
    """Whether the words only say where something is: "in Moscow", the head of a dateline."""
    t = parse.tokens[m.head]
    if m.form != "NAM":
        return False
    if t.dep == "pobj":
        return parse.head(t).low in _WHERE
    sentence = parse.sentences[t.sent]
    inside = parse.tokens[sentence.first : sentence.last]
    return not sentence.headline and not any(k.pos in {"VERB", "AUX"} for k in inside)
