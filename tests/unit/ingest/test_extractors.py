from __future__ import annotations

import sys

import pytest

pytest.importorskip("lxml_html_clean", reason="trafilatura needs lxml_html_clean")

from dragoman.errors import InputError, SetupError
from dragoman.ingest.bounded import read_bounded
from dragoman.ingest.extractors import main_text
from dragoman.ingest.html import read_html
from dragoman.ingest.pages import read_page

SENTENCE = "The foreign minister said that the two sides had agreed to go on with the talks."
HEAD = (
    '<title>Envoys meet in Lima - Example</title><meta name="author" content="By Jane Doe">'
    '<meta property="article:section" content="World">'
)
PAGE = (
    f"<html><head>{HEAD}</head><body><nav><a href='/'>Home</a></nav><article>"
    f"<h1>Envoys meet in Lima</h1><figure><img src='a'><figcaption>Envoys arrive on Monday."
    f"</figcaption></figure><p>{SENTENCE}</p><p>{SENTENCE} Again.</p><p>{SENTENCE} And again.</p>"
    "<ul class='related-posts'><li><a href='/a'>Border closed for another week</a></li>"
    "<li><a href='/b'>Minister resigns after a long dispute</a></li></ul></article>"
    "<div id='respond' class='comment-respond'><h3>Leave a Reply</h3><p>Your email address will "
    "not be published.</p></div><div class='cookie-banner'>We use cookies.</div></body></html>"
)


def test_author_and_section_are_kept() -> None:
    page = read_page(PAGE)
    assert (page.author, page.section) == ("Jane Doe", "World")


def test_what_stands_around_the_report_is_recorded() -> None:
    page = read_page(PAGE)
    kinds = {r.kind: r.text for r in page.removed}
    assert kinds["caption"] == "Envoys arrive on Monday."
    assert kinds["comment-form"].startswith("Leave a Reply")
    assert kinds["cookie-notice"] == "We use cookies."
    assert "related-links" in kinds
    for text in kinds.values():
        assert text not in page.text
    assert page.text.count(SENTENCE[:-1]) == 3


def test_the_fast_way_gives_the_same_report() -> None:
    pytest.importorskip("resiliparse")
    page = read_page(PAGE, fast=True)
    assert page.text[: page.title_end] == "Envoys meet in Lima"
    assert page.text.count(SENTENCE[:-1]) == 3
    assert "Leave a Reply" not in page.text


def test_without_the_fast_library_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resiliparse.extract.html2text", None)
    with pytest.raises(SetupError, match="Resiliparse") as caught:
        main_text(PAGE, fast=True)
    assert "pip install" in caught.value.remedy


def test_a_process_of_its_own_gives_the_same_page() -> None:
    assert read_bounded(PAGE, "https://example.org/a") == read_html(PAGE, "https://example.org/a")
    assert read_page(PAGE, bounded=True) == read_page(PAGE, bounded=False)


def test_errors_come_through_the_process() -> None:
    with pytest.raises(InputError, match="no article text") as caught:
        read_bounded("<html><body></body></html>")
    assert caught.value.remedy


@pytest.mark.parametrize("bound", [{"seconds": 0.01}, {"memory": 50_000_000}])
def test_a_page_that_passes_a_bound_is_poisoned(bound: dict[str, float]) -> None:
    with pytest.raises(InputError, match="poisoned"):
        read_bounded(PAGE, **bound)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The min\u00adis\u00adter said so.", "The minister said so."),
        ("The \u200bminister\ufeff said so.", "The minister said so."),
        ("The \u202eminister\u202c said so.", "The minister said so."),
        ("The \u2067minister\u2069 said so.", "The minister said so."),
        ("The o\ufb03ce of e\ufb00ects", "The o\ufb03ce of e\ufb00ects"),
        ("Cafe\u0301 talks", "Café talks"),
    ],
)
def test_invisible_characters_go_before_offsets_are_counted(raw: str, text: str) -> None:
    page = read_page(f"Envoys meet in Lima\n\n{raw}\n\n{SENTENCE}")
    assert page.text.split("\n\n")[1] == text
    at = page.text.index(SENTENCE)
    assert page.text[at : at + len(SENTENCE)] == SENTENCE
