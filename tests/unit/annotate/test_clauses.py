"""Which predicates happen where and when another one does."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dragoman.annotate import clauses
from dragoman.annotate.parse import parse
from dragoman.syntax import Parse, SentenceSpan, Token
from dragoman.text import Reading

SHARING = [
    # sentence, predicate, the one above it that happens with it
    ("The attack killed ten people.", "attack", "killed"),
    ("The attack was condemned by France.", "attack", None),
    ("Peru held talks in Lima.", "talks", "held"),
    ("Peru praised the talks.", "talks", None),
    ("Ten people died in an attack.", "attack", "died"),
    ("The army continued to shell the town.", "shell", "continued"),
    ("The army wants to shell the town.", "shell", None),
    ("Ten people died when rebels attacked.", "attacked", "died"),
    ("Ten people died because rebels attacked.", "attacked", None),
    ("The army attacked, killing ten people.", "killing", "attacked"),
]


def at(tree: Parse, word: str) -> int:
    return next(t.i for t in tree.tokens if t.text == word)


@pytest.mark.parametrize(("sentence", "word", "above"), SHARING)
def test_sharing(sentence: str, word: str, above: str | None) -> None:
    tree = parse(Reading(sentence))
    found = clauses.sharing(tree, tree.tokens[at(tree, word)])
    assert (found if found is None else tree.tokens[found].text) == above


def test_more_marks_may_open_a_clause_that_shares() -> None:
    tree = parse(Reading("Soldiers fled where rebels attacked."))
    verb = tree.tokens[at(tree, "attacked")]
    assert clauses.sharing(tree, verb) is None
    assert clauses.sharing(tree, verb, clauses.CLAUSE_MARKS | {"where"}) == at(tree, "fled")


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Jets bombed and shelled the town.", "bombed", ["shelled"]),
        ("Jets bombed the old town and the army later shelled it.", "bombed", []),
        ("Ten people died when rebels attacked.", "died", ["attacked"]),
        ("They prepare for talks scheduled for Friday.", "talks", ["scheduled"]),
        ("They prepare for talks demanded by Peru.", "talks", []),
    ],
)
def test_below(sentence: str, word: str, expected: list[str]) -> None:
    tree = parse(Reading(sentence))
    found = clauses.below(tree, at(tree, word), {"schedule"})
    assert [tree.tokens[i].text for i in found] == expected


def test_climb_goes_round_no_circle_and_not_far() -> None:
    tree = parse(Reading("One two three. " * 10))
    assert list(clauses.climb(tree, 0, lambda _, t: 1 - t.i)) == [0, 1]
    far = list(clauses.climb(tree, 0, lambda _, t: t.i + 1))
    assert far == list(range(clauses.MAX_CLIMB))


def test_head_of_a_phrase() -> None:
    tree = parse(Reading("He left in the early morning of Friday."))
    first, last = at(tree, "the"), at(tree, "Friday") + 1
    assert clauses.head_token(tree, first, last) == at(tree, "morning")


@dataclass(frozen=True)
class Word:
    start: int


def test_expressions_of_the_sentence_alone() -> None:
    text = "Peru left. Chile stayed on. Cuba came."
    tree = parse(Reading(text))
    words = [Word(i) for i, c in enumerate(text) if c.isupper()]
    assert clauses.same_sentence(tree, at(tree, "stayed"), words) == [Word(text.index("Chile"))]


def test_of_a_monstrous_sentence_those_nearest() -> None:
    text = "x " * 100
    word = Token(0, "x", "x", "NN", "NOUN", "ROOT", 0, 0, 100, 101)
    tree = Parse.build(text, (word,), (SentenceSpan(0, 0, 1, 0, len(text), 0, False),))
    near = clauses.same_sentence(tree, 0, [Word(i) for i in range(0, len(text), 2)])
    assert [w.start for w in near] == list(range(40, 160, 2))
