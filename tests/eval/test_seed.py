"""The seed page against its careful reading (`pytest tests/eval/test_seed.py -s`)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.types import Record

sys.path.insert(0, str(Path(__file__).parent))
from floors import floor
from seed_page import MUST, MUST_NOT


@pytest.fixture(scope="module")
def record(seed: Path) -> Record:
    return dragoman.code((seed / "article.txt").read_text(encoding="utf-8"))


def test_must(record: Record) -> None:
    missed = [i.name for i in MUST if not i.check(record)]
    share = 1 - len(missed) / len(MUST)
    print(f"\nseed page: {len(MUST) - len(missed)} of {len(MUST)} right; missed: {missed}")
    assert share >= floor("seed_must")


def test_must_not(record: Record) -> None:
    assert [i.name for i in MUST_NOT if i.check(record)] == []
