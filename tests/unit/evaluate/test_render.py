"""Reports as text and as JSON."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from dragoman.evaluate import Confusion, Metric, Report
from dragoman.evaluate.render import number, to_json, to_text

REPORT = Report(
    name="pairs",
    n=1050,
    unanswered=3,
    metrics=(
        Metric("type accuracy", 0.6191, 0.5571, 0.6806, 1050),
        Metric("mean error, km", 20038.0, 19000.0, 20038.0, 9),
        Metric("comment forms leaked", 2, None, None, 8),
        Metric("a figure that is not defined", None, None, None, 0),
    ),
    confusion=Confusion(
        ("ACCUSE", "AGREE", "AGREEABLE", "AID"),
        ((2, 0, 0, 1, 0), (0, 5, 0, 0, 1), (0, 0, 0, 0, 0), (1, 0, 0, 12, 0)),
    ),
    notes=("[bold]no markup[/] \x1b[31mand no colour", "a note " * 30),
)


def test_figures_with_intervals() -> None:
    lines = to_text(REPORT, 80).splitlines()
    assert lines[0] == "pairs: 1050 rows, 3 unanswered"
    row = next(line for line in lines if line.startswith("type accuracy"))
    assert row.split() == ["type", "accuracy", "0.619", "0.557", "to", "0.681", "1,050"]
    assert any(line.split()[-2:] == ["2", "8"] for line in lines if line.startswith("comment"))
    assert any("not defined" in line and " - " in line for line in lines)


def test_a_table_where_it_fits() -> None:
    text = to_text(REPORT, 80)
    assert "gold    n ACC AGR AID -" in text
    assert "ACCUSE  3   2   ·   1 ·" in text
    assert "AGREEABLE" not in text


def test_a_list_where_it_does_not() -> None:
    names = tuple(f"{c}LABEL" for c in "ABCDEFGHIJKLMN")
    row = (50, *[1] * len(names))
    wide = Report("events", 9, 0, (), Confusion(names, (row, *[(0,) * 15] * 13)))
    text = to_text(wide, 60)
    assert "ALABEL 50/64: (none) 1, BLABEL 1, CLABEL 1, DLABEL 1" in text


@pytest.mark.parametrize("width", [0, 40, 57, 80, 200])
def test_no_line_is_too_long(width: int) -> None:
    text = to_text(REPORT, width)
    assert all(cell_len(line) <= max(width, 40) for line in text.splitlines())
    assert text.endswith("\n")
    assert "\x1b" not in text
    assert "[bold]no markup[/]" in " ".join(text.split())


def test_an_empty_report() -> None:
    assert to_text(Report("dates", 0, 0, ()), 80).startswith("dates: 0 rows, 0 unanswered\n")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.5, "0.500"), (-0.25, "-0.250"), (3, "3"), (1234, "1,234"), (161.04, "161.0"), (None, "-")],
)
def test_numbers(value: float | int | None, shown: str) -> None:
    assert number(value) == shown


def test_json_has_everything() -> None:
    data = json.loads(to_json(REPORT))
    assert data["metrics"][0] == {
        "name": "type accuracy", "value": 0.6191, "low": 0.5571, "high": 0.6806, "n": 1050,
    }  # fmt: skip
    assert data["confusion"]["labels"][1] == "AGREE"
    assert data["unanswered"] == 3
    assert data["notes"][1] == "a note " * 30


def test_an_unknown_figure() -> None:
    with pytest.raises(KeyError):
        REPORT.value("beauty")
