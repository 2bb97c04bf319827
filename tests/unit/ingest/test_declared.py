from __future__ import annotations

import json

import pytest

from dragoman.ingest.declared import Declared, read_declared
from dragoman.ingest.trees import guard, parse_html


def declared(head: str = "", body: str = "<p>x</p>", base: str | None = None) -> Declared:
    page = f"<html lang='en-GB'><head>{head}</head><body>{body}</body></html>"
    return read_declared(parse_html(guard(page)), base)


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Envoys &amp; ministers meet",
    "datePublished": "2019-05-03T23:10:00Z",
    "publisher": {"@type": "Organization", "name": "The Example Times"},
}


def test_json_ld() -> None:
    found = declared(ld({"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]}))
    assert found.titles == ("Envoys & ministers meet",)
    assert found.published == "2019-05-03"
    assert found.site == "The Example Times"
    assert found.language == "en-GB"


def test_outer_articles_come_before_those_of_lists() -> None:
    other = ARTICLE | {"datePublished": "2001-01-01", "headline": "Old news"}
    found = declared(ld([{"@type": "ItemList", "itemListElement": [other]}, ARTICLE]))
    assert found.published == "2019-05-03"


def test_meta_tags() -> None:
    head = (
        '<meta property="og:title" content="Envoys meet"><meta name="twitter:title" content="T">'
        '<meta property="og:site_name" content="Example"><title>Envoys meet - Example</title>'
        '<meta property="article:published_time" content="2019-05-03 10:00">'
    )
    found = declared(head)
    assert found.titles == ("Envoys meet", "T", "Envoys meet - Example")
    assert (found.site, found.published) == ("Example", "2019-05-03")


@pytest.mark.parametrize(
    "data",
    [
        None, [], 5, "x", {"@type": 5}, {"@type": ["NewsArticle"], "headline": ["x"]},
        {"@type": "NewsArticle", "publisher": [1], "datePublished": {"a": 1}},
        {"@type": "NewsArticle", "datePublished": "2019-02-31", "headline": "x" * 9000},
    ],
)  # fmt: skip
def test_odd_json_is_nothing(data: object) -> None:
    found = declared(ld(data))
    assert (found.titles, found.published, found.site) == ((), None, None)


@pytest.mark.parametrize("raw", ["{", "[" * 100_000, "", "NaN", '{"a":' * 5000])
def test_broken_json_is_nothing(raw: str) -> None:
    assert declared(f'<script type="application/ld+json">{raw}</script>').published is None


def test_headings_are_read_whole() -> None:
    found = declared(
        body="<h1>Envoys<br>meet <b>in</b> <!-- no -->Li<i>ma</i></h1><h2>Why</h2><h1></h1>"
    )
    assert found.headings == ("Envoys meet in Lima",)
    assert found.subheadings == ("Why",)


@pytest.mark.parametrize(
    ("href", "base", "url"),
    [
        ("https://example.org/a", None, "https://example.org/a"),
        ("/a", "https://example.org/b?c", "https://example.org/a"),
        ("//example.org/a", "https://example.org/", "https://example.org/a"),
        ("/a", None, None),
        ("javascript:alert(1)", None, None),
        ("file:///etc/passwd", "https://example.org/", None),
        ("http://[broken", None, None),
        ("https://example.org/" + "a" * 3000, None, None),
    ],
)
def test_canonical_address(href: str, base: str | None, url: str | None) -> None:
    assert declared(f'<link rel="canonical" href="{href}">', base=base).url == url


def test_the_address_for_sharing_is_second_choice() -> None:
    head = '<meta property="og:url" content="https://example.org/b">'
    assert declared(head).url == "https://example.org/b"
    link = '<link rel="canonical" href="https://example.org/a">'
    assert declared(head + link).url == "https://example.org/a"
