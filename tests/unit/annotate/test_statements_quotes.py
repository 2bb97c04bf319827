"""Quotation spans over raw text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.statements.quotes import quotations


def _spans(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("“Go,” he said.", ["“Go,”"]),
        ('"Go," he said. "Now."', ['"Go,"', '"Now."']),
        ("''Go,'' he said.", ["''Go,''"]),
        ("« Partons », dit-il.", ["« Partons »"]),
        ("„Gut“, sagte er.", ["„Gut“"]),
        ("‘Go,’ he said.", ["‘Go,’"]),
        ("'Go,' he said.", ["'Go,'"]),
        ("“Go.“ he said", ["“Go.“"]),
        ("(“Go”) and [“stay”]", ["“Go”", "“stay”"]),
    ],
)
def test_every_kind_of_mark(text: str, spans: list[str]) -> None:
    assert _spans(text) == spans


@pytest.mark.parametrize(
    "text",
    ["The workers’ union and the boss’s son don't agree.", "Back in the ’90s they’d won.",
     "dogs' bones and 5'10\" tall", "rock 'n' roll's king", "", "“", '""', "no marks at all"],
)  # fmt: skip
def test_apostrophes_and_stray_marks_are_no_quotations(text: str) -> None:
    assert [s for s in _spans(text) if len(s) > 3] == []


def test_single_marks_nest_inside_double_ones() -> None:
    text = "“He told us: ‘I’ll stay.’ We left,” she said."
    outer, inner = quotations(text)
    assert text[inner.start : inner.end] == "‘I’ll stay.’"
    assert (outer.parent, inner.parent) == (-1, 0)
    assert inner.single
    assert not outer.single


def test_plural_possessive_does_not_close_a_quotation() -> None:
    assert _spans("‘The workers’ union is strong,’ he said.") == ["‘The workers’ union is strong,’"]


def test_paragraphs_that_reopen_continue_the_quotation() -> None:
    text = "He said: “We waited.\n\n“We left.\n\n“We ‘lost’ it.”\nNobody spoke."
    found = [q for q in quotations(text) if not q.single]
    assert [q.continued for q in found] == [False, True, True]
    assert [q.closed for q in found] == [False, False, True]
    assert text[found[0].start : found[0].end] == "“We waited."


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "He said: “We waited.\nThen he left."
    (only,) = quotations(text)
    assert text[only.start : only.end] == "“We waited."
    assert not only.closed


def test_quotation_after_an_unclosed_one_is_kept() -> None:
    assert _spans("“We waited, he said. “We left.”") == ["“We left.”"]


@pytest.mark.parametrize("text", ["“ " * 20_000, "'" * 60_000, '"a" ' * 20_000, "“x\n" * 20_000])
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    start = time.perf_counter()
    quotations(text)
    assert time.perf_counter() - start < 10


@given(st.text(alphabet="ab .,\n“”‘’'\"«»„`😀ن", max_size=80))
def test_spans_are_ordered_and_nest(text: str) -> None:
    found = quotations(text)
    for number, quote in enumerate(found):
        assert 0 <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        assert quote.parent < number
        if quote.parent >= 0:
            outer = found[quote.parent]
            assert outer.start <= quote.start < outer.end
    starts = [q.start for q in found]
    assert starts == sorted(starts)
