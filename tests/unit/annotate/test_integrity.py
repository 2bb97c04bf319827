"""Spun text is told from edited text, and read without touching its raw words."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.integrity import inspect_text
from dragoman.lexicon.fingerprints import load_fingerprints
from dragoman.text import Edit, Reading

SPUN = (
    "The envoy conjointly same the talks area unit over. "
    "“It was incredibly vital to Maine,” he same, in keeping with the state news agency."
)
CLEAN = (
    "The envoy also said the talks are over. “It was very important to me,” he said, "
    "according to the state news agency."
)
LONG = " " + CLEAN * 4 + " The ministers will meet again in Oslo, and the border stays open." * 4
FRAGMENTS = [re.sub(r"\[([^\]→]+)[^\]]*\]", r"\1", e) for r in load_fingerprints() for e in r.match]


def read(text: str) -> str:
    return Reading(text, inspect_text(text)[1]).text


def readings(text: str) -> dict[str, str | None]:
    return {s.text: s.reading for s in inspect_text(text)[0].signs}


def test_spun_text_reads_like_its_original() -> None:
    found, _ = inspect_text(SPUN)
    assert found.spun
    assert found.score > 0.9
    assert read(SPUN) == CLEAN


def test_clean_text_has_no_sign() -> None:
    found, edits = inspect_text(CLEAN)
    assert (found.spun, found.score, found.signs, edits) == (False, 0.0, (), ())
    assert found.duplicate_of is None


def test_one_fingerprint_is_marked_but_not_read() -> None:
    text = "The two countries area unit ready to talk, the ministry said." + LONG
    found, edits = inspect_text(text)
    assert not found.spun
    assert 0 < found.score < 0.5
    assert edits == ()
    (sign,) = found.signs
    assert (sign.text, sign.reading, sign.applied) == ("area unit", "are", False)
    twice, _ = inspect_text(f"{text} {text}")
    assert not twice.spun
    assert twice.score == found.score


def test_confidence_is_lower_in_a_text_not_judged_spun() -> None:
    alone = inspect_text("They area unit ready." + LONG)[0].signs[0].confidence
    among = next(s for s in inspect_text(SPUN)[0].signs if s.text == "area unit").confidence
    assert alone < among


def test_two_fingerprints_score_at_least_a_half() -> None:
    found, _ = inspect_text("They area unit ready. “He gave Maine the key,” she said.")
    assert found.spun
    assert found.score >= 0.5


def test_weak_phrases_do_not_make_a_text_spun() -> None:
    text = (
        "In keeping with the ministry, a delegation can attend the forum. Once the meeting with "
        "the king, Ali Hassan discovered that the port was closed."
    )
    assert inspect_text(text)[0].signs == ()


def test_names_are_never_restored() -> None:
    text = (
        f"{SPUN} He took a note from President national leader to the king. After the talks in "
        "national capital, an aide flew home. On weekday, Asian nation was silent."
    )
    signs = [s for s in inspect_text(text)[0].signs if s.kind == "generic-name"]
    assert [s.text for s in signs][:3] == ["national leader", "national capital", "weekday"]
    assert all(s.reading is None and not s.applied for s in signs)
    assert "from President national leader to the king. After" in read(text)


def test_low_confidence_reading_stays_a_proposal() -> None:
    text = f"{SPUN} Tanks were sent to affect a possible crisis."
    sign = next(s for s in inspect_text(text)[0].signs if s.text == "to affect")
    assert (sign.reading, sign.applied) == ("to deal with", False)
    assert read(text).endswith("sent to affect a possible crisis.")


def test_country_in_the_closed_list_is_read() -> None:
    text = f"{SPUN} Tension between Tehran and therefore the America grew."
    assert read(text).endswith("between Tehran and the US grew.")


def test_edits_cover_only_words_that_change() -> None:
    text = f"{SPUN} Ties between Tehran and therefore the America grew."
    at = text.index("therefore the America")
    assert inspect_text(text)[1][-2:] == (
        Edit(at, at + len("therefore "), ""),
        Edit(at + len("therefore the "), at + len("therefore the America"), "US"),
    )


@pytest.mark.parametrize(
    ("spun", "restored"),
    [
        ("The king will discuss variety of vital topics.", "discuss a number of vital topics."),
        ("“We have a tendency to want peace.”", "“We want peace.”"),
        ("They share atiny strip of coast.", "share a tiny strip of coast."),
        ("He came to form a political candidate visit.", "came to make an official visit."),
        ("He said that Sall are going to be unable to come.", "Sall will be unable to come."),
        ("A busy operating schedule kept him away.", "A busy working schedule kept him away."),
        ("The Thai higher house speaker left.", "The Thai higher house speaker left."),
        ("Chad’s higher house speaker left.", "Chad’s upper house speaker left."),
        ("Once the meeting with the king, she left.", "After the meeting with the king, she left."),
        ("Once the meeting was over, she left.", "Once the meeting was over, she left."),
        ("Mali was causing troops to its border.", "Mali was moving troops to its border."),
        ("The fall was causing troops to flee.", "The fall was causing troops to flee."),
        ("The army area\nunit in place.", "The army are in place."),
    ],
)
def test_reading_of_a_slot(spun: str, restored: str) -> None:
    assert read(f"{SPUN}\n{spun}").endswith(restored)


def test_restored_word_begins_a_sentence_with_a_capital() -> None:
    assert read(f"{SPUN} In keeping with the ministry, all is well.").endswith(
        "According to the ministry, all is well."
    )
    assert read(f"{SPUN} The U.S. conjointly believes it.").endswith("The U.S. also believes it.")


def test_a_real_place_voids_the_rule() -> None:
    text = "They area unit glad. The ferry is important to Maine, said officials in Maine."
    assert list(readings(text)) == ["area unit"]


def test_longer_sign_wins() -> None:
    assert "conjointly same" in readings(SPUN)
    assert "conjointly" not in readings(SPUN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "🕊️" * 50,
        "قال الوزير إن المحادثات انتهت",
        "“”’‘(((" * 30,
        "İ he same İ that",
        "same",
        "Maine",
        "\\g<a> \\1 %s {} atiny",
    ],
)
def test_odd_input_is_taken(text: str) -> None:
    found, edits = inspect_text(text)
    assert not found.spun
    assert edits == ()


@pytest.mark.parametrize(
    "piece",
    [
        "he same ",
        "“same ”, same ",
        "In keeping with Aa Bb the ",
        "Once the meeting a-b ",
        "that Aa’s-bb’cc are going to be ",
        "between a b c and therefore the ",
        " \n",
        "Maine to ",
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = SPUN + piece * (size // len(piece))
        began = time.perf_counter()
        inspect_text(text)
        return time.perf_counter() - began

    seconds(1_000)
    assert seconds(80_000) < 20 * max(seconds(20_000), 0.01)


texts = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12), st.just(SPUN)), max_size=8
    ).flatmap(lambda parts: st.sampled_from(["", " ", "\n", "  "]).map(lambda s: s.join(parts))),
)


@given(texts)
def test_signs_and_edits_hold_for_any_text(text: str) -> None:
    found, edits = inspect_text(text)
    assert 0 <= found.score <= 1
    assert found.spun == (found.score >= 0.5)
    done = 0
    for sign in found.signs:
        assert done <= sign.start < sign.end <= len(text)
        assert text[sign.start : sign.end] == sign.text
        assert not sign.applied or (found.spun and sign.reading)
        done = sign.end
    applied = [s for s in found.signs if s.applied]
    assert all(any(s.start <= e.start <= e.end <= s.end for s in applied) for e in edits)
    assert edits == tuple(sorted(edits, key=lambda e: (e.start, e.end)))
    whole = Reading(text, [Edit(s.start, s.end, s.reading or "") for s in applied])
    minimal = Reading(text, edits)
    assert minimal.text.split() == whole.text.split()
    for offset in range(0, len(minimal.text), 7):
        start, end = minimal.raw_span(offset, min(offset + 5, len(minimal.text)))
        assert 0 <= start <= end <= len(text)


@given(texts)
def test_inspection_is_repeatable(text: str) -> None:
    assert inspect_text(text) == inspect_text(text)
