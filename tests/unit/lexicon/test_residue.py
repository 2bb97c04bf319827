"""The residue rules: every example holds, and no line can make a pattern slow."""

from __future__ import annotations

import time

import pytest

from dragoman.errors import DataError
from dragoman.lexicon.residue import KINDS, ResidueRule, Scope, load_residue_rules, residue_rules

RULES = load_residue_rules()


def row(**changes: object) -> dict[str, object]:
    plain: dict[str, object] = {
        "id": "a.b",
        "kind": "login",
        "scope": "line",
        "regex": "sign in",
        "match": ["Sign in"],
        "no_match": ["Signed in Oslo"],
    }
    return {k: v for k, v in (plain | changes).items() if v is not None}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_examples(rule: ResidueRule) -> None:
    for line in rule.match:
        assert rule.pattern.fullmatch(line), line
    for line in rule.no_match:
        assert not rule.pattern.fullmatch(line), line


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_sentences_that_must_stay_match_no_rule_for_any_line(rule: ResidueRule) -> None:
    for line in rule.no_match:
        if line.endswith("."):
            for other in RULES:
                if other.scope is Scope.LINE:
                    assert not other.pattern.fullmatch(line), (other.id, line)


def test_ids_begin_with_a_kind_and_every_kind_has_a_rule() -> None:
    for rule in RULES:
        assert rule.id.startswith(rule.kind + "."), rule.id
    assert {rule.kind for rule in RULES} == KINDS
    assert {rule.scope for rule in RULES} == set(Scope)


@pytest.mark.parametrize(
    "piece",
    ["a ", "A", "Share ", "share,", "home > ", "By Aa ", "(", "photo: ", "© ", "1 ", "read more: ",
     "a@", "Aa is a ", "more from Aa ", "\U0001f642", "؟ ", "“", "-", "3 May 2019 "],
)  # fmt: skip
def test_no_pattern_is_slow_on_long_repetitive_lines(piece: str) -> None:
    line = (piece * 500)[:500] + "\u2603"
    start = time.perf_counter()
    for rule in RULES:
        rule.pattern.fullmatch(line)
        if rule.confirm:
            rule.confirm.fullmatch(line)
    assert time.perf_counter() - start < 1.0


def test_macros_may_use_macros_above_them() -> None:
    table = {"macros": {"x": "ab", "y": "<x>c"}, "rule": [row(regex="<y>+", match=["abcc"])]}
    (rule,) = residue_rules(table)
    assert rule.pattern.fullmatch("ABCC")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "nothing"}, "unknown kind"),
        ({"scope": "page"}, "unknown scope"),
        ({"regex": "("}, "no valid regular expression"),
        ({"regex": None}, "regex must be a text"),
        ({"match": []}, "match must be a list"),
        ({"no_match": [1]}, "no_match must be a list"),
        ({"colour": "red"}, "unknown field colour"),
        ({"confirm": ""}, "confirm must be a text"),
    ],
)
def test_a_broken_rule_is_named(changes: dict[str, object], words: str) -> None:
    with pytest.raises(DataError, match=words) as caught:
        residue_rules({"rule": [row(), row(id="c.d") | changes if None not in changes.values()
                                else row(id="c.d", **changes)]})  # fmt: skip
    assert "rule 2 [c.d]" in str(caught.value)


def test_an_id_stands_once() -> None:
    with pytest.raises(DataError, match="twice"):
        residue_rules({"rule": [row(), row()]})


@pytest.mark.parametrize("table", [{"rule": {}}, {"macros": [], "rule": []}, {"rule": ["x"]}])
def test_a_table_of_another_shape_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(DataError):
        residue_rules(table)
