"""The data dictionary: every dataclass, field and value of ``dragoman.types``."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields, is_dataclass
from enum import StrEnum

from dragoman import types
from dragoman.views import words
from generators.markdown import code, document, meanings, table

_INTRO = f"""
`dragoman code INPUT --json` prints one such object a document, `--jsonl` one a line. This is
schema {types.SCHEMA}: fields may be added, none is renamed or changes its meaning without a new
number. All offsets are half-open and count Unicode code points of `document.text`; the `text`
beside a pair of offsets is always equal to that slice. Lists are never null, and a value that the
text, the page and the knowledge base do not support is null.
"""
_NAMES = {"str": "text", "int": "integer", "float": "number", "bool": "true or false"}


def classes() -> list[type]:
    """The classes of the record, from ``Record`` down, each once."""
    found: list[type] = []

    def walk(kind: type) -> None:
        if kind in found:
            return
        found.append(kind)
        for f in fields(kind):
            for name in re.findall(r"\w+", str(f.type)):
                inner = getattr(types, name, None)
                if inspect.isclass(inner) and is_dataclass(inner):
                    walk(inner)

    walk(types.Record)
    return found


def enums() -> list[type[StrEnum]]:
    """The closed sets of values, in the order of ``types.py``."""
    found = [k for k in vars(types).values() if inspect.isclass(k) and issubclass(k, StrEnum)]
    return [k for k in found if k is not StrEnum]


def page() -> str:
    """``reference/record.md``."""
    blocks = [_INTRO]
    for kind in classes():
        blocks += _class(kind)
    for values in enums():
        blocks += _enum(values)
    return document("The record", *blocks)


def _doc(kind: type) -> str:
    return inspect.cleandoc(kind.__doc__ or "").replace("``", "`")


def _type(name: str) -> str:
    if name.endswith(" | None"):
        return f"{_type(name.removesuffix(' | None'))} or null"
    if name.startswith("tuple["):
        return f"list of {_type(name[6:].removesuffix(', ...]'))}"
    return _NAMES.get(name) or f"[{name}](#{name.lower()})"


def _class(kind: type) -> list[str]:
    known = meanings()
    rows = [
        (code(f.name), _type(str(f.type)), known["fields"][f"{kind.__name__}.{f.name}"])
        for f in fields(kind)
    ]
    blocks = [f"## {kind.__name__}", _doc(kind), table(("Field", "Type", "Meaning"), rows)]
    for key, values in known["values"].items():
        name, _, field = key.partition(".")
        if name == kind.__name__ and isinstance(values, dict):
            words_of = ((code(v), text) for v, text in values.items())
            blocks += [f"Values of `{field}`:", table(("Value", "Meaning"), words_of)]
    return blocks


def _enum(values: type[StrEnum]) -> list[str]:
    known = meanings()["enums"]
    rows = [
        (code(member.value), *_shown(member), known[f"{values.__name__}.{member.name}"])
        for member in values
    ]
    header = ("Value", *(["Shown as"] if values is types.Factuality else []), "Meaning")
    return [f"## {values.__name__}", _doc(values), table(header, rows)]


def _shown(member: StrEnum) -> tuple[str, ...]:
    """The words by which the views call a value of factuality."""
    return (words.FACTUALITY[member],) if isinstance(member, types.Factuality) else ()
