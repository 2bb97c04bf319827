from __future__ import annotations

import pytest

from dragoman.lexicon.own import packaged
from dragoman.trials.sentences import Account, Reached, explain


def told(text: str) -> Account:
    return explain(text, packaged())


def word(account: Account, text: str) -> Reached:
    return next(r for r in account.words if account.tree.tokens[r.word.token].text == text)


def test_a_coded_word_names_its_event() -> None:
    account = told("Iraq attacked Kuwait.")
    reached = word(account, "attacked")
    assert reached.events == ("e1",)
    assert reached.word.chosen is not None
    assert reached.word.chosen.frame.rule == account.record.events[0].explain.rule


@pytest.mark.parametrize(
    ("text", "trigger", "reason"),
    [
        ("Japan agreed to help Kenya.", "help", "expressed by “agreed”"),
        ("Peru imposed a ban on pork from Chile.", "ban", "part of the predicate “imposed”"),
        ("The man attacked his dog.", "attacked", "nobody with a part in public life"),
        ("Japan put a book on the table.", "put", "no pattern fits"),
    ],
)
def test_a_word_without_an_event_has_a_reason(text: str, trigger: str, reason: str) -> None:
    assert reason in word(told(text), trigger).reason


def test_a_sentence_without_any_frame() -> None:
    assert told("It rained.").words == ()
