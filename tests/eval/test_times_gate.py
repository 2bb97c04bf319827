"""Time expressions, event times and page dates over authored texts and pages (see the heads
of ``times.toml`` and ``dated_pages.toml``). Predicates are given to the event-time figure, so
that finding events is no part of it. ``DRAGOMAN_GATE_ERRORS=1`` prints the dev half's errors.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tomllib
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.annotate.parse import parse
from dragoman.annotate.times import event_time, find_times
from dragoman.ingest.pages import read_page
from dragoman.nouns import Timex
from dragoman.syntax import Parse
from dragoman.text import Reading

sys.path.insert(0, str(Path(__file__).parent))
from floors import floor

HERE = Path(__file__).resolve().parent
SPLITS = ("dev", "test")
SHOW = bool(os.environ.get("DRAGOMAN_GATE_ERRORS"))
Item = dict[str, Any]


@lru_cache(maxsize=1)
def texts() -> list[Item]:
    return tomllib.loads((HERE / "times.toml").read_text(encoding="utf-8"))["text"]


@lru_cache(maxsize=1)
def pages() -> tuple[list[Item], list[Item]]:
    data = tomllib.loads((HERE / "dated_pages.toml").read_text(encoding="utf-8"))
    return data["story"], data["page"]


def occurrence(text: str, words: str, number: int) -> tuple[int, int]:
    """Characters of the words where they stand for the n-th time as whole words."""
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return found[number - 1].span()


def same_value(a: str | None, b: str | None) -> bool:
    """Whether two values say the same; T15 and T15:00 do."""
    return _full(a) == _full(b)


def _full(value: str | None) -> str:
    return re.sub(r"T(\d\d)$", r"T\1:00", value or "")


def trigger(tree: Parse, start: int, end: int) -> int:
    first, last = tree.between(start, end)
    inside = [t for t in tree.tokens[first:last] if not first <= t.head < last]
    return (inside or [tree.tokens[first]])[0].i


def judge(item: Item, hits: Counter[str]) -> list[str]:
    """Count what is right in a text; the errors in words."""
    tree = parse(Reading(item["text"]))
    dct = item["dct"] or None
    found = find_times(tree, (dct, dct))
    by_span = {(t.start, t.end): t for t in found}
    errors = []
    wanted = []
    for words, number, kind, value, earliest, latest, _ in item["expressions"]:
        span = occurrence(item["text"], words, number)
        wanted.append(span)
        hits["expected"] += 1
        got = by_span.pop(span, None)
        if got is None:
            errors.append(f"missed {words!r} ({value})")
            continue
        bounds = (got.earliest or "", got.latest or "") == (earliest, latest)
        hits["spans"] += 1
        hits["types"] += got.type == kind
        hits["bounds"] += bounds
        if same_value(value, got.value):
            hits["values"] += 1
        else:
            errors.append(f"value {words!r}: {got.value}, want {value}")
    hits["found"] += len(found)
    errors += [f"spurious {item['text'][a:b]!r}" for a, b in by_span]
    for words, number, which in item["events"]:
        start, end = occurrence(item["text"], words, number)
        got = event_time(tree, trigger(tree, start, end), found)
        hits["events"] += 1
        if _dated_by(got, wanted[which - 1] if which else None):
            hits["dated"] += 1
        else:
            shown = got and item["text"][got.start : got.end]
            right = which and item["expressions"][which - 1][0]
            errors.append(f"event {words!r}: {shown!r}, want {right!r}")
    return errors


def _dated_by(got: Timex | None, span: tuple[int, int] | None) -> bool:
    if got is None or span is None:
        return got is None and span is None
    return got.start < span[1] and span[0] < got.end


@pytest.fixture(scope="module")
def results() -> dict[str, Counter[str]]:
    hits: dict[str, Counter[str]] = {s: Counter() for s in SPLITS}
    for item in texts():
        errors = judge(item, hits[item["split"]])
        if SHOW and errors and item["split"] == "dev":
            print(f"{item['id']} [{item['dct']}] {item['text']}", *errors, sep="\n    ")
    return hits


def figures(hits: Counter[str]) -> dict[str, float]:
    """The shares, by name; values, types and bounds are of the expressions found, but
    ``value_f1`` is of all, TempEval's measure."""
    return {
        "span_f1": 2 * hits["spans"] / (hits["expected"] + hits["found"]),
        "value": hits["values"] / hits["spans"],
        "value_f1": 2 * hits["values"] / (hits["expected"] + hits["found"]),
        "type": hits["types"] / hits["spans"],
        "bounds": hits["bounds"] / hits["spans"],
        "event_time": hits["dated"] / hits["events"],
    }


