from __future__ import annotations

import pytest

from dragoman.annotate.factuality import assess

CASES = [
    # sentence, trigger, innermost source, author
    ("Iraq attacked Kuwait.", "attacked", "CT+", "CT+"),
    ("Iraq did not attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq has never attacked Kuwait.", "attacked", "CT-", "CT-"),
    ("Iraq may attack Kuwait.", "attack", "PS+", "PS+"),
    ("Iraq may not attack Kuwait.", "attack", "PS-", "PS-"),
    ("Iraq will attack Kuwait.", "attack", "PR+", "PR+"),
    ("Iraq will not attack Kuwait.", "attack", "PR-", "PR-"),
    ("Iraq should attack Kuwait.", "attack", "Uu", "Uu"),
    ("Iraq refused to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq failed to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq managed to attack Kuwait.", "attack", "CT+", "CT+"),
    ("Iraq did not manage to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq was unable to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq plans to attack Kuwait.", "attack", "PR+", "PR+"),
    ("Iraq wants to attack Kuwait.", "attack", "Uu", "Uu"),
    ("Iraq denied attacking Kuwait.", "attacking", "CT-", "Uu"),
    ("Jordan said Iraq had attacked Kuwait.", "attacked", "CT+", "Uu"),
    ("Jordan revealed that Iraq had attacked Kuwait.", "attacked", "CT+", "CT+"),
    ("Jordan fears that Iraq may attack Kuwait.", "attack", "PS+", "Uu"),
    ("Jordan accused Iraq of attacking Kuwait.", "attacking", "CT+", "Uu"),
    ("If Iraq attacks Kuwait, oil prices will rise.", "attacks", "Uu", "Uu"),
    ("Did Iraq attack Kuwait?", "attack", "Uu", "Uu"),
    ("Jordan urged Iraq to attack Kuwait.", "attack", "Uu", "Uu"),
    ("Iraq withdrew without attacking Kuwait.", "attacking", "CT-", "CT-"),
    ("The planned meeting of the ministers is a secret.", "meeting", "PR+", "PR+"),
    ("Iraq has yet to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Jordan said that Iraq would attack Kuwait.", "attack", "PR+", "Uu"),
]


@pytest.mark.parametrize(("sentence", "trigger", "source", "author"), CASES)
def test_values(read, sentence: str, trigger: str, source: str, author: str) -> None:  # type: ignore[no-untyped-def]
    text = read(sentence)
    token = next(t.i for t in text.tree.tokens if t.text == trigger)
    found = assess(text.tree, token, text.said)
    assert (found.source.value, found.author.value) == (source, author), found.path


def test_path_names_the_operators(read) -> None:  # type: ignore[no-untyped-def]
    text = read("Iraq may have refused to attack Kuwait.")
    token = next(t.i for t in text.tree.tokens if t.text == "attack")
    found = assess(text.tree, token, text.said)
    assert "refuse" in found.path
    assert found.source.value == "PS-"


def test_future_and_condition_are_marked(read) -> None:  # type: ignore[no-untyped-def]
    text = read("Iraq will attack Kuwait if the talks fail.")
    token = next(t.i for t in text.tree.tokens if t.text == "attack")
    found = assess(text.tree, token, text.said)
    assert found.future
    assert found.conditional
