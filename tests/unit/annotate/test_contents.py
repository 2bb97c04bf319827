from __future__ import annotations

import pytest

from dragoman.annotate.contents import denied_by, gerund_before, told

TOLD = [
    # sentence, verb of telling, predicate of what it tells
    ("A general told a defector that the bunkers had been emptied.", "told", "emptied"),
    ("The captain complained to the guards that the crew was ill.", "complained", "was"),
    ("The army said in a statement that it had shot a drone.", "said", "shot"),
    ("He told the paper by telephone from Basra that they had left.", "told", "left"),
    ("A paper reported, citing two officials, that the envoy had left.", "reported", "left"),
]
NOT_TOLD = [
    ("They gave the envoy a letter that the king had signed.", "gave"),
    ("The king responded to accusations that he had lied.", "responded"),
    ("The king said it in a hall that his father had built.", "said"),
]


def verb(tree, word: str):  # type: ignore[no-untyped-def]
    return next(t for t in tree.tokens if t.text == word)


@pytest.mark.parametrize(("sentence", "word", "content"), TOLD)
def test_content_hung_on_a_noun_is_the_verbs(  # type: ignore[no-untyped-def]
    read, sentence: str, word: str, content: str
) -> None:
    tree = read(sentence).tree
    own = tree.child(verb(tree, word).i, "ccomp")
    found = told(tree, verb(tree, word)) or own
    assert found is not None
    assert found.text == content


@pytest.mark.parametrize(("sentence", "word"), NOT_TOLD)
def test_a_relative_clause_is_no_content(read, sentence: str, word: str) -> None:  # type: ignore[no-untyped-def]
    tree = read(sentence).tree
    assert told(tree, verb(tree, word)) is None


def test_denied_nouns_of_speech(read) -> None:  # type: ignore[no-untyped-def]
    for sentence, noun, denies in (
        ("Iraq dismissed reports that it had left.", "reports", True),
        ("Iraq brushed aside reports that it had left.", "reports", True),
        ("Iraq repeated reports that it had left.", "reports", False),
        ("Iraq dismissed a minister.", "minister", False),
    ):
        tree = read(sentence).tree
        assert (denied_by(tree, verb(tree, noun)) is not None) is denies, sentence


def test_an_infinitive_belongs_to_the_gerund_before_it(read) -> None:  # type: ignore[no-untyped-def]
    tree = read("Peru accused its neighbour of planning to invade.").tree
    found = gerund_before(tree, verb(tree, "invade"))
    assert found is None or found.text == "planning"
    tree = read("Peru asked its neighbour to invade.").tree
    assert gerund_before(tree, verb(tree, "invade")) is None
