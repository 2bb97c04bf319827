"""Statements as public acts of CAMEO's root 01."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.lexicon.utterances import Utterance, load_utterances


def codes(text: str) -> list[str | None]:
    """Codes of the statements of a text, outermost first."""
    return [s.cameo for s in code(text).statements]


@pytest.mark.parametrize("row", load_utterances(), ids=lambda r: r.id)
def test_each_row_fits_its_example_and_not_the_other(row: Utterance) -> None:
    assert row.cameo in codes(row.example)
    assert row.cameo not in codes(row.no_match)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Oslo said the bridge would be closed.", "010"),
        ("“The bridge will be closed,” the mayor of Oslo said.", "010"),
        ("The mayor of Oslo hopes to visit Riga.", None),
        ("Reports emerged that the bridge had been closed.", None),
        ("The mayor of Oslo thinks that the bridge is old.", None),
    ],
)
def test_plain_speech_comments_and_wills_do_not(text: str, expected: str | None) -> None:
    assert codes(text)[0] == expected
