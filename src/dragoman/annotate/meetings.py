"""Visits, meetings, calls, envoys: events of one encounter gathered into its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.lexicon.frames import FrameLexicon, load_frames
from dragoman.nouns import Cast, EventMention
from dragoman.syntax import Parse
from dragoman.types import (
    Event,
    Factuality,
    Meeting,
    MeetingParty,
    MeetingStep,
    Plover,
    Quote,
    Status,
    Where,
)

_KINDS = frozenset({"visit", "meeting", "call", "envoy", "forum"})
_MEET_CODES = ("036", "04", "125", "106", "026", "1245")
_ORDER = {
    Status.PROPOSED: 0, Status.ANNOUNCED: 1, Status.ACCEPTED: 2, Status.POSTPONED: 3,
    Status.SUBSTITUTED: 4, Status.DECLINED: 5, Status.CANCELLED: 6, Status.HELD: 7,
}  # fmt: skip
_CONSENT = frozenset("willing ready prepared keen eager agree accept consent happy glad".split())
_TOPIC_PREPS = frozenset({"on", "about", "over", "regarding", "concerning"})
_DISCUSS = frozenset({"discuss", "debate", "address", "review", "explore"})


@dataclass(frozen=True, slots=True)
class Encounter:
    """An event that tells of an encounter: its kind, state, and the actors' ids by role."""

    event: Event
    mention: EventMention
    kind: str
    status: Status
    parties: tuple[MeetingParty, ...]

    @property
    def who(self) -> frozenset[str]:
        """The actors taking part."""
        return frozenset(p.actor for p in self.parties)


def find_meetings(
    parse: Parse,
    cast: Cast,
    pairs: Sequence[tuple[EventMention, Event]],
    frames: FrameLexicon | None = None,
) -> tuple[Meeting, ...]:
    """Group the events of each encounter; ids are content-derived by order (m1, m2…).

    ``frames`` are those that found the events; without it the packaged ones."""
    known = frames or load_frames()
    groups: list[list[Encounter]] = []
    for mention, event in pairs:
        found = _encounter(parse, mention, event, known)
        if found is None:
            continue
        for group in groups:
            if _same(group, found):
                group.append(found)
                break
        else:
            groups.append([found])
    meetings = [_meeting(parse, f"m{n}", group) for n, group in enumerate(groups, 1)]
    return tuple(_substituted(parse, meetings, groups))


def _encounter(
    parse: Parse, mention: EventMention, event: Event, frames: FrameLexicon
) -> Encounter | None:
    kind = _kind(parse, mention, frames)
    if kind is None or not (event.cameo or "").startswith(_MEET_CODES):
        return None
    status = _status(parse, mention, event)
    if status is None:
        return None
    parties: list[MeetingParty] = []
    roles = _ROLES.get(kind, ("participant", "participant"))
    host_first = mention.frame.startswith("agree.invite")
    for group, role in ((event.actors, roles[0]), (event.recipients, roles[1])):
        for p in group:
            role_here = (
                {"visitor": "host", "host": "visitor"}.get(role, role) if host_first else role
            )
            if p.actor is not None and all(q.actor != p.actor for q in parties):
                parties.append(MeetingParty(actor=p.actor, role=role_here))
    return Encounter(event, mention, kind, status, tuple(parties)) if parties else None


_ROLES = {
    "visit": ("visitor", "host"),
    "envoy": ("sender", "addressee"),
    "forum": ("participant", "host"),
}


def _kind(parse: Parse, mention: EventMention, frames: FrameLexicon) -> str | None:
    frame = frames.by_rule(mention.frame)
    kind = frame.meeting if frame is not None else None
    if mention.inner is not None and kind is None:
        word = parse.tokens[mention.inner].lemma
        kind = "visit" if word in {"visit", "travel", "go", "arrive", "trip"} else "meeting"
    if kind in {"meeting", "visit"} and _forum(parse, mention):
        return "forum"
    return kind if kind in _KINDS else ("meeting" if mention.type is Plover.REJECT else None)


def _forum(parse: Parse, mention: EventMention) -> bool:
    near = parse.subtree(mention.trigger)
    return any(parse.tokens[k].lemma in {"forum", "conference"} for k in near[:60])


def _status(parse: Parse, mention: EventMention, event: Event) -> Status | None:
    if event.type is Plover.REJECT:
        lemma = parse.tokens[mention.trigger].lemma
        if lemma in {"postpone", "delay", "postponement"}:
            return Status.POSTPONED
        return Status.CANCELLED if lemma in {"cancel", "call", "scrap"} else Status.DECLINED
    if event.type is Plover.REQUEST:
        return Status.PROPOSED
    if event.type is Plover.CONSULT:
        if event.factuality is Factuality.CERTAIN:
            return Status.HELD
        return Status.DECLINED if event.factuality is Factuality.CERTAIN_NOT else None
    if event.type is Plover.AGREE:
        if mention.frame.startswith(("agree.invite", "agree.propose")):
            return Status.PROPOSED
        if mention.frame.startswith(("agree.willing", "agree.accept", "agree.agree")):
            return Status.ACCEPTED
        if any(a.lemma in _CONSENT for a in list(parse.ancestors(mention.trigger))[:3]):
            return Status.ACCEPTED
        return Status.ANNOUNCED
    return None


