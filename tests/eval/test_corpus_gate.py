"""The coder on scenarios of the authored corpus it has never seen (`benchmarks/corpus.py`)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests_support import ROOT

sys.path.insert(0, str(Path(__file__).parent))
from floors import floor

FIGURES = {
    "type": "corpus_type", "root": "corpus_root", "code": "corpus_code", "mode": "corpus_mode",
    "no event, precision": "corpus_no_event_precision",
    "no event, recall": "corpus_no_event_recall",
    "head F1 of parties": "corpus_party_heads",
}  # fmt: skip


@pytest.fixture(scope="module", params=("plain", "long", "hard"))
def figures(request: pytest.FixtureRequest) -> dict[str, object]:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from corpus import measure
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
    return measure("test", part=request.param)[0]


@pytest.mark.parametrize("name", FIGURES)
def test_unseen_scenarios(figures: dict[str, object], name: str) -> None:
    print(figures["part"], name, figures[name])
    part = figures["part"]
    key = FIGURES[name] if part == "plain" else f"{FIGURES[name]}_{part}"
    assert float(str(figures[name]).split()[0]) >= floor(key)
