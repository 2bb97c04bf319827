"""Who fills a role of a frame: the phrases around a verb, a noun or an adjective."""

from __future__ import annotations

from dragoman.annotate.events import roles
from dragoman.annotate.events.matching import Hit
from dragoman.annotate.events.parties import is_political, parties
from dragoman.annotate.standing import has_standing
from dragoman.lexicon.frames import load_classes
from dragoman.nouns import Argument, Cast
from dragoman.syntax import Parse


def role(
    parse: Parse,
    cast: Cast,
    hits: dict[int, Hit],
    hit: Hit,
    wanted: tuple[str, ...],
    inner: int | None,
) -> tuple[Argument, ...]:
    """The parties in the first role of ``wanted`` that is filled: those with a part in public
    life first, then other actors, then anybody."""
    political: tuple[Argument, ...] = ()
    fallback: tuple[Argument, ...] = ()
    for name in wanted:
        head = filler(parse, cast, hit, name)
        found: tuple[Argument, ...] = ()
        if name == "comp":
            if inner is not None:
                found = role(parse, cast, hits, hits[inner], hits[inner].frame.recipient, None)
        elif head is not None:
            # Who does it is not the place or the topic of the subject: "a bomb in Kiev killed".
            found = parties(parse, cast, head, far=name != "subj")
        if any(has_standing(cast, a) for a in found):
            return found
        if not political and any(is_political(parse, cast, a) for a in found):
            political = found
        fallback = fallback or tuple(a for a in found if _somebody(parse, cast, a))
    return political or fallback


def _somebody(parse: Parse, cast: Cast, arg: Argument) -> bool:
    """Whether a phrase without a known actor names people, a body or a place, not a thing."""
    t = parse.tokens[arg.head]
    if cast.at(arg.head) is not None or t.ent in {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"}:
        return True
    return t.lemma in load_classes()["person"] or t.lemma in load_classes()["troops"]


def filler(parse: Parse, cast: Cast, hit: Hit, name: str) -> int | None:
    """Head of the phrase in the named role of the predicate."""
    i = hit.trigger
    if hit.pattern.pos == "N":
        return _noun_filler(parse, cast, hit, name)
    if name == "subj":
        if hit.pattern.pos == "A":
            return roles.adjective_subject(parse, i)
        return roles.subject(parse, i)
    if name == "obj":
        return roles.object_of(parse, i)
    if name == "iobj":
        if roles.is_passive(parse, i) and parse.child(i, "dobj") is not None:
            return roles.surface_subject(parse, i)  # "was given aid"
        dative = parse.child(i, "dative")
        return dative.i if dative is not None and dative.pos != "ADP" else None
    if name == "that":
        return _clause_subject(parse, i)
    if name == "comp":
        return None
    found = roles.prepositional(parse, i, name)
    if found is None:
        obj = roles.object_of(parse, i)
        if obj is not None:
            found = roles.prepositional(parse, obj, name)
    if found is None and hit.frame.embeds:  # "plans to share a grid with Estonia"
        clause = roles.complement(parse, i)
        if clause is not None:
            found = roles.prepositional(parse, clause, name)
    return found


def _clause_subject(parse: Parse, i: int) -> int | None:
    """Subject of the clause under the predicate or under its object ("a demand that X…")."""
    for host in (i, roles.object_of(parse, i)):
        clause = roles.complement(parse, host) if host is not None else None
        if clause is not None:
            return roles.subject(parse, clause)
    return None


def _noun_filler(parse: Parse, cast: Cast, hit: Hit, name: str) -> int | None:
    i, support = hit.trigger, hit.support
    if name == "subj":
        return _noun_actor(parse, cast, i, support)
    if name == "obj":
        return roles.prepositional(parse, i, "of")
    if name == "that":
        return _clause_subject(parse, i)
    if name in {"iobj", "comp"}:
        if support is not None and name == "iobj":
            dative = parse.child(support, "dative")
            return dative.i if dative is not None and dative.pos != "ADP" else None
        return None
    found = roles.prepositional(parse, i, name)
    if found is None and support is not None:
        found = roles.prepositional(parse, support, name)
    return found


def _noun_actor(parse: Parse, cast: Cast, i: int, support: int | None) -> int | None:
    poss = parse.child(i, "poss")
    if poss is not None:
        return poss.i
    by = roles.prepositional(parse, i, "by")
    if by is not None:
        return by
    done_to = roles.prepositional(parse, i, "of")
    if done_to is not None:  # "the arrest of a journalist by police"
        by = roles.prepositional(parse, done_to, "by")
        if by is not None:
            return by
    if support is not None and parse.tokens[i].dep != "nsubj":
        verb = parse.tokens[support]
        subject = roles.subject(parse, verb.i)
        if subject is not None and subject != i:
            return subject
    between = roles.prepositional(parse, i, "between")
    if between is not None:
        return between
    circumstance = _circumstance(parse, i)
    if circumstance is not None:
        return circumstance
    for k in parse.children(i, "amod", "compound", "nmod"):
        entity = cast.entity_at(k.i)
        if entity is None or not entity.political:
            continue
        mention = cast.at(k.i)
        town = entity.kind == "place" or (mention is not None and mention.metonym)
        if not town:  # "the Lyon attacks": a town suffers them
            return k.i
    return None


_AROUND = frozenset("after following during before at in since ahead because for".split())


def _circumstance(parse: Parse, i: int) -> int | None:
    """ "After talks with Lavrov, Kerry said…": the subject of the clause took part."""
    t = parse.tokens[i]
    while t.dep == "conj":
        t = parse.head(t)
    prep = parse.head(t)
    if t.dep != "pobj" or roles.prepositional(parse, i, "with") is None:
        return None
    if prep.low == "of":
        prep = parse.head(prep) if parse.head(prep).low in _AROUND else prep
    return roles.clause_subject(parse, prep.i) if prep.low in _AROUND | {"of"} else None
