from __future__ import annotations

import socket

import pytest

pytest.importorskip("lxml_html_clean", reason="trafilatura needs lxml_html_clean")

from dragoman.errors import InputError
from dragoman.ingest.html import read_html
from dragoman.types import DctBasis

BODY = (
    "<p>The foreign minister said on Monday that the two sides had agreed to go on with the "
    "talks in the capital next month, and that a text was being drawn up.</p>"
    "<p>Officials of the other side told reporters that nothing had been settled yet, but that "
    "they would come back to the table before the end of the summer.</p>"
    "<p>The talks began in March after a year of silence between the two neighbours, when both "
    "recalled their ambassadors over the arrest of fishermen.</p>"
)


def page(head: str = "", above: str = "<h1>Envoys meet in Lima</h1>", below: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Envoys meet in Lima - Example</title>{head}"
        f"</head><body><article>{above}{BODY}{below}</article></body></html>"
    )


def test_headline_then_paragraphs() -> None:
    found = read_html(page())
    lines = found.text.split("\n")
    assert found.text[: found.title_end] == lines[0] == "Envoys meet in Lima"
    assert lines[1] == ""
    assert len(lines) == 5
    assert lines[2].startswith("The foreign minister said")
    assert found.language == "en"
    assert (found.published, found.published_basis) == (None, DctBasis.NONE)


def test_reader_comments_and_forms_stay_out() -> None:
    below = (
        '<div id="comments" class="comments-area"><h2>2 Comments</h2><ol class="comment-list">'
        "<li><p>I do not believe a word of what this minister says about the border.</p></li></ol>"
        '<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form>'
        "<p>Your email address will not be published. Required fields are marked *</p></form>"
        "</div></div>"
    )
    text = read_html(page(below=below)).text
    assert "believe a word" not in text
    assert "Leave a Reply" not in text
    assert "before the end of the summer" in text


def test_outlet_address_and_date() -> None:
    head = (
        '<meta property="og:site_name" content="The Example Times">'
        '<link rel="canonical" href="https://www.example.org/world/envoys">'
        '<meta property="article:published_time" content="2019-05-03T10:00:00+00:00">'
    )
    found = read_html(page(head), "https://m.example.org/world/envoys?utm=1")
    assert found.outlet == "The Example Times"
    assert found.url == "https://www.example.org/world/envoys"
    assert (found.published, found.published_basis) == ("2019-05-03", DctBasis.PAGE)


@pytest.mark.parametrize(
    ("canonical", "given", "url"),
    [
        ("https://evil.test/a", "https://www.example.org/a", "https://www.example.org/a"),
        ("https://www.example.org/", "https://www.example.org/a", "https://www.example.org/a"),
        ("https://example.org/a", None, "https://example.org/a"),
    ],
)
def test_an_address_that_is_not_credible(canonical: str, given: str | None, url: str) -> None:
    found = read_html(page(f'<link rel="canonical" href="{canonical}">'), given)
    assert found.url == url


def test_the_domain_is_the_outlet_of_last_resort() -> None:
    assert read_html(page(), "https://www.example.org/a").outlet == "example.org"
    assert read_html(page()).outlet is None


def test_a_day_must_be_a_whole_part_of_the_address() -> None:
    head = '<meta property="article:published_time" content="2019-05-30">'
    found = read_html(page(head), "https://example.org/2019/05/3-questions-on-the-border")
    assert found.published == "2019-05-30"


def test_the_headline_is_not_doubled() -> None:
    found = read_html(page(above="<p>Envoys meet in Lima</p>"))
    assert found.text[: found.title_end] == "Envoys meet in Lima"
    assert found.text.count("Envoys meet in Lima") == 1


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<p></p>", "<html><script>x</script>"]
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(InputError, match=r"\.txt"):
        read_html(html)


def test_a_fragment_is_read() -> None:
    assert "foreign minister" in read_html(BODY).text


def test_the_network_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    html = page(
        '<base href="http://127.0.0.1:9/"><link rel="stylesheet" href="http://127.0.0.1:9/a">'
    )
    assert read_html(html).title_end
    assert read_html(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">'
        f"<html><body>{BODY}</body></html>"
    ).text


def test_deep_and_odd_pages_give_a_page_or_an_input_error() -> None:
    for html in ("<div>" * 20_000 + BODY, "<b>" * 5_000 + "x", "<table><tr><td>" * 3_000 + BODY,
                 page(head="<script type='application/ld+json'>" + "[" * 50_000 + "</script>"),
                 page(above="<h1>\U0001f642 مرحبا “</h1>")):  # fmt: skip
        try:
            found = read_html(html)
        except InputError:
            continue
        assert found.text
