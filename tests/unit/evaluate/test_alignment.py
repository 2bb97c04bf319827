"""Offsets of a coded document brought back to the gold text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.evaluate.alignment import Alignment, check_span, joined
from dragoman.text import canonical


def test_the_same_text() -> None:
    assert Alignment("a bc d", "a bc d").span(2, 4) == (2, 4)


def test_spaces_at_the_ends_are_left_out() -> None:
    assert Alignment("a bc d", "a bc d").span(1, 5) == (2, 4)


def test_other_spaces() -> None:
    gold = "Ice\u00a0 melts.\r\n\r\nRivers  rise."
    document = "Ice melts.\n\nRivers rise."
    start = document.index("Rivers rise")
    span = Alignment(document, gold).span(start, start + len("Rivers rise"))
    assert span is not None
    assert gold[slice(*span)] == "Rivers  rise"


def test_cut_and_invisible_characters() -> None:
    gold = "Advertisement\n\nThe fer\u00adry sank off Bergen. Share this. Nobody died."
    document = "The ferry sank off Bergen. Nobody died."
    where = Alignment(document, gold)
    start = document.index("Nobody")
    span = where.span(start, len(document))
    assert span is not None
    assert gold[slice(*span)] == "Nobody died."
    assert where.span(document.index("ferry"), document.index("ferry") + 5) is None


def test_nothing_in_common() -> None:
    assert Alignment("abc", "xyz").span(0, 3) is None
    assert Alignment("", "").span(0, 0) is None


@given(st.text(max_size=80))
def test_canonical_text_maps_inside_the_gold_text(gold: str) -> None:
    document = canonical(gold)
    where = Alignment(document, gold)
    for i, char in enumerate(document):
        span = where.span(i, i + 1)
        assert span is None or (0 <= span[0] < span[1] <= len(gold) and not char.isspace())


def test_joined_tokens() -> None:
    text, spans = joined(["``", "No", "!", "''"])
    assert text == "`` No ! ''"
    assert [text[a:b] for a, b in spans] == ["``", "No", "!", "''"]
    assert joined([]) == ("", [])


@pytest.mark.parametrize("span", [(0, 0), (-1, 2), (2, 1), (0, 6)])
def test_spans_that_are_none(span: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="no span of a text of 5 characters"):
        check_span("Sofia", *span)
    assert check_span("Sofia", 0, 5) == (0, 5)
