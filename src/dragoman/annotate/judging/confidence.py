"""How sure an event is: a logistic curve over the evidence for it.

The weights were fitted by ``training/calibrate.py`` on the dev scenarios of the authored
corpus, so that of the events with confidence 0.8 about eight in ten have the right type.
"""

from __future__ import annotations

import math

from dragoman.lexicon.eventmodel import NONE, Confidence, Opinion
from dragoman.lexicon.relevance import UNSEEN
from dragoman.nouns import EventMention

_WHOLE = 2.0  # log odds: what a report is about says so much of one event, and no more
_FLOOR = 0.001
_LEAST, _MOST = 0.05, 0.99


def names() -> tuple[str, ...]:
    """What ``evidence`` lists."""
    return ("own", "none", "agrees", "phrase", "noun", "composed", "model", "parties", "public")


def evidence(event: EventMention, opinion: Opinion, relevance: float = UNSEEN) -> tuple[float, ...]:
    """Numbers that speak for or against an event, in the order of ``names``: log odds of
    its type and of no event, whether the model prefers its type, whether it rests on a
    phrase, a bare noun, on a composition, on the model alone, how many sides are named, and
    log odds that the report is about public affairs."""
    return (
        _log_odds(opinion.types.get(event.type.value, 0.0)),
        _log_odds(opinion.types[NONE]),
        float(opinion.best_type() is event.type),
        *(float(event.ground == ground) for ground in ("phrase", "noun", "composed", "model")),
        float(bool(event.actors)) + float(bool(event.recipients)),
        max(-_WHOLE, min(_WHOLE, _log_odds(relevance))),
    )


def confidence(
    event: EventMention, opinion: Opinion, curve: Confidence, relevance: float = UNSEEN
) -> float:
    """The probability that the type of the event is right, to three digits."""
    seen = evidence(event, opinion, relevance)
    total = curve.bias + sum(curve.weights[n] * v for n, v in zip(names(), seen, strict=True))
    return round(min(_MOST, max(_LEAST, 1.0 / (1.0 + math.exp(-total)))), 3)


def _log_odds(share: float) -> float:
    share = min(1 - _FLOOR, max(_FLOOR, share))
    return math.log(share / (1 - share))
