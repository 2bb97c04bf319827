"""Place or actor: what the record makes of one marked place name a sentence (see the head of
``metonymy.toml``). Place: the ``where`` of an event. Actor: a party of an event, or in the
source of a statement. Failing these, place under a locative word, and actor when the record
counts the name among its actors' mentions. ``DRAGOMAN_GATE_ERRORS=1`` prints the dev half's
errors.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.annotate.places import find_places
from dragoman.annotate.places.locative import locate_head
from dragoman.types import Record

sys.path.insert(0, str(Path(__file__).parent))
from floors import floor

HERE = Path(__file__).resolve().parent
SPLITS = ("dev", "test")
SHOW = bool(os.environ.get("DRAGOMAN_GATE_ERRORS"))
Item = dict[str, Any]


@lru_cache(maxsize=1)
def sentences() -> list[Item]:
    return tomllib.loads((HERE / "metonymy.toml").read_text(encoding="utf-8"))["sentence"]


def told(record: Record, start: int, end: int) -> str:
    """What the events and statements of the record make of the name; empty: nothing."""
    if any(_covers(e.where, start, end) for e in record.events):
        return "place"
    parties = [p for e in record.events for p in (*e.actors, *e.recipients)]
    if any(_covers(p, start, end) for p in (*parties, *(s.source for s in record.statements))):
        return "actor"
    return ""


def mentioned(record: Record, start: int, end: int) -> bool:
    """Whether the record counts the name among the mentions of its actors."""
    return any(_covers(m, start, end) for a in record.actors for m in a.mentions)


def _covers(part: Any, start: int, end: int) -> bool:
    return part is not None and part.start < end and start < part.end


def is_locative(found: Any, start: int, end: int) -> bool:
    """Whether the name is a toponym under a word that says where."""
    kinds = {
        k: found.cast.entities[m.entity].kind
        for m in found.cast.mentions
        if m.form == "NAM"
        for k in range(m.first, m.last)
    }
    heads = {}
    for place in find_places(found.tree, kinds):
        first, last = found.tree.between(place.start, place.end)
        inside = [t for t in found.tree.tokens[first:last] if not first <= t.head < last]
        heads[(inside or [found.tree.tokens[first]])[0].i] = place
    return any(
        place.start < end and start < place.end and locate_head(found.tree, head, place, heads)
        for head, place in heads.items()
    )


def test_sentences_are_well_formed() -> None:
    every = sentences()
    assert len(every) >= 200
    assert len({s["id"] for s in every}) == len({s["text"] for s in every}) == len(every)
    for item in every:
        assert item["split"] == SPLITS[hashlib.sha256(item["text"].encode()).digest()[0] % 2]
        assert item["text"].startswith(item["name"], item["start"])
        assert item["label"] in {"place", "actor"}


def test_metonymy(read: Callable[[str], Any], capsys: pytest.CaptureFixture[str]) -> None:
    right: dict[str, list[bool]] = {s: [] for s in SPLITS}
    alone: dict[str, list[bool]] = {s: [] for s in SPLITS}
    for item in sentences():
        record = dragoman.code(item["text"])
        start, end = item["start"], item["start"] + len(item["name"])
        got = told(record, start, end)
        if got:
            alone[item["split"]].append(got == item["label"])
        elif is_locative(read(item["text"]), start, end):
            got = "place"
        elif mentioned(record, start, end):
            got = "actor"
        right[item["split"]].append(got == item["label"])
        if SHOW and item["split"] == "dev" and got != item["label"]:
            print(f"{item['id']}: {item['text']} [{item['name']}] {got or 'nothing'}")
    with capsys.disabled():
        for split in SPLITS:
            known = alone[split]
            print(
                f"\nmetonymy {split}: accuracy {sum(right[split]) / len(right[split]):.3f}"
                f" (n = {len(right[split])}), by events and statements alone"
                f" {sum(known) / len(known):.3f} (n = {len(known)})",
                end="",
            )
        print()
    assert sum(right["test"]) / len(right["test"]) >= floor("metonymy")
