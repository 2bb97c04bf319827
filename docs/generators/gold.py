"""What the rows of gold files look like, task by task."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import get_args

import msgspec

from dragoman.evaluate.runs import FORMS, TASKS
from generators.markdown import NONE, code, document, table

_INTRO = """
`dragoman evaluate TASK GOLD` reads JSON lines, plain or gzip-compressed, one row a line. Fields
that a task does not name are ignored. Where a task takes several kinds of rows, the first row
decides. All offsets are half-open and count code points, unless tokens are said.
"""
_PAIRS = """
Rows as for `events`; `marked` must hold the text with `<s>…</s>` around the actor and `<t>…</t>`
around the recipient. Each pair is handed to `dragoman.code_pair`.
"""


def page() -> str:
    """``reference/gold.md``."""
    blocks = [_INTRO]
    for task, measured in TASKS.items():
        blocks += [f"## {task}", f"Measures {measured}."]
        if task == "pairs":
            blocks += [_PAIRS]
            continue
        kinds = (kind for form in FORMS[task] for kind in (form.row, *_within(form.row)))
        for kind in dict.fromkeys(kinds):
            blocks += [f"`{kind.__name__}`: {_doc(kind)}", _fields(kind)]
    return document("Gold rows", *blocks)


def _within(kind: type) -> Iterator[type[msgspec.Struct]]:
    """The kinds of rows that the fields of a row, or members of its type, hold."""
    inner = [f.type for f in msgspec.structs.fields(kind)] if _is_row(kind) else get_args(kind)
    for one in inner:
        if _is_row(one):
            yield one
        yield from _within(one)


def _is_row(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _doc(kind: type) -> str:
    return " ".join(inspect.cleandoc(kind.__doc__ or "").replace("``", "`").split())


def _fields(kind: type[msgspec.Struct]) -> str:
    rows = []
    for field in msgspec.structs.fields(kind):
        needed = "yes" if field.required else NONE
        rows.append((code(field.encode_name), code(kind.__annotations__[field.name]), needed))
    return table(("Field", "Type", "Needed"), rows)
