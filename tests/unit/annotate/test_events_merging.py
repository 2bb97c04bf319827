"""One event told by a noun and its verb."""

from __future__ import annotations

from dragoman.annotate.events import find_events
from dragoman.types import Plover


def test_the_noun_lends_its_mode_and_actor_to_the_verb(read) -> None:  # type: ignore[no-untyped-def]
    text = read("A suicide attack by the Taliban killed eight soldiers in Kabul.")
    (event,) = [e for e in text.events if e.type is Plover.ASSAULT]
    assert text.tree.tokens[event.trigger].text == "killed"
    assert event.mode == "suicide-attack"
    assert text.words(event.actors) == ["Taliban"]
    reasons = {d.reason for d in find_events(text.tree, text.cast)[1]}
    assert "told by “killed”" in reasons


def test_two_acts_stay_two(read) -> None:  # type: ignore[no-untyped-def]
    text = read("Peru's attack angered Chile, which killed eight Peruvian soldiers.")
    assert [e.type for e in text.events].count(Plover.ASSAULT) == 2
