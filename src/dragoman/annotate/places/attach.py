"""Where an event happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.clauses import (
    CLAUSE_MARKS,
    MAX_CLIMB,
    below,
    climb,
    event_nouns,
    head_token,
    is_cue,
    same_sentence,
    sharing,
)
from dragoman.annotate.places.locative import (
    TARGET_NOUNS,
    Located,
    has_source,
    locate_head,
)
from dragoman.annotate.places.spans import LOCATIVE
from dragoman.lexicon.support import load_support
from dragoman.nouns import Toponym
from dragoman.syntax import Parse, Token

_SIDES = frozenset("sideline margin fringe start end opening eve day round".split())
_PATH = frozenset("dobj pobj prep attr dative oprd agent appos conj nsubj nsubjpass pcomp".split())
_PATH_PREPOSITIONS = LOCATIVE | frozenset("of during by for to as into".split())
# Verbs whose doing is where the event is that they stop.
_STOPPING = frozenset("ban stop halt disperse suppress crush quell block break end foil".split())
_SCHEDULING = frozenset({"hold", "schedule", "plan", "set"})
_CLAUSE_MARKS = CLAUSE_MARKS | {"where"}
_FINENESS = {"city": 1, "named": 2, "region": 3, "ambiguous": 3, "country": 4}


def event_place(
    parse: Parse, trigger: int, places: Sequence[Toponym], inner: int | None = None
) -> Toponym | None:
    """The place of an event: under a locative preposition in the clause of the trigger or
    on its object, or the goal of a visit; the most precise one wins. Never a place that
    acts, a party, or where somebody spoke of the event.

    Args:
        parse: the parsed document.
        trigger: head token of the predicate.
        places: the toponyms of the document.
        inner: an embedded predicate that the event absorbed; its place serves when the
            trigger has none.
    """
    heads: dict[int, Toponym] = {}
    for place in same_sentence(parse, trigger, places):
        first, last = parse.between(place.start, place.end)
        heads[head_token(parse, first, last)] = place
    if not heads:
        return None
    near = [x for head, place in heads.items() if (x := locate_head(parse, head, place, heads))]
    for scope in (*_scopes(parse, trigger), *(_scopes(parse, inner) if inner is not None else ())):
        ranked = [
            (level, _fineness(x.place), abs(x.token - scope), n)
            for n, x in enumerate(near)
            if (level := _level(parse, x, scope)) is not None
        ]
        if ranked:
            return _filled(near[min(ranked)[3]].place, [near[r[3]].place for r in ranked])
    return None


def _fineness(place: Toponym) -> int:
    if place.precision == "named" and place.lat is not None:
        return 0
    return _FINENESS.get(place.precision, 5)


def _filled(place: Toponym, others: Sequence[Toponym]) -> Toponym:
    """A place of unknown country takes the one that the same words name around it."""
    if place.country is not None or place.precision != "named":
        return place
    countries = {o.country for o in others if o.country is not None}
    return replace(place, country=next(iter(countries))) if len(countries) == 1 else place


def _level(parse: Parse, x: Located, scope: int) -> int | None:
    """How near a located place is to a predicate (0: on the word itself); None: elsewhere."""
    if x.governor == scope:
        return 0
    t = parse.tokens[x.governor]
    verb = parse.tokens[scope]
    level = 1
    for _ in range(MAX_CLIMB):
        if t.dep not in _PATH or t.head == t.i or t.tag.startswith("VB"):
            return None
        governor = parse.head(t)
        if t.dep == "prep" and not _passes(parse, t, governor, x.place):
            return None
        if t.dep in {"nsubj", "nsubjpass"} and (governor.i != scope or is_cue(verb)):
            return None
        if t.lemma in event_nouns() and t.tag.startswith("NN") and not _carries(parse, t, governor):
            return None  # "condemned the attack in Paris": not where it was condemned
        if t.dep in {"nsubj", "nsubjpass"}:
            level += 2
        if governor.i == scope:
            return level
        level += t.dep not in {"prep", "pobj"}
        t = governor
    return None


def _passes(parse: Parse, preposition: Token, governor: Token, place: Toponym) -> bool:
    """Whether a place inside a prepositional phrase is where the governor takes place."""
    name = preposition.low
    if name in _PATH_PREPOSITIONS:
        return True
    if name == "with":  # "talks with officials in Tehran", but not "… in Syria"
        return place.precision in {"city", "named"}
    if name == "from":  # "fired from an island off Crete"
        return has_source(parse, governor)
    if name == "on" and (noun := parse.child(preposition.i, "pobj")) is not None:
        return noun.lemma in _SIDES or governor.lemma in TARGET_NOUNS
    return name == "against" and governor.lemma in TARGET_NOUNS


def _carries(parse: Parse, noun: Token, governor: Token) -> bool:
    """Whether an event noun takes place where its governor does."""
    if noun.dep == "pobj":
        if governor.low == "of":  # "on the sidelines of a summit in Bali"
            return parse.head(governor).lemma in _SIDES
        return governor.low in LOCATIVE or governor.low in {"during", "for"}
    if noun.dep in {"dobj", "attr"}:
        return governor.lemma in {*load_support().object_verbs, *_STOPPING, "be"}
    return noun.dep == "nsubj"


def _scopes(parse: Parse, head: int) -> Iterator[int]:
    """The predicate, then those that happen where it does, the nearest first."""
    for current in climb(parse, head, _sharing):
        yield current
        yield from below(parse, current, _SCHEDULING)
        if current == head:
            for clause in parse.children(current, "xcomp"):  # "unable to come to Minsk"
                yield clause.i


def _sharing(parse: Parse, t: Token) -> int | None:
    return sharing(parse, t, _CLAUSE_MARKS)
