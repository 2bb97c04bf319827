"""The code books: PLOVER types, modes and contexts, CAMEO codes."""

from __future__ import annotations

from dragoman.lexicon.codebook import load_codebook
from dragoman.types import Plover
from dragoman.views.words import FAMILIES, SHAPES, TYPES
from generators.markdown import code, document, meanings, number, plain, table

_INTRO = """
Codes and figures are those of PLOVER 2024 (Open Event Data Alliance) and of CAMEO; the names are
our own words. `score` is PLOVER's scale; `goldstein` is another and comes with CAMEO. Where the
sources contradict each other or themselves, see [what we decided](../explanation/decisions.md).
"""


def page() -> str:
    """``reference/codes.md``."""
    book = load_codebook()
    types, modes = [], []
    for (kind, mode), entry in book.types.items():
        if mode:
            modes.append((kind.value, code(mode), plain(entry.name), number(entry.score)))
        else:
            quad = f"{SHAPES[entry.quad]} {entry.quad} {FAMILIES[entry.quad]}"
            name = plain(entry.name) or TYPES[kind]
            types.append((code(kind.value), name, quad, number(entry.score), _means(kind)))
    return document(
        "Codes",
        _INTRO,
        "## PLOVER types",
        table(("Type", "Our name", "Quad", "Score", "Meaning"), types),
        "## PLOVER modes",
        table(("Type", "Mode", "Our name", "Score"), modes),
        "## PLOVER contexts",
        table(("Context", "Our name"), ((code(k), plain(v)) for k, v in book.contexts.items())),
        "## CAMEO codes",
        "`goldstein` of an event is the ICEWS column. A dash means that the table has no value; "
        "dragoman then takes that of the code above.",
        table(
            ("Code", "Our name", "Goldstein (ICEWS)", "Goldstein (GDELT)"),
            (
                (code(e.code), plain(e.name), number(e.goldstein), number(e.goldstein_gdelt))
                for e in book.cameo.values()
            ),
        ),
    )


def _means(kind: Plover) -> object:
    return meanings()["enums"][f"Plover.{kind.name}"]
