"""From the literal predicate to the coded event: what is future, threatened or given up.

PLOVER has types that mean "the future of another type": a coming meeting is AGREE, a
withdrawal announced but not carried out CONCEDE, harm announced by the one who would
do it THREATEN.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.compositions import load_compositions
from dragoman.nouns import Attribution, Cast, Commitment, Entity, EventMention
from dragoman.types import Factuality, Plover

_COOPERATION = frozenset({Plover.CONSULT, Plover.SUPPORT, Plover.COOPERATE, Plover.AID})
_YIELDING = frozenset({Plover.CONCEDE, Plover.RETREAT})
_HARM = frozenset({Plover.ASSAULT, Plover.SANCTION, Plover.COERCE})
_AHEAD = frozenset({Factuality.PROBABLE, Factuality.POSSIBLE})


def code(
    event: EventMention,
    commitment: Commitment,
    cast: Cast,
    statements: Sequence[Attribution],
) -> tuple[EventMention, Commitment]:
    """The event with the type, mode and CAMEO code it gets once its factuality is known.

    The commitment changes only where the coded event is another act: "will not attend"
    is a refusal, and the refusal itself is certain.
    """
    if event.ahead and commitment.source is Factuality.CERTAIN:
        certain = commitment.author is Factuality.CERTAIN
        author = Factuality.PROBABLE if certain else commitment.author
        commitment = replace(commitment, source=Factuality.PROBABLE, author=author, future=True)
    ahead = commitment.future or commitment.source in _AHEAD
    if commitment.source is Factuality.PROBABLE_NOT and commitment.future:
        if event.literal in _COOPERATION | _YIELDING:
            author = commitment.author
            refused = replace(
                commitment,
                source=Factuality.CERTAIN,
                author=author if author is Factuality.UNCOMMITTED else Factuality.CERTAIN,
            )
            why = f"{event.literal.value} refused for the future"
            return _shift(event, "refuse", why), refused
        return event, commitment
    unsettled = commitment.source is Factuality.UNCOMMITTED and commitment.future
    willed = unsettled and not commitment.conditional
    positive = unsettled or commitment.source in {*_AHEAD, Factuality.CERTAIN}
    if not ahead or not positive:
        return event, commitment
    if event.literal in _COOPERATION or event.literal is Plover.RETREAT:
        why = f"{event.literal.value} that has not happened yet"
        return _shift(event, "promise", why), commitment
    if not willed and event.literal in _HARM and commitment.conditional:
        return _shift(event, "threaten", "announced in case a condition holds"), commitment
    if (
        not willed
        and event.literal in _HARM
        and _announced_by_actor(event, commitment, cast, statements)
    ):
        return _shift(event, "threaten", "announced by the one who would do it"), commitment
    return event, commitment


def _official(speaker: Entity) -> bool:
    return speaker.kind == "country" or speaker.sector in {"GOV", "MIL"}


def _shift(event: EventMention, outer: str, why: str) -> EventMention:
    row = load_compositions()[outer, event.literal.value]
    if row.type is None:
        return event
    return replace(
        event,
        type=row.type,
        mode=row.mode_for(event.mode, event.cameo),
        cameo=row.code(event.cameo),
        why=f"{why}: {row.type.value}",
    )


def _announced_by_actor(
    event: EventMention,
    commitment: Commitment,
    cast: Cast,
    statements: Sequence[Attribution],
) -> bool:
    """Whether the innermost speaker is the actor, or speaks for the actor's country."""
    if not commitment.chain:
        return False
    head = statements[commitment.chain[-1]].source_head
    speaker = cast.entity_at(head) if head is not None else None
    if speaker is None:
        return False
    for arg in event.actors:
        actor = cast.entity_at(arg.head)
        if actor is None:
            continue
        if actor is speaker or actor.name == speaker.name:
            return True
        if actor.country and actor.country == speaker.country and _official(speaker):
            return True
    return False
