from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.text import Edit, Reading, canonical, content_id, fold, overlaps


def test_canonical_unifies_spaces_lines_and_drops_invisibles() -> None:
    assert canonical("a\u00a0b\r\nc\u200b\u00add\ufeff\re") == "a b\ncd\ne"


def test_canonical_composes() -> None:
    assert canonical("e\u0301") == "é"


@given(st.text())
def test_canonical_is_idempotent(raw: str) -> None:
    assert canonical(canonical(raw)) == canonical(raw)


def test_fold_meets_spellings() -> None:
    assert fold("Kim Jong-un") == fold("KIM Jong Un")
    assert fold("Muammar al‑Gaddafi’s") == "muammar al gaddafi s"


def test_reading_maps_back() -> None:
    r = Reading("he same no", [Edit(3, 7, "said that")])
    assert r.text == "he said that no"
    assert r.raw_span(0, 2) == (0, 2)
    assert r.raw_span(3, 12) == (3, 7)
    assert r.raw_span(13, 15) == (8, 10)


def test_reading_deletes() -> None:
    r = Reading("and therefore America", [Edit(4, 14, "")])
    assert r.text == "and America"
    assert r.raw_span(4, 11) == (14, 21)


def test_overlapping_edits_keep_the_first() -> None:
    assert Reading("abcdef", [Edit(1, 3, "X"), Edit(2, 4, "Y")]).text == "aXdef"


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.text(max_size=5)), max_size=6),
)
def test_reading_spans_stay_inside_the_raw_text(
    raw: str, edits: list[tuple[int, int, str]]
) -> None:
    chosen = [Edit(s, min(s + n, len(raw)), t) for s, n, t in edits if s < len(raw)]
    r = Reading(raw, chosen)
    for k in range(len(r.text)):
        start, end = r.raw_span(k, k + 1)
        assert 0 <= start <= end <= len(raw)


@given(st.text(max_size=80))
def test_reading_without_edits_is_the_text(raw: str) -> None:
    r = Reading(raw)
    assert r.text == raw
    assert all(r.raw_span(k, k + 1) == (k, k + 1) for k in range(len(raw)))


def test_ids_depend_on_content() -> None:
    assert content_id("d", "a", "b") == content_id("d", "a", "b") != content_id("d", "ab", "")


def test_overlaps() -> None:
    assert overlaps(0, 2, 1, 3)
    assert not overlaps(0, 2, 2, 3)
