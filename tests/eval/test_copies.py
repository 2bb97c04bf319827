"""Copies and happenings among the authored stories; thresholds come from the tune half."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from dragoman.evaluate.metrics.clusters import b_cubed, rand_index, together
from dragoman.link import Report, find_copies, link_reports
from dragoman.link.happenings import Groups

sys.path.insert(0, str(Path(__file__).parent))

from copy_variants import COPIES, HAPPENING, pair_scores, variants
from floors import floor

HALVES = ("tune", "test")


def reports(half: str, kinds: tuple[str, ...], one_cast: bool = False) -> list[Report]:
    made = [v for v in variants(half, one_cast=one_cast) if v.kind in kinds]
    return [Report(id=f"{v.story} {v.kind}", text=v.text, outlet=v.outlet) for v in made]


@pytest.mark.parametrize("half", HALVES)
def test_near_copies(half: str) -> None:
    origins = [v.origin for v in variants(half) if v.kind in COPIES]
    groups = Groups(len(origins))
    for pair in find_copies(reports(half, COPIES)):
        groups.join(pair.a, pair.b)
    precision, recall, pairs = pair_scores(origins, groups.numbers())
    print(f"near copies, {half}: P {precision:.3f} R {recall:.3f} ({pairs} pairs)")
    assert precision >= floor("near_copies_precision")
    assert recall >= floor("near_copies_recall")


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("one_cast", [False, True], ids=["apart", "running-affair"])
def test_happenings(half: str, one_cast: bool) -> None:
    made = reports(half, HAPPENING, one_cast)
    number = {m.id: n for n, c in enumerate(link_reports(made)) for m in c.members}
    mine = together([number[r.id] for r in made])
    gold = together([r.id.split()[0] for r in made])
    index = float(rand_index(mine, gold, np.ones(len(made))))
    p, r = b_cubed(mine, gold).mean(axis=0)
    cubed = 2 * p * r / (p + r)
    print(f"happenings, {half}, one cast {one_cast}: ARI {index:.3f} B-cubed F1 {cubed:.3f}")
    assert cubed >= floor("happenings_one_cast" if one_cast else "happenings")
