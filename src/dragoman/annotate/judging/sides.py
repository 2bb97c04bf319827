"""Who does it and to whom: the frame's parties against the model's reading of each word.

The model sees the sentence with the trigger marked and says of each word how likely it
names the actor, and how likely the recipient. A party it takes for neither is left out
when another stays; one that it takes for the other side changes sides; a political actor
of the sentence that it takes for a missing side is added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from dragoman.annotate.queries import beneficiary, sentence_text
from dragoman.lexicon.eventmodel import Opinion
from dragoman.nouns import Argument, Cast, EventMention
from dragoman.syntax import Parse
from dragoman.types import Plover

RECIPIENT = 1  # place of the role among the shares
UNLIKELY, LIKELY = 0.2, 0.5
Shares = dict[int, tuple[float, float, float]]


def settle_sides(
    parse: Parse,
    cast: Cast,
    event: EventMention,
    opinion: Opinion,
    alone: bool = True,
    barred: Collection[int] = (),
) -> EventMention:
    """The event with its parties as frame and model together have them.

    Beside other events (``alone`` false) an empty side is filled and nothing else done: the
    model may speak of the parties of another.
    """
    said = sentence_text(parse, parse.tokens[event.trigger].sent, event.trigger)
    shares = said.tokens_of(opinion.tags)
    # Of a visit the guest is the actor, whoever the subject is: the frame knows.
    if event.reciprocal or event.type is Plover.CONSULT:
        return event
    actors, recipients = event.actors, event.recipients
    if alone:
        actors, recipients = _exchanged(shares, actors, recipients)
        recipients = _kept(shares, recipients, 1, len(actors))
        actors = _kept(shares, actors, 0, len(recipients))
    if not recipients:
        recipients = _added(parse, cast, event.trigger, shares, 1, actors, barred)
    if not actors:
        actors = _added(parse, cast, event.trigger, shares, 0, recipients, barred)
    return replace(event, actors=actors, recipients=recipients)


def _share(shares: Shares, arg: Argument, role: int) -> float | None:
    """The likelihood of the role for a party; None where it stands in another sentence."""
    found = [shares[k][role] for k in range(arg.first, arg.last) if k in shares]
    return max(found) if found else None


def _exchanged(
    shares: Shares, actors: tuple[Argument, ...], recipients: tuple[Argument, ...]
) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    """Both sides, turned round when the model sees each on the other side."""

    def turned(args: tuple[Argument, ...], role: int) -> bool:
        other = [_share(shares, a, 1 - role) or 0.0 for a in args]
        own = [_share(shares, a, role) or 0.0 for a in args]
        return bool(args) and min(other) >= LIKELY and max(own) < UNLIKELY * 2

    if turned(actors, 0) and (turned(recipients, 1) or not recipients):
        return recipients, actors
    if turned(recipients, 1) and not actors:
        return recipients, actors
    return actors, recipients


def _kept(
    shares: Shares, args: tuple[Argument, ...], role: int, others: int
) -> tuple[Argument, ...]:
    """Parties that the model does not rule out; all of them if nobody else would be left."""
    kept = tuple(a for a in args if (_share(shares, a, role) or 1.0) >= UNLIKELY)
    return kept if kept or others else args


def _added(
    parse: Parse,
    cast: Cast,
    trigger: int,
    shares: Shares,
    role: int,
    others: Iterable[Argument],
    barred: Collection[int],
) -> tuple[Argument, ...]:
    """The political actors of the sentence that the model takes for the missing side."""
    taken = {k for a in others for k in range(a.first, a.last)} | {trigger, *barred}
    out: list[Argument] = []
    for m in cast.mentions:
        if m.head not in shares:
            continue
        arg = Argument(first=m.first, last=m.last, head=m.head)
        if not cast.entities[m.entity].political or taken & set(range(m.first, m.last)):
            continue
        if role == RECIPIENT and beneficiary(parse, m.head, trigger):
            continue
        if any(a.head in {t.i for t in parse.ancestors(m.head)} for a in out):
            continue  # "victims of the quake in Nepal" are one party
        if (_share(shares, arg, role) or 0.0) >= LIKELY:
            out.append(arg)
            taken |= set(range(m.first, m.last))
    return tuple(out)
