"""The learned score of a document: how much its words look like a thesaurus's choice."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from dragoman.lexicon.spun import SpunModel, load_spun

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MOST = 2  # fingerprints, or slips, beyond which more say nothing new
_SHORT = 20  # words added to the length, lest a caption be judged by one word


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the score rests on: ``lexical`` is the mean weight of the words; counted are the
    distinct fingerprints that no typist makes, and those that may be slips of the hand;
    ``density`` is fingerprints by length, which lets one tell in a short excerpt.
    """

    lexical: float
    fingerprints: int
    density: float
    slips: int


def evidence(text: str, fingerprints: int, slips: int, model: SpunModel) -> Evidence:
    """The evidence in a text with so many distinct fingerprints and slips.

    Only words in lower case count, so that names never do, and each only once, so that a
    subject's own vocabulary weighs little.
    """
    words = _WORD.findall(text)
    lower = frozenset(w for w in words if w.islower())
    return Evidence(
        lexical=model.lexical(lower, len(words)),
        fingerprints=min(fingerprints, _MOST),
        density=min(fingerprints, _MOST) / (len(words) + _SHORT),
        slips=min(slips, _MOST),
    )


def logit(seen: Evidence, model: SpunModel) -> float:
    """The value of the logistic model."""
    return (
        model.bias
        + model.words * seen.lexical
        + model.fingerprints * seen.fingerprints
        + model.density * seen.density
        + model.slips * seen.slips
    )


def learned_score(text: str, fingerprints: int, slips: int) -> float:
    """From 0 to 1; from 0.5 on the text is called spun by the learned model alone."""
    model = load_spun()
    margin = logit(evidence(text, fingerprints, slips, model), model) - model.threshold
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, margin))))
