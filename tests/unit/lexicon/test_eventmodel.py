"""The shipped event model: what it is asked and what it answers."""

from __future__ import annotations

import pytest

from dragoman.errors import DataError
from dragoman.lexicon import eventmodel
from dragoman.lexicon.eventmodel import NONE, Query, load_event_model
from dragoman.types import Plover

TEXT = "Kenya expelled two Somali diplomats on Monday."
MARKED = Query(TEXT, ((0, 5),), ((15, 35),), ((6, 14),))


def test_shares_of_each_head_sum_to_one() -> None:
    opinion = load_event_model().ask(MARKED)
    for shares in (opinion.types, opinion.roots, opinion.codes, opinion.modes, opinion.author):
        assert sum(shares.values()) == pytest.approx(1.0, abs=1e-4)
    assert set(opinion.types) == {t.value for t in Plover} | {NONE}


def test_a_plain_act_is_read() -> None:
    opinion = load_event_model().ask(MARKED)
    assert opinion.best_type() is Plover.SANCTION
    assert opinion.mode_of(Plover.SANCTION) == "expel"
    assert (opinion.code_of(Plover.SANCTION) or "").startswith("16")
    assert opinion.types[NONE] < 0.1


def test_tags_name_the_words_in_order() -> None:
    opinion = load_event_model().ask(Query(TEXT))
    assert [t.start for t in opinion.tags] == sorted(t.start for t in opinion.tags)
    best = max(opinion.tags, key=lambda t: t.trigger)
    assert TEXT[best.start : best.end] in "expelled"
    actor = max(opinion.tags, key=lambda t: t.actor)
    assert TEXT[actor.start : actor.end] == "Kenya"


def test_a_sentence_of_weather_is_no_event() -> None:
    opinion = load_event_model().ask(Query("It rained in Nairobi for most of the afternoon."))
    assert opinion.types[NONE] > 0.5


def test_like_is_an_authored_sentence_of_the_type() -> None:
    model = load_event_model()
    opinion = model.ask(MARKED)
    assert model.like(opinion, "SANCTION")
    assert model.like(opinion, "NO SUCH TYPE") == ""


def test_answers_do_not_depend_on_what_was_asked_before() -> None:
    model = load_event_model()
    first = model._ask(MARKED).types
    model._ask(Query("Thousands marched in Lima."))
    assert model._ask(MARKED).types == first


def test_a_very_long_sentence_is_cut_not_refused() -> None:
    opinion = load_event_model().ask(Query("Kenya " * 500 + "expelled two diplomats."))
    assert len(opinion.tags) < 100


def test_a_broken_model_says_where(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(eventmodel, "data_path", lambda name: tmp_path)
    with pytest.raises(DataError, match="event model"):
        load_event_model.__wrapped__()
