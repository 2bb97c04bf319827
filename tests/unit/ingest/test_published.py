from __future__ import annotations

import pytest

from dragoman.ingest.html import date_witnesses
from dragoman.ingest.published import address_day

BODY = "<p>The foreign minister said that the two sides had agreed to go on with the talks.</p>" * 4


def published(head: str = "", byline: str = "", url: str | None = None) -> str | None:
    html = (
        f"<html><head><title>Envoys meet in Lima</title>{head}</head><body><article>"
        f"<h1>Envoys meet in Lima</h1>{byline}{BODY}</article></body></html>"
    )
    found = date_witnesses(html, url)
    return found[0].day if found else None


def stated(value: str) -> str:
    return f'<meta property="article:published_time" content="{value}">'


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2019/05/03/talks", "2019-05-03"),
        ("https://example.org/world/2019-05-03-talks.html", "2019-05-03"),
        ("https://example.org/2019/5/3/", "2019-05-03"),
        ("https://example.org/2019/05/3-questions", None),
        ("https://example.org/2019/13/45/x", None),
        ("https://example.org/news/20190503", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_an_address(url: str | None, day: str | None) -> None:
    assert address_day(url) == day


def test_an_address_speaks_before_a_moment_in_universal_time() -> None:
    head = stated("2019-05-04T02:10:00Z")
    assert published(head, url="https://example.org/2019/05/03/talks") == "2019-05-03"


def test_a_moment_in_the_outlets_own_time_speaks_before_what_is_printed() -> None:
    byline = "<time datetime='2019-05-03'>May 3, 2019</time>"
    assert published(stated("2019-05-04T02:10:00-05:00"), byline) == "2019-05-04"
    assert published('<meta itemprop="datePublished" content="Sat, May 4 2019 10:01:56 EDT">') == (
        "2019-05-04"
    )


def test_what_stands_beside_the_headline_speaks_before_htmldate() -> None:
    byline = '<p>Written: 2019-05-03 15:03</p><p class="date">Updated: 2019-05-06</p>'
    assert published(byline=byline) == "2019-05-03"


def test_the_last_change_speaks_last() -> None:
    head = '<meta property="article:modified_time" content="2019-05-06">'
    assert published(head) == "2019-05-06"
    assert published(head + stated("2019-05-03T10:00:00Z")) == "2019-05-03"


def test_a_bare_year_is_no_day() -> None:
    assert published(byline="<footer><p>&copy; 2019 Example Times</p></footer>") is None


def test_odd_dates_are_no_fault() -> None:
    for value in ("", "99999", "\U0001f642", "[" * 900, "{}"):
        assert published(stated(value)) is None
