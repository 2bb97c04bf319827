"""The cue table: its schema is checked and its index is complete."""

from __future__ import annotations

import pytest

from dragoman.errors import DataError
from dragoman.lexicon.cues import build_cues, load_cues


def _row(**changes: str) -> dict[str, str]:
    row = {
        "id": "say.v", "lemma": "say", "pos": "verb", "kind": "speech", "factive": "0",
        "complements": "that|quote|p:of", "example": "She said that it rained.", "no_match": "",
    }  # fmt: skip
    return {**row, **changes}


def test_table_is_large_and_covers_every_kind() -> None:
    cues = load_cues().all()
    assert len(cues) >= 350
    assert {c.kind for c in cues} == {
        "speech", "belief", "knowledge", "intention", "fear", "perception", "report",
    }  # fmt: skip
    assert {c.pos for c in cues} == {"verb", "noun", "adjective", "adverb", "phrase"}


def test_loader_is_cached() -> None:
    assert load_cues() is load_cues()


@pytest.mark.parametrize(
    ("lemma", "kind", "factive"),
    [("say", "speech", False), ("reveal", "speech", True), ("fear", "fear", False),
     ("claim", "speech", False), ("realize", "knowledge", True), ("hope", "belief", False)],
)  # fmt: skip
def test_kind_and_factivity(lemma: str, kind: str, factive: bool) -> None:
    cue = load_cues().verbs[lemma]
    assert (cue.kind, cue.factive) == (kind, factive)


def test_prepositions_are_split_from_complements() -> None:
    lexicon = build_cues([_row()])
    cue = lexicon.verbs["say"]
    assert cue.complements == {"that", "quote"}
    assert cue.prepositions == {"of"}


def test_particles_and_phrases_are_indexed_by_first_word() -> None:
    lexicon = load_cues()
    assert "out" in lexicon.particles["point"]
    assert "point out" in lexicon.verbs
    assert ("according", "to") in {words for words, _ in lexicon.phrases["according"]}
    for found in lexicon.phrases.values():
        sizes = [len(" ".join(words)) for words, _ in found]
        assert sizes == sorted(sizes, reverse=True)


def test_spun_wording_is_no_cue() -> None:
    assert "in keeping with" not in {c.lemma for c in load_cues().all()}


@pytest.mark.parametrize(
    "change",
    [{"pos": "verbs"}, {"kind": "talk"}, {"factive": "yes"}, {"complements": "that|what"},
     {"complements": ""}, {"example": ""}, {"lemma": ""}],
)  # fmt: skip
def test_bad_rows_are_named(change: dict[str, str]) -> None:
    with pytest.raises(DataError) as caught:
        build_cues([_row(**change)])
    assert "say.v" in str(caught.value)


def test_doubles_are_refused() -> None:
    with pytest.raises(DataError, match="twice"):
        build_cues([_row(), _row()])
    with pytest.raises(DataError, match="twice"):
        build_cues([_row(), _row(id="say2.v")])
