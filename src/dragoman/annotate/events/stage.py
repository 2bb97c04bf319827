"""The event stage: hits → compositions → event mentions with their parties."""

from __future__ import annotations

from dataclasses import replace

from dragoman.annotate.events import roles
from dragoman.annotate.events.composing import Union, compose
from dragoman.annotate.events.matching import Hit, find_hits
from dragoman.annotate.events.parties import is_political, parties
from dragoman.lexicon.compositions import load_compositions
from dragoman.lexicon.frames import load_classes, load_frames
from dragoman.lexicon.support import load_support
from dragoman.lexicon.vetoes import load_vetoes
from dragoman.nouns import Argument, Cast, EventMention
from dragoman.syntax import Parse
from dragoman.types import Dropped, Plover

# A noun without a support verb needs more evidence, and gives less confidence.
_SURE, _COMPOSED, _BARE = 0.8, 0.75, 0.6
# Types that are done to somebody: a recipient is looked for further afield.
_TOWARDS = frozenset(Plover) - {Plover.CONSULT, Plover.AGREE, Plover.SUPPORT, Plover.COOPERATE}
_VERBAL = frozenset({Plover.AGREE, Plover.SUPPORT, Plover.REQUEST, Plover.ACCUSE,
                     Plover.REJECT, Plover.THREATEN})  # fmt: skip
_OUTSIDE = frozenset({"nsubj", "nsubjpass", "advcl", "relcl", "conj", "parataxis", "agent"})


def find_events(parse: Parse, cast: Cast) -> tuple[tuple[EventMention, ...], tuple[Dropped, ...]]:
    """Event mentions in text order (main clause before its parts), and what was left out."""
    hits = find_hits(parse, load_frames(), load_support())
    unions = compose(parse, hits, load_compositions())
    swallowed = {
        u.inner: i
        for i, u in unions.items()
        if u.inner is not None and u.row.type is not None and not u.row.keep_inner
    }
    lent = {u.inner: i for i, u in unions.items() if u.inner is not None and u.row.lend_actor}
    events: list[EventMention] = []
    dropped: list[Dropped] = []
    for i, hit in hits.items():
        reason = _unfit(parse, cast, hit, unions.get(i), swallowed) or _protest_topic(
            parse, hits, hit
        )
        event = None
        if not reason:
            lender = hits[lent[i]] if i in lent else None
            event = _event(parse, cast, hits, hit, unions.get(i), lender)
        if event is not None and not reason:
            reason = _vetoed(parse, cast, hit)
        if event is None or reason:
            if reason:
                dropped.append(_dropped(parse, i, reason))
            continue
        reason = _unworthy(parse, cast, event)
        if reason:
            dropped.append(_dropped(parse, i, reason))
            continue
        events.append(event)
        if hit.frame.also is not None:
            kind, mode, cameo = hit.frame.also
            events.append(replace(event, literal=kind, type=kind, mode=mode, cameo=cameo))
    events.sort(key=lambda e: (parse.tokens[e.trigger].sent, _depth(parse, e.trigger), e.trigger))
    return tuple(events), tuple(dropped)


# What anybody may do or suffer; elsewhere a party must have a country or a sector.
_ANYBODY = frozenset({Plover.ASSAULT, Plover.PROTEST, Plover.COERCE})


def _unworthy(parse: Parse, cast: Cast, event: EventMention) -> str:
    """Why an event is none of international affairs; empty when it may be one."""
    parties_ = (*event.actors, *event.recipients)
    if not any(is_political(parse, cast, a) for a in parties_):
        return "no political actor"
    if event.literal not in _ANYBODY and not any(_placed(cast, a) for a in parties_):
        return "nobody with a country or a role in public life"
    if event.literal is Plover.CONSULT and event.actors:
        if not any(is_political(parse, cast, a) for a in event.actors):
            return "nobody in public life meets"
    vow = event.frame.startswith(("agree.willing", "agree.agree", "agree.plan", "agree.offer@",
                                  "agree.promise"))  # fmt: skip
    word = parse.tokens[event.trigger].lemma
    vow = vow and word not in {"agree", "promise", "pledge", "vow", "commit", "commitment"}
    if vow and event.inner is None and event.type is Plover.AGREE and len(event.actors) < 2:
        if not any(is_political(parse, cast, a) for a in event.recipients):
            return "a plan or promise towards nobody"
    return ""


def _placed(cast: Cast, arg: Argument) -> bool:
    entity = cast.entity_at(arg.head)
    if entity is None:
        return False
    known = entity.country or entity.sector not in {None, "", "UNK"} or entity.candidates
    return bool(known) or any(
        cast.entities[k].country or cast.entities[k].sector for k in entity.members
    )


