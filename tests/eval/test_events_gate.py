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


@pytest.mark.parametrize(
    ("name", "key"),
    [("type accuracy", "plv_first_type"), ("type accuracy by CAMEO root", "plv_first_root")],
)
def test_first_event(events: Report, name: str, key: str) -> None:
    print([(m.name, round(m.value, 3)) for m in events.metrics])
    assert events.value(name) >= floor(key)


def test_no_event(events: Report) -> None:
    assert events.value("no event found") <= floor("plv_no_event_ceiling")
