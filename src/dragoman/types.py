"""The record: what dragoman says about one document.

Every class here is a table of the output contract (schema 1). All offsets are
half-open Unicode code point offsets into ``Document.text``; the text beside a pair
of offsets always equals the slice. Terms follow PLOVER (actor, recipient, type,
mode, context), PARC (source, cue, content), FactBank (factuality) and TimeML (DCT).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SCHEMA = 1


class Factuality(StrEnum):
    """How far a source commits itself to an event (FactBank's values)."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAIN_NOT = "CT-"
    PROBABLE_NOT = "PR-"
    POSSIBLE_NOT = "PS-"
    CERTAIN_UNKNOWN = "CTu"
    UNCOMMITTED = "Uu"


class Plover(StrEnum):
    """The sixteen event types of PLOVER 2024."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class DctBasis(StrEnum):
    """What the document creation time rests on."""

    GIVEN = "given"
    PAGE = "page"
    TEXT = "text"
    OFFICES = "offices"
    NONE = "none"


class Status(StrEnum):
    """State of a visit or meeting as the document tells it."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ANNOUNCED = "announced"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    SUBSTITUTED = "substituted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of the document: offsets and the characters they cover."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dct:
    """Document creation time: a day, or an interval with its basis; ISO dates."""

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: DctBasis = DctBasis.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Text cut from the page before coding, and the kind of residue it is."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign of machine spinning; ``reading`` is a proposal over the raw characters.

    ``reading`` is null when the original cannot be known (names are never restored).
    ``applied`` says whether the reading was used for parsing.
    """

    start: int
    end: int
    text: str
    reading: str | None
    kind: str
    applied: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Integrity:
    """What the page is worth: machine-spun or not, with its signs; copy of what."""

    spun: bool
    score: float
    signs: tuple[Sign, ...] = ()
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report. ``title`` is the first line or lines of ``text``."""

    id: str
    url: str | None
    outlet: str | None
    language: str
    title: str | None
    text: str
    dct: Dct
    removed: tuple[Removed, ...]
    integrity: Integrity
    author: str | None = None
    section: str | None = None
    relevance: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence; ids count from ``s0`` in text order."""

    id: str
    start: int
    end: int
    headline: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """One mention of an actor; form is NAM (name), NOM (noun phrase) or PRO (pronoun)."""

    start: int
    end: int
    text: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Bounds in ISO dates; a null bound is open."""

    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible identity of an actor that was not asserted."""

    name: str
    country: str | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entity named in the document; abstains with ``candidates`` when unsure.

    ``country`` is ISO 3166 alpha-3 or one of PLOVER's non-state codes (IGO, UNO, EUR,
    NGO, ISM, IMG, MNC); ``sector`` a PLOVER sector code; ``as_of`` the dates between
    which the office given was held.
    """

    id: str
    name: str
    wikidata: str | None
    kind: str
    country: str | None
    sector: str | None
    office: str | None
    as_of: Interval
    candidates: tuple[Candidate, ...]
    mentions: tuple[ActorMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMention:
    """The source of a statement and, when resolved, the actor it names."""

    text: str
    start: int
    end: int
    actor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attribution in the PARC sense; ``parent`` is the statement it stands inside.

    ``content`` runs from the first to the last word of what is attributed; when the cue
    stands in its middle, ``parts`` lists the pieces without it. ``cameo`` says what the
    saying is by CAMEO's root 01 (to comment, to deny, to weigh a step), which PLOVER codes
    as no event.
    """

    id: str
    form: str
    source: SourceMention | None
    cue: Quote | None
    content: Quote
    parent: str | None
    parts: tuple[Quote, ...] = ()
    cameo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of an event, at the place in the text where it is named."""

    text: str
    start: int
    end: int
    actor: str | None
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Event time: the expression and the interval it supports; null bounds are open."""

    text: str
    start: int
    end: int
    earliest: str | None
    latest: str | None
    grain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Event place with the precision the text supports."""

    text: str
    start: int
    end: int
    name: str
    country: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain:
    """Why an event was coded: the rule with its version, and one plain sentence."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A claim: an event mention, on whose word, and how factual.

    ``attribution`` lists statement ids outermost first; empty means the author of the
    document. ``factuality`` is that of the innermost source, ``author_factuality``
    what the author commits to. ``quad`` follows the PLOVER type, ``goldstein`` is the
    ICEWS column, ``score`` PLOVER's own scale.
    """

    id: str
    type: Plover
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    goldstein: float | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool
    trigger: Quote
    sentence: str
    attribution: tuple[str, ...]
    factuality: Factuality
    author_factuality: Factuality
    when: When | None
    where: Where | None
    meeting: str | None
    confidence: float
    explain: Explain


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingParty:
    """An actor's part in a meeting: visitor, host, participant, sender, addressee, envoy."""

    actor: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingStep:
    """One step in the life of a meeting and the event that tells it."""

    status: Status
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A visit, meeting, call, envoy or forum: its state as this document tells it."""

    id: str
    kind: str
    parties: tuple[MeetingParty, ...]
    status: Status
    place: Where | None
    when: When | None
    topics: tuple[Quote, ...]
    reason: Quote | None
    substitute: Quote | None
    history: tuple[MeetingStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit as the text has it, the same in SI, and what it measures."""

    text: str
    start: int
    end: int
    value: float
    unit: str
    si_value: float
    si_unit: str
    of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCode:
    """The code that a file of the user's gives to an event, beside PLOVER and CAMEO."""

    event: str
    lexicon: str
    code: str
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Something that looked like an event or statement and was left out, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWith:
    """Ids of the lexicon, the parsing model and the knowledge data used."""

    lexicon: str
    model: str
    knowledge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All dragoman says about one document: the output contract, schema 1."""

    schema: int
    dragoman: str
    made_with: MadeWith
    document: Document
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    meetings: tuple[Meeting, ...]
    dropped: tuple[Dropped, ...]
    quantities: tuple[Quantity, ...] = ()
    codes: tuple[OwnCode, ...] = ()
