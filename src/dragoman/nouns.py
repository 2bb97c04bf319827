"""Values that pass between the stages and are not part of the record.

Token spans are half-open pairs of indices into ``Parse.tokens``; character spans are
half-open code point offsets into the raw document text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.types import Candidate, DctBasis, Factuality, Plover, Removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What ingest hands on: canonical text whose first ``title_end`` characters are the
    headline (0: none), and what the page says of itself. ``published`` is an ISO day,
    month or year, with the basis it rests on."""

    text: str
    title_end: int = 0
    url: str | None = None
    outlet: str | None = None
    language: str = "en"
    published: str | None = None
    published_basis: DctBasis = DctBasis.NONE
    removed: tuple[Removed, ...] = ()
    author: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention of an actor: tokens [first, last), its head token and the entity it names.

    ``form`` is NAM, NOM or PRO; ``entity`` indexes the tuple of entities; ``metonym`` is
    true when the words name a place that may stand for its government.
    """

    first: int
    last: int
    head: int
    form: str
    entity: int
    metonym: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor of the document before it gets its id (see ``types.Actor``).

    ``gender`` is m, f or empty; ``plural`` marks groups; ``political`` is false for
    entities that are no actor of international affairs by themselves; ``members`` are the
    entities a plural mention stands for ("the two leaders").
    """

    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    wikidata: str | None = None
    earliest: str | None = None
    latest: str | None = None
    gender: str = ""
    plural: bool = False
    political: bool = True
    candidates: tuple[Candidate, ...] = ()
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeClaim:
    """The text names the holder of an office: spells are the ISO day bounds between which
    that person held it. Offices named together bound the date of the document."""

    entity: int
    spells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one document: entities, their mentions, and a token index."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    by_token: dict[int, Mention] = field(default_factory=dict)
    claims: tuple[OfficeClaim, ...] = ()

    def at(self, token: int) -> Mention | None:
        """The mention that covers the token (the widest one), if any."""
        return self.by_token.get(token)

    def entity_at(self, token: int) -> Entity | None:
        """The entity mentioned at the token, if any."""
        m = self.by_token.get(token)
        return self.entities[m.entity] if m else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A statement found in the text. ``parts`` are the character spans of the content in
    text order; ``source`` and ``cue`` are token spans; ``parent`` indexes the tuple of
    attributions. ``kind`` is speech, belief, knowledge, intention, fear, perception or
    report; ``factive`` cues commit the reporter as well (revealed, admitted).
    ``cue_head`` is the token that governs the content, when there is one."""

    form: str
    source: tuple[int, int] | None
    source_head: int | None
    cue: tuple[int, int] | None
    cue_head: int | None
    parts: tuple[tuple[int, int], ...]
    parent: int | None
    kind: str = "speech"
    factive: bool = False

    @property
    def start(self) -> int:
        """First character of the content."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """End (exclusive) of the content."""
        return self.parts[-1][1]

    def covers(self, offset: int) -> bool:
        """Whether a character stands inside the content."""
        return any(a <= offset < b for a, b in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression: characters [start, end), TimeML type, ISO value, bounds, grain."""

    start: int
    end: int
    type: str
    value: str | None
    earliest: str | None
    latest: str | None
    grain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name: characters [start, end) and the gazetteer entry it resolves to."""

    start: int
    end: int
    name: str
    country: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A party of an event: tokens [first, last) with their head token."""

    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A predicate in the text read as an event, before factuality decides its coding.

    ``literal`` is the type the words name; ``type`` what is coded. ``trigger`` is the
    head token of the predicate, ``span`` its token span. ``inner`` is the token of an
    embedded predicate that was absorbed (agreed to *meet*). ``ahead`` marks a state of
    will ("is ready to"): what is willed has not happened. ``ground`` is what the event
    rests on: verb (a predicate by itself), phrase (one with the company its rule asks
    for), noun (one without a verb that carries it), composed (of two
    predicates), or model (no frame speaks).
    """

    frame: str
    literal: Plover
    type: Plover
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    trigger: int
    span: tuple[int, int]
    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]
    reciprocal: bool
    inner: int | None = None
    ahead: bool = False
    why: str = ""
    ground: str = "verb"
    confidence: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Factuality of one event mention for its innermost source and for the author, the
    attributions it stands in (outermost first), and the path of operators in words;
    ``conditional`` when the event is said to follow on a condition."""

    source: Factuality
    author: Factuality
    chain: tuple[int, ...]
    path: tuple[str, ...]
    future: bool = False
    conditional: bool = False
