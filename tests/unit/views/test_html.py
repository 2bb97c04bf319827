"""The page: self-contained, escaped, whole, usable without colour or script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html

from dragoman.types import Record
from dragoman.views.html import render_html
from dragoman.views.texts import printable
from dragoman.views.words import SHAPES

from .sample import TEXT, arabic, empty, hostile, sample
from .strategies import RECORDS

LINE_STYLES = {"solid", "dashed", "dotted", "double"}


def tree(*records: Record, title: str | None = None) -> html.HtmlElement:
    """The parsed page."""
    return html.document_fromstring(render_html(records, title=title))


def article_texts(page: html.HtmlElement) -> list[str]:
    """What a reader copies from each article: all but the readings."""
    found = []
    for text in page.find_class("text"):
        for note in text.xpath(".//rt|.//rp"):
            note.drop_tree()
        found.append(text.text_content())
    return found


def payloads(page: html.HtmlElement) -> Iterator[str]:
    """Every text and attribute value of the page."""
    for node in page.iter():
        if isinstance(node.tag, str):
            yield from node.attrib.values()
            if node.tag not in ("style", "script"):
                yield node.text or ""
            yield node.tail or ""


def test_segments_join_to_the_article() -> None:
    assert article_texts(tree(sample())) == [TEXT]
    assert article_texts(tree(sample(), arabic(), empty())) == [TEXT, arabic().document.text]


def test_a_report_about_something_else_is_called_so() -> None:
    record = sample()
    elsewhere = replace(record, document=replace(record.document, relevance=0.1))
    assert "Hardly about public affairs (0.10)" in render_html([elsewhere])
    assert "Hardly about public affairs" not in render_html([record])


def test_one_file_without_requests() -> None:
    page = tree(sample())
    assert not page.xpath("//link|//img|//iframe|//object|//embed|//base|//@src|//@srcset|//@style")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    outside = [a for a in page.xpath("//@href|//@action") if not a.startswith("#")]
    assert outside == ["https://news.example/astana?a=1&b=2"]
    style = page.xpath("//style")[0].text
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in style
    script = page.xpath("//script")[0].text
    for word in ("http", "fetch", "XMLHttpRequest", "innerHTML", "eval(", "import("):
        assert word not in script


def test_policy_allows_exactly_the_inline_style_and_script() -> None:
    text = render_html([sample()])
    page = html.document_fromstring(text)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "base-uri 'none'; form-action 'none'" in policy
    for tag in ("style", "script"):
        ((inside),) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    head = page.xpath("//head/*")
    assert head[0].get("charset") == "utf-8"
    assert head[1].get("http-equiv") == "Content-Security-Policy"


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "\"'><img src=x onerror=alert(1)>",
        "</style></script><b>x",
        "{{ 7 * 7 }}{% raw %}",
        "&lt;i&gt; & <!-- -->",
    ],
)
def test_every_field_is_escaped(payload: str) -> None:
    clean, page = tree(sample(), title="t"), tree(hostile(payload), title=payload)
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert not page.xpath("//img|//i|//text//b|//comment()")
    assert {n.tag for n in page.iter()} <= {n.tag for n in clean.iter()}
    assert not page.xpath("//@onerror")
    assert article_texts(page) == [f"{payload}\n\n{payload} struck {payload}"]
    assert any(payload in value for value in payloads(page))
    assert page.xpath("//title")[0].text == payload
    assert not page.find_class("source") or not [
        a for a in page.xpath("//a[contains(@class, 'source')]") if a.get("rel")
    ]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://", "http://[", "", None],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    record = replace(sample(), document=replace(sample().document, url=url))
    assert not tree(record).xpath("//a[not(starts-with(@href, '#'))]")


def test_every_event_is_in_text_and_table() -> None:
    page, record = tree(sample()), sample()
    rows = page.xpath("//tbody[@data-event]")
    assert [r.get("data-event") for r in rows] == [e.id for e in record.events]
    badges = page.xpath("//a[contains(@class, 'badge')]")
    assert sorted(int(b.get("data-claim")) for b in badges) == list(range(1, 12))
    ids = set(page.xpath("//@id"))
    assert len(ids) == len(page.xpath("//@id"))
    for link in page.xpath("//a/@href[starts-with(., '#')]"):
        assert link[1:] in ids
    for event, row in zip(record.events, rows, strict=True):
        body = row.text_content()
        for words in (event.type.value, event.explain.rule, event.explain.why, event.id):
            assert words in body


def test_triggers_parties_and_contents_are_marked() -> None:
    page, record = tree(sample()), sample()
    (text,) = page.find_class("text")
    for number, event in enumerate(record.events, 1):
        found = [
            s.text for s in text.xpath(".//span[@data-trigger]")
            if str(number) in s.get("data-trigger").split()
        ]  # fmt: skip
        assert "".join(found) == event.trigger.text
        for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
            marked = "".join(
                s.text for s in text.xpath(f".//span[@data-{role}]")
                if str(number) in s.get(f"data-{role}").split()
            )  # fmt: skip
            assert marked == "".join(p.text for p in sorted(parties, key=lambda p: p.start))
    for number, statement in enumerate(record.statements, 1):
        marked = "".join(
            s.text for s in text.xpath(".//span[@data-content]")
            if str(number) in s.get("data-content").split()
        )  # fmt: skip
        assert marked == statement.content.text


def test_nothing_needs_colour() -> None:
    page = tree(sample())
    for badge, event in zip(
        sorted(page.find_class("badge"), key=lambda b: int(b.get("data-claim"))),
        sample().events,
        strict=True,
    ):
        assert badge.get("data-mark").startswith(SHAPES[event.quad])
        assert event.type.value in badge.get("aria-label")
        assert event.factuality.value in badge.get("aria-label")
    triggers = page.xpath("//span[@data-trigger]")
    assert all(len(LINE_STYLES & set(t.get("class").split())) == 1 for t in triggers)
    assert {c for t in triggers for c in t.get("class").split()} >= LINE_STYLES


def test_filters_have_what_they_need() -> None:
    page = tree(sample())
    rows = page.xpath("//tbody[@data-row]")
    assert [r.get("data-standing") for r in rows] == [
        "asserted", "reported", "asserted", "planned", "asserted", "denied", "denied", "feared",
        "feared", "asserted", "planned",
    ]  # fmt: skip
    assert {r.get("data-type") for r in rows} == {e.type.value for e in sample().events}
    assert page.xpath("//input[@name='standing']/@value") == [
        "asserted", "reported", "planned", "feared", "denied",
    ]  # fmt: skip
    options = {
        o.get("value"): o.text for o in page.xpath("//select[@name='speaker']/option") if o.text
    }
    spoken = [[options[i] for i in r.get("data-speakers").split()] for r in rows]
    assert spoken[3] == ["Aino Lehtonen", "Daniyar Omarov"]
    assert spoken[0] == ["author"]
    assert page.xpath("//form[@hidden]")


def test_spun_words_stay_under_their_reading() -> None:
    signs = tree(sample()).find_class("sign")
    assert [s.xpath("string(rt)") for s in signs] == ["also said", "left unread"]
    assert [s.xpath("string(span|text())") for s in signs] == [
        "conjointly same",
        "national capital",
    ]


def test_a_long_sign_may_break_over_lines() -> None:
    record = sample()
    long = replace(record.document.integrity.signs[0], reading="also said " * 9)
    found = replace(record.document.integrity, signs=(long,))
    page = tree(replace(record, document=replace(record.document, integrity=found)))
    (sign,) = page.find_class("sign")
    assert "long" in sign.get("class").split()
    assert article_texts(page) == [TEXT]


def test_chain_is_nested_brackets() -> None:
    page = tree(sample())
    (row,) = page.xpath("//tbody[@data-event='e4d2']")
    inner = row.xpath(".//*[contains(@class, 'author')]/div/div")[0]
    assert inner.xpath("string(p/bdi)") == "Daniyar Omarov"
    assert inner.xpath("string(../p/bdi)") == "Aino Lehtonen"
    assert "planned or likely PR+" in inner.text_content()


def test_ledger_actors_and_page_are_shown() -> None:
    text = " ".join(tree(sample()).text_content().split())
    for words in (
        "Helsinki, FIN (city)", "“a crowded calendar”", "not settled; could be",
        "President of Kazakhstan", "Leave a Reply", "comment-form", "no political actor",
        "date unknown; not older than 2 March 2024, from the offices it names",
    ):  # fmt: skip
        assert words in text


def test_accessible_names_and_directions() -> None:
    page = tree(sample(), arabic())
    assert page.get("lang") == "en"
    assert page.xpath("//*[contains(@class, 'text')]/@lang") == ["en", "ar"]
    assert all(p.get("dir") == "auto" for t in page.find_class("text") for p in t.xpath("p|h2"))
    assert all(b.get("aria-label") for b in page.find_class("badge"))
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
    for node in page.xpath("//*[@aria-labelledby]"):
        assert page.get_element_by_id(node.get("aria-labelledby")) is not None
    assert page.xpath("//th[@scope='row']")
    assert page.xpath("//*[@id='card'][@role='tooltip']")


@pytest.mark.parametrize(
    "rule",
    ["prefers-reduced-motion", "prefers-color-scheme: dark", "@media print", ":focus-visible",
     "forced-colors", "max-width: 36rem"],
)  # fmt: skip
def test_style_cares_for_every_reader(rule: str) -> None:
    assert rule in tree(sample()).xpath("//style")[0].text


def test_several_records_have_an_index() -> None:
    page = tree(sample(), arabic(), empty())
    assert page.xpath("//nav//a/@href") == ["#r1", "#r2", "#r3"]
    assert [a.get("id") for a in page.find_class("record")] == ["r1", "r2", "r3"]
    assert page.xpath("string(//title)") == "3 annotated reports"
    assert not tree(sample()).xpath("//nav")


def test_title() -> None:
    assert tree(sample()).xpath("string(//title)") == sample().document.title
    assert tree(sample(), title="Week 9").xpath("string(//h1)") == "Week 9"


def test_no_records_and_empty_records() -> None:
    assert "No reports." in tree().text_content()
    text = tree(empty()).text_content()
    assert "The document is empty." in text
    assert "No claims found." in text


def test_same_records_same_page() -> None:
    assert render_html([sample()]) == render_html([sample()])


def test_names_replace_our_own() -> None:
    assert "big posture" in render_html([sample()], names={"MOBILIZE": "big posture"})


def test_a_very_deep_chain_is_shown() -> None:
    record = sample()
    event = replace(record.events[3], attribution=("q2", "q3") * 2000)
    assert "Aino Lehtonen" in render_html([replace(record, events=(event,))])


@given(RECORDS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_record_makes_a_page(record: Record) -> None:
    page = tree(record)
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//text//b")
    shown = printable(record.document.text)
    assert article_texts(page) == ([shown] if shown else [])
    assert len(page.xpath("//tbody[@data-event]")) == len(record.events)
