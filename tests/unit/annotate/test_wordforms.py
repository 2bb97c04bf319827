"""Remembered parts of speech and lemmas are what the whole pipeline says."""

from __future__ import annotations

from dragoman.annotate.parse import load_model
from dragoman.annotate.wordforms import PIPES, WordForms

TEXTS = (
    "There are fears that the ministers were being misled, and there was no answer.",
    "He said his envoys had met them twice; it's unclear who they are.",
    "But for the strikes, the cities' defences would have held, she believes.",
    "Rebels shelled Goma. Leaving the town, soldiers left their left-over rations.",
)


def test_words_are_as_the_pipeline_has_them() -> None:
    nlp = load_model()
    forms = WordForms(nlp)
    for whole, bare in zip(nlp.pipe(TEXTS), nlp.pipe(TEXTS, disable=PIPES), strict=True):
        for a, b in zip(whole, bare, strict=True):
            assert forms.of(b) == (a.pos_, a.lemma_), a


def test_memory_begins_again_when_it_is_full(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("dragoman.annotate.wordforms._MOST", 3)
    nlp = load_model()
    forms = WordForms(nlp)
    doc = next(iter(nlp.pipe(TEXTS[:1], disable=PIPES)))
    tags = [forms.of(t)[0] for t in doc]
    assert tags[:2] == ["PRON", "VERB"]
    assert len(forms._known) <= 3
