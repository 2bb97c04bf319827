"""Whole authored reports: few false events in any, and most of what those of politics tell."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from floors import floor

from tests_support import ROOT

Rows = list[tuple[str, bool]]


@pytest.fixture(scope="module")
def measured() -> Iterator[tuple[Rows, Rows]]:
    folder = str(ROOT / "benchmarks")
    sys.path.insert(0, folder)
    import reports

    coded, marked, _ = reports.measure("test")
    yield coded, marked
    sys.path.remove(folder)


def part(rows: Rows, fields: str) -> float:
    own = [right for field, right in rows if field in fields]
    return sum(own) / len(own)


def test_reports_on_public_affairs(measured: tuple[Rows, Rows]) -> None:
    coded, marked = measured
    print("precision", part(coded, "P"), "recall", part(marked, "P"))
    assert part(coded, "P") >= floor("reports_public_precision")
    assert part(marked, "P") >= floor("reports_public_recall")


def test_reports_of_every_field(measured: tuple[Rows, Rows]) -> None:
    coded, _ = measured
    print("precision", part(coded, "PBACL"))
    assert part(coded, "PBACL") >= floor("reports_precision")
