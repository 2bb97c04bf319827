"""Time expressions in running text."""

from __future__ import annotations

import time
from datetime import date
from functools import lru_cache

import pytest

from dragoman.annotate.parse import parse
from dragoman.annotate.times import calendar, find_times
from dragoman.nouns import Timex
from dragoman.syntax import Parse, SentenceSpan, Token
from dragoman.text import Reading

DAY = "2016-09-14"  # a Wednesday


@lru_cache(maxsize=256)
def tree(text: str) -> Parse:
    return parse(Reading(text))


def times(text: str, first: str | None = DAY, last: str | None = DAY) -> dict[str, Timex]:
    return {text[t.start : t.end]: t for t in find_times(tree(text), (first, last))}


@pytest.mark.parametrize(
    ("text", "expression", "earliest", "latest"),
    [
        ("Talks will resume on Friday, diplomats said on Tuesday.", "Friday",
         "2016-09-16", "2016-09-16"),
        ("Talks will resume on Friday, diplomats said on Tuesday.", "Tuesday",
         "2016-09-13", "2016-09-13"),
        ("Merkel said she would travel to Ankara on Thursday.", "Thursday",
         "2016-09-15", "2016-09-15"),
        ("Kerry, who met Lavrov on Friday, will see him again in two weeks.", "Friday",
         "2016-09-09", "2016-09-09"),
        ("Kerry, who met Lavrov on Friday, will see him again in two weeks.", "in two weeks",
         "2016-09-26", "2016-10-02"),
        ("Obama is expected to visit Hanoi next May.", "next May", "2017-05-01", "2017-05-31"),
        ("The election is due on November 8.", "November 8", "2016-11-08", "2016-11-08"),
        ("The truce was postponed until Friday.", "Friday", "2016-09-16", "2016-09-16"),
        ("The minister plans to meet rebels on Saturday.", "Saturday", "2016-09-17", "2016-09-17"),
        ("The minister met rebels on Saturday.", "Saturday", "2016-09-10", "2016-09-10"),
        ("The army had fled by Friday.", "Friday", "2016-09-09", "2016-09-09"),
        ("Between 2010 and 2012 the country sold missiles.", "2010 and 2012",
         "2010-01-01", "2012-12-31"),
        ("It was the deadliest attack since August.", "August", "2016-08-01", "2016-08-31"),
        ("Over the weekend, rebels attacked.", "the weekend", "2016-09-10", "2016-09-11"),
        ("They will sign by the end of this month.", "the end of this month",
         "2016-09-15", "2016-09-30"),
        ("The front froze in the winter of 2014.", "the winter of 2014",
         "2013-12-01", "2015-02-28"),
        ("The border, shut on 29 February, reopened.", "29 February", "2016-02-29", "2016-02-29"),
    ],
)  # fmt: skip
def test_bounds(text: str, expression: str, earliest: str, latest: str) -> None:
    found = times(text)[expression]
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times reported that the September 11 Commission met in Friday Harbor.",
        "April Ryan asked a question.",
        "The army sold 2,000 missiles and 1,940 tanks.",
        "Version 2012.5.1 costs $2012.",
        "Nothing happened.",
        "",
        "   \n\n  ",
        "🎉 ٢٠١٢ “unbalanced «quotes’",
        "It may march on, they august said.",
    ],
)
def test_no_time(text: str) -> None:
    assert times(text) == {}


def test_offsets_are_raw_and_in_order() -> None:
    text = "🎉 On Friday\nحلب on 12 May 2012 and in June 2013."
    found = find_times(tree(text), (DAY, DAY))
    assert [text[t.start : t.end] for t in found] == ["Friday", "12 May 2012", "June 2013"]


def test_day_of_writing_unknown_leaves_relative_times_open() -> None:
    text = "Rebels struck on Friday, last year, two days ago and in May, but also in 2012."
    found = times(text, None, None)
    assert set(found) == {"Friday", "last year", "two days ago", "May", "2012"}
    assert found.pop("2012").value == "2012"
    assert all((t.value, t.earliest, t.latest) == (None, None, None) for t in found.values())


