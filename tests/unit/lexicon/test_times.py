"""The schema of the grammar of time expressions."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_toml
from dragoman.lexicon.times import build_times, load_times


@pytest.fixture
def raw() -> dict[str, Any]:
    return copy.deepcopy(read_toml("rules/times.toml"))


def rule(**changes: object) -> dict[str, object]:
    base: dict[str, object] = {
        "id": "test.rule",
        "type": "DATE",
        "meaning": "calendar",
        "regex": "{month} {year}",
        "examples": [{"text": "In May 2012.", "expression": "May 2012", "value": "2012-05"}],
    }
    return base | changes


def test_every_rule_has_an_id_of_its_own_and_examples() -> None:
    rules = load_times().rules
    assert len(rules) > 50
    assert len({r.id for r in rules}) == len(rules)
    assert all(r.examples for r in rules)


def test_grammar_is_read_once() -> None:
    assert load_times() is load_times()


@pytest.mark.parametrize("text", ["May 2012", "friday", "Friday", "'80s", "12", "the", "Q3"])
def test_starts(text: str) -> None:
    expected = text != "friday"
    assert bool(load_times().starts.match(text)) is expected


@pytest.mark.parametrize("text", ["$12", "1,200", "3.14", "a2012"])
def test_no_expression_starts_inside_a_number_or_word(text: str) -> None:
    starts = load_times().starts
    assert all(m.start() == 0 for m in starts.finditer(text))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": ""}, "must not be empty"),
        ({"regex": "(?P<year>"}, "no valid regular expression"),
        ({"type": "EVENT"}, "type 'EVENT'"),
        ({"meaning": "guess"}, "meaning 'guess'"),
        ({"needs": "luck"}, "needs 'luck'"),
        ({"when": "past"}, "when 'past'"),
        ({"anchor": "birth"}, "anchor 'birth'"),
        ({"colour": "red"}, "unknown field colour"),
        ({"sign": "minus"}, "whole numbers"),
        ({"id": 7}, "must be texts"),
        ({"examples": []}, "examples must be a list"),
        ({"examples": [{"text": "x"}]}, "bad example"),
        ({"no_match": "x"}, "no_match must be a list"),
    ],
)
def test_bad_rule(raw: dict[str, Any], changes: dict[str, object], words: str) -> None:
    raw["rule"] = [rule(**changes)]
    with pytest.raises(DataError, match=r"rules/times\.toml") as caught:
        build_times(raw)
    assert words in str(caught.value)


def test_same_id_twice(raw: dict[str, Any]) -> None:
    raw["rule"] = [rule(), rule()]
    with pytest.raises(DataError, match="twice"):
        build_times(raw)


@pytest.mark.parametrize("missing", ["months", "numbers", "modifiers"])
def test_missing_table(raw: dict[str, Any], missing: str) -> None:
    del raw[missing]
    with pytest.raises(DataError, match=missing):
        build_times(raw)


@pytest.mark.parametrize(("key", "value"), [("macros", 3), ("rule", []), ("rule", ["x"])])
def test_wrong_shape(raw: dict[str, Any], key: str, value: object) -> None:
    raw[key] = value
    with pytest.raises(DataError):
        build_times(raw)
