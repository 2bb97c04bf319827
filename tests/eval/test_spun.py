"""The authored spun set: found, read without a wrong name, and coded much like its originals."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "benchmarks")]

import spun as measure  # noqa: E402
from floors import floor  # noqa: E402


def test_set_is_as_described() -> None:
    clean, pages = measure.rows("originals"), measure.rows("spun")
    assert len(clean) >= 80
    assert {r["mechanism"] for r in pages} == set(measure.MECHANISMS)
    known = {r["id"]: str(r["text"]) for r in clean}
    assert all(150 <= len(t.split()) <= 300 for t in known.values())
    for page in pages:
        whole = measure.original_of(page, 0, len(str(page["text"])))
        assert whole.split() == known[page["id"]].split(), page["id"]


@pytest.mark.parametrize("mechanism", measure.MECHANISMS)
def test_spun_pages_are_found(mechanism: str, capsys: pytest.CaptureFixture[str]) -> None:
    found, alone, total = measure.recall(mechanism)
    with capsys.disabled():
        print(f"\nspun by {mechanism}: {found}/{total}, fingerprints alone {alone}")
    assert found / total >= floor(f"spun_recall_{mechanism}")


def test_originals_are_clean() -> None:
    assert not any(measure.inspect_text(str(r["text"]))[0].spun for r in measure.rows("originals"))


@pytest.mark.parametrize(
    ("thesaurus", "key"), [(False, "spun_readings_closed"), (True, "spun_readings_open")]
)
def test_readings_are_right_and_no_name_is_put_in(thesaurus: bool, key: str) -> None:
    right, total, names = measure.readings(thesaurus)
    assert names == 0
    assert total >= 100
    assert right / total >= floor(key)


@pytest.mark.parametrize("mechanism", measure.MECHANISMS)
def test_events_survive_spinning(mechanism: str, capsys: pytest.CaptureFixture[str]) -> None:
    figures = measure.event_f1(4, mechanism)
    with capsys.disabled():
        print(f"\n{mechanism}: { ({k: round(v, 3) for k, v in figures.items()}) }")
    assert figures["type, restored"] >= figures["type, as written"]
    assert figures["type, restored"] >= floor(f"spun_events_{mechanism}")


@pytest.mark.parametrize(
    "name",
    [
        "load/reuters.jsonl.gz",
        "attribution/polnear_train.jsonl.gz",
        "duplicates/news_cluster_dev.jsonl.gz",
    ],
)
def test_no_false_alarm_on_clean_news(gold: Path, name: str) -> None:
    alarms, total = measure.false_alarms(gold / name)
    assert total > 100
    assert alarms == 0


def test_every_real_excerpt_is_found(gold: Path) -> None:
    found, total = measure.false_alarms(gold / "spun" / "real_dev.jsonl.gz")
    assert found == total == 5


def test_judging_costs_little() -> None:
    assert measure.cost() <= 0.05
