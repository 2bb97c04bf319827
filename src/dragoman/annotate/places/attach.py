"""Where an event happened."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.annotate.places.locative import (
    MAX_CLIMB,
    TARGET_NOUNS,
    Located,
    has_source,
    locate_head,
)
from dragoman.annotate.places.spans import LOCATIVE
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.support import load_support
from dragoman.nouns import Toponym
from dragoman.syntax import Parse, Token

_SIDES = frozenset("sideline margin fringe start end opening eve day round".split())
_PATH = frozenset("dobj pobj prep attr dative oprd agent appos conj nsubj nsubjpass pcomp".split())
_PATH_PREPOSITIONS = LOCATIVE | frozenset("of during by for to as into".split())
_ASPECTUAL = frozenset("begin start continue try attempt manage fail help cease stop".split())
# Verbs whose doing is where the event is that they stop.
_STOPPING = frozenset("ban stop halt disperse suppress crush quell block break end foil".split())
_SHARING = frozenset("in during at with through by".split())
_CLAUSE_MARKS = frozenset({"when", "as", "while", "where"})
_FINENESS = {"city": 1, "named": 2, "region": 3, "ambiguous": 3, "country": 4}
_MOST = 60  # names looked at in one sentence


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
    for place in _same_sentence(parse, trigger, places):
        first, last = parse.between(place.start, place.end)
        heads[_head(parse, first, last)] = place
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


def _same_sentence(parse: Parse, trigger: int, places: Sequence[Toponym]) -> Sequence[Toponym]:
    """The toponyms of the sentence; of a monstrous one those nearest to the trigger."""
    t = parse.tokens[trigger]
    sentence = parse.sentences[t.sent]
    near = places[
        bisect_left(places, sentence.start, key=_start) : bisect_left(
            places, sentence.end, key=_start
        )
    ]
    if len(near) > _MOST:
        near = sorted(sorted(near, key=lambda p: abs(p.start - t.start))[:_MOST], key=_start)
    return near


def _start(place: Toponym) -> int:
    return place.start


def _head(parse: Parse, first: int, last: int) -> int:
    for i in range(last - 1, first - 1, -1):
        head = parse.tokens[i].head
        if not first <= head < last or head == i:
            return i
    return last - 1


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
        if t.dep in {"nsubj", "nsubjpass"} and (governor.i != scope or _is_cue(verb)):
            return None
        if (
            t.lemma in _event_nouns()
            and t.tag.startswith("NN")
            and not _carries(parse, t, governor)
        ):
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
    seen: set[int] = set()
    current: int | None = head
    while current is not None and current not in seen and len(seen) < MAX_CLIMB:
        seen.add(current)
        yield current
        for other in parse.children(current, "conj"):  # "bombed and shelled … in Homs"
            if other.i - current <= 2:
                yield other.i
        for clause in parse.children(current, "acl", "relcl", "advcl"):
            if clause.dep == "advcl":
                if any(m.low == "when" for m in parse.children(clause.i, "mark", "advmod")):
                    yield clause.i
            elif clause.lemma in {"hold", "schedule", "plan", "set"}:
                yield clause.i
        if current == head:
            for clause in parse.children(current, "xcomp"):  # "unable to come to Minsk"
                yield clause.i
        current = _sharing(parse, parse.tokens[current])


def _sharing(parse: Parse, t: Token) -> int | None:
    governor = parse.head(t)
    if governor.i == t.i:
        return None
    if t.tag.startswith("VB"):
        return _clause_sharing(parse, t, governor)
    if t.dep == "conj" and governor.pos == t.pos:
        return governor.i
    if t.dep == "pobj":
        verb = parse.head(governor)
        shared = governor.low in _SHARING and verb.tag.startswith("VB") and not _is_cue(verb)
        listed = (verb.lemma, governor.low) in load_support().prepositional
        return verb.i if shared or listed else None
    if not governor.tag.startswith("VB") or t.lemma not in _event_nouns():
        return None
    if t.dep in {"dobj", "nsubjpass", "attr"}:
        return governor.i if governor.lemma in {*load_support().object_verbs, "be"} else None
    return governor.i if t.dep == "nsubj" and not _is_cue(governor) else None


def _clause_sharing(parse: Parse, t: Token, governor: Token) -> int | None:
    bare = parse.child(t.i, "nsubj", "nsubjpass") is None
    if t.dep == "advcl" and governor.tag.startswith("VB"):
        marks = {m.low for m in parse.children(t.i, "mark", "advmod")}
        if marks & _CLAUSE_MARKS or (bare and not marks):
            return governor.i
    if t.dep == "acl" and t.tag in {"VBG", "VBN"}:
        return governor.i
    if t.dep == "xcomp" and governor.lemma in _ASPECTUAL:
        return governor.i
    return None


def _is_cue(t: Token) -> bool:
    return t.lemma in load_cues().verbs


@lru_cache(maxsize=1)
def _event_nouns() -> frozenset[str]:
    return frozenset(lemma for lemma, pos in load_frames().index if pos == "N")
