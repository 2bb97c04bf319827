"""What the knowledge base holds: tables with their sizes, and coverage by country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources.abc import Traversable

from dragoman.lexicon import knowledge as tables
from dragoman.lexicon.persons import OFFICE_COLUMNS
from dragoman.lexicon.tables import data_path, names_in, read_toml, read_tsv
from generators.markdown import NONE, code, document, meanings, table

_INTRO = """
All data of dragoman are plain files in `src/dragoman/data`: tables (TSV) and rules (TOML), each
checked against its schema when it is read. `dragoman doctor` prints the hashes of the lexicon and
of the knowledge base, and every record carries them in `made_with`. The knowledge tables were
compiled by hand for dragoman and are under its licence; place names and coordinates come from
GeoNames.
"""
_BODIES = {
    "UNO": "United Nations", "EUR": "European Union", "IGO": "other intergovernmental",
    "NGO": "non-governmental", "IMG": "armed groups across borders",
}  # fmt: skip
_TOP = ("head_of_state", "monarch", "leader")
Rows = list[dict[str, str]]


def page() -> str:
    """``reference/knowledge.md``."""
    files = names_in("knowledge/offices", ".tsv")
    rows = [row for name in files for row in read_tsv(name, OFFICE_COLUMNS)]
    people = {(r["person"], r["wikidata"]) for r in rows}
    kinds = Counter(r["kind"] for r in rows)
    classes = [
        (code(k) if k else "other", n)
        for k, n in sorted(kinds.items(), key=lambda i: (-i[1], i[0]))
    ]
    coverage = list(_coverage(rows))
    return document(
        "Knowledge and data tables",
        _INTRO,
        "## Tables",
        table(("File", "Rows", "Holds"), _tables()),
        "## Offices",
        f"{len(rows)} terms of office held by {len(people)} people. Classes of office:",
        table(("Class", "Terms"), classes),
        "## Coverage by country",
        f"{len(coverage)} states, partly recognised states and non-state bodies. Terms counts all "
        "terms of office; the next four columns count those of heads of state (with monarchs and "
        "leaders), heads of government, foreign and defence ministers. Since is the year in which "
        "the earliest known term began. A name that is not here is still found in the text: it "
        "becomes an actor without a known office.",
        table(
            ("Country", "Code", "Terms", "Head", "Premier", "Foreign", "Defence", "Since",
             "Seats and bodies", "Organisations", "Armed groups"),
            coverage,
        ),
    )  # fmt: skip


def data_files() -> list[str]:
    """Every table and rule file under ``data``, sorted."""

    def walk(entry: Traversable, path: str) -> Iterator[str]:
        for child in entry.iterdir():
            name = f"{path}{child.name}"
            if child.is_dir():
                yield from walk(child, name + "/")
            elif name.endswith((".tsv", ".toml")):
                yield name

    return sorted(walk(data_path(""), ""))


def _tables() -> Iterator[tuple[str, int, object]]:
    known = meanings()["tables"]
    for name in data_files():
        yield code(name), _size(name), known.get(name, NONE)


def _size(name: str) -> int:
    """Rows of a table; entries of all arrays of a rule file, or its keys."""
    if name.endswith(".tsv"):
        lines = data_path(name).read_text("utf-8").split("\n")
        return sum(1 for x in lines if x.strip() and not x.startswith("#")) - 1
    raw = read_toml(name)
    entries = [v for v in raw.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
    return sum(map(len, entries)) if entries else len(raw)


def _coverage(rows: Rows) -> Iterator[tuple[object, ...]]:
    terms: dict[str, Rows] = {}
    for row in rows:
        terms.setdefault(row["country"], []).append(row)
    seats = _count("knowledge/metonyms.tsv", tables.METONYM_COLUMNS)
    bodies = _count("knowledge/organisations.tsv", tables.ORGANISATION_COLUMNS)
    groups = _count("knowledge/armed_groups.tsv", tables.GROUP_COLUMNS)
    countries = {
        r["id"]: r["name"]
        for r in read_tsv("knowledge/countries.tsv", tables.COUNTRY_COLUMNS)
        if r["status"] in {"state", "partly-recognised"}
    }
    for key, name in [*sorted(countries.items(), key=lambda c: c[1]), *_BODIES.items()]:
        held = terms.get(key, [])
        kinds = Counter(r["kind"] for r in held)
        starts = [r["start"][:4] for r in held if r["start"]]
        yield (
            name, code(key), len(held), sum(kinds[k] for k in _TOP), kinds["head_of_government"],
            kinds["foreign_minister"], kinds["defence_minister"], min(starts, default=NONE),
            seats[key], bodies[key], groups[key],
        )  # fmt: skip


def _count(name: str, columns: tuple[str, ...]) -> Counter[str]:
    return Counter(r["country"] for r in read_tsv(name, columns))
