from __future__ import annotations

import pytest

from dragoman.errors import DataError
from dragoman.lexicon.frames import load_classes
from dragoman.lexicon.patterns import parse_pattern


def test_pattern_language() -> None:
    heads, pattern = parse_pattern("call/V prt=off obj=@meeting !neg", load_classes(), "here")
    assert heads == {"call"}
    assert [(c.key, c.wanted) for c in pattern.conditions] == [
        ("prt", True),
        ("obj", True),
        ("neg", False),
    ]
    assert "summit" in pattern.conditions[1].words
    assert pattern.weight == 4


def test_conditions_are_told_as_written() -> None:
    _, pattern = parse_pattern("impose/V obj=@sanction !on", load_classes(), "here")
    assert pattern.written == "impose/V obj=@sanction !on"
    assert [c.written for c in pattern.conditions] == ["obj=@sanction", "!on"]


@pytest.mark.parametrize("spec", ["", "attack", "attack/X", "attack/V obj=@nothing"])
def test_bad_patterns_are_refused(spec: str) -> None:
    with pytest.raises(DataError):
        parse_pattern(spec, load_classes(), "here")
