"""Minimal pairs: what older coders get wrong, judged item by item (see the TOML file's head).

An item is right only when every expected event is found with all the keys given, nothing
listed in ``absent`` is asserted as the author's fact, and ``none`` gives no event at all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.lexicon.knowledge import load_knowledge
from dragoman.text import fold
from dragoman.types import Event, Factuality, Party, Plover, Record

HERE = Path(__file__).resolve().parent
UNIONS = {"EUR": "European Union", "UNO": "United Nations"}
KEYS = {
    "type", "actors", "recipients", "factuality", "author",
    "sources", "mode", "where", "when", "cameo",
}  # fmt: skip

Wanted = dict[str, object]


def load_items() -> list[Wanted]:
    with (HERE / "minimal_pairs.toml").open("rb") as file:
        return tomllib.load(file)["item"]


def floor(name: str) -> float:
    with (HERE / "floors.toml").open("rb") as file:
        return float(tomllib.load(file)[name])


def members(value: object) -> list[str]:
    return value if isinstance(value, list) else [str(value)]


def words(name: str) -> str:
    return " " + "".join(c if c.isalnum() else " " for c in fold(name)).strip() + " "


def names_same(wanted: str, found: str) -> bool:
    """One stands in the other from the start of a word; very short names match whole words."""
    short, long = sorted((words(wanted), words(found)), key=len)
    if not short.strip():
        return False
    return (short if len(short) <= 5 else short.rstrip()) in long


class Reader:
    """A record with the names of its parties, sources and places."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.actors = {a.id: a.name for a in record.actors}
        self.said = {q.id: q for q in record.statements}

    def party(self, party: Party) -> list[str]:
        names = [party.text, self.actors.get(party.actor or "", ""), self.country(party)]
        return [n for n in names if n]

    @staticmethod
    def country(party: Party) -> str:
        code = party.country or ""
        known = load_knowledge().countries.get(code)
        return UNIONS.get(code) or (known.name if known else "")

    def chain(self, event: Event) -> list[list[str]]:
        sources = [self.said[q].source for q in event.attribution]
        return [[s.text, self.actors.get(s.actor or "", "")] if s else [] for s in sources]

    def line(self, event: Event) -> str:
        """What came out, on one line."""
        sides = (
            "+".join(f"{p.text}[{p.country}]" for p in side) or "-"
            for side in (event.actors, event.recipients)
        )
        said = " > ".join(names[0] if names else "?" for names in self.chain(event))
        extra = [f"when {event.when.earliest}"] if event.when else []
        extra += [f"where {event.where.name}"] if event.where else []
        kind = f"{event.type.value} {event.mode or ''} {event.cameo or ''}"
        values = f"{event.factuality.value}/{event.author_factuality.value}"
        return " ".join([kind, " -> ".join(sides), values, f"({said})", *extra])


def side_right(reader: Reader, wanted: list[str], found: tuple[Party, ...]) -> bool:
    """All wanted parties are there, and no party of a country that none of them is of."""
    if not wanted:
        return not found
    matched = [p for p in found if any(names_same(w, n) for w in wanted for n in reader.party(p))]
    reached = [w for w in wanted if any(names_same(w, n) for p in found for n in reader.party(p))]
    countries = {p.country for p in matched}
    strangers = [p for p in found if p.country and p not in matched and p.country not in countries]
    return len(reached) == len(wanted) and not strangers


def event_right(reader: Reader, wanted: Wanted, event: Event) -> bool:
    """Whether the event holds every key of the expectation."""
    checks = {
        "type": lambda v: event.type.value in members(v),
        "actors": lambda v: side_right(reader, v, event.actors),
        "recipients": lambda v: side_right(reader, v, event.recipients),
        "factuality": lambda v: event.factuality.value in members(v),
        "author": lambda v: event.author_factuality.value in members(v),
        "sources": lambda v: (
            len(v) == len(reader.chain(event))
            and all(
                any(names_same(w, n) for n in names)
                for w, names in zip(v, reader.chain(event), strict=True)
            )
        ),
        "mode": lambda v: event.mode == v,
        "where": lambda v: event.where is not None and fold(v) in fold(event.where.name),
        "when": lambda v: event.when is not None and (event.when.earliest or "").startswith(v),
        "cameo": lambda v: (event.cameo or "").startswith(v),
    }
    return all(checks[key](value) for key, value in wanted.items())


def problems(item: Wanted, record: Record) -> Iterator[str]:
    """What is wrong with the record by the item's expectation; nothing when it is right."""
    reader = Reader(record)
    if item.get("none") and record.events:
        yield "events where there is none"
    for wanted in item.get("expect", []):
        ways = wanted.get("either", [wanted])
        if not any(event_right(reader, way, e) for way in ways for e in record.events):
            yield f"missing {'|'.join(str(way['type']) for way in ways)}"
    for kind in item.get("absent", []):
        if any(
            e.type.value == kind and e.author_factuality is Factuality.CERTAIN
            for e in record.events
        ):
            yield f"{kind} asserted as fact"


def entries(item: Wanted) -> list[Wanted]:
    return [way for wanted in item.get("expect", []) for way in wanted.get("either", [wanted])]


def test_items_are_well_formed() -> None:
    items = load_items()
    ids = [item["id"] for item in items]
    assert len(items) >= 170
    assert len(set(ids)) == len(ids)
    assert len({item["text"] for item in items}) >= len(items) - 3
    assert sum(bool(item.get("none")) for item in items) >= 15
    for item in items:
        assert set(item) <= {"id", "text", "dct", "expect", "absent", "none"}, item["id"]
        assert bool(item.get("none")) != ("expect" in item or "absent" in item), item["id"]
        for wanted in entries(item):
            assert set(wanted) <= KEYS, item["id"]
            assert {Plover(t) for t in members(wanted["type"])}, item["id"]
            for key in ("factuality", "author"):
                assert all(Factuality(v) for v in members(wanted.get(key, "CT+"))), item["id"]
        assert all(Plover(t) for t in item.get("absent", [])), item["id"]


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("Armenia", "Armenian villages", True),
        ("UN", "the UN", True),
        ("UN", "United States", False),
        ("Oman", "Romania", False),
        ("Chávez", "President Hugo Chavez", True),
        ("Canadian journalist", "journalist", True),
        ("Germany", "", False),
    ],
)
def test_names_same(wanted: str, found: str, same: bool) -> None:
    assert names_same(wanted, found) is same


def test_minimal_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    items = load_items()
    right = 0
    for item in items:
        record = dragoman.code(item["text"], dct=item.get("dct"))
        wrong = list(problems(item, record))
        right += not wrong
        if wrong:
            reader = Reader(record)
            print(f"{item['id']}: {item['text']}\n  {'; '.join(wrong)}")
            for event in record.events:
                print(f"  got {reader.line(event)}")
    share = right / len(items)
    with capsys.disabled():
        print(f"\nminimal pairs: {right}/{len(items)} = {share:.3f}")
    assert share >= floor("minimal_pairs")
