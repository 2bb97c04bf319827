"""Which phrase fills a role of a verb, a noun or an adjective."""

from __future__ import annotations

import pytest

from dragoman.annotate.events.fillers import filler, role
from dragoman.annotate.events.matching import find_hits
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.support import load_support

FILLERS = [
    # sentence, predicate, role, head of the phrase
    ("Iraq attacked Kuwait.", "attacked", "subj", "Iraq"),
    ("Kuwait was attacked by Iraq.", "attacked", "subj", "Iraq"),
    ("Kuwait was attacked by Iraq.", "attacked", "obj", "Kuwait"),
    ("Malawi was given food by Norway.", "given", "iobj", "Malawi"),
    ("Iraq's attack on Kuwait began.", "attack", "subj", "Iraq"),
    ("Iraq's attack on Kuwait began.", "attack", "on", "Kuwait"),
    ("The arrest of a journalist by Eritrea caused protests.", "arrest", "subj", "Eritrea"),
    ("The arrest of a journalist by Eritrea caused protests.", "arrest", "obj", "journalist"),
    ("Talks between Peru and Ecuador began.", "Talks", "subj", "Peru"),
    ("Peru demanded that Chile leave.", "demanded", "that", "Chile"),
    ("Peru held talks with Chile.", "talks", "subj", "Peru"),
    ("After talks with Lavrov, Kerry left.", "talks", "subj", "Kerry"),
    ("Iraq attacked Kuwait.", "attacked", "with", None),
]


@pytest.mark.parametrize(("sentence", "predicate", "name", "head"), FILLERS)
def test_filler(read, sentence: str, predicate: str, name: str, head: str | None) -> None:  # type: ignore[no-untyped-def]
    text = read(sentence)
    hits = find_hits(text.tree, load_frames(), load_support())
    hit = next(h for h in hits.values() if text.tree.tokens[h.trigger].text == predicate)
    found = filler(text.tree, text.cast, hit, name)
    assert (found if found is None else text.tree.tokens[found].text) == head


def test_political_parties_are_preferred_to_the_first_named(read) -> None:  # type: ignore[no-untyped-def]
    text = read("A man attacked Kuwait.")
    hits = find_hits(text.tree, load_frames(), load_support())
    hit = next(iter(hits.values()))
    found = role(text.tree, text.cast, hits, hit, ("subj", "obj"), None)
    assert text.words(found) == ["Kuwait"]
