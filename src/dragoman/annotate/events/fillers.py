"""Who fills a role of a frame: the phrases around a verb, a noun or an adjective."""

from __future__ import annotations

from dragoman.annotate.events import roles
from dragoman.annotate.events.matching import Hit
from dragoman.annotate.events.parties import is_political, merely_place, parties
from dragoman.annotate.standing import has_standing
from dragoman.lexicon.frames import load_classes
from dragoman.nouns import Argument, Cast
from dragoman.syntax import Parse, Token
from dragoman.types import Plover


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
            kind = hit.frame.type
            found = tuple(a for a in found if not merely_place(parse, cast, a, kind))
        if any(has_standing(cast, a) for a in found):
            return found
        # Whom a demand or a threat is put to is no less its addressee for being a private person.
        if name == "obj" and hit.frame.type in _ADDRESSED and _all_people(parse, found):
            return found
        if not political and any(is_political(parse, cast, a) for a in found):
            political = found
        fallback = fallback or tuple(a for a in found if _somebody(parse, cast, a))
    return political or fallback


_ADDRESSED = frozenset({Plover.REQUEST, Plover.THREATEN})


_CROWDS = frozenset({"hundreds", "thousands", "tens", "dozens", "scores", "millions"})


def _all_people(parse: Parse, args: tuple[Argument, ...]) -> bool:
    people = load_classes()["person"]
    return bool(args) and all(parse.tokens[a.head].lemma in people for a in args)


def _somebody(parse: Parse, cast: Cast, arg: Argument) -> bool:
    """Whether a phrase without a known actor names people, a body or a place, not a thing."""
    t = parse.tokens[arg.head]
    if cast.at(arg.head) is not None or t.ent in {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"}:
        return True
    if t.low in _CROWDS:
        return True
    if t.lemma == "force" and t.tag == "NN" and parse.child(t.i, "det", "poss") is None:
        return False  # "retaliate with force"
    return any(t.lemma in load_classes()[name] for name in ("person", "troops", "labour"))


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
        for noun in parse.conjuncts(obj) if obj is not None else ():
            found = found or roles.prepositional(parse, noun.i, name)
    if name == "of" and hit.frame.type is Plover.REQUEST:
        found = _holder(parse, found)
    if found is None and hit.frame.embeds:  # "plans to share a grid with Estonia"
        clause = roles.complement(parse, i)
        if clause is not None:
            found = roles.prepositional(parse, clause, name)
    return found


def _holder(parse: Parse, found: int | None) -> int | None:
    """Of whom a release is asked: not those who are held but those by whom they are."""
    if found is None or parse.tokens[found].lemma not in load_classes()["prisoner"]:
        return found
    for held in parse.children(found, "acl", "relcl"):
        if roles.is_passive(parse, held.i):
            return roles.subject(parse, held.i)
    return None


def _clause_subject(parse: Parse, i: int) -> int | None:
    """Subject of the clause under the predicate or under its object ("a demand that X…")."""
    for host in (i, roles.object_of(parse, i)):
        clause = roles.complement(parse, host) if host is not None else None
        if clause is None and host is not None and parse.tokens[host].tag.startswith("NN"):
            clause = roles.content(parse, host)
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
        return _owner(parse, poss)
    said = roles.prepositional(parse, i, "of")
    if said is not None and (roles.content(parse, i) or roles.complement(parse, i)):
        return said  # "the demand of Erbil that…", "the threat of the ministry to…"
    if support is not None and parse.tokens[i].dep == "dobj":
        subject = None if roles.is_passive(parse, support) else roles.subject(parse, support)
        if subject is not None and subject != i:
            return subject
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


def _owner(parse: Parse, poss: Token) -> int:
    """The possessor; of "whose" the noun it takes up."""
    if poss.tag != "WP$":
        return poss.i
    for t in parse.ancestors(poss.i):
        if t.dep == "relcl":
            return t.head
    return poss.i


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
