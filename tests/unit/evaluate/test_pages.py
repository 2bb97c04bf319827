"""Tasks on web pages: main text, segments, dates."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.tasks import dates, extraction, segments

from .fakes import FakeCoder

FORM = "<p>The river rose by night.</p><h3>Leave a Reply</h3>"
BODY = "The river rose by night."


def reader(answers: dict[str, str], **more: Any) -> Any:
    """A coder that extracts these texts; other pages cannot be read."""

    def extract(html: str, url: str) -> str:
        if html not in answers:
            raise InputError("unreadable")
        return answers[html]

    return FakeCoder(extract=extract, **more)


def test_main_text_and_leaks() -> None:
    rows = [
        extraction.Page(html=FORM, body=BODY),
        extraction.Page(html="<p>x</p>", body="one two three four"),
        extraction.Page(html="<b>", body=""),
    ]
    report = extraction.score(rows, reader({FORM: BODY + " Leave a reply", "<b>": ""}))
    # Page 1: grams 2 of 5 right, all found; page 2: nothing; page 3: rightly nothing.
    assert report.value("4-gram P") == pytest.approx((2 / 5 + 0 + 1) / 3, abs=1e-6)
    assert report.value("4-gram R") == pytest.approx(2 / 3, abs=1e-6)
    assert report.value("comment forms leaked") == 1
    assert report.unanswered == 2


def test_a_form_that_gold_shows_too_is_no_leak() -> None:
    assert extraction.leaks([(FORM, "leave a reply", "leave a reply")])[0].n == 0
    clean = extraction.leaks([(FORM, BODY, BODY)])[0]
    assert (clean.value, clean.n, clean.low) == (0, 1, None)


def test_related_links_are_counted_where_a_page_has_them() -> None:
    page = f"<p>{BODY}</p><h3> Related stories </h3><a>Flood in May</a>"
    answer = f"{BODY}\n- Related stories:\nFlood in May"
    leaked = extraction.leaks([(page, BODY, answer), (FORM, BODY, answer)])[1]
    assert (leaked.value, leaked.n) == (1, 1)
    assert extraction.leaks([(page, answer, answer)])[1].n == 0


def test_segments_title_and_date() -> None:
    rows = [
        segments.Page(
            html=FORM, wanted=("river rose", "by day"), unwanted=("Leave",), title="Flood",
            date="2024-03-02",
        ),
        segments.Page(html="<i>", wanted=("none",), unwanted=()),
    ]  # fmt: skip
    fake = reader({FORM: BODY, "<i>": ""}, published=lambda html, url: "2024-03-02")
    report = segments.score(rows, fake)
    assert report.value("segment P") == 1
    assert report.value("segment R") == pytest.approx(1 / 3, abs=1e-6)
    assert report.value("exact publication date") == 1
    assert [m.n for m in report.metrics] == [4, 4, 4, 1, 0, 1]
    assert any(note.startswith("title not scored") for note in report.notes)


def test_dates_to_the_day() -> None:
    days = {
        "a": "2024-03-02",
        "b": "2024-03-02T08:00:00",
        "c": None,
        "d": "2024-03",
        "e": "2024-01-01",
    }
    rows = [dates.Page(html=h, date="2024-03-02") for h in "abcd"]
    rows.append(dates.Page(html="e", date=None))
    fake: Any = FakeCoder(published=lambda html, url: days[html])
    report = dates.score(rows, fake)
    assert report.value("accuracy") == 0.4
    assert report.value("precision") == 0.5
    assert report.value("recall") == 0.8
    assert report.unanswered == 1
    assert report.notes[1].startswith("1 pages have no date in gold")
