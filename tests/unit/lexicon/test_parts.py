from __future__ import annotations

import pytest

from dragoman.errors import DataError
from dragoman.lexicon.parts import PartRule, load_part_rules, part_kind, part_rules


@pytest.mark.parametrize("rule", load_part_rules(), ids=lambda r: r.id)
def test_examples(rule: PartRule) -> None:
    for name in rule.match:
        assert part_kind(name) == rule.kind
    for name in rule.no_match:
        assert part_kind(name) is None


def test_long_names_are_no_part() -> None:
    assert part_kind("related-" * 5_000) is None


@pytest.mark.parametrize("change", [{"kind": "x"}, {"regex": "("}, {"match": []}, {"extra": 1}])
def test_broken_rules_are_refused(change: dict[str, object]) -> None:
    good = {"id": "a", "kind": "caption", "regex": "a", "match": ["a"], "no_match": ["b"]}
    assert part_rules({"part": [good]})
    with pytest.raises(DataError, match=r"parts\.toml"):
        part_rules({"part": [good | change]})
    with pytest.raises(DataError, match="twice"):
        part_rules({"part": [good, good]})
