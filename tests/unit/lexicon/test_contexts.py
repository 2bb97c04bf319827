"""The table of context cues: what a row may say, and that every context has a cue."""

from __future__ import annotations

import pytest

from dragoman.errors import DataError
from dragoman.lexicon.codebook import load_codebook
from dragoman.lexicon.contexts import context_cue, load_contexts, phrase


def row(**changes: object) -> dict[str, object]:
    plain: dict[str, object] = {
        "id": "a.b",
        "context": "health",
        "words": ["nurse"],
        "match": ["Nurses went on strike."],
        "no_match": "Miners went on strike.",
    }
    return {k: v for k, v in (plain | changes).items() if v is not None}


def test_every_context_has_a_cue() -> None:
    assert {cue.context for cue in load_contexts().cues} == set(load_codebook().contexts)


def test_phrases_part_at_blanks_and_hyphens() -> None:
    assert phrase("by-election") == (("by", "election"), "")
    assert phrase("spy drill/N") == (("spy", "drill"), "N")


def test_a_phrase_knows_its_cues_and_its_first_word() -> None:
    table = load_contexts()
    for n, cue in enumerate(table.cues):
        for p in cue.words:
            assert n in table.by_phrase[p]
        for p in (*cue.words, *cue.beside, *cue.without):
            assert p in table.by_word[p[0][0]]


def test_a_row_has_defaults() -> None:
    cue = context_cue(row(), "here")
    assert (cue.reach, cue.least, cue.no_match) == ("sentence", 1, ("Miners went on strike.",))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"context": "weather"}, "no context"),
        ({"colour": "red"}, "unknown fields"),
        ({"words": None}, "needs words"),
        ({"words": [""]}, "list of texts"),
        ({"words": ["nurse/X"]}, "part of speech"),
        ({"types": ["STRIKE"]}, "types: not in the code book"),
        ({"not_types": ["PROTEST:loud"]}, "not_types: not in the code book"),
        ({"unless": ["weather"]}, "unless: not in the code book"),
        ({"reach": "page"}, "reach is one of"),
        ({"least": 0}, "reach is one of"),
        ({"match": None}, "example"),
        ({"no_match": []}, "example"),
    ],
)
def test_a_bad_row_is_named(changes: dict[str, object], message: str) -> None:
    with pytest.raises(DataError, match=message):
        context_cue(row(**changes), "here")
