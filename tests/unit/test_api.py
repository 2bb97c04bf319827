"""``dragoman.code`` with a lexicon of one's own: for one call, one thread, one process."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import dragoman
from dragoman import api
from dragoman.views.filters import only
from dragoman.views.html import render_html
from dragoman.views.terminal import render
from dragoman.views.words import standing
from tests_support import EXAMPLES

HARBOUR = EXAMPLES / "harbour.toml"
TEXT = "Danish officers boarded a Liberian freighter. China deployed a warship off Taiwan."
OWN, PACKAGED = "harbour.board@1+harbour@2026.1", "coerce.seize@1"
SHIP = "Danish officers boarded a Liberian ship."


def rule(lexicon: object) -> str:
    return api.code(SHIP, lexicon=lexicon).events[0].explain.rule  # type: ignore[arg-type]


def test_a_lexicon_holds_for_its_call_only() -> None:
    assert [rule(x) for x in (None, HARBOUR, None, [HARBOUR])] == [PACKAGED, OWN, PACKAGED, OWN]


def test_threads_do_not_share_a_lexicon() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(rule, [None, HARBOUR] * 4)) == [PACKAGED, OWN] * 4


def test_a_loaded_lexicon_goes_to_another_process() -> None:
    desk = dragoman.load_lexicon(HARBOUR)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        there = pool.submit(api.code, TEXT, lexicon=desk).result()
    assert there == dragoman.code(TEXT, lexicon=desk)


def test_many_pages_and_pairs_take_it_too() -> None:
    record, _ = dragoman.code_many([SHIP, TEXT], lexicon=str(HARBOUR))
    assert record.events[0].explain.rule == OWN
    event = dragoman.code_pair(SHIP, (0, 6), (25, 33), lexicon=HARBOUR)
    assert event is not None
    assert event.explain.rule == OWN


def test_own_codes_stand_in_every_view() -> None:
    record = dragoman.code(TEXT, lexicon=HARBOUR)
    assert [(c.event, c.code, c.lexicon) for c in record.codes] == [
        ("e1", "S2", "harbour@2026.1"), ("e2", "S1", "harbour@2026.1"),
    ]  # fmt: skip
    assert "own code S2: ship stopped" in render(record, explain=False, width=90, color=False)
    assert "S1: show of force at sea" in render_html([record])


def test_own_codes_follow_their_events_through_a_filter() -> None:
    record = dragoman.code("Danish officers will board a Liberian ship. " + SHIP, lexicon=HARBOUR)
    for value in {standing(e) for e in record.events}:
        left = only(record, value)
        assert {c.event for c in left.codes} <= {e.id for e in left.events}
