"""Main text and dates of labelled pages (`./run.sh gate`)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dragoman import evaluate
from dragoman.evaluate.coder import Coder

sys.path.insert(0, str(Path(__file__).parent))
from floors import floor


@pytest.mark.parametrize(
    ("task", "name", "metrics"),
    [
        ("extraction", "scrapinghub_dev", {"4-gram F1": "page_text_4gram"}),
        ("extraction", "trafilatura_dev", {"segment F1": "page_text_segments"}),
        ("dates", "htmldate_dev",
         {"accuracy": "page_dates_labelled", "precision": "page_dates_precision"}),
    ],
)  # fmt: skip
def test_pages(gold: Path, task: str, name: str, metrics: dict[str, str]) -> None:
    report = evaluate.run(task, gold / "extraction" / f"{name}.jsonl.gz", Coder())
    print([(m.name, round(m.value, 3)) for m in report.metrics])
    for metric, key in metrics.items():
        assert report.value(metric) >= floor(key), metric
    for metric in report.metrics:
        if metric.name.endswith("leaked"):
            assert metric.value == 0, metric.name
