"""Words for and against a report on public affairs."""

from __future__ import annotations

import pytest

from dragoman.lexicon.relevance import (
    ELSEWHERE,
    LONG,
    UNSEEN,
    WordWeights,
    load_word_weights,
    of_report,
    words_of,
)  # fmt: skip

CRASH = (
    "Two passengers died when a regional jet overran the runway in heavy rain, the airline said. "
    "The pilots had asked for another runway. Engineers will look at the brakes and the tyres."
)
CLASH = (
    "Border guards of Kenya and Ethiopia exchanged fire near Moyale, the interior ministry said. "
    "The government summoned the Ethiopian ambassador, and parliament called for talks."
)


def test_reports_are_told_apart() -> None:
    weights = load_word_weights()
    assert weights.share(CRASH) < ELSEWHERE < weights.share(CLASH)


def test_the_words_against_are_named() -> None:
    found = load_word_weights().against(CRASH)
    assert len(found) == 4
    assert set(found) <= set(words_of(CRASH))
    assert {"passengers", "airline"} & set(found)


def test_a_text_of_unknown_words_starts_from_the_bias() -> None:
    weights = WordWeights({"army": (2.0, 3.0), "goal": (2.0, -3.0)}, 0.0)
    assert weights.share("") == weights.share("xyzzy 42") == 0.5
    assert weights.parts("goal") == {"goal": -3.0}


def test_length_of_the_text_does_not_count() -> None:
    weights = WordWeights({"army": (2.0, 3.0), "goal": (2.0, -3.0)}, 0.0)
    assert weights.share("army goal") == pytest.approx(weights.share("army goal " * 50), abs=1e-9)


def test_a_text_too_short_says_nothing() -> None:
    assert of_report(0.1, LONG) == 0.1
    assert of_report(0.1, LONG - 1) == of_report(None, 50) == UNSEEN
