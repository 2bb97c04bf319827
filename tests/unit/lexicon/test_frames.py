from __future__ import annotations

import pytest

from dragoman.errors import DataError
from dragoman.lexicon.codebook import load_codebook
from dragoman.lexicon.compositions import load_compositions
from dragoman.lexicon.frames import build_lexicon, load_frames
from dragoman.lexicon.operators import load_operators
from dragoman.lexicon.support import load_support
from dragoman.types import Plover


def frame(**changes: object) -> dict[str, object]:
    return {"frame": [{"id": "x", "patterns": ["attack/V"], "type": "ASSAULT", **changes}]}


@pytest.mark.parametrize(
    "table",
    [
        frame(type="WAR"),
        frame(colour="red"),
        {"frame": [{"id": "x"}]},
        frame(match=[{"txt": "a"}]),
        frame(also={"type": "X"}),
    ],
)
def test_bad_frames_are_refused(table: dict[str, object]) -> None:
    with pytest.raises(DataError):
        build_lexicon([("file", table)], {})


def test_double_ids_are_refused() -> None:
    with pytest.raises(DataError, match="twice"):
        build_lexicon([("a", frame()), ("b", frame())], {})


def test_every_type_has_frames_and_every_code_is_known() -> None:
    book = load_codebook()
    frames = load_frames().frames
    assert {f.type for f in frames if f.type} == set(Plover)
    for f in frames:
        if f.type is None:
            continue
        assert f.mode is None or (f.type, f.mode) in book.types, f.id
        assert f.cameo is None or f.cameo in book.cameo, f.id
        assert set(f.contexts) <= set(book.contexts), f.id


def test_compositions_use_known_codes_and_classes() -> None:
    book = load_codebook()
    classes = {f.embeds for f in load_frames().frames if f.embeds}
    rows = load_compositions()
    assert {outer for outer, _ in rows} <= classes
    for (outer, _), row in rows.items():
        assert row.outer == outer
        assert set(row.cameo.values()) <= set(book.cameo), row.id
        if row.type is not None:
            for mode in {row.mode, *row.modes.values()} - {None}:
                assert (row.type, mode) in book.types, (row.id, mode)


def test_operators_and_support_load() -> None:
    operators = load_operators()
    assert operators["refuse", "V"].affirmed == "-"
    assert operators["manage", "V"].negated == "-"
    assert ("travel", "for") in load_support().prepositional
