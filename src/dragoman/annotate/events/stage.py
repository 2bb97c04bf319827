"""The event stage: hits → compositions → event mentions with their parties."""

from __future__ import annotations

from dataclasses import replace

from dragoman.annotate.events import roles
from dragoman.annotate.events.composing import Union, compose
from dragoman.annotate.events.fillers import filler, role
from dragoman.annotate.events.fitness import drafted, protest_topic, unfit, unworthy, vetoed
from dragoman.annotate.events.matching import Hit, find_hits
from dragoman.annotate.events.merging import merged
from dragoman.annotate.events.parties import is_political, merely_place, parties, shown
from dragoman.annotate.queries import beneficiary
from dragoman.annotate.standing import has_standing
from dragoman.lexicon.compositions import load_compositions
from dragoman.lexicon.frames import FrameLexicon, load_frames
from dragoman.lexicon.support import load_support
from dragoman.nouns import Argument, Cast, EventMention
from dragoman.syntax import Parse
from dragoman.types import Dropped, Plover

# A noun without a support verb needs more evidence, and gives less confidence.
_SURE, _COMPOSED, _BARE = 0.8, 0.75, 0.6
# Types that are done to somebody: a recipient is looked for further afield.
_TOWARDS = frozenset(Plover) - {Plover.CONSULT, Plover.AGREE, Plover.SUPPORT, Plover.COOPERATE}
# Types that strike or reach a thing in a place: the thing is shown as recipient.
_PHYSICAL = frozenset({Plover.ASSAULT, Plover.COERCE, Plover.AID, Plover.RETREAT})
# Types whose aim is told by a purpose or a condition.
_MEANT = frozenset({Plover.PROTEST, Plover.MOBILIZE, Plover.THREATEN})
_UNLESS = frozenset({"unless", "until"})
_OUTSIDE = frozenset({"nsubj", "nsubjpass", "advcl", "relcl", "conj", "parataxis", "agent"})


def find_events(
    parse: Parse, cast: Cast, frames: FrameLexicon | None = None
) -> tuple[tuple[EventMention, ...], tuple[Dropped, ...]]:
    """Event mentions in text order (main clause before its parts), and what was left out.

    ``frames`` are the rules to go by; without it the packaged ones.
    """
    hits = find_hits(parse, frames or load_frames(), load_support())
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
        reason = (
            unfit(parse, cast, hit, unions.get(i), swallowed)
            or protest_topic(parse, hits, hit)
            or drafted(parse, hit)
        )
        event = None
        if not reason:
            lender = hits[lent[i]] if i in lent else None
            event = _event(parse, cast, hits, hit, unions.get(i), lender)
        if event is not None and not reason:
            reason = vetoed(parse, cast, hit)
        if event is None or reason:
            if reason:
                dropped.append(_dropped(parse, i, reason))
            continue
        reason = unworthy(parse, cast, event)
        if reason:
            dropped.append(_dropped(parse, i, reason))
            continue
        events.append(event)
        if hit.frame.also is not None:
            kind, mode, cameo = hit.frame.also
            events.append(replace(event, literal=kind, type=kind, mode=mode, cameo=cameo))
    events, told_by_verb = merged(parse, events)
    dropped += [
        _dropped(parse, noun, f"told by “{parse.tokens[verb].text}”") for noun, verb in told_by_verb
    ]
    events.sort(key=lambda e: (parse.tokens[e.trigger].sent, _depth(parse, e.trigger), e.trigger))
    return tuple(events), tuple(dropped)


def _dropped(parse: Parse, i: int, reason: str) -> Dropped:
    t = parse.tokens[i]
    return Dropped(start=t.start, end=t.end, reason=reason)


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
    actors = role(parse, cast, hits, hit, frame.actor, inner)
    if not actors and lender is not None:
        actors = role(parse, cast, hits, lender, lender.frame.actor, None)
    actors = _headline_pair(parse, cast, actors, hit.trigger)
    aimed = _aim(parse, cast, hit, kind)
    direct = role(parse, cast, hits, hit, ("against",), inner) if aimed else ()
    recipients = direct or aimed or role(parse, cast, hits, hit, frame.recipient, inner)
    taken = {a.head for a in actors}
    recipients = tuple(r for r in recipients if r.head not in taken)
    if not recipients and kind in _TOWARDS:
        recipients = _nearby(parse, cast, hit, actors, kind)
    if not actors and not recipients and inner is not None:
        actors, recipients = _inner_parties(parse, cast, hits, hits[inner])
    if not actors and not recipients:
        return None
    if not actors and "between" in frame.recipient:
        between = filler(parse, cast, hit, "between")
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
    actors = tuple(shown(parse, cast, a, hit.trigger, placed=False) for a in actors)
    placed = kind in _PHYSICAL
    recipients = tuple(shown(parse, cast, r, hit.trigger, placed=placed) for r in recipients)
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
        ground="noun" if bare else "composed" if inner is not None else _worded(hit),
        confidence=_BARE if bare else _COMPOSED if inner is not None else _SURE,
    )


