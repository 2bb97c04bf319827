"""Who finds events: frames, the event model, both."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.errors import UsageError
from dragoman.telling import EventsBy

FRAMED = "Kenya expelled two Somali diplomats on Monday."
SILENT = "Norway's foreign minister jetted into Jakarta for a chat with President Joko Widodo."
NOTHING = "The premier sold autographed books about sanctions to visitors in Lima."


def rules(text: str, by: EventsBy) -> list[str]:
    return [e.explain.rule for e in dragoman.code(text, by=by).events]


def test_frames_give_the_rule() -> None:
    for by in (EventsBy.FRAMES, EventsBy.BOTH):
        (rule,) = rules(FRAMED, by)
        assert rule.startswith("sanction.")


def test_the_model_alone_gives_itself_as_the_rule_and_an_example() -> None:
    (event,) = dragoman.code(FRAMED, by=EventsBy.MODEL).events
    assert event.explain.rule == "model"
    assert event.type == "SANCTION"
    assert "as in “" in event.explain.why


def test_where_frames_are_silent_the_model_speaks() -> None:
    assert rules(SILENT, EventsBy.FRAMES) == []
    (event,) = dragoman.code(SILENT).events
    assert (event.type, event.explain.rule) == ("CONSULT", "model")
    assert event.trigger.text == "jetted"


def test_what_the_model_vetoes_is_told() -> None:
    record = dragoman.code(NOTHING)
    assert record.events == ()


def test_confidence_is_a_probability_and_differs() -> None:
    shares = {e.confidence for t in (FRAMED, SILENT) for e in dragoman.code(t).events}
    assert len(shares) > 1
    assert all(0 < s < 1 for s in shares)


def test_a_pair_may_have_one_side() -> None:
    text = "The mayor of Riga was warned by Oslo."
    event = dragoman.code_pair(text, actor=(32, 36), recipient=None)
    assert event is not None
    assert [p.text for p in event.actors] == ["Oslo"]


def test_a_pair_without_sides_is_refused() -> None:
    with pytest.raises(UsageError, match="neither"):
        dragoman.code_pair("Oslo warned Riga.", None, None)


def test_the_model_reads_verbs_without_a_frame_beside_other_events() -> None:
    text = "Peasants sprayed slurry on the ministry in Lima, and police arrested 14 of them."
    assert all(not r.startswith("model") for r in rules(text, EventsBy.FRAMES))
    events = {e.trigger.text: e for e in dragoman.code(text).events}
    assert events["arrested"].explain.rule.startswith("coerce.")
    assert (events["sprayed"].type, events["sprayed"].explain.rule) == ("PROTEST", "model")
    assert [p.text for p in events["sprayed"].actors][:1] == ["Peasants"]
