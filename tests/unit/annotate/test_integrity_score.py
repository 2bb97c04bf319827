"""The learned score: words in lower case only, bounded, and nothing without cause."""

from __future__ import annotations

import pytest

from dragoman.annotate.integrity import inspect_text
from dragoman.annotate.integrity.score import evidence, learned_score
from dragoman.errors import DataError
from dragoman.lexicon import spun
from dragoman.lexicon.spun import load_readings, load_spun

CLEAN = (
    "The two ministers met in Sofia on Monday and agreed to reopen the border. They said that "
    "trade had fallen by half since the dispute began and that both sides wanted to end it."
)
SPUN = (
    "The digit curates met in Sofia on weekday and concurred to reopen the delimitation. They "
    "aforesaid that commercialism had fallen by moiety since the contravention began, and the "
    "constabulary and the diplomatist desired to terminate it betwixt them in the edifice."
)


def test_score_parts_spun_from_clean() -> None:
    assert learned_score(CLEAN, 0, 0) < 0.5 < learned_score(SPUN, 0, 0)
    assert not inspect_text(CLEAN)[0].spun
    assert inspect_text(SPUN)[0].spun


def test_names_never_count() -> None:
    model = load_spun()
    text = " ".join(w for w in model.weights if len(w) > 3)[:400]
    assert evidence(text, 0, 0, model).lexical > 0
    assert evidence(text.title(), 0, 0, model).lexical == 0


@pytest.mark.parametrize("text", ["", " ", "🙂" * 50, "مرحبا بالعالم", "“" * 99, "a" * 100_000])
def test_odd_texts_score_low(text: str) -> None:
    assert 0 <= learned_score(text, 0, 0) < 0.5
    assert not inspect_text(text)[0].spun


def test_more_evidence_never_lowers_the_score() -> None:
    scores = [learned_score(CLEAN, n, 0) for n in (0, 1, 2, 9)]
    assert scores == sorted(scores)
    assert learned_score(CLEAN, 0, 1) >= scores[0]


def test_readings_are_never_names_and_only_used_in_spun_text() -> None:
    assert len(load_readings()) > 500
    assert all(p.islower() and r.islower() and 0 < c < 1 for p, (r, c) in load_readings().items())
    found, _ = inspect_text(SPUN)
    read = {s.text: s.reading for s in found.signs if s.kind == "thesaurus" and s.applied}
    assert read["constabulary"] == "police"
    assert read["betwixt"] == "between"
    assert not any(s.kind == "thesaurus" for s in inspect_text("The constabulary came.")[0].signs)


def test_works_without_the_reverse_thesaurus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spun, "_READINGS", "model/absent.tsv")
    load_readings.cache_clear()
    try:
        found, _ = inspect_text(SPUN)
    finally:
        monkeypatch.undo()
        load_readings.cache_clear()
    assert found.spun
    assert all(s.kind != "thesaurus" for s in found.signs)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"phrase": "Paris", "reading": "town", "share": "0.9"}], "lower case"),
        ([{"phrase": "a", "reading": "b", "share": "much"}], "no number"),
        ([{"phrase": "a", "reading": "b", "share": "0.9"}] * 2, "twice"),
    ],
)
def test_broken_readings_are_refused(
    monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, str]], message: str
) -> None:
    monkeypatch.setattr(spun, "read_tsv", lambda *_: rows)
    with pytest.raises(DataError, match=message):
        load_readings.__wrapped__()
