"""Random records: every field of every table, with ids that sometimes meet."""

from __future__ import annotations

import dataclasses
import types
import typing
from enum import Enum

from hypothesis import strategies as st

from dragoman.types import Record

TEXT = st.text(max_size=30) | st.sampled_from(
    ["a1", "q1", "q2", "e1", "m1", "s0", "[bold]x[/]", "<b>&\"'", "\x1b[31m", "a\nb\n\nc", "محمد 🕊️"]
)
_PLAIN = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(-3, 60),
    float: st.floats(allow_nan=False, allow_infinity=False),
    type(None): st.none(),
}


def _strategy(hint: object) -> st.SearchStrategy[object]:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if typing.get_origin(hint) is tuple:
        return st.lists(_strategy(typing.get_args(hint)[0]), max_size=2).map(tuple)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return st.one_of([_strategy(part) for part in typing.get_args(hint)])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    assert dataclasses.is_dataclass(hint)
    hints = typing.get_type_hints(hint)
    return st.builds(hint, **{name: _strategy(part) for name, part in hints.items()})


RECORDS: st.SearchStrategy[Record] = _strategy(Record)  # type: ignore[assignment]