def _dropped(parse: Parse, i: int, reason: str) -> Dropped:
    t = parse.tokens[i]
    return Dropped(start=t.start, end=t.end, reason=reason)


def _unfit(
    parse: Parse, cast: Cast, hit: Hit, union: Union | None, swallowed: dict[int, int]
) -> str:
    """Why a hit gives no event of its own; empty when it may."""
    if hit.trigger in swallowed:
        outer = parse.tokens[swallowed[hit.trigger]]
        return f"expressed by “{outer.text}”"
    if union is not None and union.row.type is None:
        return f"only colours another predicate: {union.row.why}"
    if hit.frame.type is None and (union is None or union.row.type is None):
        return "frame without a type of its own"
    t = parse.tokens[hit.trigger]
    if hit.pattern.pos == "N" and hit.support is None:
        if t.dep == "nsubj" and parse.head(t).lemma == "be" and hit.frame.type in _VERBAL:
            return "spoken of, not told"
        if not hit.frame.bare:
            return "noun without a verb that says it happened"
        if t.dep in {"compound", "amod", "nmod", "poss", "npadvmod"}:
            return "noun used as a modifier"
    if cast.at(hit.trigger) is not None and cast.at(hit.trigger).form == "NAM":  # type: ignore[union-attr]
        return "part of a name"
    return ""


_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "COP", "REB", "PRM", "SPY", "JUD", "PTY"})


def _vetoed(parse: Parse, cast: Cast, hit: Hit) -> str:
    """The field of talk that borrows the words of this sentence, if any."""
    sentence = parse.sentences[parse.tokens[hit.trigger].sent]
    words = parse.tokens[sentence.first : sentence.last]
    lemmas = {w.lemma for w in words}
    for veto in load_vetoes():
        if not veto.holds(lemmas):
            continue
        if veto.frames:
            if hit.frame.id in veto.frames:
                return f"not political: {veto.id}"
        elif not any(_official(cast, w.i) for w in words):
            return f"not political: {veto.id}"
    return ""


def _official(cast: Cast, token: int) -> bool:
    entity = cast.entity_at(token)
    return entity is not None and entity.kind != "country" and entity.sector in _OFFICIAL


def _protest_topic(parse: Parse, hits: dict[int, Hit], hit: Hit) -> str:
    """What a protest is about is part of the protest, not a demand beside it."""
    if hit.frame.type is not Plover.REQUEST:
        return ""
    near = [a.i for a in parse.ancestors(hit.trigger)][:2]
    for h in hits.values():
        if h.frame.type is Plover.PROTEST and (h.trigger in near or h.support in near):
            return f"topic of the protest “{parse.tokens[h.trigger].text}”"
    return ""


def _headline_pair(
    parse: Parse, cast: Cast, actors: tuple[Argument, ...], trigger: int
) -> tuple[Argument, ...]:
    """ "US, Iran hold talks": in headlines a comma joins the parties before the verb."""
    if len(actors) != 1:
        return actors
    first = parse.sentences[parse.tokens[actors[0].head].sent].first
    row: list[Argument] = []
    k = first
    while (m := cast.at(k)) is not None and cast.entities[m.entity].political:
        row.append(Argument(first=m.first, last=m.last, head=m.head))
        k = m.last
        if k >= len(parse.tokens) or parse.tokens[k].text != ",":
            break
        k += 1
    heads = {a.head for a in row}
    verb = k == trigger or (
        k < len(parse.tokens) and parse.tokens[k].tag.startswith(("VB", "MD", "TO"))
    )
    return tuple(row) if len(row) > 1 and verb and actors[0].head in heads else actors


