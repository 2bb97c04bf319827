"""Matching of attributions and what counts as right in a pair."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.evaluate.metrics.attribution import (
    KINDS,
    MEASURES,
    Attributed,
    Spans,
    characters,
    counts,
    kind,
    match,
    trimmed,
)

TEXT = "“We will open the pass,” the envoy said. Guards fear that snow may close it."


def spans(*parts: str) -> Spans:
    """Spans of phrases of TEXT."""
    return tuple((TEXT.index(p), TEXT.index(p) + len(p)) for p in parts)


def attributed(content: str, source: str = "", cue: str = "") -> Attributed:
    """An attribution in TEXT by its words."""
    return Attributed(spans(source) if source else (), spans(cue) if cue else (), spans(content))


SAID = attributed("“We will open the pass,”", "the envoy", "said")
FEAR = attributed("that snow may close it", "Guards", "fear")


def measure(table: np.ndarray, name: str, which: int = 0) -> list[float]:
    """(right, predicted, gold) of a measure."""
    return [float(v) for v in table[which, MEASURES.index(name)]]


def test_spaces_are_no_characters() -> None:
    assert len(characters(TEXT, spans("the envoy said"))) == 12
    assert characters(TEXT, ()) == frozenset()


def test_quote_marks_and_final_punctuation_are_trimmed() -> None:
    assert trimmed(TEXT, spans("“We will open the pass,”")) == set(spans("We will open the pass"))
    assert trimmed(TEXT, spans(" said. ")) == set(spans("said"))
    assert trimmed(TEXT, spans(". ")) == frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“All is calm”", "direct"),
        ("''All is calm,''", "direct"),
        ("‘All is calm’", "direct"),
        ("that all is “calm”", "mixed"),
        ("that it’s the guards' pass", "indirect"),
        ("«Всё спокойно»", "direct"),
        ("“All is calm", "mixed"),
    ],
)
def test_classes_by_quote_marks(text: str, expected: str) -> None:
    assert kind(text, ((0, len(text)),)) == expected


def test_classes_of_content_without_its_marks() -> None:
    inside = spans("We will open the pass")
    assert kind(TEXT, inside) == "indirect"
    assert kind(TEXT, inside, around=True) == "direct"
    assert kind(TEXT, spans("that snow may close it"), around=True) == "indirect"


def test_an_interrupted_quotation_is_direct() -> None:
    text = "“We go,” he said, “now.”"
    assert kind(text, ((0, 8), (18, 24))) == "direct"


def test_the_largest_overlap_is_matched_first() -> None:
    wide = attributed("We will open the pass,” the envoy said. Guards fear that snow")
    narrow = attributed("open the pass")
    assert match(TEXT, [SAID], [narrow, wide]) == [(0, 1)]
    assert match(TEXT, [SAID, FEAR], [FEAR, SAID]) == [(0, 1), (1, 0)]
    assert match(TEXT, [SAID], [FEAR]) == []


def test_perfect_answers() -> None:
    table = counts(TEXT, [SAID, FEAR], [FEAR, SAID])
    for name in MEASURES[1:]:
        assert measure(table, name) == [2, 2, 2]
    size = len(characters(TEXT, SAID.content)) + len(characters(TEXT, FEAR.content))
    assert measure(table, "content overlap") == [size, size, size]


def test_each_class_gets_its_own() -> None:
    table = counts(TEXT, [SAID, FEAR], [SAID])
    assert measure(table, "triple exact", 1 + KINDS.index("direct")) == [1, 1, 1]
    assert measure(table, "triple exact", 1 + KINDS.index("indirect")) == [0, 0, 1]
    assert measure(table, "triple exact", 1 + KINDS.index("mixed")) == [0, 0, 0]
    assert table[0].tolist() == table[1:].sum(axis=0).tolist()


def test_unmatched_ones_count_in_full() -> None:
    table = counts(TEXT, [SAID], [FEAR])
    mine, theirs = (len(characters(TEXT, a.content)) for a in (FEAR, SAID))
    assert measure(table, "content overlap") == [0, mine, theirs]
    assert measure(table, "triple exact") == [0, 1, 1]
    assert measure(table, "source overlap") == [0, 0, 0]


def test_partly_right_parts() -> None:
    answer = attributed("We will open the pass", "envoy said", "said.")
    table = counts(TEXT, [SAID], [answer])
    assert measure(table, "content exact") == [1, 1, 1]
    assert measure(table, "source overlap") == [1, 1, 1]
    assert measure(table, "source exact") == [0, 1, 1]
    assert measure(table, "cue exact") == [1, 1, 1]
    assert measure(table, "triple exact") == [0, 1, 1]


def test_missing_sources() -> None:
    bare = attributed("“We will open the pass,”", cue="said")
    both = counts(TEXT, [bare], [bare])
    assert measure(both, "source exact") == [1, 1, 1]
    missed = counts(TEXT, [SAID], [bare])
    assert measure(missed, "source overlap") == [0, 0, 1]
    invented = counts(TEXT, [bare], [SAID])
    assert measure(invented, "source overlap") == [0, 1, 0]


def test_parts_must_be_the_same_spans() -> None:
    two = Attributed((), (), spans("We will", "open the pass"))
    one = Attributed((), (), spans("We will open the pass"))
    table = counts(TEXT, [one], [two])
    right, predicted, gold = measure(table, "content overlap")
    assert right == predicted == gold
    assert measure(table, "content exact") == [0, 1, 1]


def test_nothing_at_all() -> None:
    assert not counts("", [], []).any()
