"""Places whose names are given, on labelled articles (`./run.sh gate`)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dragoman import evaluate
from dragoman.evaluate.coder import Coder
from dragoman.evaluate.reports import Report

sys.path.insert(0, str(Path(__file__).parent))
from floors import floor


@pytest.fixture(scope="module", params=["lgl", "trnews"])
def places(request: pytest.FixtureRequest, gold: Path) -> tuple[str, Report]:
    path = gold / "places" / f"{request.param}.jsonl.gz"
    return request.param, evaluate.run("places", path, Coder())


@pytest.mark.parametrize(("name", "key"), [("accuracy@161 km", "near"), ("country", "country")])
def test_places(places: tuple[str, Report], name: str, key: str) -> None:
    corpus, report = places
    print(corpus, [(m.name, round(m.value, 3)) for m in report.metrics])
    assert report.value(name) >= floor(f"{corpus}_{key}")
