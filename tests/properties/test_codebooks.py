"""Whatever stands in a file of one's own, it is told what is wrong with it; nothing breaks."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.lexicon.own import build
from dragoman.lexicon.own.checks import FRAME_KEYS
from dragoman.lexicon.own.codings import CODE_KEYS

WORDS = st.sampled_from(
    ["", " ", "x", "AID", "seize", "171", "aid.general", "board/V obj=@person", "@", "a|b", "/",
     "=", "!/N", "ÄÖ/V", "obj", "true", "override", "🙂"]
)  # fmt: skip
VALUES = st.recursive(
    WORDS | st.integers(-3, 3) | st.booleans() | st.floats(-2, 2),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "actor", "type", "mode", "x"]), inner, max_size=3
        )
    ),
    max_leaves=5,
)


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return repr(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def table(keys: list[str]) -> st.SearchStrategy[str]:
    rows = st.dictionaries(st.sampled_from(keys), VALUES, max_size=7)
    return rows.map(lambda row: "".join(f"{k} = {toml(v)}\n" for k, v in row.items()))


@settings(max_examples=150, deadline=None)
@given(
    head=table(["id", "version", "about", "off", "x"]),
    classes=table(["spies", "person", "x"]),
    frames=st.lists(table(sorted(FRAME_KEYS)), max_size=3),
    codes=st.lists(table(sorted(CODE_KEYS)), max_size=3),
)
def test_any_values(head: str, classes: str, frames: list[str], codes: list[str]) -> None:
    text = f"[lexicon]\n{head}[classes]\n{classes}"
    text += "".join(f"[[frame]]\n{f}" for f in frames) + "".join(f"[[code]]\n{c}" for c in codes)
    built = build((("a.toml", text),))
    lines = text.count("\n") + 1
    for fault in built.faults:
        assert fault.what
        assert fault.line is None or 1 <= fault.line <= lines


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80) | table(["lexicon", "classes", "frame", "code"]))
def test_any_text(text: str) -> None:
    assert build((("a.toml", text),)).faults
