"""Why a predicate that matched a frame gives no event."""

from __future__ import annotations

import pytest

from dragoman.annotate.events import find_events

REASONS = [
    # sentence, word, reason (its beginning)
    ("Japan agreed to help Kenya.", "help", "expressed by “agreed”"),
    ("Peru denied that Chile attacked.", "denied", "only colours another predicate: "),
    ("An agreement with Peru is what Chile wants.", "agreement", "spoken of, not told"),
    ("The Russian sanctions regime hurt Poland.", "sanctions", "noun without a verb"),
    ("The trade talks team of Peru travelled.", "talks", "noun used as a modifier"),
    ("Thousands marched in Chile to demand reform.", "demand", "topic of the protest “marched”"),
    ("The Spanish striker attacked from the left in the second half.", "attacked",
     "not political: sport"),
    ("A man attacked a woman.", "attacked", "nobody with a part in public life"),
    ("Iran's parliament read a bill that would bar inspectors from Qom.", "bar",
     "only what the bill would do"),
    ("Congress weighed a trade bill to force the president to punish Japan.", "force",
     "only what the bill would do"),
    ("Lavrov plans to rest.", "plans", "a plan or promise towards nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "word", "reason"), REASONS)
def test_reason(read, sentence: str, word: str, reason: str) -> None:  # type: ignore[no-untyped-def]
    text = read(sentence)
    dropped = find_events(text.tree, text.cast)[1]
    told = {sentence[d.start : d.end]: d.reason for d in dropped}
    assert told.get(word, "").startswith(reason), told


@pytest.mark.parametrize(("who", "sport"), [("A visitor", True), ("The army", False)])
def test_officials_lift_the_veto_of_a_sentence(read, who: str, sport: bool) -> None:  # type: ignore[no-untyped-def]
    text = read(f"{who} attacked Kenya's goalkeeper after the football match.")
    reasons = {d.reason for d in find_events(text.tree, text.cast)[1]}
    assert ("not political: sport" in reasons) is sport
