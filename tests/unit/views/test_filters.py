from __future__ import annotations

import pytest

import dragoman
from dragoman.views.filters import only
from dragoman.views.words import Standing, standing

TEXT = (
    "Iran attacked Iraq. Jordan said Iran had attacked Iraq. Iran plans to attack Jordan. "
    "Iran denied that it had attacked Syria. Syria fears that Iran may attack Jordan."
)


@pytest.mark.parametrize("wanted", list(Standing))
def test_only_one_standing_is_left(wanted: Standing) -> None:
    record = dragoman.code(TEXT)
    shown = only(record, wanted)
    assert shown.events
    assert {standing(e) for e in shown.events} == {wanted}
    assert shown.statements == record.statements


def test_meetings_keep_their_steps() -> None:
    record = dragoman.code("Peru met Ecuador in Geneva. Peru will meet Chile on Friday.")
    shown = only(record, Standing.PLANNED)
    assert {s.event for m in shown.meetings for s in m.history} <= {e.id for e in shown.events}
