"""Code the relation of two mentions the caller already knows.

For people with an entity recogniser of their own: the two spans are taken as actor and
recipient. The frame that links them and the event model, which sees the sentence with
both mentions marked, settle the type together: the frame's type counts ``FRAME`` times
as much as another, less where it links only one of the two.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman import assemble
from dragoman.annotate.actors import find_actors
from dragoman.annotate.coding import code as code_event
from dragoman.annotate.events import find_events
from dragoman.annotate.factuality import assess
from dragoman.annotate.judging import refined, retyped
from dragoman.annotate.parse import parse
from dragoman.annotate.queries import sentence_text
from dragoman.annotate.statements import find_statements
from dragoman.errors import UsageError
from dragoman.ingest.lexicons import Given, lexicon_of
from dragoman.lexicon.eventmodel import NONE, EventModel, Opinion, Query, load_event_model
from dragoman.lexicon.frames import FrameLexicon
from dragoman.nouns import Argument, Attribution, Cast, Commitment, Entity, EventMention, Mention
from dragoman.syntax import Parse
from dragoman.telling import EventsBy
from dragoman.text import Reading
from dragoman.types import Event, Plover

Span = tuple[int, int]
FRAME, HALF = 8.0, 3.0  # weight of the type of a frame that links all given, or all but one
NOTHING = 0.5  # no event where frames are silent and the model says so with this probability
_TAGGED = 0.3


def code_pair(
    text: str,
    actor: Span | None,
    recipient: Span | None,
    by: EventsBy = EventsBy.BOTH,
    lexicon: Given = None,
) -> Event | None:
    """The event between two given mentions, or None when nothing links them.

    One of the two may be None: then it is the event in which the other takes part.

    Args:
        text: a sentence or a passage.
        actor: half-open code point offsets of the mention that acts.
        recipient: offsets of the mention that is acted upon.
        by: whether frames, the event model, or both together decide.
        lexicon: a file of frames of one's own, several, or what ``load_lexicon`` gave.

    Raises:
        UsageError: a span lies outside the text or is empty, both are None, or a lexicon
            cannot be read.
        DataError: a lexicon breaks its rules.
        SetupError: no parsing model is installed.
    """
    if actor is None and recipient is None:
        raise UsageError("neither actor nor recipient is given", remedy="give one, or use code")
    for name, span in (("actor", actor), ("recipient", recipient)):
        if span is None:
            continue
        start, end = span
        if not 0 <= start < end <= len(text):
            raise UsageError(
                f"{name}=({start}, {end}) is no span of a text of {len(text)} characters",
                remedy="give half-open code point offsets into the text",
            )
    tree = parse(Reading(text))
    said = find_statements(tree)
    cast = _with_pair(tree, find_actors(tree, said), actor, recipient)
    best: Coded | None = None
    frames = lexicon_of(lexicon).frames
    own = {f.rule for f in frames.frames if f.lexicon}
    if by is not EventsBy.MODEL:
        best = _framed(tree, said, cast, frames, actor, recipient)
    ruled = best is not None and best[0].frame in own
    if by is not EventsBy.FRAMES and not ruled:
        best = _weighed(tree, said, cast, best, actor, recipient, load_event_model())
    if best is None:
        return None
    coded, commitment = best
    claim = assemble.Claim(
        mention=_parties(tree, coded, actor, recipient),
        commitment=commitment,
        time=None,
        place=None,
    )
    return assemble.event(tree, cast, claim, "e1", spun=False)


Coded = tuple[EventMention, Commitment]


def _framed(
    tree: Parse,
    said: tuple[Attribution, ...],
    cast: Cast,
    frames: FrameLexicon,
    actor: Span | None,
    recipient: Span | None,
) -> Coded | None:
    """The frame's event that links the mentions best."""
    mentions, _ = find_events(tree, cast, frames)
    if not mentions:
        return None
    best = max(mentions, key=lambda m: _fit(tree, m, actor, recipient))
    return code_event(best, assess(tree, best.trigger, said), cast, said)


