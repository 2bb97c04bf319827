"""What events are about: the examples of every cue, and how reach and conditions work."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.annotate.actors import find_actors
from dragoman.annotate.coding import code
from dragoman.annotate.contexts import in_context, phrases_of, speaking_cues
from dragoman.annotate.events import find_events
from dragoman.annotate.factuality import assess
from dragoman.annotate.parse import parse
from dragoman.annotate.statements import find_statements
from dragoman.lexicon.contexts import ContextCue, load_contexts
from dragoman.telling import EventsBy
from dragoman.text import Reading


def contexts(text: str) -> list[tuple[str, ...]]:
    return [e.contexts for e in dragoman.code(text, by=EventsBy.FRAMES).events]


def cues_at(text: str) -> set[str]:
    """Ids of the cues that speak of any event of the text, which has one sentence."""
    tree = parse(Reading(text))
    said = find_statements(tree)
    cast = find_actors(tree, said)
    speakers = {k for s in said for span in (s.source, s.cue) if span for k in range(*span)}
    found = set()
    for mention in find_events(tree, cast)[0]:
        event, _ = code(mention, assess(tree, mention.trigger, said), cast, said)
        cues = speaking_cues(tree, cast, event, phrases_of(tree, 0), speakers)
        found |= {cue.id for cue in cues}
    return found


@pytest.mark.parametrize("cue", load_contexts().cues, ids=lambda c: c.id)
def test_examples(cue: ContextCue) -> None:
    for text in cue.match:
        assert any(cue.context in found for found in contexts(text)), text
        assert cue.id in cues_at(text), text
    for text in cue.no_match:
        found = contexts(text)
        assert found, text
        assert not any(cue.context in one for one in found), text


def test_a_speaker_who_is_no_party_says_nothing_of_the_topic() -> None:
    (found,) = contexts("Kenya expelled two Somali singers, an admiral said.")
    assert "military" not in found


def test_the_ministry_that_speaks_does_where_its_cue_hears_speakers() -> None:
    (found,) = contexts("Latvia attacked Estonia, the defence ministry said.")
    assert "military" in found


def test_a_context_of_the_sentence_is_not_that_of_the_document() -> None:
    first, second = contexts("Peru rejected the election. Gunmen killed two bakers in Lima.")
    assert "election" in first
    assert "election" not in second


def test_what_the_frame_implies_stays_and_stands_once() -> None:
    (found,) = contexts("Guards tortured two students.")
    assert found.count("human_rights") == 1


def test_a_cue_gives_way_to_the_context_it_names() -> None:
    (found,) = contexts("Nepal promised to send a battalion of peacekeepers to Haiti.")
    assert found == ("peacekeeping",)


def test_nothing_is_better_than_a_guess() -> None:
    assert contexts("Kenya praised Somalia.") == [()]


def test_events_keep_everything_else() -> None:
    tree = parse(Reading("Rebels rejected the ceasefire."))
    said = find_statements(tree)
    cast = find_actors(tree, said)
    (event, *_), _ = find_events(tree, cast)
    told = [(event, assess(tree, event.trigger, said))]
    ((after, commitment),) = in_context(tree, said, cast, told)
    assert commitment is told[0][1]
    assert after.contexts == ("military",)
    assert (after.type, after.trigger, after.actors) == (event.type, event.trigger, event.actors)
