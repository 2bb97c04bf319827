"""Every cue of the table is found in its example and nowhere it does not belong."""

from __future__ import annotations

import pytest

from dragoman.annotate.parse import installed_model, parse
from dragoman.annotate.statements import find_statements
from dragoman.lexicon.cues import Cue, load_cues
from dragoman.syntax import Parse
from dragoman.text import Reading

pytestmark = pytest.mark.skipif(installed_model() is None, reason="no parsing model installed")

_CUES = load_cues().all()


def _parsed(text: str) -> Parse:
    return parse(Reading(text))


def _cued(tree: Parse, cue: Cue) -> bool:
    """Whether some statement has the cue's first word (or the whole phrase) as its cue."""
    for found in find_statements(tree):
        if found.cue is None:
            continue
        tokens = tree.tokens[found.cue[0] : found.cue[1]]
        if cue.pos == "phrase" and " ".join(t.low for t in tokens) == cue.lemma:
            return True
        first = cue.lemma.split()[0]
        stem = first[: max(3, len(first) - 1)]
        if cue.pos != "phrase" and any(t.lemma == first or t.low.startswith(stem) for t in tokens):
            return True
    return False


@pytest.mark.parametrize("cue", _CUES, ids=lambda c: c.id)
def test_example_yields_the_cue(cue: Cue) -> None:
    assert _cued(_parsed(cue.example), cue), cue.example


@pytest.mark.parametrize("cue", [c for c in _CUES if c.no_match], ids=lambda c: c.id)
def test_no_match_yields_nothing(cue: Cue) -> None:
    assert not _cued(_parsed(cue.no_match), cue), cue.no_match
