"""The code books: complete, consistent, equal to the reference in facts and not in words."""

from __future__ import annotations

import csv
from pathlib import Path

from dragoman.lexicon.codebook import load_codebook
from dragoman.lexicon.tables import read_tsv
from dragoman.types import Plover

CAMEO = read_tsv("codebook/cameo.tsv", ("code", "name", "goldstein", "goldstein_gdelt"))
TYPES = read_tsv("codebook/plover.tsv", ("type", "mode", "quad", "score", "cameo", "name"))
CONTEXTS = read_tsv("codebook/contexts.tsv", ("context", "name"))
QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}


def reference(gold: Path, name: str) -> list[dict[str, str]]:
    with (gold / "ontology" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def plain(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def type_of(code: str) -> str | None:
    """The type whose list holds the longest prefix of the code."""
    prefixes = {p: r["type"] for r in TYPES for p in r["cameo"].split("|") if p}
    return next((prefixes[code[:n]] for n in range(len(code), 1, -1) if code[:n] in prefixes), None)


def test_every_row_has_a_short_name() -> None:
    for row in CAMEO + TYPES + CONTEXTS:
        assert row["name"].strip() == row["name"], row
        assert 1 <= len(row["name"].split()) <= 7, row


def test_names_tell_rows_apart() -> None:
    for rows in (CAMEO, TYPES, CONTEXTS):
        assert len({row["name"] for row in rows}) == len(rows)


def test_keys_are_unique() -> None:
    assert len({r["code"] for r in CAMEO}) == len(CAMEO) == 316
    assert len({(r["type"], r["mode"]) for r in TYPES}) == len(TYPES) == 84
    assert len({r["context"] for r in CONTEXTS}) == len(CONTEXTS) == 37


def test_codes_stand_under_codes_that_exist() -> None:
    codes = {r["code"] for r in CAMEO}
    for code in codes:
        assert code.isdigit()
        assert 2 <= len(code) <= 4
        assert all(code[:n] in codes for n in range(2, len(code))), code


def test_goldstein_values_parse_and_stand_in_range() -> None:
    book = load_codebook()
    for entry in book.cameo.values():
        assert entry.goldstein is not None, entry
        assert -10 <= entry.goldstein <= 10, entry
        assert entry.goldstein_gdelt is None or -10 <= entry.goldstein_gdelt <= 10, entry


def test_every_type_has_its_row_and_quad() -> None:
    assert {r["type"] for r in TYPES if not r["mode"]} == {t.value for t in Plover}
    for row in TYPES:
        assert row["type"] in QUADS[int(row["quad"])], row
        assert not row["score"] or -10 <= float(row["score"]) <= 10, row


def test_cameo_column_maps_every_code_but_statements_to_one_type() -> None:
    codes = {r["code"] for r in CAMEO}
    listed = [p for r in TYPES for p in r["cameo"].split("|") if p]
    assert len(set(listed)) == len(listed)
    assert set(listed) <= codes
    for row in TYPES:
        assert bool(row["cameo"]) == (not row["mode"]), row
    unmapped = {c for c in codes if type_of(c) is None}
    assert unmapped == {c for c in codes if c.startswith("01")} | {"08"}


def test_types_of_codes_where_the_roots_are_split() -> None:
    split = {
        "036": "AGREE", "0353": "CONCEDE", "055": "CONCEDE", "0831": "CONCEDE", "0841": "RETREAT",
        "116": "SANCTION", "112": "ACCUSE", "163": "SANCTION", "1712": "ASSAULT", "171": "COERCE",
        "175": "ASSAULT", "191": "COERCE", "190": "ASSAULT", "023": "REQUEST",
    }  # fmt: skip
    assert {code: type_of(code) for code in split} == split


def test_cameo_equals_the_reference(gold: Path) -> None:
    theirs = {r["code"]: r for r in reference(gold, "cameo_codes.tsv")}
    assert {r["code"] for r in CAMEO} == set(theirs)
    for row in CAMEO:
        for column in ("goldstein", "goldstein_gdelt"):
            ours, other = row[column], theirs[row["code"]][column]
            assert bool(ours) == bool(other), row
            assert not ours or float(ours) == float(other), row


def test_plover_equals_the_reference(gold: Path) -> None:
    theirs = {(r["event"], r["mode"]): r for r in reference(gold, "plover_types.tsv")}
    assert {(r["type"], r["mode"]) for r in TYPES} == set(theirs)
    for row in TYPES:
        other = theirs[row["type"], row["mode"]]
        assert row["quad"] == other["quad"].split()[0], row
        assert bool(row["score"]) == bool(other["score"]), row
        assert not row["score"] or float(row["score"]) == float(other["score"]), row
    contexts = {r["context"] for r in reference(gold, "plover_contexts.tsv")}
    assert {r["context"] for r in CONTEXTS} == contexts


def test_names_are_in_our_own_words(gold: Path) -> None:
    theirs = {plain(r["name"]) for r in reference(gold, "cameo_codes.tsv")}
    theirs |= {plain(r["definition"] or "") for r in reference(gold, "plover_types.tsv")}
    for row in CAMEO + TYPES + CONTEXTS:
        if len(row["name"].split()) > 2:
            assert plain(row["name"]) not in theirs, row
