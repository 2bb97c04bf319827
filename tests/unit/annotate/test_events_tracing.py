from __future__ import annotations

from dragoman.annotate.events.tracing import Word, trace
from dragoman.lexicon.frames import load_frames


def traced(read, sentence: str, text: str) -> tuple[list[str], Word]:  # type: ignore[no-untyped-def]
    tree = read(sentence).tree
    found = {tree.tokens[w.token].text: w for w in trace(tree, load_frames())}
    return [t.text for t in tree.tokens], found[text]


def test_conditions_tell_what_held_and_what_stood_there_instead(read) -> None:  # type: ignore[no-untyped-def]
    words, found = traced(read, "Japan imposed a tariff on Chile.", "imposed")
    assert found.chosen is not None
    assert found.chosen.frame.id == "sanction.impose"
    [held] = [c for c in found.chosen.checks if c.condition.key == "obj"]
    assert held.held
    assert [words[k] for k in held.tokens] == ["tariff"]
    failed = [c for x in found.trials if not x.fits for c in x.checks if not c.held]
    assert any(words[k] == "tariff" for c in failed for k in c.tokens)


def test_the_chosen_pattern_is_the_first_that_fits(read) -> None:  # type: ignore[no-untyped-def]
    _, found = traced(read, "Japan called off the talks with Chile.", "called")
    assert found.chosen is next(x for x in found.trials if x.fits)


def test_every_hit_of_the_stage_is_traced(read) -> None:  # type: ignore[no-untyped-def]
    text = read("Japan agreed to help Kenya after Chile attacked Peru.")
    chosen = {w.token for w in trace(text.tree, load_frames()) if w.chosen}
    assert {e.trigger for e in text.events} <= chosen
