"""Which years' offices the packaged tables know, country by country."""

from __future__ import annotations

import tempfile
from pathlib import Path

from dragoman.lexicon.countries import COUNTRY_COLUMNS
from dragoman.lexicon.tables import read_tsv
from dragoman.store.knowledge import builtin
from dragoman.store.knowledge.coverage import FIRST_YEAR, OFFICES, Coverage, offices_by_year
from dragoman.store.knowledge.schema import open_writable
from dragoman.views.knowledge import spans
from generators.markdown import NONE, code, document, table

LAST_YEAR = 2025  # a page that changed with the calendar would always be stale
_STATES = frozenset({"state", "partly-recognised"})
_ASKED = {"head": "head of state", "premier": "head of government",
          "foreign": "foreign minister", "defence": "defence minister"}  # fmt: skip


def page() -> str:
    """``reference/coverage.md``."""
    found = {c.country: c for c in _packaged()}
    names = {
        r["id"]: r["name"]
        for r in read_tsv("knowledge/countries.tsv", COUNTRY_COLUMNS)
        if r["status"] in _STATES
    }
    states = sorted(names.items(), key=lambda c: c[1])
    known = [found[key] for key in names if key in found]
    counts = [
        (_ASKED[office], sum(bool(c.years[office]) for c in known),
         sum(len(_years(c, office)) for c in known))
        for office in OFFICES
    ]  # fmt: skip
    return document(
        "Coverage by country and year",
        f"For each state the years from {FIRST_YEAR} to {LAST_YEAR} in whose middle the packaged "
        "tables know, or think possible, a holder. `dragoman knowledge coverage` tells the same of "
        "the knowledge base on your machine, with what was imported; "
        "[importing](../howto/import-knowledge.md) fills the gaps.",
        table(("Office", "States", "State-years"), counts),
        table(
            ("Country", "Code", *(_ASKED[o].capitalize() for o in OFFICES)),
            [
                (name, code(key), *(_cell(found.get(key), office) for office in OFFICES))
                for key, name in states
            ],
        ),
    )  # fmt: skip


def _packaged() -> list[Coverage]:
    with tempfile.TemporaryDirectory() as folder:
        base = open_writable(Path(folder) / "packaged.sqlite")
        builtin.build(base)
        found = offices_by_year(base)
        base.close()
    return found


def _years(coverage: Coverage, office: str) -> list[int]:
    return [y for y in coverage.years[office] if y <= LAST_YEAR]


def _cell(coverage: Coverage | None, office: str) -> str:
    return (spans(_years(coverage, office)) if coverage else "") or NONE
