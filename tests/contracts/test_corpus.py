"""The authored corpus keeps its own rules, and holds nothing of the measuring sets."""

from __future__ import annotations

import importlib.util
from collections import Counter
from types import ModuleType

import pytest

from tests_support import ROOT


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_build", ROOT / "corpus" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_rows_are_sound_and_not_copied(build: ModuleType) -> None:
    assert build.check(build.read()) == []


def test_scenarios_are_on_one_side(build: ModuleType) -> None:
    sides: dict[str, set[str]] = {}
    for row in build.read():
        sides.setdefault(row["scenario"], set()).add(row["split"])
        assert row["split"] == build.split(row["scenario"])
    assert all(len(s) == 1 for s in sides.values())


def test_every_type_is_well_covered(build: ModuleType) -> None:
    rows = build.read()
    counts = Counter(r["type"] for r in rows)
    assert len(rows) >= 6000
    assert len(counts) == 17
    assert min(counts.values()) >= 300


def test_spans_cover_words(build: ModuleType) -> None:
    for row in build.read():
        for key in ("actors", "recipients", "trigger"):
            for start, end in row[key]:
                assert row["text"][start:end].strip(), row["id"]


def test_marked_line_is_read(build: ModuleType) -> None:
    line = "x-1\t[a:Kenya] [!expelled] [r:two diplomats].\tSANCTION:expel\t161\tCT+/CT+\tdiplomatic"
    row = build.parse(line, "here")
    assert row["text"] == "Kenya expelled two diplomats."
    assert row["text"][slice(*row["recipients"][0])] == "two diplomats"
    assert build.faults(row) == []
    assert build.faults({**row, "cameo": "999"})
