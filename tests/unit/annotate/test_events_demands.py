from __future__ import annotations

import pytest

from dragoman.annotate.events import find_demands

DEMANDS = [
    ("Russia says Kenya must end attacks on Somalia.",
     "REQUEST", "yield", "1056", ["Russia"], ["Kenya"]),
    ("Kerry told reporters that Israel should hold talks with Hamas.",
     "REQUEST", "meet", "026", ["Kerry"], ["Israel"]),
    ("The EU said Kosovo has to release the prisoners.",
     "REQUEST", "yield", "1053", ["EU"], ["Kosovo"]),
    ("France said Iran must not attack Israel.",
     "REQUEST", "yield", "105", ["France"], ["Iran"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "mode", "cameo", "actors", "recipients"), DEMANDS)
def test_a_duty_laid_on_others_is_a_demand(  # type: ignore[no-untyped-def]
    read, sentence: str, kind: str, mode: str, cameo: str, actors: list[str], recipients: list[str]
) -> None:
    text = read(sentence)
    found = [d.event for d in find_demands(text.tree, text.cast, text.said, text.events)]
    assert [
        (e.type.value, e.mode, e.cameo, text.words(e.actors), text.words(e.recipients))
        for e in found
    ] == [(kind, mode, cameo, actors, recipients)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kerry said the United States must support Israel.",  # the speaker's own side
        "Russia says Kenya will end attacks on Somalia.",
        "Kenya must end attacks on Somalia.",  # nobody says so but the author
        "Russia denied that Kenya must end attacks on Somalia.",
        "Russia says attacks on Somalia must be ended.",  # nobody is told to
    ],
)
def test_what_is_no_demand(read, sentence: str) -> None:  # type: ignore[no-untyped-def]
    text = read(sentence)
    assert find_demands(text.tree, text.cast, text.said, text.events) == ()
