"""The authored corpus keeps its own rules, and holds nothing of the measuring sets."""

from __future__ import annotations

import csv
import importlib
import json
import sys
from collections import Counter
from types import ModuleType

import pytest

from dragoman.lexicon.codebook import load_codebook
from tests_support import ROOT

FOLDER = ROOT / "corpus"


def module(name: str) -> ModuleType:
    """A script of the corpus folder; they import each other by plain names."""
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(FOLDER))


@pytest.fixture(scope="module")
def build() -> ModuleType:
    return module("build")


@pytest.fixture(scope="module")
def paragraphs() -> ModuleType:
    return module("paragraphs")


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
    assert len(rows) >= 11_000
    assert len(counts) == 17
    assert min(counts.values()) >= 300
    assert counts["NONE"] >= 0.25 * len(rows)


def test_every_leaf_code_is_well_covered(build: ModuleType) -> None:
    """Leaves of CAMEO but those of root 01, which are no events here."""
    codes = [c for c in load_codebook().cameo if len(c) >= 3 and not c.startswith("01")]
    leaves = [c for c in codes if not any(d != c and d.startswith(c) for d in codes)]
    counts = Counter(r["cameo"] for r in build.read())
    assert {c: counts[c] for c in leaves if counts[c] < 8} == {}


def test_paragraphs_are_sound(build: ModuleType, paragraphs: ModuleType) -> None:
    text = (FOLDER / "paragraphs.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    assert len(rows) >= 300
    assert paragraphs.check(rows) == []
    for row in rows:
        assert row["split"] == build.split(row["scenario"])
        assert row["sentences"][-1][1] == len(row["text"])


def test_every_sentence_without_an_event_has_a_field(build: ModuleType) -> None:
    with (FOLDER / "fields.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t"))
    assert {r["field"] for r in rows} == set("PBACL")
    silent = [r["id"] for r in build.read() if r["type"] == "NONE"]
    assert sorted(r["id"] for r in rows) == sorted(silent)


def test_reports_are_sound() -> None:
    reports = module("whole_reports")
    text = (FOLDER / "reports.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    assert len(rows) >= 120
    assert reports.check(rows) == []
    assert {r["field"] for r in rows} == reports.FIELDS
    assert all(row["split"] == reports.split(row["slug"]) for row in rows)


def test_a_marked_report_is_read() -> None:
    block = "field: B\nslug: x\nKenya [REJECT!rejects] bid\nTraders were [AGREE!asked to wait]."
    row = module("whole_reports").parse(block)
    assert row["text"] == "Kenya rejects bid\nTraders were asked to wait."
    assert [row["text"][slice(*e["trigger"])] for e in row["events"]] == [
        "rejects",
        "asked to wait",
    ]


def test_marked_paragraph_is_read(paragraphs: ModuleType) -> None:
    block = (
        "# x-1\n[1a+2r:Kenya] [1!expelled] [1r:two diplomats]. [2a:Somalia] [2!protested].\n"
        "1\tSANCTION:expel\t161\tCT+/CT+\tdiplomatic\n2\tACCUSE:disapprove\t114\tCT+/CT+\t"
    )
    row = paragraphs.parse(block)
    assert row["text"] == "Kenya expelled two diplomats. Somalia protested."
    assert [row["text"][a:b] for a, b in row["sentences"]] == [
        "Kenya expelled two diplomats.", "Somalia protested.",
    ]  # fmt: skip
    assert [e["type"] for e in row["events"]] == ["SANCTION", "ACCUSE"]
    assert row["others"] == []
    assert paragraphs.check([row]) == []
    with pytest.raises(ValueError, match="bad event line"):
        paragraphs.parse(block.replace("1\tSANCTION", "9\tSANCTION"))


def test_both_coders_labelled_the_same_sentences(build: ModuleType) -> None:
    ids = []
    for name in ("first_pass.tsv", "second_pass.tsv"):
        with (FOLDER / name).open(encoding="utf-8") as lines:
            rows = csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t")
            ids.append([r["id"] for r in rows])
    assert len(set(ids[0])) == len(ids[0]) == 800
    assert ids[0] == ids[1]
    assert set(ids[0]) <= {r["id"] for r in build.read()}


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
