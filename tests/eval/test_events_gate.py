"""Event coding on labelled sentences never used for training (`./run.sh gate`)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dragoman import evaluate
from dragoman.evaluate.coder import Coder
from dragoman.evaluate.reports import Report

sys.path.insert(0, str(Path(__file__).parent))
from floors import floor


@pytest.fixture(scope="module")
def events(gold: Path) -> Report:
    return evaluate.run("events", gold / "events" / "plv_dev.jsonl.gz", Coder())


@pytest.fixture(scope="module")
def pairs(gold: Path) -> Report:
    return evaluate.run("pairs", gold / "events" / "plv_dev.jsonl.gz", Coder())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("type accuracy", "plv_first_type"),
        ("type accuracy by CAMEO root", "plv_first_root"),
        ("type and both parties, some event", "plv_parties"),
    ],
)
def test_sentence_alone(events: Report, name: str, key: str) -> None:
    print([(m.name, round(m.value, 3)) for m in events.metrics])
    assert events.value(name) >= floor(key)


def test_no_event(events: Report) -> None:
    assert events.value("no event found") <= floor("plv_no_event_ceiling")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("type accuracy by CAMEO root", "pairs_root"),
        ("type macro-F1 by CAMEO root", "pairs_root_f1"),
        ("quad accuracy by CAMEO root", "pairs_root_quad"),
    ],
)
def test_pair_given(pairs: Report, name: str, key: str) -> None:
    print([(m.name, round(m.value, 3)) for m in pairs.metrics])
    assert pairs.value(name) >= floor(key)


def test_five_classes(gold: Path) -> None:
    report = evaluate.run("events", gold / "events" / "cbc_dev.jsonl.gz", Coder())
    print([(m.name, round(m.value, 3)) for m in report.metrics])
    assert report.value("class accuracy") >= floor("cbc_class")
