from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError, UsageError
from dragoman.ingest import read_page
from dragoman.ingest.pages import looks_like_html
from dragoman.text import canonical
from dragoman.types import DctBasis

PROSE = (
    "The foreign minister said on Monday that the two sides had agreed to go on with the talks "
    "in the capital next month."
)
REPORT = f"Envoys meet in Lima\n\n{PROSE}\n\n“We  go on,” she said.\n"


def test_plain_text() -> None:
    page = read_page(REPORT, url="https://www.example.org/a")
    assert page.text == REPORT.strip()
    assert page.text[: page.title_end] == "Envoys meet in Lima"
    assert (page.url, page.outlet, page.language) == (
        "https://www.example.org/a",
        "example.org",
        "en",
    )
    assert (page.published, page.published_basis) == (None, DctBasis.NONE)
    assert page.removed == ()


def test_bytes_and_text_give_the_same_page() -> None:
    assert read_page(REPORT.encode()) == read_page(REPORT)
    assert read_page(REPORT.encode("utf-16")) == read_page(REPORT)


def test_what_the_caller_gives_wins() -> None:
    text = f"Envoys meet in Lima\n\nPublished: 3 May 2019\n\n{PROSE}"
    page = read_page(text, outlet="Example", dct="2018-04")
    assert (page.outlet, page.published, page.published_basis) == (
        "Example",
        "2018-04",
        DctBasis.GIVEN,
    )
    assert [r.kind for r in page.removed] == ["byline"]


@pytest.mark.parametrize("dct", ["", "May 2019", "2019-99"])
def test_a_given_date_must_be_one(dct: str) -> None:
    with pytest.raises(UsageError):
        read_page(REPORT, dct=dct)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 3 May 2019", "2019-05-03"),
        ("By Jane Doe, 3 May 2019", "2019-05-03"),
        ("Last updated: 4 May 2019\n\nPublished: 3 May 2019", "2019-05-03"),
        ("Last updated: 4 May 2019", "2019-05-04"),
        ("By Jane Doe", None),
        ("3 May", None),
    ],
)
def test_a_byline_dates_the_page(line: str, day: str | None) -> None:
    page = read_page(f"Envoys meet in Lima\n\n{line}\n\n{PROSE}")
    assert page.published == day
    assert page.published_basis is (DctBasis.TEXT if day else DctBasis.NONE)


def test_a_dateline_dates_the_page_and_stays() -> None:
    text = f"Envoys meet in Lima\n\nVIENNA, May 3, 2019 (Example) - {PROSE}"
    page = read_page(text)
    assert page.text == text
    assert (page.published, page.published_basis) == ("2019-05-03", DctBasis.TEXT)


def test_residue_is_cut_from_text() -> None:
    page = read_page(
        f"Home > World\n\n{REPORT}\nLeave a Reply\n\nYour email address will not be published. "
        "Required fields are marked *"
    )
    assert page.text == REPORT.strip()
    assert [r.kind for r in page.removed] == ["navigation", "comment-form", "comment-form"]


def test_html_is_told_from_text() -> None:
    assert looks_like_html("\n<!doctype HTML><p>x")
    assert looks_like_html("<!-- c -->\n<html><body>x")
    assert looks_like_html("<p>one</p><p>two</p>")
    assert not looks_like_html("Write <p> to begin a paragraph, <br> to end a line")
    assert not looks_like_html("<Envoys> meet")
    assert not looks_like_html("")


def test_html_comes_out_without_residue() -> None:
    pytest.importorskip("lxml_html_clean")
    page = read_page(
        f"<html><body><article><h1>Envoys meet in Lima</h1><p>By Jane Doe</p><p>{PROSE}</p>"
        f"<p>{PROSE} Again.</p><p>Read more: Why the border matters</p></article></body></html>"
    )
    assert page.text == f"Envoys meet in Lima\n\n{PROSE}\n{PROSE} Again."
    assert [r.kind for r in page.removed] == ["byline", "related-links"]


@pytest.mark.parametrize(
    "raw", ["", " \n", b"", b"%PDF-1", b"\0\1\2", "Advertisement\nShare", "http://127.0.0.1/a"]
)
def test_input_without_text_is_refused(raw: str | bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_page(raw)
    assert caught.value.remedy


def test_size_limit() -> None:
    with pytest.raises(InputError, match="10,000,000"):
        read_page("a" * 10_000_001)


@pytest.mark.parametrize(
    "raw",
    ["\U0001f642", "“" * 999, "مرحبا بالعالم", "a\ud800b", "x" * 300_000],
)
def test_odd_texts_are_read(raw: str) -> None:
    page = read_page(raw)
    assert page.text
    assert page.title_end == 0


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_page_or_an_input_error(raw: str) -> None:
    if looks_like_html(raw):
        return
    try:
        page = read_page(raw)
    except InputError:
        return
    assert page.text == canonical(page.text).strip()
    assert 0 <= page.title_end <= len(page.text)
    assert read_page(raw) == page


def test_importing_ingest_is_light() -> None:
    code = (
        "import sys, dragoman.ingest; "
        "heavy = {'trafilatura', 'htmldate', 'lxml', 'ssl'}; print(heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
