"""Events told in passing, in a report about something else.

Reports of companies, accidents, sport or crime are full of the words of politics
(*agreed, rejected, investigates, urged*), and most of what frames find there is no act of
public affairs. In such a report only what parties of two countries do is kept.
"""

from __future__ import annotations

from dragoman.annotate.standing import has_standing
from dragoman.lexicon.relevance import ELSEWHERE, LONG
from dragoman.nouns import Cast, Commitment, EventMention
from dragoman.syntax import Parse
from dragoman.types import Factuality, Plover

# What comes of an act by others is no act of its own: "a tax to help farmers", "thought that
# they would retaliate". What people meet or march for belongs to the meeting or the march.
_IMAGINED = frozenset({"purpose", "would: not stated as real"})
_MADE_OF_AIMS = frozenset({Plover.CONSULT, Plover.PROTEST, Plover.THREATEN})
_DENIED = frozenset({Factuality.CERTAIN_NOT, Factuality.PROBABLE_NOT, Factuality.POSSIBLE_NOT})
_TRADE = "cooperate.economic"
UNLIKELY = 0.2  # confidence: in a report an event below it is left out, denied ones apart


def in_passing(
    parse: Parse, cast: Cast, event: EventMention, commitment: Commitment, share: float
) -> str:
    """Why an event is left out of a report whose share of public affairs is ``share``; empty
    when it stays."""
    if len(parse.sentences) < LONG:
        return ""
    if _imagined(event, commitment):
        return "spoken of as an aim or a thought, not as an act"
    if event.frame.startswith(_TRADE) and len(event.actors) + len(event.recipients) < 2:
        return "trade with nobody named"
    if event.confidence < UNLIKELY and commitment.source not in _DENIED:
        return f"hardly likely to be an act of public affairs ({event.confidence:.2f})"
    if share >= ELSEWHERE or len(countries(cast, event)) > 1:
        return ""
    return f"told in passing: the report is hardly about public affairs ({share:.2f})"


def _imagined(event: EventMention, commitment: Commitment) -> bool:
    open_ = commitment.source is Factuality.UNCOMMITTED and not commitment.conditional
    return open_ and bool(_IMAGINED & {*commitment.path}) and event.literal not in _MADE_OF_AIMS


def countries(cast: Cast, event: EventMention) -> set[str]:
    """The countries and bodies of states that its public parties belong to; one of which the
    country is not known counts as of its own."""
    out = set()
    for arg in (*event.actors, *event.recipients):
        mention = cast.at(arg.head)
        if mention is not None and has_standing(cast, arg):
            out.add(cast.entities[mention.entity].country or f"of {mention.entity}")
    return out