def test_texts_are_well_formed() -> None:
    every = texts()
    assert len(every) >= 200
    assert len({t["id"] for t in every}) == len({t["text"] for t in every}) == len(every)
    assert sum(len(t["expressions"]) for t in every) >= 600
    assert sum(len(t["events"]) for t in every) >= 150
    for item in every:
        assert item["split"] == SPLITS[hashlib.sha256(item["text"].encode()).digest()[0] % 2]
        for words, number, kind, value, earliest, latest, _ in item["expressions"]:
            assert occurrence(item["text"], words, number), item["id"]
            assert kind in {"DATE", "TIME", "DURATION", "SET"}, item["id"]
            for bound in filter(None, (earliest, latest)):
                assert date.fromisoformat(bound), item["id"]
            assert not (earliest and latest) or earliest <= latest, item["id"]
            assert item["dct"] or value or not (earliest or latest), item["id"]
        for words, number, which in item["events"]:
            assert occurrence(item["text"], words, number), item["id"]
            assert 0 <= which <= len(item["expressions"]), item["id"]


def test_times(results: dict[str, Counter[str]], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        for split in SPLITS:
            shares = ", ".join(f"{k} {v:.3f}" for k, v in figures(results[split]).items())
            hits = results[split]
            print(f"\ntimes {split}: {shares} (n = {hits['expected']}, {hits['events']})", end="")
        print()
    test = figures(results["test"])
    assert test["span_f1"] >= floor("times_span_f1")
    assert test["value"] >= floor("times_value")
    assert test["event_time"] >= floor("times_event_time")


def html(page: Item, stories: list[Item]) -> str:
    """The page: its story with the pieces around it."""
    story = stories[page["story"]]
    first, *rest = story["paragraphs"]
    body = "".join(f"<p>{p}</p>\n" for p in (page.get("line", "") + first, *rest))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{story['title']}</title>"
        f"{page.get('head', '')}</head><body>\n<article><h1>{story['title']}</h1>\n"
        f"{page.get('top', '')}\n{body}</article>\n{page.get('foot', '')}\n</body></html>"
    )


def test_pages_are_well_formed() -> None:
    stories, every = pages()
    assert len(every) >= 60
    assert len({p["id"] for p in every}) == len(every)
    assert len({html(p, stories) + p["url"] for p in every}) == len(every)
    for page in every:
        assert page["split"] in SPLITS
        assert not page["published"] or date.fromisoformat(page["published"])


def test_page_dates(capsys: pytest.CaptureFixture[str]) -> None:
    stories, every = pages()
    right: dict[str, list[bool]] = {s: [] for s in SPLITS}
    for page in every:
        got = read_page(html(page, stories), url=page["url"]).published or ""
        right[page["split"]].append(got == page["published"])
        if SHOW and page["split"] == "dev" and got != page["published"]:
            print(f"{page['id']} {page['kind']}: {got!r}, want {page['published']!r}")
    with capsys.disabled():
        for split, values in right.items():
            share = sum(values) / len(values)
            print(f"\npage dates {split}: {share:.3f} (n = {len(values)})", end="")
        print()
    assert sum(right["test"]) / len(right["test"]) >= floor("page_dates")
