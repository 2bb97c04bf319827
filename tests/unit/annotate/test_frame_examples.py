"""Every frame codes its own examples, and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from dragoman.lexicon.frames import Example, Frame, load_frames

MATCH = [(f, e) for f in load_frames().frames for e in f.match]
NO_MATCH = [(f, t) for f in load_frames().frames for t in f.no_match]


@pytest.mark.parametrize(
    ("frame", "example"), MATCH, ids=[f"{f.id}-{n}" for n, (f, _) in enumerate(MATCH)]
)
def test_match(read, frame: Frame, example: Example) -> None:  # type: ignore[no-untyped-def]
    text = read(example.text)
    fitting = [
        e
        for e in text.events
        if e.frame == frame.rule
        and any(example.actor in w for w in text.words(e.actors) or [""])
        and any(example.recipient in w for w in text.words(e.recipients) or [""])
    ]
    found = [(e.frame, text.words(e.actors), text.words(e.recipients)) for e in text.events]
    assert fitting, found


@pytest.mark.parametrize(
    ("frame", "sentence"), NO_MATCH, ids=[f"{f.id}-{n}" for n, (f, _) in enumerate(NO_MATCH)]
)
def test_no_match(read, frame: Frame, sentence: str) -> None:  # type: ignore[no-untyped-def]
    assert frame.rule not in {e.frame for e in read(sentence).events}


def test_every_coded_frame_has_an_example() -> None:
    bare = [f.id for f in load_frames().frames if f.type is not None and not f.match]
    assert bare == []
