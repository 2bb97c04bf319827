"""What the rows of gold files look like, task by task."""

from __future__ import annotations

import inspect

import msgspec

from dragoman.evaluate import TASKS
from dragoman.evaluate.tasks import (
    actors,
    attribution,
    classes,
    dates,
    duplicates,
    events,
    extraction,
    factuality,
    offices,
    places,
    segments,
)
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
ROWS: dict[str, tuple[type[msgspec.Struct], ...]] = {
    "events": (events.Sentence, events.GoldPair, classes.Sentence),
    "pairs": (),
    "attribution": (attribution.Article, attribution.GoldAttribution, attribution.Span),
    "factuality": (factuality.Sentence, factuality.Trigger),
    "actors": (actors.Mention, offices.Question),
    "places": (places.Document, places.GoldToponym),
    "extraction": (extraction.Page, segments.Page),
    "dates": (dates.Page,),
    "duplicates": (duplicates.Article,),
}


def page() -> str:
    """``reference/gold.md``."""
    blocks = [_INTRO]
    for task, measured in TASKS.items():
        blocks += [f"## {task}", f"Measures {measured}."]
        blocks += [_PAIRS] if task == "pairs" else []
        for kind in ROWS[task]:
            blocks += [f"`{kind.__name__}`: {_doc(kind)}", _fields(kind)]
    return document("Gold rows", *blocks)


def _doc(kind: type) -> str:
    return " ".join(inspect.cleandoc(kind.__doc__ or "").replace("``", "`").split())


def _fields(kind: type[msgspec.Struct]) -> str:
    rows = []
    for field in msgspec.structs.fields(kind):
        needed = "yes" if field.required else NONE
        rows.append((code(field.encode_name), code(kind.__annotations__[field.name]), needed))
    return table(("Field", "Type", "Needed"), rows)
