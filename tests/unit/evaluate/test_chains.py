"""Coreference measures against values worked out by hand."""

from __future__ import annotations

from itertools import permutations
from random import Random

import numpy as np
import pytest

from dragoman.evaluate.metrics.antecedents import leads_to, links
from dragoman.evaluate.metrics.assignment import best_sum
from dragoman.evaluate.metrics.chains import b_cubed, ceaf_e, conll, coupled, f1, muc
from dragoman.evaluate.protocols import Referring

# Luo 2005: gold {1-5} {6,7} {8-12}; one side joins the last two, the other the outer two.
GOLD = [set(range(1, 6)), {6, 7}, set(range(8, 13))]
JOINED = [set(range(1, 6)), set(range(6, 13))]
OUTER = [{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}]


@pytest.mark.parametrize("predicted", [JOINED, OUTER])
def test_muc_by_hand(predicted: list[set[int]]) -> None:
    # Recall: no gold chain is split, (4+1+4)/(4+1+4). Precision: one predicted chain of the
    # two lies in two gold chains, so 9 of 10 links.
    assert muc(predicted, GOLD) == (9, 10, 9, 9)
    assert f1(np.array(muc(predicted, GOLD))) == pytest.approx(2 * 0.9 / 1.9)


def test_b_cubed_by_hand() -> None:
    # Joined: 5 mentions at 5/5, 2 at 2/7, 5 at 5/7; Bagga and Baldwin give .76 for it.
    above, below, recalled, wanted = b_cubed(JOINED, GOLD)
    assert (below, recalled, wanted) == (12, 12, 12)
    assert above == pytest.approx(5 + 2 * 2 / 7 + 5 * 5 / 7)
    # Outer: ten mentions at 5/10, two at 2/2; .58.
    above, below, *_ = b_cubed(OUTER, GOLD)
    assert above / below == pytest.approx(7 / 12)


def test_ceaf_by_hand() -> None:
    # Joined: {1-5} to itself 1; {6-12} with {8-12}: 2*5/12. Two chains found, three wanted.
    total, found, again, wanted = ceaf_e(JOINED, GOLD)
    assert total == again == pytest.approx(1 + 10 / 12)
    assert (found, wanted) == (2, 3)
    # Outer: ten with five, 2*5/15; {6,7} with itself.
    assert ceaf_e(OUTER, GOLD)[0] == pytest.approx(10 / 15 + 1)


def test_mentions_of_one_side_only() -> None:
    # Gold {a,b,c}; found {a,b} and {x,y}. MUC keeps 1 of 2 gold links and 1 of 2 found.
    gold, found = [set("abc")], [set("ab"), set("xy")]
    assert muc(found, gold) == (1, 2, 1, 2)
    # B-cubed: found mentions a, b at 2/2, x, y at 0; gold a, b at 2/3, c at 0.
    assert b_cubed(found, gold) == pytest.approx((2, 4, 4 / 3, 3))
    assert ceaf_e(found, gold) == pytest.approx((0.8, 2, 0.8, 1))
    together = np.array([*muc(found, gold), *b_cubed(found, gold), *ceaf_e(found, gold)])
    wanted = (0.5 + 2 * 0.5 * (4 / 9) / (0.5 + 4 / 9) + 2 * 0.4 * 0.8 / 1.2) / 3
    assert conll(together) == pytest.approx(wanted)


def test_nothing_found_is_zero() -> None:
    counts = np.array([*muc([], GOLD), *b_cubed([], GOLD), *ceaf_e([], GOLD)], dtype=float)
    assert conll(counts) == 0
    assert coupled([{1}, {2, 3}]) == [{2, 3}]


def test_assignment_is_the_best_of_all() -> None:
    rng = Random(4)
    for rows, columns in ((1, 1), (2, 4), (4, 2), (4, 4), (3, 5)):
        table = [[rng.randint(0, 9) / 4 for _ in range(columns)] for _ in range(rows)]
        flat = table if rows <= columns else [list(r) for r in zip(*table, strict=True)]
        best = max(
            sum(flat[r][c] for r, c in enumerate(chosen))
            for chosen in permutations(range(len(flat[0])), len(flat))
        )
        assert best_sum(table) == pytest.approx(best)
    assert best_sum([]) == best_sum([[]]) == 0


def found(head: int, *actors: int, pronoun: bool = False) -> Referring:
    return Referring(head, head + 1, head, pronoun, frozenset(actors))


ONE, TWO = frozenset({"1"}), frozenset({"2"})


def test_where_pronouns_lead() -> None:
    gold = {0: ONE, 10: TWO, 20: ONE, 30: ONE | TWO, 40: TWO}
    pronouns = {20: "he", 30: "they", 40: "her"}
    mine = [found(0, 7), found(10, 8), found(20, 7, pronoun=True), found(30, 7, 8, pronoun=True)]
    told = links(gold, pronouns, mine)
    assert [(x.word, x.linked, x.right) for x in told] == [
        ("he", True, True), ("they", True, True), ("her", False, False),
    ]  # fmt: skip
    wrong = [found(0, 7), found(10, 8), found(20, 8, pronoun=True), found(30, 7, pronoun=True)]
    assert not any(x.right for x in links(gold, pronouns, wrong))


def test_a_plural_may_have_a_noun_of_its_own() -> None:
    known = {frozenset({3}): {ONE | TWO}, frozenset({4}): {ONE}, frozenset({5}): {ONE}}
    assert leads_to(frozenset({3}), ONE | TWO, known)
    assert not leads_to(frozenset({4, 5}), ONE | TWO, known)
    assert not leads_to(frozenset({4}), ONE | TWO, known)
