"""What every table of rules must hold to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from dragoman.errors import DataError
from dragoman.lexicon import fields


@dataclass(frozen=True, slots=True)
class Named:
    id: str


def named(row: Mapping[str, object], where: str) -> Named:
    return Named(fields.text(row, "id", where))


def test_rules_keep_the_order_of_the_file() -> None:
    table = {"rule": [{"id": "b"}, {"id": "a"}]}
    assert fields.rules(table, "rule", "x.toml", named) == (Named("b"), Named("a"))
    assert fields.rules({}, "rule", "x.toml", named) == ()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"id": "a"}, "x.toml: rule must be an array of tables"),
        (["a"], "x.toml rule 1: no table"),
        ([{"id": "a"}, {"id": "a"}], r"x.toml rule 2 \[a\]: this id stands twice"),
        ([{"id": 3}], r"x.toml rule 1 \[3\]: field id must be a text"),
    ],
)
def test_a_broken_row_is_named(rows: object, words: str) -> None:
    with pytest.raises(DataError, match=words):
        fields.rules({"rule": rows}, "rule", "x.toml", named)


def test_macros_may_use_those_above_them_and_those_given() -> None:
    table = {"macros": {"two": "<one>b", "three": "<two>c<four>", "four": "d"}}
    found = fields.macros(table, "x.toml", given={"one": "a"})
    assert found == {"one": "a", "two": "ab", "three": "abc<four>", "four": "d"}
    assert fields.expand("{one}+<one>", {"one": "a"}, "{}") == "a+<one>"


def test_macros_must_be_a_table() -> None:
    with pytest.raises(DataError, match="macros must be a table"):
        fields.macros({"macros": []}, "x.toml")


def test_a_pattern_must_compile() -> None:
    assert fields.compiled("a", "x.toml", re.IGNORECASE).fullmatch("A")
    with pytest.raises(DataError, match="no valid regular expression"):
        fields.compiled("(", "x.toml")


@pytest.mark.parametrize("value", [None, "", 3, ["a"]])
def test_a_text_is_no_other_thing(value: object) -> None:
    with pytest.raises(DataError, match="field name must be a text"):
        fields.text({"name": value}, "name", "x.toml")


@pytest.mark.parametrize("value", [None, [], "a", ["a", 3]])
def test_texts_are_no_other_thing(value: object) -> None:
    assert fields.texts({"names": ["a", "b"]}, "names", "x.toml") == ("a", "b")
    with pytest.raises(DataError, match="field names must be a list of texts"):
        fields.texts({"names": value}, "names", "x.toml")


def test_a_field_that_nobody_reads_is_refused() -> None:
    fields.check({"id": "a"}, {"id", "kind"}, "x.toml")
    with pytest.raises(DataError, match="unknown field colour"):
        fields.check({"colour": "red", "size": 3}, {"id"}, "x.toml")
