"""From the values of the stages to the record: ids, offsets, one event told once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.phrases import whole_phrase
from dragoman.annotate.utterances import utterance_code
from dragoman.lexicon.codebook import load_codebook
from dragoman.nouns import (
    Argument,
    Attribution,
    Cast,
    Commitment,
    Entity,
    EventMention,
    Timex,
    Toponym,
)
from dragoman.syntax import Parse
from dragoman.types import (
    Actor,
    ActorMention,
    Dropped,
    Event,
    Explain,
    Factuality,
    Interval,
    Party,
    Plover,
    Quote,
    Sentence,
    SourceMention,
    Statement,
    When,
    Where,
)

_SPUN_TRUST = 0.8  # an event read through restored words is worth less


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An event mention with everything the stages say of it."""

    mention: EventMention
    commitment: Commitment
    time: Timex | None
    place: Toponym | None


def sentences(parse: Parse) -> tuple[Sentence, ...]:
    """The record's sentences."""
    return tuple(
        Sentence(id=f"s{s.index}", start=s.start, end=s.end, headline=s.headline)
        for s in parse.sentences
    )


def actors(parse: Parse, cast: Cast) -> tuple[Actor, ...]:
    """The record's actors, with ids in the order of their entities."""
    mentions: dict[int, list[ActorMention]] = {}
    for m in cast.mentions:
        start, end, text = parse.span_text(m.first, m.last)
        mentions.setdefault(m.entity, []).append(
            ActorMention(start=start, end=end, text=text, form=m.form)
        )
    return tuple(
        Actor(
            id=actor_id(i), name=e.name, wikidata=e.wikidata, kind=e.kind, country=e.country,
            sector=e.sector, office=e.office, as_of=Interval(earliest=e.earliest, latest=e.latest),
            candidates=e.candidates, mentions=tuple(mentions.get(i, ())),
        )
        for i, e in enumerate(cast.entities)
    )  # fmt: skip


def actor_id(index: int) -> str:
    """Id of an entity."""
    return f"a{index + 1}"


def statement_id(index: int) -> str:
    """Id of an attribution."""
    return f"q{index + 1}"


def statements(parse: Parse, cast: Cast, found: Sequence[Attribution]) -> tuple[Statement, ...]:
    """The record's statements; content that is split around its cue is given as a whole."""
    out = []
    for i, s in enumerate(found):
        source = None
        if s.source is not None:
            start, end, text = parse.span_text(*s.source)
            mention = cast.at(s.source_head) if s.source_head is not None else None
            source = SourceMention(
                text=text, start=start, end=end,
                actor=actor_id(mention.entity) if mention else None,
            )  # fmt: skip
        cue = None
        if s.cue is not None:
            start, end, text = parse.span_text(*s.cue)
            cue = Quote(text=text, start=start, end=end)
        parts = tuple(Quote(text=parse.text[a:b], start=a, end=b) for a, b in s.parts)
        out.append(
            Statement(
                id=statement_id(i), form=s.form, source=source, cue=cue,
                content=Quote(text=parse.text[s.start : s.end], start=s.start, end=s.end),
                parts=parts if len(parts) > 1 else (),
                parent=statement_id(s.parent) if s.parent is not None else None,
                cameo=utterance_code(parse, s),
            )
        )  # fmt: skip
    return tuple(out)


def party(
    parse: Parse, cast: Cast, arg: Argument, barred: Collection[int] = ()
) -> tuple[Party, ...]:
    """The party at an argument, shown by its whole noun phrase; a plural mention gives one
    for each it stands for. Tokens in ``barred`` belong to others."""
    mention = cast.at(arg.head)
    shown = arg if mention and mention.form == "PRO" else whole_phrase(parse, arg, barred)
    start, end, text = parse.span_text(shown.first, shown.last)
    if mention is None:
        return (Party(text=text, start=start, end=end, actor=None, country=None, sector=None),)
    entity = cast.entities[mention.entity]
    members = entity.members or (mention.entity,)
    own = _own_words(cast, members, shown)
    out = []
    for k in members:
        e: Entity = cast.entities[k]
        start, end, text = parse.span_text(*own.get(k, (shown.first, shown.last)))
        out.append(
            Party(text=text, start=start, end=end, actor=actor_id(k), country=e.country,
                  sector=e.sector)
        )  # fmt: skip
    return tuple(out)


def _own_words(cast: Cast, members: Sequence[int], arg: Argument) -> dict[int, tuple[int, int]]:
    """The tokens of each member of a group whose phrase names them all, the last with the
    noun: "British" and "EU negotiators"; empty when it does not."""
    if len(members) < 2:
        return {}
    inside = [
        m for m in cast.mentions if m.form == "NAM" and arg.first <= m.first and m.last <= arg.last
    ]
    named: dict[int, tuple[int, int]] = {}
    for k in members:
        land = cast.entities[k].country
        for m in inside:
            if m.entity == k or (land and cast.entities[m.entity].country == land):
                named.setdefault(k, (m.first, m.last))
    if len({*named.values()}) < len(members):
        return {}
    last = max(named, key=lambda k: named[k])
    return {**named, last: (named[last][0], arg.last)}


def _parties(
    parse: Parse, cast: Cast, args: Sequence[Argument], barred: Collection[int]
) -> tuple[Party, ...]:
    out: list[Party] = []
    for arg in args:
        for p in party(parse, cast, arg, barred):
            if p.actor is None or all(q.actor != p.actor for q in out):
                out.append(p)
    return tuple(out)


