"""The rules of spinning: their own examples hold, and a broken table is refused."""

from __future__ import annotations

import re

import pytest

from dragoman.errors import DataError
from dragoman.lexicon.fingerprints import (
    COUNT_FROM,
    RULE_KINDS,
    Fingerprint,
    fingerprint_rules,
    load_fingerprints,
    plain_words,
)

RULES = load_fingerprints()
MARK = re.compile(r"\[([^\]→]+)(?:→([^\]]+))?\]")
GOOD = {
    "id": "a.b",
    "kind": "phrase",
    "keys": ["frob"],
    "regex": "frob(?P<n>s?)",
    "reading": r"verb\g<n>",
    "confidence": 0.9,
    "match": ["[frob→verb]"],
    "no_match": ["verb"],
}


def unmarked(example: str) -> tuple[str, list[tuple[int, int, str | None]]]:
    """The sentence without its marks, and the signs marked in it."""
    raw, signs, done = "", [], 0
    for mark in MARK.finditer(example):
        raw += example[done : mark.start()]
        signs.append((len(raw), len(raw) + len(mark[1]), mark[2]))
        raw += mark[1]
        done = mark.end()
    return raw + example[done:], signs


def found(rule: Fingerprint, text: str) -> list[tuple[int, int, str | None]]:
    return [(*m.span(), rule.restored(m)) for m in rule.find(text, plain_words(text))]


def lowered(signs: list[tuple[int, int, str | None]]) -> list[tuple[int, int, str | None]]:
    return [(a, b, r and r.lower()) for a, b, r in signs]


@pytest.mark.parametrize(
    ("rule", "example"), [pytest.param(r, e, id=f"{r.id}: {e}") for r in RULES for e in r.match]
)
def test_rule_finds_what_its_example_marks(rule: Fingerprint, example: str) -> None:
    text, signs = unmarked(example)
    assert signs
    assert lowered(found(rule, text)) == lowered(signs)


@pytest.mark.parametrize(
    ("rule", "example"), [pytest.param(r, e, id=f"{r.id}: {e}") for r in RULES for e in r.no_match]
)
def test_rule_leaves_edited_english_alone(rule: Fingerprint, example: str) -> None:
    assert found(rule, example) == []


def test_table_is_broad_and_well_formed() -> None:
    assert len(RULES) >= 45
    assert len({r.id for r in RULES}) == len(RULES)
    assert {r.kind for r in RULES} == RULE_KINDS
    assert len({name for r in RULES for name in r.counts}) >= 18
    assert all(r.confidence >= COUNT_FROM for r in RULES if r.counts)


def test_a_name_is_never_restored() -> None:
    assert all(r.reading is None and not r.applies for r in RULES if r.kind == "generic-name")
    capitals = {w for r in RULES for w in re.findall(r"(?<!\\g<)\b[A-Z]\w*", r.reading or "")}
    assert capitals <= {"I", "US", "Secretary"}


def test_weak_readings_are_proposals_only() -> None:
    weak = {r.id for r in RULES if r.reading is not None and not r.applies}
    assert {"deal-with.affect", "commit.set-to-unite"} <= weak


def test_signs_are_whole_words() -> None:
    rule = next(r for r in RULES if r.id == "move.causing-troops")
    assert found(rule, "Chad was causing troops to its border.")
    assert not found(rule, "Chad was recausing troops to its border.")


def test_a_sign_may_break_over_a_line() -> None:
    rule = next(r for r in RULES if r.id == "are.area-unit")
    assert found(rule, "The envoys area\nunit ready.") == [(11, 20, "are")]


def test_loader_is_cached() -> None:
    assert load_fingerprints() is RULES


def test_good_table_loads_with_macros() -> None:
    table = {"macros": {"x": "fr", "y": "<x>ob"}, "sign": [{**GOOD, "regex": "<y>(?P<n>s?)"}]}
    (rule,) = fingerprint_rules(table)
    assert found(rule, "two frobs") == [(4, 9, "verbs")]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "odd"}, "unknown kind"),
        ({"colour": "red"}, "unknown field colour"),
        ({"regex": "("}, "no valid regular expression"),
        ({"regex": ""}, "field regex"),
        ({"before": 3}, "field before"),
        ({"keys": ["Frob"]}, "lower case"),
        ({"keys": []}, "field keys"),
        ({"match": []}, "field match"),
        ({"no_match": "verb"}, "field no_match"),
        ({"confidence": 1}, "confidence"),
        ({"confidence": 0.3, "counts": ["frob"]}, "confidence"),
        ({"counts": []}, "field counts"),
        ({"reading": "Paris"}, "may hold no name"),
        ({"reading": r"\g<m>"}, "the regex lacks"),
        ({"kind": "generic-name"}, "never restored"),
    ],
)
def test_broken_rule_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(DataError, match=words) as caught:
        fingerprint_rules({"sign": [{**GOOD, **change}]})
    assert "fingerprints.toml sign 1" in str(caught.value)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"sign": [GOOD, GOOD]}, "stands twice"),
        ({"sign": {"id": "a"}}, "array of tables"),
        ({"macros": [], "sign": []}, "macros must be"),
        ({"sign": ["a"]}, "no table"),
    ],
)
def test_broken_table_is_refused(table: dict[str, object], words: str) -> None:
    with pytest.raises(DataError, match=words):
        fingerprint_rules(table)
