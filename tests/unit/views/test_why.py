"""One claim explained, and how it is found."""

from __future__ import annotations

import json
import pickle
import re
from dataclasses import replace

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from dragoman.errors import DragomanError, UsageError
from dragoman.types import Record
from dragoman.views.why import explain_event, find_event, why_json

from .sample import arabic, empty, hostile, sample
from .strategies import RECORDS


def plain(event_id: str, width: int = 120, record: Record | None = None) -> str:
    """The explanation without colour."""
    return explain_event(record or sample(), event_id, width=width, color=False)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("e4d2", "e4d2"), ("4", "e4d2"), (" 4 ", "e4d2"), ("e4", "e4d2"), ("e10", "e10d"),
     ("11", "e11f"), ("e11f", "e11f")],
)  # fmt: skip
def test_an_event_is_found_by_id_number_or_prefix(wanted: str, found: str) -> None:
    assert find_event(sample(), wanted).id == found


def test_an_id_goes_before_a_number() -> None:
    record = sample()
    events = (record.events[0], replace(record.events[1], id="1"))
    assert find_event(replace(record, events=events), "1").id == "1"


@pytest.mark.parametrize("wanted", ["", " ", "0", "12", "-1", "x", "e4d2x", "٣", "³", "9" * 5000])
def test_an_unknown_event_lists_the_ids(wanted: str) -> None:
    with pytest.raises(UsageError, match="there is no event") as caught:
        find_event(sample(), wanted)
    assert isinstance(caught.value, DragomanError)
    for number, event in enumerate(sample().events, 1):
        assert f"{number} {event.id}" in caught.value.remedy
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_an_ambiguous_prefix_says_so() -> None:
    with pytest.raises(UsageError, match="several events begin with “e1”"):
        find_event(sample(), "e1")


def test_a_record_without_events_says_so() -> None:
    with pytest.raises(UsageError, match="no events"):
        find_event(empty(), "1")


def test_the_whole_chain_is_told() -> None:
    text = plain("e4d2")
    assert text.startswith("4 · Daniyar Omarov\n")
    assert "“President Omarov told me that {he} is ready to [reopen] the Syrdarya" in text
    assert re.search(r"who +Daniyar Omarov \(KAZ GOV, “he”\)", text)
    assert re.search(r"what +CONCEDE 0863: concession in words \(verbal cooperation\)", text)
    assert re.search(r"word of +author\n +⊃ Aino Lehtonen “said” \(direct\): “President", text)
    assert "⊃ Daniyar Omarov “told” (indirect): “he is ready" in text
    assert "Daniyar Omarov: planned or likely PR+; author: uncommitted Uu" in text
    assert "“the Syrdarya crossing”: Syrdarya, KAZ (region)" in text
    assert re.search(r"rule +concede.ready-to-open@3", text)
    assert "offers access that is not given yet" in text
    assert text.index("Aino Lehtonen “said”") < text.index("Daniyar Omarov “told”")


def test_parties_meeting_and_signs() -> None:
    assert "“{He} never [threatened] «our Uzbek friends»,” she conjointly same." in plain("6")
    assert re.search(r"spun +“conjointly same” → “also said” \(fingerprint, 0.99\)", plain("6"))
    assert "spun" not in plain("7")
    assert re.search(r"meeting +visit m1: announced → accepted", plain("1"))
    assert re.search(r"factual +author: happened CT\+\n", plain("1"))


def test_names_replace_our_own() -> None:
    text = explain_event(
        sample(), "7", width=100, color=False, names={"MOBILIZE": "posture", "152": "alert"}
    )
    assert "MOBILIZE troops 152: posture, troops, CAMEO: alert" in text


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    for number in range(1, 12):
        assert max(map(cell_len, plain(str(number), width).split("\n"))) <= width


def test_controls_and_markup_are_only_text() -> None:
    text = plain("1", record=hostile("\x1b[31m[bold]x[/]"))
    assert "\x1b" not in text
    assert "[bold]x[/]" in text


def test_arabic() -> None:
    assert "[رفض] {الوزير} زيارة العاصمة" in plain("1", record=arabic())


def test_colour_is_only_added() -> None:
    text = explain_event(sample(), "4", width=80, color=True)
    assert "\x1b[" in text
    bare = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()]
    assert bare == plain("4", 80).splitlines()


def test_json_holds_the_same_chain() -> None:
    found = why_json(sample(), "e6")
    assert json.loads(json.dumps(found)) == json.loads(msgspec.json.encode(found))
    assert found["number"] == 6
    assert found["event"]["id"] == "e6c8"  # type: ignore[index]
    assert found["sentence"]["text"].startswith("“He never threatened")  # type: ignore[index]
    assert [s["id"] for s in found["attribution"]] == ["q4"]  # type: ignore[attr-defined]
    assert [a["id"] for a in found["actors"]] == ["a1", "a5", "a2"]  # type: ignore[attr-defined]
    assert [s["text"] for s in found["signs"]] == ["conjointly same"]  # type: ignore[attr-defined]
    assert found["factuality"] == "did not CT-"
    assert found["author_factuality"] == "uncommitted Uu"
    assert found["meeting"] is None


def test_json_of_an_unknown_event() -> None:
    with pytest.raises(UsageError):
        why_json(sample(), "nothing")


@given(RECORDS.filter(lambda r: bool(r.events)), st.integers(20, 100))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_event_can_be_explained(record: Record, width: int) -> None:
    wanted = record.events[0].id.strip() or "1"
    try:
        text = plain(wanted, width, record)
    except UsageError:
        return
    assert max(map(cell_len, text.split("\n"))) <= width
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    json.dumps(why_json(record, wanted))
