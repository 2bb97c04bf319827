"""Segments: nothing lost, nothing doubled, every mark whole."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.types import Record
from dragoman.views.lookups import UNNAMED, Lookup
from dragoman.views.segments import Mark, Role, marks, segments

from .sample import TEXT, empty, sample
from .strategies import RECORDS

LONG = st.text(alphabet="ab \n🕊ع", max_size=40)
PAIRS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(Role)))


@given(LONG, PAIRS)
def test_segments_join_to_the_text_and_rebuild_every_mark(
    text: str, pairs: list[tuple[int, int, Role]]
) -> None:
    given_marks = {
        Mark(min(a, len(text)), min(b, len(text)), role, i) for i, (a, b, role) in enumerate(pairs)
    }
    wanted = [m for m in given_marks if m.start < m.end]
    cut = segments(text, wanted)
    assert "".join(s.text for s in cut) == text
    for seg in cut:
        assert seg.text == text[seg.start : seg.end] != ""
        assert set(seg.text) == {"\n"} or "\n" not in seg.text
        assert set(seg.marks) == {m for m in wanted if m.start <= seg.start < m.end}
    for mark in wanted:
        assert "".join(s.text for s in cut if mark in s.marks) == text[mark.start : mark.end]


@given(RECORDS)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_marks_of_any_record_lie_in_its_text(record: Record) -> None:
    size = len(record.document.text)
    assert all(0 <= m.start < m.end <= size for m in marks(record))
    assert "".join(s.text for s in segments(record.document.text, marks(record))) == (
        record.document.text
    )


def test_outer_marks_come_first() -> None:
    inner, outer = Mark(0, 2, Role.CUE, 1), Mark(0, 5, Role.CONTENT, 0)
    assert segments("abcdef", [inner, outer])[0].marks == (outer, inner)


def test_every_part_of_an_event_is_marked() -> None:
    found = marks(sample())
    own = {(m.role, TEXT[m.start : m.end]) for m in found if m.index == 4}
    assert {
        (Role.TRIGGER, "met"),
        (Role.ACTOR, "President Omarov"),
        (Role.ACTOR, "Aino Lehtonen"),
        (Role.WHEN, "on Sunday"),
        (Role.WHERE, "Astana"),
    } <= own


def test_opening_and_closing() -> None:
    cut = segments("abc", [Mark(0, 2, Role.CONTENT, 7), Mark(1, 3, Role.CONTENT, 8)])
    assert [s.opening(Role.CONTENT) for s in cut] == [(7,), (8,), ()]
    assert [s.closing(Role.CONTENT) for s in cut] == [(), (7,), (8,)]


def test_empty_text_has_no_segments() -> None:
    assert segments("", marks(empty())) == ()


def test_lookup_names_speakers_and_sides() -> None:
    look = Lookup.of(sample())
    events = sample().events
    assert look.speakers(events[3]) == ("Aino Lehtonen", "Daniyar Omarov")
    assert look.speakers(events[0]) == ()
    assert look.sides(events[0]) == "Daniyar Omarov → Finland"
    assert look.sides(events[4]) == "Daniyar Omarov ↔ Aino Lehtonen"
    assert look.sides(events[7]) == "unnamed"
    assert look.speaker(sample().statements[5]) == "Villagers"


def test_a_statement_without_source_is_unnamed() -> None:
    record = sample()
    hidden = replace(record.statements[0], source=None)
    assert Lookup.of(record).speaker(hidden) == UNNAMED


def test_nested_statements_stand_below_their_parent_and_rings_end() -> None:
    record = sample()
    assert [(d, s.id) for d, s in Lookup.of(record).nested()][:3] == [
        (0, "q1"), (0, "q2"), (1, "q3"),
    ]  # fmt: skip
    ring = (
        replace(record.statements[0], parent="q2"),
        replace(record.statements[1], parent="q1"),
        replace(record.statements[2], parent="gone"),
    )
    found = Lookup.of(replace(record, statements=ring)).nested()
    assert sorted(s.id for _, s in found) == ["q1", "q2", "q3"]
