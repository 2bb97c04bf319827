"""Running a task on a file by name."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman import evaluate
from dragoman.errors import InputError, UsageError
from dragoman.evaluate.runs import FORMS

from .fakes import FakeCoder, event, record


def write(path: Path, *rows: dict[str, object]) -> Path:
    """Gold rows as a compressed file."""
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


PAIR = {"source": "Oslo", "target": "Riga", "code": "AID"}
TYPED = {"text": "Oslo helped Riga.", "label": "AID", "quad": 2, "events": [PAIR]}
CLASSED = {**TYPED, "label": 2}
MARKED = {**TYPED, "marked": "<s>Oslo</s> helped <t>Riga</t>."}


def everything() -> Any:
    """A coder with all functions."""
    aid = event("AID", ["Oslo"], ["Riga"], cameo="070")
    return FakeCoder(
        lambda text: record(text, [aid]), lambda *_: aid,
        factuality_at=lambda *_: 3.0, resolve=lambda *_: None,
        office_at_date=lambda *_: [evaluate.protocols.Holder("Q1")],
        locate=lambda text, spans: [None] * len(spans), extract=lambda html, url: html,
        published=lambda html, url: None, mentions=lambda *_: [],
        head_words=lambda text, end, spans: [a for a, _ in spans],
        clusters=lambda texts: [0] * len(texts),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("task", "row", "figure"),
    [
        ("events", TYPED, "type accuracy"),
        ("events", CLASSED, "class accuracy"),
        ("pairs", MARKED, "type accuracy"),
        ("attribution", {"text": "x", "attributions": []}, "content overlap F1"),
        (
            "factuality",
            {"tokens": ["Go"], "events": [{"start": 0, "end": 1, "factuality": 3}]},
            "MAE",
        ),
        ("actors", {"mention": "Oslo", "expected": {"country": "NOR"}}, "country"),
        (
            "actors",
            {"country": "NOR", "position": "King", "date": "2020-01-01", "qid": "Q1"},
            "holder accuracy",
        ),
        (
            "coreference",
            {"id": "a", "text": "Oslo", "mentions": [{"start": 0, "end": 4, "key": "1"}]},
            "CoNLL F1",
        ),
        ("places", {"text": "Oslo", "toponyms": [{"start": 0, "end": 4}]}, "AUC"),
        ("extraction", {"html": "x", "articleBody": "x"}, "4-gram F1"),
        ("extraction", {"html": "x", "with": ["x"], "without": []}, "segment F1"),
        ("dates", {"html": "x", "date": "2020-01-01"}, "accuracy"),
        ("duplicates", {"id": "a", "text": "x", "event_id": 1}, "B-cubed F1"),
    ],
)
def test_each_kind_of_rows_finds_its_task(
    tmp_path: Path, task: str, row: dict[str, object], figure: str
) -> None:
    report = evaluate.run(task, write(tmp_path / "rows.jsonl.gz", row), everything())
    assert (report.name, report.n) == (task, 1)
    assert figure in {m.name for m in report.metrics}


def test_every_task_has_a_form_for_any_rows() -> None:
    assert list(FORMS) == list(evaluate.TASKS)
    assert all(forms[0].told_by({}) for forms in FORMS.values())


def test_a_limit_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl.gz", *[TYPED] * 10)
    told: list[tuple[int, int]] = []
    report = evaluate.run("events", path, everything(), limit=3, progress=lambda *p: told.append(p))
    assert report.n == 3
    assert report.value("type and both parties, first event") == 1
    assert report.notes[0] == "3 of 10 rows, spread evenly"
    assert told[-1] == (3, 3)


def test_pairs_beside_the_articles_are_read(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"id": i, "text": i, "event_id": i} for i in "ab"]
    path = write(tmp_path / "news.jsonl.gz", *rows)
    write(tmp_path / "pairs_dev.jsonl.gz", {"a": "a", "b": "b", "same_event": False})
    report = evaluate.run("duplicates", path, everything())
    assert report.value("pairs P") == 0


def test_wrong_names_and_missing_functions(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl.gz", {"html": "x", "date": "2020-01-01"})
    with pytest.raises(UsageError, match="no task 'weather'"):
        evaluate.run("weather", path, everything())
    bare: Any = FakeCoder()
    with pytest.raises(UsageError, match="no function 'published'"):
        evaluate.run("dates", path, bare)
    with pytest.raises(UsageError, match="limit=-1"):
        evaluate.run("dates", path, everything(), limit=-1)


def test_rows_of_another_task(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl.gz", {"html": "x"})
    with pytest.raises(InputError, match=r"rows.jsonl.gz:1: not a row of this task.*`date`"):
        evaluate.run("dates", path, everything())
    with pytest.raises(InputError, match="set DRAGOMAN_GOLD"):
        evaluate.run("dates", tmp_path / "none", everything())
