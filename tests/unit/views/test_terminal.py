"""The terminal view: complete, narrow enough, deaf to what the text tries to say."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from dragoman.lexicon.relevance import LONG
from dragoman.types import Record
from dragoman.views.terminal import render

from .sample import arabic, empty, hostile, sample
from .strategies import RECORDS

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def plain(record: Record, *, width: int = 100, explain: bool = False) -> str:
    """The view without colour."""
    return render(record, explain=explain, width=width, color=False)


def test_headline_date_and_page() -> None:
    lines = plain(sample()).splitlines()
    assert lines[0] == "Kazakh leader accepts invitation to Helsinki as border row cools"
    assert lines[1] == (
        "The Valley Courier · date unknown; not older than 2 March 2024, from the offices it names"
    )
    text = plain(sample())
    assert "machine-spun text" in text
    assert "“conjointly same” → “also said”" in text
    assert "“national capital” → left unread" in text
    assert "removed comment-form: “Leave a Reply”" in text


def test_a_report_about_something_else_is_called_so_when_long_enough() -> None:
    record = sample()
    elsewhere = replace(record, document=replace(record.document, relevance=0.1))
    assert len(record.sentences) >= LONG
    assert "hardly about public affairs (0.10" in plain(elsewhere)
    assert "hardly about" not in plain(replace(elsewhere, sentences=record.sentences[:1]))
    assert "hardly about" not in plain(record)


def test_events_are_grouped_by_speakers_outermost_first() -> None:
    heads = [m.group(1) for m in re.finditer(r"^(author.*?) ─", plain(sample()), re.M)]
    assert heads == [
        "author",
        "author ⊃ Finnish foreign ministry",
        "author ⊃ Aino Lehtonen ⊃ Daniyar Omarov",
        "author ⊃ Aino Lehtonen",
        "author ⊃ Uzbekistan",
        "author ⊃ Villagers",
        "author ⊃ diplomats",
    ]


@pytest.mark.parametrize(
    "row",
    [
        r"1 Daniyar Omarov → Finland +AGREE 036 +happened CT\+",
        r"5 Daniyar Omarov ↔ Aino Lehtonen +CONSULT visit 042 +happened CT\+",
        r"6 Daniyar Omarov → Uzbekistan +THREATEN 130 +did not CT-",
        r"8 unnamed +ASSAULT heavy-weapons 194 +possible PS\+",
        r"9 Finland +SANCTION discontinue 162 +uncommitted Uu",
        r"11 A delegation led by Saule Beketova +AGREE 036 +planned or likely PR\+",
    ],
)
def test_event_rows(row: str) -> None:
    assert re.search(row, plain(sample(), width=120))


def test_trigger_is_marked_in_its_sentence() -> None:
    text = plain(sample(), width=200)
    assert "Tashkent denied that it had [moved] troops to the frontier." in text
    assert "when “in September”, September 2024 · where Helsinki, FIN (city)" in text


def test_statements_meetings_and_actors() -> None:
    text = plain(sample(), width=120)
    assert "- Aino Lehtonen · said · “President Omarov told me" in text
    assert "\n  - Daniyar Omarov · told · “he is ready" in text
    assert "visit: Daniyar Omarov (visitor), Finland (host) · accepted" in text
    assert "declined → substituted" in text
    assert "reason: “a crowded calendar”" in text
    assert "instead: “A delegation led by Saule Beketova”" in text
    assert "topics: “the Syrdarya crossing”" in text
    assert "- Daniyar Omarov · President of Kazakhstan · KAZ GOV · 6 mentions" in text
    assert "not settled; could be Saule Beketova (diplomat) (KAZ, 0.41) or" in text


def test_explain_adds_rules_and_what_was_left_out() -> None:
    short, long = plain(sample()), plain(sample(), explain=True)
    for words in ("rule: mobilize.move-troops@2", "why: The move stands under", "left out"):
        assert words not in short
        assert words in long
    assert "“the harvest” · no political actor" in long


@pytest.mark.parametrize("width", [20, 60, 80, 200])
@pytest.mark.parametrize(
    "record", [sample(), empty(), arabic(), hostile("[bold]" + "x" * 300 + "[/] " * 20)]
)
def test_no_line_is_wider_than_asked(record: Record, width: int) -> None:
    for explain in (True, False):
        text = plain(record, width=width, explain=explain)
        assert max(map(cell_len, text.split("\n"))) <= width


@pytest.mark.parametrize("width", [-5, 0, 1, 19])
def test_absurd_widths_are_raised(width: int) -> None:
    assert plain(sample(), width=width) == plain(sample(), width=20)


def test_no_words_are_lost_when_narrow() -> None:
    wide, narrow = plain(sample(), width=200), plain(sample(), width=60)
    assert set(re.findall(r"\w+", narrow)) == set(re.findall(r"\w+", wide))


def test_colour_changes_nothing_but_colour() -> None:
    text = render(sample(), explain=True, width=80, color=True)
    assert "\x1b[" in text
    stripped = [line.rstrip() for line in ESCAPES.sub("", text).splitlines()]
    assert stripped == plain(sample(), width=80, explain=True).splitlines()


def test_environment_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    before = render(sample(), explain=False, width=80, color=True)
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "40"}.items():
        monkeypatch.setenv(name, value)
    assert render(sample(), explain=False, width=80, color=True) == before


@pytest.mark.parametrize(
    "payload", ["\x1b[31mred", "\x07\x08\x00", "\x9b31m", "a\rb", "\u202eevil"]
)
def test_controls_of_the_text_never_reach_the_terminal(payload: str) -> None:
    text = plain(hostile(payload), explain=True)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "\ufffd" in text


def test_markup_of_the_text_is_only_text() -> None:
    text = plain(hostile("[bold red]x[/] :smile: [link=a]"), explain=True)
    assert "[bold red]x[/] :smile: [link=a]" in text


def test_empty_record() -> None:
    text = plain(empty())
    assert "untitled report" in text
    assert "outlet unknown · date unknown" in text
    assert "No events found." in text
    assert "statements" not in text


def test_arabic_is_kept_in_order() -> None:
    assert "[رفض] الوزير زيارة العاصمة 🕊️ أمس" in plain(arabic())


def test_long_sentences_are_cut_around_the_trigger() -> None:
    record = sample()
    text = "before " * 500 + "struck" + " after" * 500
    at = text.index("struck")
    event = replace(
        record.events[0],
        trigger=replace(record.events[0].trigger, text="struck", start=at, end=at + 6),
    )
    document = replace(record.document, text=text)
    sentence = replace(record.sentences[0], start=0, end=len(text))
    found = plain(replace(record, document=document, events=(event,), sentences=(sentence,)))
    assert "…" in found
    assert "before [struck] after" in found
    assert found.count("before") < 60


@given(RECORDS, st.integers(20, 120), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_record_can_be_shown(record: Record, width: int, color: bool) -> None:
    text = render(record, explain=True, width=width, color=color)
    assert text.endswith("\n")
    shown = ESCAPES.sub("", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
    if not color:
        assert "\x1b" not in text
        assert max(map(cell_len, text.split("\n"))) <= width
