"""Attribution and factuality of one predicate a text (see the head of ``diplomatic.toml``).

``diplomatic_fresh.toml`` was written by the same rules without sight of the coder, and measured
before anything was mended on it.

The predicate is given, so that finding events is not part of the figure. A chain is right
when it has as many sources as the expected one and each names the expected source by its
words or by the actor it was resolved to.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.annotate.factuality import assess
from dragoman.nouns import Commitment
from dragoman.types import Factuality

sys.path.insert(0, str(Path(__file__).parent))
from agreement import kappa, labels, pairs, share
from floors import floor
from test_minimal_pairs import names_same

HERE = Path(__file__).resolve().parent
KEYS = {"id", "scenario", "split", "text", "trigger", "factuality", "author", "chain"}
Item = dict[str, Any]
Hits = dict[str, list[bool]]


def items(name: str = "diplomatic.toml") -> list[Item]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))["item"]


def places(item: Item) -> list[int]:
    """Where the trigger stands in the text."""
    whole = rf"(?<!\w){re.escape(item['trigger'])}(?!\w)"
    return [m.start() for m in re.finditer(whole, item["text"])]


def trigger(item: Item, found: Any) -> int:
    """The token of the trigger that governs the others."""
    start = places(item)[0]
    first, last = found.tree.between(start, start + len(item["trigger"]))
    inside = [t for t in found.tree.tokens[first:last] if not first <= t.head < last]
    return (inside or [found.tree.tokens[first]])[0].i


def sources(found: Any, commitment: Commitment) -> list[list[str]]:
    """Every source of the chain as the text names it anywhere and as it was resolved; no
    name for a source that is not named."""
    chain = []
    for k in commitment.chain:
        said = found.said[k]
        names = []
        if said.source is not None:
            names.append(found.tree.span_text(*said.source)[2])
            who = found.cast.at(said.source_head)
            if who is not None:
                same = [m for m in found.cast.mentions if m.entity == who.entity]
                names += [found.tree.span_text(m.first, m.last)[2] for m in same if m.form != "PRO"]
                names.append(found.cast.entities[who.entity].name)
        chain.append(names)
    return chain


def chain_right(wanted: list[str], found: list[list[str]]) -> bool:
    return len(wanted) == len(found) and all(
        any(names_same(w, n) for n in names) if w else not names
        for w, names in zip(wanted, found, strict=True)
    )


@pytest.fixture(scope="module")
def results(read: Callable[[str], Any]) -> dict[str, Hits]:
    hits: dict[str, Hits] = {
        s: {"factuality": [], "author": [], "chain": []} for s in ("dev", "test", "fresh")
    }
    for item in (*items(), *items("diplomatic_fresh.toml")):
        found = read(item["text"])
        commitment = assess(found.tree, trigger(item, found), found.said)
        chain = sources(found, commitment)
        right = {
            "factuality": commitment.source.value == item["factuality"],
            "author": commitment.author.value == item["author"],
            "chain": chain_right(item["chain"], chain),
        }
        for key, value in right.items():
            hits[item["split"]][key].append(value)
        if item["split"] == "dev" and not all(right.values()):
            got = f"{commitment.source.value} {commitment.author.value} {chain}"
            want = f"{item['factuality']} {item['author']} {item['chain']}"
            print(f"{item['id']}: {item['text']} [{item['trigger']}]\n  want {want}\n  got  {got}")
    return hits


def mean(values: list[bool]) -> float:
    return sum(values) / len(values)


def test_items_are_well_formed() -> None:
    every = items()
    assert len(every) >= 300
    assert len({i["id"] for i in every}) == len({i["text"] for i in every}) == len(every)
    split = {i["scenario"]: i["split"] for i in every}
    assert len(split) >= 36
    assert list(split.values()).count("dev") * 2 == len(split)
    for item in every:
        assert item["split"] == split[item["scenario"]], item["id"]
        check(item)


def test_fresh_items_are_well_formed() -> None:
    every, before = items("diplomatic_fresh.toml"), items()
    assert len(every) >= 120
    assert len({i["id"] for i in every}) == len({i["text"] for i in every}) == len(every)
    assert {i["scenario"] for i in every}.isdisjoint(i["scenario"] for i in before)
    for item in every:
        assert item["split"] == "fresh", item["id"]
        check(item)


def check(item: Item) -> None:
    """Fail when the item breaks the form or the rules at the head of the file."""
    assert set(item) == KEYS, item["id"]
    assert item["id"].rpartition(".")[0] == item["scenario"], item["id"]
    assert len(places(item)) == 1, item["id"]
    assert {Factuality(item["factuality"]), Factuality(item["author"])}, item["id"]
    assert len(item["chain"]) <= 3, item["id"]
    assert all(source in item["text"] for source in item["chain"]), item["id"]
    if not item["chain"]:
        assert item["author"] == item["factuality"], item["id"]


def test_second_labels() -> None:
    known = {i["id"] for i in items()}
    second = labels("diplomatic_second.toml")
    assert len(second) >= 100
    assert set(second) <= known
    both = [(str(a), str(b)) for a, b in pairs("factuality")]
    assert kappa(both) >= 0.9
    assert share(pairs("chain")) >= 0.9


def test_kappa() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0
    assert kappa([("a", "a")]) == 1.0
    assert share([]) == 0.0


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        ([], [], True),
        ([""], [[]], True),
        ([""], [["Moscow"]], False),
        (["Aliyev"], [["he", "Ilham Aliyev"]], True),
        (["Aliyev"], [], False),
        (["Baku", "Tass"], [["Tass"], ["Baku"]], False),
    ],
)
def test_chain_right(wanted: list[str], found: list[list[str]], right: bool) -> None:
    assert chain_right(wanted, found) is right


def test_diplomatic(results: dict[str, Hits], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        for split, hits in results.items():
            shares = ", ".join(f"{key} {mean(values):.3f}" for key, values in hits.items())
            print(f"\ndiplomatic {split}: {shares} (n = {len(hits['chain'])})", end="")
        print()
    assert mean(results["test"]["factuality"]) >= floor("diplomatic_factuality")
    assert mean(results["test"]["chain"]) >= floor("diplomatic_chain")
    assert mean(results["fresh"]["factuality"]) >= floor("diplomatic_fresh_factuality")
    assert mean(results["fresh"]["chain"]) >= floor("diplomatic_fresh_chain")