def test_half_open_day_of_writing_leaves_relative_times_open() -> None:
    found = times("Reports emerged last year.", "2012-05-07", None)["last year"]
    assert (found.value, found.earliest, found.latest) == (None, None, None)


def test_interval_of_writing_bounds_and_agrees() -> None:
    found = times("Rebels struck last week and last year.", "2016-09-12", "2016-10-02")
    assert found["last year"].value == "2015"
    week = found["last week"]
    assert (week.value, week.earliest, week.latest) == (None, "2016-09-05", "2016-09-25")


@pytest.mark.parametrize("bad", ["2016", "soon", "2016-13-40"])
def test_a_malformed_day_of_writing_counts_as_unknown(bad: str) -> None:
    assert times("He came yesterday.", bad, bad)["yesterday"].value is None


def test_reference_needs_a_date_near_by() -> None:
    near = "He fled on 3 May 2012. Two days later he died."
    far = "He fled on 3 May 2012. A. B. He ate. He slept. Two days later he died."
    assert times(near)["Two days later"].value == "2012-05-05"
    assert times(far)["Two days later"].value is None


def test_reference_prefers_the_last_date() -> None:
    text = "He fled on 3 May 2012. He returned on 7 June 2013. The next day he died."
    assert times(text)["The next day"].value == "2013-06-08"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The siege lasted for three weeks.", "DURATION", "P3W"),
        ("He spoke for two and a half hours.", "DURATION", "PT2.5H"),
        ("Protesters gather every Friday.", "SET", "XXXX-WXX-5"),
        ("The blast hit at 9:30 p.m. on Monday.", "TIME", "2016-09-12T21:30"),
        ("The blast hit at midday on 31 June.", None, None),
    ],
)
def test_types(text: str, kind: str | None, value: str | None) -> None:
    found = find_times(tree(text), (DAY, DAY))
    if kind is not None:
        (only,) = found
        assert (only.type, only.value) == (kind, value)
    else:
        assert all(t.value != "2016-06-31" for t in found)


def test_dates_at_the_ends_of_the_calendar() -> None:
    assert times("It ended 9999 years ago.")["9999 years ago"].earliest is None
    found = times("They will meet in 900 years.", "9990-01-01", "9990-01-01")
    assert all(t.earliest is None for t in found.values())


@pytest.mark.parametrize(
    ("day", "count", "unit", "expected"),
    [
        (date(2012, 3, 31), -1, "month", date(2012, 2, 29)),
        (date(2012, 2, 29), 1, "year", date(2013, 2, 28)),
        (date(2012, 12, 31), 1, "day", date(2013, 1, 1)),
        (date(2012, 1, 1), -1, "decade", date(2002, 1, 1)),
        (date(2012, 1, 1), 2, "week", date(2012, 1, 15)),
        (date(2012, 11, 15), 1, "quarter", date(2013, 2, 15)),
    ],
)
def test_shifted(day: date, count: int, unit: str, expected: date) -> None:
    assert calendar.shifted(day, count, unit) == expected


def test_week_belongs_to_the_year_of_its_thursday() -> None:
    assert calendar.week(date(2012, 1, 1)).value == "2011-W52"
    assert calendar.season(2012, "WI").last == date(2013, 2, 28)


def words(text: str) -> Parse:
    """A tree without a parser: every word hangs on the one before."""
    tokens = []
    at = 0
    for i, word in enumerate(text.split(" ")):
        tokens.append(
            Token(i, word, word.lower(), "NN", "NOUN", "pobj", max(0, i - 1), 0, at, at + len(word))
        )
        at += len(word) + 1
    return Parse.build(
        text, tuple(tokens), (SentenceSpan(0, 0, len(tokens), 0, len(text), 0, False),)
    )


@pytest.mark.parametrize(
    "piece", ["the ", "two ", "on Friday ", "the end of ", "2012-", "12/", "1", "Q1 ", "a year "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    parsed = words((piece * 4000).strip())
    started = time.perf_counter()
    find_times(parsed, (DAY, DAY))
    assert time.perf_counter() - started < 5.0
