"""How far an event has happened, as readers would say it: from -3 to 3.

Two scales are in use and they differ in what lies ahead. *happened*: by the time of
writing, so that plans, commands and what may come are near -2; a linear model over
readable features gives it. *certain*: how sure the author is, so that what surely will
come is near 3; the rules of ``factuality`` give it. Edited news is read on the second
scale, web prose on the first, by the style of the sentence, with a blend between.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from dragoman.annotate.happened.features import features
from dragoman.annotate.happened.style import signs
from dragoman.lexicon.happened import Model, load_happened
from dragoman.nouns import Commitment
from dragoman.syntax import Parse
from dragoman.types import Factuality

SCALES = ("happened", "certain")
# As MEANTIME has it: what is announced counts as certain, what is left open as possible.
_CERTAIN = {
    Factuality.CERTAIN: 3.0, Factuality.PROBABLE: 3.0, Factuality.POSSIBLE: 1.0,
    Factuality.CERTAIN_NOT: -3.0, Factuality.PROBABLE_NOT: -3.0, Factuality.POSSIBLE_NOT: -1.0,
    Factuality.UNCOMMITTED: 0.75, Factuality.CERTAIN_UNKNOWN: 0.75,
}  # fmt: skip
_STEEPEST = 30.0  # beyond it exp would overflow and the sigmoid is flat
_REASONS = 5


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree from -3 to 3; the weight from 0 to 1 that the *certain* scale had in it; and
    the up to five features that weighed most, each with its part in log-odds."""

    value: float
    certain: float
    reasons: tuple[tuple[str, float], ...]


def degree(parse: Parse, trigger: int, commitment: Commitment, scale: str | None = None) -> float:
    """How far the event at token ``trigger`` has happened, from -3 to 3.

    Args:
        parse: the document.
        trigger: token of the event's predicate.
        commitment: what ``factuality.assess`` found for it.
        scale: ``happened``, ``certain``, or None to go by the style of the sentence.
    """
    model = load_happened()
    certain = _certain(model, parse, trigger, scale)
    learned = 0.0
    if certain < 1:
        get = model.weights.get
        odds = sum(get(name, 0.0) for name in features(parse, trigger, commitment))
        learned = _on_scale(model.sharpness * (model.bias + odds))
    return certain * _CERTAIN[commitment.source] + (1 - certain) * learned


def weigh(parse: Parse, trigger: int, commitment: Commitment, scale: str | None = None) -> Degree:
    """The degree with what it rests on; arguments as for ``degree``."""
    model = load_happened()
    certain = _certain(model, parse, trigger, scale)
    reasons: tuple[tuple[str, float], ...] = ()
    if certain < 1:
        parts = [
            (name, model.weights[name])
            for name in features(parse, trigger, commitment)
            if name in model.weights
        ]
        parts.sort(key=lambda part: (-abs(part[1]), part[0]))
        reasons = tuple(parts[:_REASONS])
    if certain >= 0.5:
        path = "; ".join(commitment.path) or "told as a fact"
        said = f"rules: {commitment.source.value} by {path}"
        reasons = ((said, _CERTAIN[commitment.source]), *reasons)[:_REASONS]
    return Degree(degree(parse, trigger, commitment, scale), certain, reasons)


def _on_scale(odds: float) -> float:
    return 6 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, odds)))) - 3


def _certain(model: Model, parse: Parse, trigger: int, scale: str | None) -> float:
    """How much the *certain* scale counts: 0 for web prose, 1 for edited news.

    The learned scale knows verbs; for nouns the rules count from a weaker hint of news.
    """
    if scale is not None:
        return float(scale == SCALES[1])
    t = parse.tokens[trigger]
    found = signs(parse, t.sent)
    odds = model.style_bias + sum(
        model.style.get(name, 0.0) * value for name, value in found.items()
    )
    probability = (_on_scale(odds) + 3) / 6
    low, high = model.verbs if t.tag.startswith("VB") else model.nouns
    return max(0.0, min(1.0, (probability - low) / (high - low)))