def _event(
    parse: Parse,
    cast: Cast,
    hits: dict[int, Hit],
    hit: Hit,
    union: Union | None,
    lender: Hit | None,
) -> EventMention | None:
    frame = hit.frame
    kind, mode, cameo, why = frame.type, frame.mode, frame.cameo, ""
    inner = union.inner if union else None
    if union is not None and union.row.type is not None:
        inner_frame = hits[inner].frame if inner is not None else None
        kind = union.row.type
        mode = union.row.mode_for(
            inner_frame.mode if inner_frame else None, inner_frame.cameo if inner_frame else None
        ) or (frame.mode if union.row.type is frame.type else None)
        code = union.row.code(inner_frame.cameo if inner_frame else None)
        cameo = code if inner_frame is not None or not frame.cameo else frame.cameo
        why = union.row.why
    if kind is None:
        return None
    actors = _role(parse, cast, hits, hit, frame.actor, inner)
    if not actors and lender is not None:
        actors = _role(parse, cast, hits, lender, lender.frame.actor, None)
    actors = _headline_pair(parse, cast, actors, hit.trigger)
    recipients = _role(parse, cast, hits, hit, frame.recipient, inner)
    taken = {a.head for a in actors}
    recipients = tuple(r for r in recipients if r.head not in taken)
    if not recipients and kind in _TOWARDS:
        recipients = _nearby(parse, cast, hit, actors)
    if not actors and not recipients and inner is not None:
        actors, recipients = _inner_parties(parse, cast, hits, hits[inner])
    if not actors and not recipients:
        return None
    if not actors and "between" in frame.recipient:
        between = _filler(parse, cast, hit, "between")
        if between is not None and recipients == parties(parse, cast, between):
            actors, recipients = recipients, ()
    bare = hit.pattern.pos == "N" and hit.support is None
    if bare and not any(is_political(parse, cast, a) for a in actors) and not frame.reciprocal:
        if parse.tokens[hit.trigger].dep not in {"ROOT", "nsubj", "nsubjpass"}:
            return None
    reciprocal = frame.reciprocal and kind in {Plover.CONSULT, Plover.AGREE, Plover.SUPPORT,
                                               Plover.COOPERATE}  # fmt: skip
    if reciprocal:
        actors, recipients = (*actors, *recipients), ()
    return EventMention(
        frame=frame.rule,
        literal=kind,
        type=kind,
        mode=mode,
        cameo=cameo,
        contexts=frame.contexts,
        trigger=hit.trigger,
        span=(hit.trigger, hit.trigger + 1),
        actors=actors,
        recipients=recipients,
        reciprocal=reciprocal,
        inner=inner,
        ahead=union is not None and union.row.outer == "willing",
        why=why,
        confidence=_BARE if bare else _COMPOSED if inner is not None else _SURE,
    )


def _nearby(
    parse: Parse, cast: Cast, hit: Hit, actors: tuple[Argument, ...]
) -> tuple[Argument, ...]:
    """The first political actor named after the predicate inside its clause."""
    hosts = [hit.trigger] if hit.support is None else [hit.trigger, hit.support]
    taken = {a.head for a in actors}
    mine = {m.entity for m in (cast.at(h) for h in taken) if m is not None}
    for host in hosts:
        for k in parse.subtree(host, _OUTSIDE):
            mention = cast.at(k)
            if k <= host or mention is None or mention.head != k or mention.entity in mine:
                continue
            if cast.entities[mention.entity].political and not _beneficiary(parse, k, host):
                return parties(parse, cast, k)
    return ()


_FOR = frozenset("support favour favor behalf solidarity honour honor place defence".split())


def _beneficiary(parse: Parse, k: int, host: int) -> bool:
    """Whether something is done for, not to, the one named: "in support of Azerbaijan"."""
    for governor in parse.ancestors(k):
        if governor.i == host:
            return False
        if governor.low in _FOR:
            return True
    return False


def _inner_parties(
    parse: Parse, cast: Cast, hits: dict[int, Hit], inner: Hit
) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    """Parties of the inner predicate, for an outer one without any ("talks were cancelled")."""
    actors = _role(parse, cast, hits, inner, inner.frame.actor, None)
    taken = {a.head for a in actors}
    recipients = _role(parse, cast, hits, inner, inner.frame.recipient, None)
    return actors, tuple(r for r in recipients if r.head not in taken)


def _role(
    parse: Parse,
    cast: Cast,
    hits: dict[int, Hit],
    hit: Hit,
    wanted: tuple[str, ...],
    inner: int | None,
) -> tuple[Argument, ...]:
    """The parties in the first role of ``wanted`` that is filled, political ones first."""
    fallback: tuple[Argument, ...] = ()
    for name in wanted:
        head = _filler(parse, cast, hit, name)
        found: tuple[Argument, ...] = ()
        if name == "comp":
            if inner is not None:
                found = _role(parse, cast, hits, hits[inner], hits[inner].frame.recipient, None)
        elif head is not None:
            found = parties(parse, cast, head)
        if any(is_political(parse, cast, a) for a in found):
            return found
        fallback = fallback or tuple(a for a in found if _somebody(parse, cast, a))
    return fallback


def _somebody(parse: Parse, cast: Cast, arg: Argument) -> bool:
    """Whether a phrase without a known actor names people, a body or a place, not a thing."""
    t = parse.tokens[arg.head]
    if cast.at(arg.head) is not None or t.ent in {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"}:
        return True
    return t.lemma in load_classes()["person"] or t.lemma in load_classes()["troops"]


def _filler(parse: Parse, cast: Cast, hit: Hit, name: str) -> int | None:
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


def _depth(parse: Parse, i: int) -> int:
    """How many clauses stand above the predicate; speech verbs do not count."""
    depth = 0
    t = parse.tokens[i]
    while t.head != t.i:
        if t.dep in {"relcl", "acl", "advcl", "pcomp", "pobj"}:
            depth += 1
        t = parse.tokens[t.head]
    return depth
