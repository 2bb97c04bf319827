from __future__ import annotations

import pytest

import dragoman
from dragoman.errors import InputError, UsageError


def code(text: str):  # type: ignore[no-untyped-def]
    return dragoman.code(text)


def test_scores_name_their_tables() -> None:
    event = code("Iran attacked Iraq.").events[0]
    assert (event.type.value, event.quad, event.score) == ("ASSAULT", 4, -9.0)
    assert event.goldstein == -10.0


def test_told_twice_is_one_event() -> None:
    record = dragoman.code("Putin met Xi Jinping.\nAfter Putin met Xi Jinping, both left Beijing.")
    assert len([e for e in record.events if e.type.value == "CONSULT" and e.reciprocal]) == 1


def test_told_by_two_speakers_is_two_claims() -> None:
    record = dragoman.code(
        "Russia said Ukraine had attacked Belarus. Poland said Ukraine had attacked Belarus."
    )
    assert len([e for e in record.events if e.type.value == "ASSAULT"]) == 2


def test_plural_party_is_split() -> None:
    record = dragoman.code("The foreign ministers of Peru and Ecuador met in Brasilia.")
    event = record.events[0]
    assert {p.country for p in event.actors} == {"PER", "ECU"}
    assert event.reciprocal
    assert event.recipients == ()


def test_pronoun_party_is_shown_by_the_name() -> None:
    record = dragoman.code("Poland denied that it had attacked Germany.")
    event = next(e for e in record.events if e.type.value == "ASSAULT")
    assert [p.text for p in event.actors] == ["Poland"]


def test_nested_statements_carry_the_chain() -> None:
    record = dragoman.code("Poland said that Russia had claimed that Germany attacked France.")
    event = next(e for e in record.events if e.type.value == "ASSAULT")
    said = {q.id: q for q in record.statements}
    sources = [said[k].source.text for k in event.attribution if said[k].source]
    assert sources == ["Poland", "Russia"]
    assert said[event.attribution[1]].parent == event.attribution[0]


def test_meeting_gathers_its_history() -> None:
    record = dragoman.code(
        "Japan invited Indian Prime Minister Narendra Modi to Tokyo. "
        "Modi is willing to visit Japan."
    )
    kinds = {(m.kind, m.status.value) for m in record.meetings}
    assert ("visit", "accepted") in kinds or ("visit", "proposed") in kinds
    for event in record.events:
        assert event.meeting is None or event.meeting in {m.id for m in record.meetings}


def test_declined_forum_with_reason_and_substitute() -> None:
    record = dragoman.code(
        "Kim Jong-un will be unable to go to the forum in Russia because of a busy schedule. "
        "A North Korean delegation will attend the forum."
    )
    forum = next(m for m in record.meetings if m.status.value == "declined")
    assert forum.reason is not None
    assert "busy schedule" in forum.reason.text
    assert forum.substitute is not None
    assert "delegation" in forum.substitute.text


def test_dct_from_offices() -> None:
    record = dragoman.code(
        "Russian President Vladimir Putin met Federation Council chairwoman Valentina Matviyenko."
    )
    assert record.document.dct.basis.value == "offices"
    assert record.document.dct.value is None
    assert record.document.dct.earliest is not None


def test_dct_given_wins() -> None:
    record = dragoman.code("The Russian president spoke to Germany.", dct="2009-05-01")
    assert record.document.dct.value == "2009-05-01"
    assert any(a.name == "Dmitry Medvedev" for a in record.actors)


def test_today_is_never_assumed() -> None:
    assert dragoman.code("Iran attacked Iraq on Friday.").document.dct.value is None


def test_code_pair_takes_the_given_mentions() -> None:
    text = "The court in Bishkek has freed the reporter."
    event = dragoman.code_pair(text, actor=(0, 20), recipient=(31, 43))
    assert event is not None
    assert event.type.value in {"RETREAT", "CONCEDE"}
    assert [p.text for p in event.actors] == ["The court in Bishkek"]


def test_code_pair_without_a_predicate_is_none() -> None:
    assert dragoman.code_pair("France and Spain.", actor=(0, 6), recipient=(11, 16)) is None


@pytest.mark.parametrize("span", [(0, 0), (-1, 3), (2, 99)])
def test_code_pair_refuses_bad_spans(span: tuple[int, int]) -> None:
    with pytest.raises(UsageError):
        dragoman.code_pair("France met Spain.", actor=span, recipient=(11, 16))


def test_empty_input_is_refused() -> None:
    with pytest.raises(InputError):
        dragoman.code("   ")


def test_code_many_goes_in_order() -> None:
    texts = ["Iran attacked Iraq.", "Peru met Ecuador."]
    assert [r.document.text.strip() for r in dragoman.code_many(texts)] == texts


def test_a_book_is_no_report() -> None:
    with pytest.raises(InputError, match="split it"):
        dragoman.code("Iran attacked Iraq. " * 60_000)