def _same(group: Sequence[Encounter], new: Encounter) -> bool:
    """Whether the event tells of the same encounter: kind, parties, and no clash of state."""
    first = group[0]
    kinds = {first.kind, new.kind}
    if len(kinds) > 1 and kinds not in ({"visit", "meeting"}, {"forum", "meeting"}):
        return False
    if "forum" in kinds and first.kind != new.kind:
        return False
    shared = first.who & new.who
    if len(first.who) > 1 and len(new.who) > 1 and len(shared) < 2:
        return False
    if not shared:
        return False
    held = any(e.status is Status.HELD for e in group)
    return held == (new.status is Status.HELD)


def _meeting(parse: Parse, key: str, group: Sequence[Encounter]) -> Meeting:
    widest = max(group, key=lambda e: len(e.parties))
    history = tuple(MeetingStep(status=e.status, event=e.event.id) for e in group)
    status = max((e.status for e in group), key=lambda s: _ORDER[s])
    place = next((e.event.where for e in group if e.event.where is not None), None)
    when = next((e.event.when for e in group if e.event.when is not None), None)
    topics: list[Quote] = []
    reason = None
    for e in group:
        topics.extend(q for q in _topics(parse, e) if q not in topics)
        if e.status in {Status.DECLINED, Status.CANCELLED, Status.POSTPONED}:
            reason = reason or _reason(parse, e)
    return Meeting(
        id=key, kind=widest.kind, parties=widest.parties, status=status, place=_named(place),
        when=when, topics=tuple(topics), reason=reason, substitute=None, history=history,
    )  # fmt: skip


def _named(place: Where | None) -> Where | None:
    return place


def _span(parse: Parse, indices: Sequence[int]) -> Quote:
    start, end, text = parse.span_text(min(indices), max(indices) + 1)
    return Quote(text=text, start=start, end=end)


def _topics(parse: Parse, e: Encounter) -> list[Quote]:
    """What was or will be talked about: under "on" or "about", or the object of discuss."""
    out: list[Quote] = []
    for i in filter(None, (e.mention.trigger, e.mention.inner)):
        t = parse.tokens[i]
        if t.lemma in _DISCUSS:
            out.extend(_span(parse, parse.subtree(k.i)) for k in parse.children(i, "dobj"))
        for prep in parse.children(i, "prep"):
            if prep.low in _TOPIC_PREPS:
                obj = parse.child(prep.i, "pobj")
                if obj is not None and obj.ent not in {"DATE", "TIME"}:
                    out.append(_span(parse, parse.subtree(obj.i)))
    return out


def _reason(parse: Parse, e: Encounter) -> Quote | None:
    """Why not: the phrase under "because of", "due to", "over", or a because-clause."""
    hosts = [e.mention.trigger, *(k for k in (e.mention.inner,) if k is not None)]
    hosts += [a.i for a in parse.ancestors(e.mention.trigger)][:1]
    for i in hosts:
        for k in parse.children(i, "prep", "advcl", "pcomp"):
            marks = {k.low, *(m.low for m in parse.children(k.i, "mark", "prep", "pcomp"))}
            if marks & {"because", "due", "owing", "citing", "since", "as"} and (
                k.low != "as" or k.dep == "advcl"
            ):
                inside = (
                    [x for x in parse.subtree(k.i) if x != k.i]
                    if k.dep == "prep"
                    else (parse.subtree(k.i))
                )
                inside = [x for x in inside if parse.tokens[x].low not in {"of", "to", "because"}
                          or x > min(inside) + 1]  # fmt: skip
                if inside:
                    return _span(parse, inside)
    return None


def _substituted(
    parse: Parse, meetings: Sequence[Meeting], groups: Sequence[Sequence[Encounter]]
) -> list[Meeting]:
    """A delegation that comes after somebody declined stands in for him."""
    out = list(meetings)
    for n, meeting in enumerate(out):
        if meeting.status is not Status.DECLINED:
            continue
        after = max(e.event.trigger.start for e in groups[n])
        for group in groups[n + 1 :]:
            for e in group:
                if not 0 < e.event.trigger.start - after < 400 or not e.event.actors:
                    continue
                party = e.event.actors[0]
                if "delegation" in party.text.lower() or "envoy" in party.text.lower():
                    quote = Quote(text=party.text, start=party.start, end=party.end)
                    out[n] = replace(meeting, substitute=quote)
    return out
