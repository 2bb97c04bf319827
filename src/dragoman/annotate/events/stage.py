"""The event stage: hits → compositions → event mentions with their parties."""

from __future__ import annotations

from dataclasses import replace

from dragoman.annotate.events.composing import Union, compose
from dragoman.annotate.events.fillers import filler, role
from dragoman.annotate.events.fitness import drafted, protest_topic, unfit, unworthy, vetoed
from dragoman.annotate.events.matching import Hit, find_hits
from dragoman.annotate.events.merging import merged
from dragoman.annotate.events.parties import is_political, parties, shown
from dragoman.annotate.events.seeking import aim, headline_pair, inner_parties, moved, nearby
from dragoman.lexicon.compositions import load_compositions
from dragoman.lexicon.frames import FrameLexicon, load_frames
from dragoman.lexicon.support import load_support
from dragoman.nouns import Cast, EventMention
from dragoman.syntax import Parse
from dragoman.types import Dropped, Plover

# A noun without a support verb needs more evidence, and gives less confidence.
_SURE, _COMPOSED, _BARE = 0.8, 0.75, 0.6
# Types that are done to somebody: a recipient is looked for further afield.
_TOWARDS = frozenset(Plover) - {Plover.CONSULT, Plover.AGREE, Plover.SUPPORT, Plover.COOPERATE}
# Types that strike or reach a thing in a place: the thing is shown as recipient.
_PHYSICAL = frozenset({Plover.ASSAULT, Plover.COERCE, Plover.AID, Plover.RETREAT})


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
    actors = headline_pair(parse, cast, actors, hit.trigger)
    aimed = aim(parse, cast, hit, kind)
    direct = role(parse, cast, hits, hit, ("against",), inner) if aimed else ()
    recipients = direct or aimed or role(parse, cast, hits, hit, frame.recipient, inner)
    taken = {a.head for a in actors}
    recipients = tuple(r for r in recipients if r.head not in taken)
    if not recipients and kind in _TOWARDS:
        recipients = nearby(parse, cast, hit, actors, kind)
    if not actors and not recipients and kind is Plover.MOBILIZE:
        actors = moved(parse, cast, hit)
    if not actors and not recipients and inner is not None:
        actors, recipients = inner_parties(parse, cast, hits, hits[inner])
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


def _depth(parse: Parse, i: int) -> int:
    """How many clauses stand above the predicate; speech verbs do not count."""
    depth = 0
    t = parse.tokens[i]
    while t.head != t.i:
        if t.dep in {"relcl", "acl", "advcl", "pcomp", "pobj"}:
            depth += 1
        t = parse.tokens[t.head]
    return depth
