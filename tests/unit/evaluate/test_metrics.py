"""Metric functions against values computed by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.metrics import clusters, labels, numbers, pages, places, spans

GOLD = ["A", "A", "B", "B", "C"]
PREDICTED = ["A", "B", "B", None, "D"]


def test_labels_of_gold_come_first() -> None:
    assert labels.label_set(["B", "A"], ["D", None, "A", "C"]) == ("A", "B", "C", "D")


def test_accuracy_and_macro_f1() -> None:
    names = labels.label_set(GOLD, PREDICTED)
    rows = labels.confusion_rows(GOLD, PREDICTED, names)
    sums = rows.sum(axis=0)
    assert float(labels.accuracy(4)(sums)) == pytest.approx(2 / 5)
    assert float(labels.answered(4)(sums)) == pytest.approx(2 / 4)
    # F1: A 2/(2+1), B 2/(2+2), C 0; D is not in gold.
    assert float(labels.macro_f1(4)(sums)) == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    table = labels.confusion(rows, names)
    assert table.labels == ("A", "B", "C", "D")
    assert table.counts == ((1, 1, 0, 0, 0), (0, 1, 0, 0, 1), (0, 0, 0, 1, 0), (0, 0, 0, 0, 0))


def test_statistics_of_many_resamples_at_once() -> None:
    names = labels.label_set(GOLD, PREDICTED)
    rows = labels.confusion_rows(GOLD, PREDICTED, names)
    both = np.stack([rows.sum(axis=0), rows[:1].sum(axis=0)])
    assert labels.accuracy(4)(both).tolist() == [0.4, 1.0]
    assert labels.macro_f1(4)(both).tolist() == pytest.approx([7 / 18, 1.0])


def test_no_labels_at_all() -> None:
    sums = labels.confusion_rows([], [], ()).sum(axis=0)
    assert math.isnan(labels.accuracy(0)(sums))
    assert math.isnan(labels.macro_f1(0)(sums))


def test_span_overlap_counts_words_with_their_number() -> None:
    predicted = spans.tokens(["the prime minister", "the envoy"])
    gold = spans.tokens(["the minister", "an envoy"])
    assert spans.overlap(predicted, gold) == (3, 5, 4)
    assert spans.overlap(spans.tokens([]), gold) == (0, 0, 4)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the Finnish government", "Finnish troops", True),
        ("the troops of the north", "the envoys of the south", False),
        ("Oslo's mayor", "OSLO", True),
        ("its", "its", True),
        ("", "Oslo", False),
        ("القاهرة", "حكومة القاهرة", True),
        ("🕊️", "🕊️", False),
    ],
)
def test_phrases_that_share_a_word(a: str, b: str, same: bool) -> None:
    assert spans.share_word(a, b) is same


def test_factuality_errors_and_correlation() -> None:
    predicted, gold = np.array([3.0, -3.0, 0.0, 3.0]), np.array([3.0, -1.0, 1.0, -3.0])
    sums = numbers.moments(predicted, gold)
    assert float(numbers.mean_error(sums)) == pytest.approx((0 + 2 + 1 + 6) / 4)
    assert float(numbers.pearson(sums)) == pytest.approx(np.corrcoef(predicted, gold)[0, 1])


def test_no_correlation_without_variation() -> None:
    sums = numbers.moments(np.full(3, 3.0), np.array([1.0, 2.0, 3.0]))
    assert math.isnan(numbers.pearson(sums))
    assert math.isnan(numbers.mean_error(numbers.moments(np.array([]), np.array([]))))


@pytest.mark.parametrize(
    ("value", "name"),
    [(3, "happened"), (1.01, "happened"), (1, "uncertain"), (-1, "uncertain"), (-1.2, "did not")],
)
def test_classes_of_factuality(value: float, name: str) -> None:
    assert numbers.value_class(value) == name


def test_great_circle_distance() -> None:
    assert places.distance((0, 0), (0, 90)) == pytest.approx(math.pi / 2 * 6371)
    assert places.distance((60.17, 24.94), (60.17, 24.94)) == 0
    # Helsinki to Tallinn.
    assert places.distance((60.1699, 24.9384), (59.4370, 24.7536)) == pytest.approx(82, abs=1)
    assert places.distance((90, 0), (-90, 0)) < places.UNRESOLVED


def test_area_under_the_errors() -> None:
    top = math.log(20039)
    errors = np.array([math.e**3 - 1, 0.0, math.e - 1])
    # Heights 0, 1, 3 over top: trapezoids 0.5 and 2, over two steps.
    assert places.auc(errors) == pytest.approx(2.5 / 2 / top)
    assert places.auc(np.full(5, places.UNRESOLVED)) == pytest.approx(1)
    assert places.auc(np.array([0.0])) == 0
    assert math.isnan(places.auc(np.array([])))


def test_four_grams_of_a_page() -> None:
    gold = "one two three four five six"
    # Grams of the answer: 1234, 2345, 3457; two of three are in gold, which has three.
    assert pages.page_scores("one, two three four five seven", gold) == (2 / 3, 2 / 3)
    assert pages.page_scores(gold, gold) == (1, 1)
    assert pages.page_scores("", gold) == (0, 0)
    assert pages.page_scores("", "") == (1, 1)
    assert pages.page_scores("some words", "") == (0, 1)
    assert pages.page_scores("a b", "a b") == (1, 1)


def test_repeated_grams_count_as_often_as_they_stand() -> None:
    once, twice = "a b c d", "a b c d " * 2
    precision, recall = pages.page_scores(twice, once)
    assert (precision, recall) == (1 / 5, 1)


def test_f1_of_mean_precision_and_mean_recall() -> None:
    sums = np.array([1.5, 1.0, 2.0])
    assert float(pages.mean_f1(sums)) == pytest.approx(2 * 0.75 * 0.5 / 1.25)
    assert float(pages.mean_f1(np.array([0.0, 0.0, 3.0]))) == 0


def test_segments_are_plain_substrings() -> None:
    text = "The river rose. Share this article."
    assert pages.segment_counts(text, ["river rose", "the river"], ["Share this"]) == (1, 2, 2)
    assert pages.segment_counts("", ["river"], ["Share"]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("LEAVE A REPLY", True),
        ("Your email address will not be published.", True),
        ("They left a reply with the envoy", False),
        ("", False),
    ],
)
def test_words_of_a_comment_form(text: str, shown: bool) -> None:
    assert pages.shows_form(text) is shown


def test_clusters_by_hand() -> None:
    gold = clusters.together(["x", "x", "x", "y", "y"])
    predicted = clusters.together([1, 1, 2, 2, 2])
    once = np.ones(5)
    # Pairs: together in both 2, predicted 4, gold 4, all 10; expected 1.6.
    assert float(clusters.rand_index(predicted, gold, once)) == pytest.approx(0.4 / 2.4)
    scores = clusters.b_cubed(predicted, gold)
    assert scores[:, 0].tolist() == pytest.approx([1, 1, 1 / 3, 2 / 3, 2 / 3])
    assert scores[:, 1].tolist() == pytest.approx([2 / 3, 2 / 3, 1 / 3, 1, 1])


@pytest.mark.parametrize("labelling", [["a"] * 4, ["a", "b", "c", "d"], ["a", "a", "b", "b"]])
def test_a_clustering_agrees_with_itself(labelling: list[str]) -> None:
    table = clusters.together(labelling)
    assert float(clusters.rand_index(table, table, np.ones(4))) == 1


def test_all_alone_against_groups_is_chance() -> None:
    alone, groups = clusters.together([1, 2, 3, 4]), clusters.together("aabb")
    assert float(clusters.rand_index(alone, groups, np.ones(4))) == 0


def test_an_item_drawn_twice_is_no_agreement_with_itself() -> None:
    alone, groups = clusters.together([1, 2, 3, 4]), clusters.together("aabb")
    assert float(clusters.rand_index(alone, groups, np.array([2.0, 2.0, 0.0, 0.0]))) == 0


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12))
def test_rand_index_is_symmetric_and_at_most_one(pairs: list[tuple[int, int]]) -> None:
    a, b = (clusters.together([p[side] for p in pairs]) for side in (0, 1))
    once = np.ones(len(pairs))
    left, right = clusters.rand_index(a, b, once), clusters.rand_index(b, a, once)
    assert float(left) == pytest.approx(float(right))
    assert float(left) <= 1 + 1e-12
