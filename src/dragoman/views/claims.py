"""What the page shows of each table of a record, as flat values ready for the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.types import Actor, Event, Meeting, Party, Statement
from dragoman.views import words
from dragoman.views.lookups import AUTHOR, Lookup
from dragoman.views.texts import one_line, shorten

_QUOTE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party: its name, and its codes where known."""

    name: str
    codes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One statement of a chain or list: depth from 0, speaker, cue and content; ``form`` is
    its form and what saying it is by CAMEO."""

    depth: int
    speaker: str
    cue: str
    form: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One event as the page shows it."""

    number: int
    id: str
    mark: str
    quad: int
    family: str
    line: str
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    reciprocal: bool
    type: str
    code: str
    name: str
    standing: str
    factuality: str
    author_factuality: str
    speakers: tuple[str, ...]
    chain: tuple[Level, ...]
    trigger: str
    when: str
    where: str
    meeting: int | None
    contexts: str
    own: tuple[str, ...]
    why: str
    rule: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step in the life of a meeting; ``claim`` is the number of the event that tells it."""

    status: str
    claim: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One meeting as the page shows it."""

    number: int
    kind: str
    status: str
    parties: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One actor as the page shows it."""

    name: str
    office: str
    codes: str
    mentions: int
    candidates: tuple[str, ...]


def _sides(look: Lookup, parties: tuple[Party, ...]) -> tuple[Side, ...]:
    found = {look.name(p.actor, p.text): words.codes(p.country, p.sector) for p in parties}
    return tuple(Side(name=n, codes=c) for n, c in found.items())


def _level(look: Lookup, depth: int, statement: Statement) -> Level:
    return Level(
        depth=depth,
        speaker=look.speaker(statement),
        cue=one_line(statement.cue.text) if statement.cue else "",
        form=", ".join(p for p in (statement.form, words.utterance(statement)) if p),
        content=shorten(statement.content.text, _QUOTE),
    )


def levels(look: Lookup) -> tuple[Level, ...]:
    """Every statement of the record, each below the one it stands inside."""
    return tuple(_level(look, depth, s) for depth, s in look.nested())


def claim(look: Lookup, number: int, event: Event, names: Mapping[str, str] | None) -> Claim:
    """The event with number ``number`` (from 1) as the page shows it."""
    meetings = {m.id: i for i, m in enumerate(look.record.meetings, 1)}
    chain = tuple(_level(look, depth, s) for depth, s in enumerate(look.chain(event)))
    return Claim(
        number=number,
        id=event.id,
        mark=words.badge(event, number),
        quad=words.quad(event),
        family=words.FAMILIES[words.quad(event)],
        line=words.LINES[event.factuality],
        actors=_sides(look, event.actors),
        recipients=_sides(look, event.recipients),
        reciprocal=event.reciprocal,
        type=event.type.value,
        code=words.type_code(event),
        name=words.type_name(event, names),
        standing=words.standing(event).value,
        factuality=words.factuality(event.factuality),
        author_factuality=words.factuality(event.author_factuality),
        speakers=look.speakers(event) or (AUTHOR,),
        chain=chain,
        trigger=one_line(event.trigger.text),
        when=words.when(event.when) if event.when else "",
        where=words.where(event.where) if event.where else "",
        meeting=meetings.get(event.meeting) if event.meeting else None,
        contexts=", ".join(event.contexts),
        own=tuple(words.own_code(c) for c in look.codes(event)),
        why=event.explain.why,
        rule=event.explain.rule,
        confidence=f"{event.confidence:.2f}",
    )


def ledger(look: Lookup, number: int, meeting: Meeting) -> Ledger:
    """The meeting with number ``number`` (from 1) as the page shows it."""
    claims = {e.id: i for i, e in enumerate(look.record.events, 1)}
    return Ledger(
        number=number,
        kind=meeting.kind,
        status=meeting.status.value,
        parties=tuple((look.name(p.actor, p.actor), p.role) for p in meeting.parties),
        steps=tuple(
            Step(status=s.status.value, claim=claims.get(s.event)) for s in meeting.history
        ),
        facts=words.meeting_facts(meeting),
    )


def person(actor: Actor) -> Person:
    """The actor as the page shows it."""
    return Person(
        name=one_line(actor.name),
        office=one_line(actor.office or ""),
        codes=words.codes(actor.country, actor.sector),
        mentions=len(actor.mentions),
        candidates=words.candidates(actor),
    )
