"""Tasks on whole texts: attribution, factuality, duplicates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dragoman.errors import InputError, UsageError
from dragoman.evaluate.tasks import attribution, duplicates, factuality
from dragoman.types import Quote, Record

from .fakes import FakeCoder, record, statement

TEXT = "Snow\u00a0fell.\r\n“The pass is open,” the envoy said. Guards fear that it may close."
CLEAN = "Snow fell.\n“The pass is open,” the envoy said. Guards fear that it may close."


def part(*words: str) -> tuple[attribution.Span, ...]:
    """Spans of phrases in TEXT."""
    return tuple(attribution.Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


def gold(content: str, source: str, cue: str) -> attribution.GoldAttribution:
    """An attribution of TEXT."""
    return attribution.GoldAttribution(part(source), part(cue), part(content))


ARTICLE = attribution.Article(
    text=TEXT,
    attributions=(
        gold("“The pass is open,”", "the envoy", "said"),
        gold("that it may close", "Guards", "fear"),
        attribution.GoldAttribution(part("Guards")),
    ),
    publisher="The Valley Courier",
    date="2024-03-02",
)


def coded(text: str) -> Record:
    """A record of the normalised text with one of the two statements."""
    said = statement(CLEAN, "The pass is open", "the envoy", "said")
    return record(CLEAN, statements=[said])


def test_attribution_over_a_normalised_text() -> None:
    fake = FakeCoder(coded)
    report = attribution.score([ARTICLE], fake)
    assert fake.asked == [(TEXT, None, "The Valley Courier", "2024-03-02")]
    assert report.value("content overlap P") == 1
    assert report.value("content exact F1") == pytest.approx(2 / 3, abs=1e-6)
    assert report.value("source exact F1") == 1
    assert report.value("triple exact F1, direct") == 1
    assert report.value("triple exact F1, indirect") == 0
    assert report.value("triple exact F1, mixed") is None
    assert [m.n for m in report.metrics if m.name.endswith("exact F1")] == [2, 1, 1, 2]
    assert "1 gold attributions without content left out" in report.notes


@pytest.mark.parametrize(("split", "exact"), [(False, 0), (True, 1)])
def test_an_interrupted_quotation_is_compared_by_its_parts(split: bool, exact: int) -> None:
    text = "“Go,” she said, “now.”"
    pieces = tuple(Quote(text=text[a:b], start=a, end=b) for a, b in ((0, 5), (16, 22)))
    said = replace(statement(text, text), parts=pieces if split else ())
    spans = tuple(attribution.Span(p.start, p.end) for p in pieces)
    row = attribution.Article(text, (attribution.GoldAttribution(content=spans),))
    report = attribution.score([row], FakeCoder(lambda t: record(t, statements=[said])))
    assert report.value("content exact F1") == exact


def test_statements_outside_the_gold_text_are_told() -> None:
    other = "Elsewhere entirely. A minister said nothing."
    report = attribution.score(
        [ARTICLE], FakeCoder(lambda _: record(other, statements=[statement(other, "Elsewhere")]))
    )
    assert report.unanswered == 1
    assert report.notes[-1].startswith("1 statements whose content is not in the gold text")


def test_an_unreadable_article_counts_in_full() -> None:
    bad = attribution.Article(
        text="!x", attributions=(attribution.GoldAttribution(content=(attribution.Span(0, 2),)),)
    )
    report = attribution.score([bad], FakeCoder(coded))
    assert report.value("content overlap R") == 0
    assert report.unanswered == 1


def test_gold_spans_must_lie_in_the_text() -> None:
    bad = attribution.Article(
        text="x", attributions=(attribution.GoldAttribution(content=(attribution.Span(0, 2),)),)
    )
    with pytest.raises(InputError, match="no span"):
        attribution.score([bad], FakeCoder(coded))


def test_factuality_of_given_triggers() -> None:
    rows = [
        factuality.Sentence(
            tokens=["He", "did", "not", "leave", "."],
            events=(factuality.Trigger(3, 4, -3.0),),
        ),
        factuality.Sentence(
            tokens=["She", "came", "and", "may", "stay", "on"],
            events=(factuality.Trigger(1, 2, 3.0), factuality.Trigger(4, 6, 0.5)),
        ),
        factuality.Sentence(tokens=["So", "."], events=()),
    ]
    values = {"leave": -2.0, "came": 3.0, "stay on": 2.0}

    def factuality_at(text: str, start: int, end: int) -> float:
        return values[text[start:end]]

    coder: Any = FakeCoder(factuality_at=factuality_at)
    report = factuality.score(rows, coder)
    assert report.value("MAE") == pytest.approx(2.5 / 3, abs=1e-6)
    assert report.value("MAE of 3.0 everywhere") == pytest.approx(8.5 / 3, abs=1e-6)
    # happened 2/3, did not 1, uncertain 0
    assert report.value("class macro-F1") == pytest.approx(5 / 9, abs=1e-6)
    expected = np.corrcoef([-2, 3, 2], [-3, 3, 0.5])[0, 1]
    assert report.value("Pearson r") == pytest.approx(expected, abs=1e-6)
    assert report.confusion.counts == ((1, 0, 0, 0), (0, 1, 0, 0), (1, 0, 0, 0))
    assert {m.n for m in report.metrics} == {3}


def test_factuality_without_rows_or_answers() -> None:
    coder: Any = FakeCoder(factuality_at=_refuse)
    assert factuality.score([], coder).value("MAE") is None
    rows = [factuality.Sentence(tokens=["Go"], events=(factuality.Trigger(0, 1, 2.0),))]
    report = factuality.score(rows, coder)
    assert (report.value("MAE"), report.unanswered) == (2.0, 1)
    rows = [factuality.Sentence(tokens=["Go"], events=(factuality.Trigger(0, 2, 2.0),))]
    with pytest.raises(InputError, match="event tokens 0-2 of 1"):
        factuality.score(rows, coder)


def _refuse(*_: object) -> float:
    raise InputError("no")


ARTICLES = [
    duplicates.Article(id="a", text="Flood in Riga", event_id=1, title="Flood"),
    duplicates.Article(id="b", text="Riga floods", event_id=1),
    duplicates.Article(id="c", text="A vote", event_id=2),
    duplicates.Article(id="d", text="The vote", event_id=2),
]


def test_clusters_and_pairs() -> None:
    seen: list[str] = []

    def clusters(texts: list[str]) -> list[int]:
        seen.extend(texts)
        return [0, 0, 1, 2]

    coder: Any = FakeCoder(clusters=clusters)
    shared = [
        duplicates.TextPair("a", "b", True, 0.9),
        duplicates.TextPair("c", "d", True, 0.1),
        duplicates.TextPair("c", "zz", True, 0.9),
    ]
    report = duplicates.score(ARTICLES, coder, pairs=shared)
    assert seen[:2] == ["Flood\n\nFlood in Riga", "Riga floods"]
    # Pairs: both 1, predicted 1, gold 2, all 6.
    assert report.value("adjusted Rand index") == pytest.approx(
        (1 - 1 / 3) / (1.5 - 1 / 3), abs=1e-6
    )
    assert report.value("B-cubed P") == 1
    assert report.value("B-cubed R") == 0.75
    assert report.value("pairs R") == 0.5
    assert report.value("wire copies F1") == 1


def test_duplicates_not_available() -> None:
    coder: Any = FakeCoder(clusters=lambda texts: None)
    with pytest.raises(UsageError, match="finds no duplicates yet"):
        duplicates.score(ARTICLES, coder)
    coder = FakeCoder(clusters=lambda texts: [1])
    with pytest.raises(UsageError, match="1 clusters given for 4"):
        duplicates.score(ARTICLES, coder)


def test_no_articles() -> None:
    coder: Any = FakeCoder(clusters=lambda texts: [])
    assert duplicates.score([], coder).value("B-cubed F1") is None
