from __future__ import annotations

import time

import pytest

from dragoman.errors import InputError
from dragoman.ingest.trees import guard, parse_html


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(InputError, match=r"\.txt"):
        guard("<p>" * 60_001)


@pytest.mark.parametrize("value", ["", "=1", '=">"', "='>'"])
def test_a_flood_of_attributes_goes(value: str) -> None:
    flood = " ".join(f"a{i}{value}" for i in range(20_000))
    start = time.perf_counter()
    tree = parse_html(guard(f"<html><body><p {flood}>one</p><p>two</p></body></html>"))
    assert time.perf_counter() - start < 2
    assert "two" in "".join(tree.itertext())
    assert all(len(node.attrib) < 2000 for node in tree.iter())


def test_a_long_data_address_stays() -> None:
    image = f'<img src="data:image/png;base64,{"A" * 50_000}">'
    assert guard(image) == image


def test_entities_are_not_resolved_and_the_subset_goes() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        "<html><body><p>a &e; b</p></body></html>"
    )
    assert "".join(parse_html(guard(page)).itertext()).strip() == "a &e; b"


@pytest.mark.parametrize("start", ["<a ", '<a x="', "<!doctype [", "< ", "<a x='\"", "<!doctype"])
def test_unfinished_tags_end_soon(start: str) -> None:
    begin = time.perf_counter()
    parse_html(guard("<p>text</p>" + start * 40_000))
    assert time.perf_counter() - begin < 3


@pytest.mark.parametrize(
    "html", ["<div>" * 30_000 + "x", "<p>\0a</p>", "<svg:a b:c='d'/>", "\U0001f642"]
)
def test_odd_sources_have_a_tree(html: str) -> None:
    assert parse_html(guard(html)) is not None


def test_nothing_is_no_page() -> None:
    with pytest.raises(InputError, match="no readable HTML"):
        parse_html("<!-- -->")
