"""Modules stay small enough to read at a sitting."""

from __future__ import annotations

from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[2]
STUB = 6  # shorter files are left out of the median


def sizes() -> dict[str, int]:
    found = {
        p.relative_to(ROOT).as_posix(): p.read_text("utf-8").count("\n")
        for p in (ROOT / "src").rglob("*.py")
    }
    return {name: lines for name, lines in found.items() if lines >= STUB}


def test_no_module_is_over_500_lines() -> None:
    assert {name: n for name, n in sizes().items() if n > 500} == {}


def test_the_median_module_is_under_150_lines() -> None:
    assert median(sizes().values()) < 150


def test_nine_in_ten_modules_have_at_most_400_lines() -> None:
    assert quantiles(sizes().values(), n=10)[-1] <= 400
