"""Code the relation of two mentions the caller already knows.

For people with an entity recogniser of their own: the two spans are taken as actor
and recipient, and the event that links them is looked for first.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman import assemble
from dragoman.annotate.actors import find_actors
from dragoman.annotate.coding import code as code_event
from dragoman.annotate.events import find_events
from dragoman.annotate.factuality import assess
from dragoman.annotate.parse import parse
from dragoman.annotate.statements import find_statements
from dragoman.errors import UsageError
from dragoman.nouns import Argument, Cast, Entity, EventMention, Mention
from dragoman.syntax import Parse
from dragoman.text import Reading
from dragoman.types import Event

Span = tuple[int, int]


def code_pair(text: str, actor: Span, recipient: Span) -> Event | None:
    """The event between two given mentions, or None when no predicate links them.

    Args:
        text: a sentence or a passage.
        actor: half-open code point offsets of the mention that acts.
        recipient: offsets of the mention that is acted upon.

    Raises:
        UsageError: a span lies outside the text or is empty.
        SetupError: no parsing model is installed.
    """
    for name, (start, end) in (("actor", actor), ("recipient", recipient)):
        if not 0 <= start < end <= len(text):
            raise UsageError(
                f"{name}=({start}, {end}) is no span of a text of {len(text)} characters",
                remedy="give half-open code point offsets into the text",
            )
    tree = parse(Reading(text))
    said = find_statements(tree)
    cast = _with_pair(tree, find_actors(tree, said), actor, recipient)
    mentions, _ = find_events(tree, cast)
    if not mentions:
        return None
    best = max(mentions, key=lambda m: _fit(tree, m, actor, recipient))
    coded, commitment = code_event(best, assess(tree, best.trigger, said), cast, said)
    claim = assemble.Claim(
        mention=_parties(tree, coded, actor, recipient),
        commitment=commitment,
        time=None,
        place=None,
    )
    return assemble.event(tree, cast, claim, "e1", spun=False)


def _with_pair(tree: Parse, cast: Cast, *spans: Span) -> Cast:
    """The cast in which both given mentions are political actors, whatever they are."""
    entities = list(cast.entities)
    by_token = dict(cast.by_token)
    mentions = list(cast.mentions)
    for start, end in spans:
        first, last = tree.between(start, end)
        if first >= last:
            continue
        head = _head(tree, first, last)
        known = by_token.get(head)
        if known is not None and entities[known.entity].political:
            continue
        entities.append(Entity(name=tree.text[start:end], kind="given"))
        m = Mention(first=first, last=last, head=head, form="NOM", entity=len(entities) - 1)
        mentions.append(m)
        by_token.update({k: m for k in range(first, last) if k not in by_token})
        by_token[head] = m
    return replace(cast, entities=tuple(entities), mentions=tuple(mentions), by_token=by_token)


def _head(tree: Parse, first: int, last: int) -> int:
    for k in range(first, last):
        t = tree.tokens[k]
        if t.head == k or not first <= t.head < last:
            if t.pos not in {"PUNCT", "DET", "ADP"}:
                return k
    return last - 1


def _touches(tree: Parse, args: tuple[Argument, ...], span: Span) -> bool:
    for a in args:
        start, end, _ = tree.span_text(a.first, a.last)
        if start < span[1] and span[0] < end:
            return True
    return False


def _fit(tree: Parse, m: EventMention, actor: Span, recipient: Span) -> tuple[float, ...]:
    """How well an event links the two mentions: both roles right, then either, then near."""
    everyone = (*m.actors, *m.recipients)
    right = _touches(tree, m.actors, actor) + _touches(tree, m.recipients, recipient)
    either = _touches(tree, everyone, actor) + _touches(tree, everyone, recipient)
    start = tree.tokens[m.trigger].start
    low, high = min(actor[0], recipient[0]), max(actor[1], recipient[1])
    between = 1.0 if low <= start < high else 0.0
    return (either, right, m.confidence, between, -float(abs(start - low)))


def _parties(tree: Parse, m: EventMention, actor: Span, recipient: Span) -> EventMention:
    """The given mentions as the parties of the event."""
    a, r = (_argument(tree, span) for span in (actor, recipient))
    if m.reciprocal:
        return replace(m, actors=(a, r), recipients=())
    return replace(m, actors=(a,), recipients=(r,))


def _argument(tree: Parse, span: Span) -> Argument:
    first, last = tree.between(*span)
    last = max(last, first + 1)
    return Argument(first=first, last=last, head=_head(tree, first, last))
