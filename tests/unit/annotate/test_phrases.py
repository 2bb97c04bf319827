"""The noun phrase by which a party is shown."""

from __future__ import annotations

import pytest

from dragoman.annotate.phrases import whole_phrase
from dragoman.nouns import Argument
from dragoman.syntax import Parse, SentenceSpan, Token

WHOLE = [
    # sentence, head word of the mention, its phrase
    ("Turkish Foreign Minister Mevlut Cavusoglu left.", "Cavusoglu",
     "Turkish Foreign Minister Mevlut Cavusoglu"),
    ("The army killed at least 75 displaced people in eastern Syria.", "people",
     "at least 75 displaced people in eastern Syria"),
    ("Police arrested a 95-year-old man.", "man", "a 95-year-old man"),
    ("Cuba hosted President Recep Tayyip Erdogan of Turkey, who arrived on Friday.", "Erdogan",
     "President Recep Tayyip Erdogan of Turkey"),
    ("France's former president Nicolas Sarkozy was sentenced.", "president",
     "France's former president Nicolas Sarkozy"),
    ("Israel's offer pleased Jordan.", "Israel", "Israel"),
    ("Two Israeli soldiers, both aged 20, were killed.", "soldiers", "Two Israeli soldiers"),
    ("Chile and Peru met.", "Chile", "Chile"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "head", "phrase"), WHOLE)
def test_whole_phrase(read, sentence: str, head: str, phrase: str) -> None:  # type: ignore[no-untyped-def]
    tree = read(sentence).tree
    i = next(t.i for t in tree.tokens if t.text == head)
    found = whole_phrase(tree, Argument(first=i, last=i + 1, head=i))
    assert tree.span_text(found.first, found.last)[2] == phrase
    assert found.head == i


def test_what_belongs_to_others_is_not_taken_in(read) -> None:  # type: ignore[no-untyped-def]
    tree = read("The leader of Chad resigned.").tree
    leader, chad = (next(t.i for t in tree.tokens if t.text == w) for w in ("leader", "Chad"))
    found = whole_phrase(tree, Argument(first=leader, last=leader + 1, head=leader), {chad})
    assert tree.span_text(found.first, found.last)[2] == "The leader"


def test_a_name_before_the_last_word_of_a_text_ends_nothing() -> None:
    tokens = (
        Token(0, "Bongo", "Bongo", "NNP", "PROPN", "appos", 1, 0, 0, 5),
        Token(1, "president", "president", "NN", "NOUN", "ROOT", 1, 0, 6, 15),
    )
    tree = Parse.build("Bongo president", tokens, (SentenceSpan(0, 0, 2, 0, 15, 0, False),))
    assert whole_phrase(tree, Argument(first=1, last=2, head=1)).last == 2