def when(parse: Parse, time: Timex | None) -> When | None:
    """Event time with its expression."""
    if time is None:
        return None
    return When(
        text=parse.text[time.start : time.end], start=time.start, end=time.end,
        earliest=time.earliest, latest=time.latest, grain=time.grain,
    )  # fmt: skip


def where(parse: Parse, place: Toponym | None) -> Where | None:
    """Event place with its expression."""
    if place is None:
        return None
    return Where(
        text=parse.text[place.start : place.end], start=place.start, end=place.end,
        name=place.name, country=place.country, geonameid=place.geonameid, lat=place.lat,
        lon=place.lon, precision=place.precision,
    )  # fmt: skip


def event(parse: Parse, cast: Cast, claim: Claim, key: str, *, spun: bool) -> Event:
    """The record's event for a claim."""
    m, c = claim.mention, claim.commitment
    book = load_codebook()
    start, end, text = parse.span_text(*m.span)
    barred = {m.trigger, *(k for a in (*m.actors, *m.recipients) for k in range(a.first, a.last))}
    found = _parties(parse, cast, m.actors, barred)
    taken = {p.actor for p in found if p.actor is not None}
    others = tuple(p for p in _parties(parse, cast, m.recipients, barred) if p.actor not in taken)
    return Event(
        id=key, type=m.type, mode=m.mode, contexts=m.contexts, cameo=m.cameo,
        quad=book.quad(m.type), score=book.score(m.type, m.mode),
        goldstein=book.goldstein(m.cameo), actors=found, recipients=others,
        reciprocal=m.reciprocal, trigger=Quote(text=text, start=start, end=end),
        sentence=f"s{parse.tokens[m.trigger].sent}",
        attribution=tuple(statement_id(k) for k in c.chain),
        factuality=c.source, author_factuality=c.author,
        when=when(parse, claim.time), where=where(parse, claim.place), meeting=None,
        confidence=round(m.confidence * (_SPUN_TRUST if spun else 1.0), 2),
        explain=Explain(rule=m.frame, why=_why(parse, m, c)),
    )  # fmt: skip


def _why(parse: Parse, m: EventMention, c: Commitment) -> str:
    word = parse.tokens[m.trigger].text
    reader = "the event model" if m.ground == "model" else f"the frame {m.frame}"
    parts = [f"“{word}” is read as {m.literal.value} by {reader}"]
    if m.inner is not None:
        parts[0] += f" with “{parse.tokens[m.inner].text}” inside it"
    if m.why:
        parts.append(m.why)
    if c.path:
        parts.append(f"factuality {c.source.value} by: {'; '.join(c.path)}")
    elif m.ahead:
        parts.append("what is willed has not happened yet")
    elif c.source is Factuality.CERTAIN:
        parts.append("nothing in the sentence weakens it")
    return ". ".join(parts) + "."


def told_once(
    parse: Parse, claims: Sequence[Claim], events: Sequence[Event]
) -> tuple[list[tuple[Claim, Event]], list[Dropped]]:
    """Leave out an event that is told again, on the same word and with the same parties;
    those that stay are numbered anew."""
    kept: list[tuple[Claim, Event]] = []
    dropped: list[Dropped] = []
    seen: dict[tuple[object, ...], Event] = {}
    for claim, e in zip(claims, events, strict=True):
        key = _sameness(e)
        if _one_sided(e):
            dropped.append(
                Dropped(start=e.trigger.start, end=e.trigger.end,
                        reason="a meeting with one known party that nobody says took place")
            )  # fmt: skip
            continue
        first = seen.get(key) if key is not None else None
        if first is None and _vague_headline(parse, e, events):
            first = next(x for x in events if x is not e and x.type is e.type)
        if first is not None:
            dropped.append(
                Dropped(start=e.trigger.start, end=e.trigger.end,
                        reason=f"told again; same as the event at {first.trigger.start}")
            )  # fmt: skip
            continue
        if key is not None:
            seen[key] = e
        kept.append((claim, e))
    numbered = [(c, replace(e, id=f"e{n}")) for n, (c, e) in enumerate(kept, 1)]
    return numbered, dropped


def _one_sided(e: Event) -> bool:
    return (
        e.reciprocal
        and e.type is Plover.CONSULT
        and e.factuality is Factuality.UNCOMMITTED
        and len(e.actors) + len(e.recipients) < 2
    )


def _sameness(e: Event) -> tuple[object, ...] | None:
    parties = [*e.actors, *e.recipients]
    if not parties or any(p.actor is None for p in parties):
        return None
    mode = e.mode if e.type is not Plover.CONSULT else None
    who: object = (
        frozenset(p.actor for p in parties)
        if e.reciprocal or e.type is Plover.CONSULT
        else (frozenset(p.actor for p in e.actors), frozenset(p.actor for p in e.recipients))
    )
    return (e.type, mode, (e.cameo or "")[:3] if e.type is not Plover.CONSULT else "", who,
            e.attribution, e.factuality, e.when.earliest if e.when else None)  # fmt: skip


def _vague_headline(parse: Parse, e: Event, events: Sequence[Event]) -> bool:
    """A headline event without a known party, when the text below tells it in full."""
    index = int(e.sentence[1:])
    if not parse.sentences[index].headline:
        return False
    if any(p.country or p.actor is None for p in (*e.actors, *e.recipients)):
        return False
    return any(x is not e and x.type is e.type and x.cameo == e.cameo for x in events)


def with_meetings(events: Sequence[Event], owners: dict[str, str]) -> tuple[Event, ...]:
    """Events with the id of the meeting each belongs to."""
    return tuple(replace(e, meeting=owners.get(e.id)) for e in events)