def _weighed(
    tree: Parse,
    said: tuple[Attribution, ...],
    cast: Cast,
    framed: Coded | None,
    actor: Span | None,
    recipient: Span | None,
    model: EventModel,
) -> Coded | None:
    """The frame's event with the type that frame and model together make likeliest."""
    given = [span for span in (actor, recipient) if span is not None]
    sentence = next((s for s in tree.sentences if s.start <= given[0][0] < s.end), None)
    if sentence is None:
        return framed
    said_text = sentence_text(tree, sentence.index)

    def marked(span: Span | None) -> tuple[Span, ...]:
        found = said_text.span(*tree.between(*span)) if span is not None else None
        return (found,) if found else ()

    opinion = model.ask(Query(said_text.text, marked(actor), marked(recipient)))
    if framed is None:
        if opinion.types[NONE] >= NOTHING:
            return None
        trigger = _tagged(tree, said_text.tokens_of(opinion.tags), sentence.first)
        if trigger is None:
            return None
        draft = EventMention(
            frame="model", literal=Plover.CONSULT, type=Plover.CONSULT, mode=None, cameo=None,
            contexts=(), trigger=trigger, span=(trigger, trigger + 1), actors=(), recipients=(),
            reciprocal=False, ground="model",
        )  # fmt: skip
        kind = opinion.best_type()
        event = replace(retyped(draft, kind, opinion, model), literal=kind)
        return code_event(event, assess(tree, trigger, said), cast, said)
    event, commitment = framed
    missed = len(given) - _fit(tree, event, actor, recipient)[0]
    kind = _likeliest(opinion, event.type, FRAME if missed <= 0 else HALF if missed == 1 else 1.0)
    if kind is event.type:
        return refined(event, opinion), commitment
    return retyped(event, kind, opinion, model), commitment


def _likeliest(opinion: Opinion, frame: Plover, weight: float) -> Plover:
    shares = {Plover(t): p for t, p in opinion.types.items() if t != NONE}
    shares[frame] = shares.get(frame, 0.0) * weight
    return max(shares, key=shares.__getitem__)


def _tagged(tree: Parse, tags: dict[int, tuple[float, float, float]], first: int) -> int | None:
    """The word the model takes for the predicate, else the verb at the root of the sentence."""
    best = max(tags, key=lambda k: tags[k][2], default=first)
    if tags.get(best, (0.0, 0.0, 0.0))[2] >= _TAGGED:
        return best
    t = tree.tokens[first]
    while t.head != t.i:
        t = tree.head(t)
    return t.i if t.tag.startswith("VB") else None


def _with_pair(tree: Parse, cast: Cast, *spans: Span | None) -> Cast:
    """The cast in which the given mentions are political actors, whatever they are."""
    entities = list(cast.entities)
    by_token = dict(cast.by_token)
    mentions = list(cast.mentions)
    for start, end in filter(None, spans):
        first, last = tree.between(start, end)
        if first >= last:
            continue
        head = tree.phrase_head(first, last)
        known = by_token.get(head)
        if known is not None and entities[known.entity].political:
            continue
        entities.append(Entity(name=tree.text[start:end], kind="given"))
        m = Mention(first=first, last=last, head=head, form="NOM", entity=len(entities) - 1)
        mentions.append(m)
        by_token.update({k: m for k in range(first, last) if k not in by_token})
        by_token[head] = m
    return replace(cast, entities=tuple(entities), mentions=tuple(mentions), by_token=by_token)


def _touches(tree: Parse, args: tuple[Argument, ...], span: Span | None) -> bool:
    if span is None:
        return False
    for a in args:
        start, end, _ = tree.span_text(a.first, a.last)
        if start < span[1] and span[0] < end:
            return True
    return False


def _fit(
    tree: Parse, m: EventMention, actor: Span | None, recipient: Span | None
) -> tuple[float, ...]:
    """How well an event links the two mentions: both roles right, then either, then near."""
    everyone = (*m.actors, *m.recipients)
    right = _touches(tree, m.actors, actor) + _touches(tree, m.recipients, recipient)
    either = _touches(tree, everyone, actor) + _touches(tree, everyone, recipient)
    start = tree.tokens[m.trigger].start
    given = [span for span in (actor, recipient) if span is not None]
    low, high = min(a for a, _ in given), max(b for _, b in given)
    between = 1.0 if low <= start < high else 0.0
    return (either, right, m.confidence, between, -float(abs(start - low)))


def _parties(
    tree: Parse, m: EventMention, actor: Span | None, recipient: Span | None
) -> EventMention:
    """The given mentions as the parties of the event; a side not given stays as found."""
    a = (_argument(tree, actor),) if actor else m.actors
    r = (_argument(tree, recipient),) if recipient else m.recipients
    if m.reciprocal and actor and recipient:
        return replace(m, actors=(*a, *r), recipients=())
    return replace(m, actors=a, recipients=r)


def _argument(tree: Parse, span: Span) -> Argument:
    first, last = tree.between(*span)
    last = max(last, first + 1)
    return Argument(first=first, last=last, head=tree.phrase_head(first, last))
