"""Safe text and the words for dates and codes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.types import Dct, DctBasis, Factuality, Plover, Sign, When, Where
from dragoman.views import dates, words
from dragoman.views.texts import flat, one_line, printable, shorten

from .sample import sample


@given(st.text(alphabet=st.characters(), max_size=60))
def test_printable_keeps_length_and_shows_controls(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any((c < " " and c not in "\n\t") or c == "\x7f" for c in shown)
    assert all(a in (b, "\ufffd") for a, b in zip(shown, text, strict=True)) or text == shown


@pytest.mark.parametrize("bad", ["\x1b", "\x00", "\r", "\x9b", "\u202e", "\u2066", "\ud800"])
def test_dangerous_characters_are_replaced(bad: str) -> None:
    assert printable(f"a{bad}b") == "a\ufffdb"


def test_joiners_and_marks_are_kept() -> None:
    assert printable("می‌خواهم 👩‍🚀 é") == "می‌خواهم 👩‍🚀 é"


def test_one_line_and_flat() -> None:
    assert one_line(" a \n\t b ") == "a b"
    assert flat(" a \n\t b ") == " a b "


@given(st.text(max_size=200), st.integers(2, 50))
def test_shorten_never_exceeds_the_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit


def test_shorten_cuts_before_a_word() -> None:
    assert shorten("the quick brown fox jumps", 17) == "the quick brown…"
    assert shorten("x" * 30, 10) == "x" * 9 + "…"
    assert shorten("short", 10) == "short"


@pytest.mark.parametrize(
    ("dct", "expected"),
    [
        (Dct(), "date unknown"),
        (Dct(value="2012-05-07", basis=DctBasis.PAGE), "7 May 2012, from the page"),
        (Dct(value="2012-05", basis=DctBasis.GIVEN), "May 2012, as given"),
        (
            Dct(earliest="2012-05-07", basis=DctBasis.OFFICES),
            "date unknown; not older than 7 May 2012, from the offices it names",
        ),
        (
            Dct(earliest="2012-05-07", latest="2019-04-25", basis=DctBasis.TEXT),
            "date unknown; not older than 7 May 2012 and not later than 25 April 2019, "
            "from its text",
        ),
        (Dct(value="yesterday", basis=DctBasis.TEXT), "yesterday, from its text"),
        (Dct(value="2012-13-01"), "2012-13-01"),
    ],
)
def test_creation_time_in_words(dct: Dct, expected: str) -> None:
    assert dates.creation(dct) == expected


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (None, None, ""),
        ("2018-09-01", "2018-09-30", "September 2018"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2024-02-01", "2024-02-28", "1 February 2024 to 28 February 2024"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("2018-09-03", "2018-09-03", "3 September 2018"),
        ("2018-09-03", None, "since 3 September 2018"),
        (None, "2018-09-03", "until 3 September 2018"),
        ("2018-99-99", "9999-99-99", "2018-99-99 to 9999-99-99"),
        ("\u0662\u0660-05", "x", "\u0662\u0660-05 to x"),
    ],
)
def test_interval_in_words(earliest: str | None, latest: str | None, expected: str) -> None:
    assert dates.interval(earliest, latest) == expected


@given(st.text(max_size=12), st.text(max_size=12))
def test_interval_takes_anything(earliest: str, latest: str) -> None:
    assert isinstance(dates.interval(earliest, latest), str)


def test_every_code_has_words() -> None:
    assert set(words.FACTUALITY) == set(Factuality) == set(words.LINES)
    assert set(words.TYPES) == set(Plover)
    assert set(words.STANDINGS) == set(words.Standing)
    assert len(set(words.SHAPES.values())) == len(words.FAMILIES) == 4


def test_shapes_and_lines_do_not_need_colour() -> None:
    assert words.LINES[Factuality.CERTAIN] == "solid"
    assert words.LINES[Factuality.PROBABLE] == words.LINES[Factuality.POSSIBLE] == "dashed"
    assert words.LINES[Factuality.UNCOMMITTED] == "dotted"
    assert words.LINES[Factuality.CERTAIN_NOT] == "double"


@pytest.mark.parametrize(
    ("value", "attribution", "expected"),
    [
        (Factuality.CERTAIN, (), "asserted"),
        (Factuality.CERTAIN, ("q1",), "reported"),
        (Factuality.PROBABLE, (), "planned"),
        (Factuality.PROBABLE, ("q1",), "planned"),
        (Factuality.POSSIBLE, (), "feared"),
        (Factuality.UNCOMMITTED, ("q1",), "feared"),
        (Factuality.CERTAIN_UNKNOWN, (), "feared"),
        (Factuality.CERTAIN_NOT, ("q1",), "denied"),
        (Factuality.PROBABLE_NOT, (), "denied"),
        (Factuality.POSSIBLE_NOT, (), "denied"),
    ],
)
def test_standing(value: Factuality, attribution: tuple[str, ...], expected: str) -> None:
    event = replace(sample().events[0], factuality=value, attribution=attribution)
    assert words.standing(event) == expected


def test_badges_name_family_number_and_hedge() -> None:
    marks = [words.badge(e, i) for i, e in enumerate(sample().events, 1)]
    assert marks == [
        "○1", "○2", "●3", "○4 plan", "○5", "△6 not", "▲7 not", "▲8 may", "▲9 may", "△10",
        "○11 plan",
    ]  # fmt: skip
    assert words.quad(replace(sample().events[0], quad=99)) == 1


def test_type_names() -> None:
    event = sample().events[6]
    assert words.type_code(event) == "MOBILIZE troops 152"
    assert words.type_name(event) == "forces moved, troops"
    names = {"MOBILIZE": "posture", "MOBILIZE/troops": "soldiers", "152": "alert"}
    assert words.type_name(event, names) == "posture, soldiers, CAMEO: alert"


def test_signs_in_words() -> None:
    sign = Sign(start=0, end=1, text="x", reading="y", kind="k", applied=True, confidence=1.0)
    assert words.sign(sign) == "“y”"
    assert words.sign(replace(sign, applied=False)) == "perhaps “y”, not used"
    assert words.sign(replace(sign, reading=None)) == "left unread"


def test_time_and_place_in_words() -> None:
    when = When(text="in May", start=0, end=6, earliest=None, latest=None, grain="month")
    assert words.when(when) == "“in May”"
    assert words.when(replace(when, earliest="2020-05-01", latest="2020-05-31")) == (
        "“in May”, May 2020"
    )
    where = Where(
        text="the capital", start=0, end=11, name="Astana", country="KAZ", geonameid=None,
        lat=None, lon=None, precision="city",
    )  # fmt: skip
    assert words.where(where) == "“the capital”: Astana, KAZ (city)"
    assert words.where(replace(where, text="Astana", country=None)) == "Astana (city)"