def _worded(hit: Hit) -> str:
    return "phrase" if hit.used else "verb"


def _headline_pair(
    parse: Parse, cast: Cast, actors: tuple[Argument, ...], trigger: int
) -> tuple[Argument, ...]:
    """ "US, Iran hold talks": in headlines a comma joins the parties before the verb."""
    if len(actors) != 1:
        return actors
    first = parse.sentences[parse.tokens[actors[0].head].sent].first
    row: list[Argument] = []
    named: set[int] = set()
    k = first
    while (m := cast.at(k)) is not None and cast.entities[m.entity].political:
        if m.entity not in named:  # "The premier, Ali Bongo, met…" names one
            row.append(Argument(first=m.first, last=m.last, head=m.head))
        named.add(m.entity)
        k = m.last
        if k >= len(parse.tokens) or parse.tokens[k].text != ",":
            break
        k += 1
    heads = {a.head for a in row}
    verb = k == trigger or (
        k < len(parse.tokens) and parse.tokens[k].tag.startswith(("VB", "MD", "TO"))
    )
    return tuple(row) if len(row) > 1 and verb and actors[0].head in heads else actors


def _child(parse: Parse, i: int, *deps: str) -> int | None:
    found = parse.child(i, *deps)
    return None if found is None else found.i


def _aim(parse: Parse, cast: Cast, hit: Hit, kind: Plover) -> tuple[Argument, ...]:
    """Whom a protest, a threat or a movement of forces is meant for, as its purpose or its
    condition says: "marched to press the cabinet", "unless the government frees them"."""
    if kind not in _MEANT:
        return ()
    host = hit.trigger if hit.support is None else hit.support
    hosts = [host, *(c.i for c in parse.children(host, "xcomp"))]
    for clause in (c for h in hosts for c in parse.children(h, "advcl", "xcomp")):
        marks = {m.low for m in parse.children(clause.i, "mark", "aux", "advmod")}
        heads: tuple[int | None, ...] = ()
        if clause.i < host:
            continue
        if marks & _UNLESS:
            heads = (_child(parse, clause.i, "nsubj", "nsubjpass"),)
        elif roles.is_infinitive(parse, clause.i) and kind is not Plover.THREATEN:
            inside = roles.complement(parse, clause.i)
            heads = (roles.object_of(parse, clause.i),
                     None if inside is None else roles.surface_subject(parse, inside))  # fmt: skip
        for head in heads:
            found = () if head is None else parties(parse, cast, head)
            if any(has_standing(cast, a) for a in found):
                return found
    return ()


def _nearby(
    parse: Parse, cast: Cast, hit: Hit, actors: tuple[Argument, ...], kind: Plover
) -> tuple[Argument, ...]:
    """The first political actor named after the predicate inside its clause, neither where it
    happens nor, of forces moved, those forces."""
    forces = kind is Plover.MOBILIZE or kind is Plover.RETREAT
    own = roles.object_of(parse, hit.trigger) if forces else None
    hosts = [hit.trigger] if hit.support is None else [hit.trigger, hit.support]
    taken = {a.head for a in actors}
    mine = {m.entity for m in (cast.at(h) for h in taken) if m is not None}
    for host in hosts:
        for k in parse.subtree(host, _OUTSIDE):
            mention = cast.at(k)
            if k <= host or mention is None or mention.head != k or mention.entity in mine:
                continue
            if _in_content(parse, k, host) or k == own:
                continue
            arg = Argument(first=mention.first, last=mention.last, head=k)
            if merely_place(parse, cast, arg, kind):
                continue
            if cast.entities[mention.entity].political and not beneficiary(parse, k, host):
                return parties(parse, cast, k)
    return ()


def _in_content(parse: Parse, i: int, host: int) -> bool:
    """Whether a token stands in a clause that says what a noun under the predicate is about:
    "allegations that it backed the rebels"."""
    t = parse.tokens[i]
    while t.i != host and t.head != t.i:
        if t.dep == "acl" and parse.child(t.i, "nsubj", "nsubjpass") is not None:
            return True
        t = parse.head(t)
    return False


def _inner_parties(
    parse: Parse, cast: Cast, hits: dict[int, Hit], inner: Hit
) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    """Parties of the inner predicate, for an outer one without any ("talks were cancelled")."""
    actors = role(parse, cast, hits, inner, inner.frame.actor, None)
    taken = {a.head for a in actors}
    recipients = role(parse, cast, hits, inner, inner.frame.recipient, None)
    return actors, tuple(r for r in recipients if r.head not in taken)


def _depth(parse: Parse, i: int) -> int:
    """How many clauses stand above the predicate; speech verbs do not count."""
    depth = 0
    t = parse.tokens[i]
    while t.head != t.i:
        if t.dep in {"relcl", "acl", "advcl", "pcomp", "pobj"}:
            depth += 1
        t = parse.tokens[t.head]
    return depth
