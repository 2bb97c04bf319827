"""The knowledge tables: no impossible dates, overlaps without a reason, or twins; no losses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from functools import lru_cache
from itertools import combinations

import pytest

from dragoman.lexicon import knowledge as tables
from dragoman.lexicon.countries import COUNTRY_COLUMNS
from dragoman.lexicon.holders import ONE_HOLDER
from dragoman.lexicon.persons import (
    OFFICE_COLUMNS,
    OFFICE_RANK,
    Role,
    held,
    load_persons,
    lower_bound,
)
from dragoman.lexicon.tables import names_in, read_tsv, split_list
from dragoman.text import fold

ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
SECTORS = frozenset(
    "GOV MIL LEG JUD COP SPY PTY OPP REB PRM UAF CRM REL EDU MED AGR BUS LAB JRN SOC REF CVL ELI "
    "PRE UNK".split()
)
# Offices that several held at one time, and why that is so.
SHARED = {
    ("AFG", "head_of_government"): "Taliban and the state before 2001",
    ("BIH", "head_of_government"): "council of ministers with two chairmen until 2000",
    ("BIH", "head_of_state"): "a presidency of three",
    ("CHN", "leader"): "Jiang kept the military commission under Hu",
    ("CIV", "head_of_state"): "two presidents after the election of 2010",
    ("GEO", "leader"): "Abkhazia and South Ossetia",
    ("KHM", "head_of_government"): "two prime ministers from 1993 to 1998",
    ("KHM", "head_of_state"): "Supreme National Council beside the state of 1989",
    ("LBY", "head_of_government"): "two governments from 2014 on",
    ("MDG", "head_of_state"): "two presidents in 2002",
    ("MMR", "foreign_minister"): "junta and National Unity Government",
    ("PRK", "head_of_state"): "ceremonial and real heads",
    ("PSE", "leader"): "Hamas in Gaza",
    ("SYR", "leader"): "areas outside the government's hands",
    ("UKR", "leader"): "self-proclaimed republics",
    ("YEM", "head_of_government"): "two governments",
    ("YEM", "head_of_state"): "two governments",
}
# State-years in which a holder is known or possible, 1990 to 2025: raise them, never lower.
FLOORS = {
    "head_of_state": 4800,
    "head_of_government": 4800,
    "foreign_minister": 4200,
    "defence_minister": 2800,
}


@lru_cache(maxsize=1)
def rows() -> list[dict[str, str]]:
    return [r for f in names_in("knowledge/offices", ".tsv") for r in read_tsv(f, OFFICE_COLUMNS)]


def dated() -> list[tuple[str, str, str]]:
    """What every dated row is of, and its dates."""
    out = [(r["person"], r["start"], r["end"]) for r in rows()]
    for name, columns, start, end in (
        ("countries", COUNTRY_COLUMNS, "valid_from", "valid_to"),
        ("organisations", tables.ORGANISATION_COLUMNS, "active_from", "active_to"),
        ("armed_groups", tables.GROUP_COLUMNS, "active_from", "active_to"),
        ("metonyms", tables.METONYM_COLUMNS, "valid_from", "valid_to"),
        ("standings", tables.STANDING_COLUMNS, "valid_from", "valid_to"),
    ):
        found = read_tsv(f"knowledge/{name}.tsv", columns)
        out += [(r.get("name") or r["id"], r[start], r[end]) for r in found]
    return out


def real(text: str) -> bool:
    year, month, day = [*text.split("-"), "1", "1"][:3]
    try:
        return bool(date(int(year), int(month), int(day)))
    except ValueError:
        return False


def test_dates_are_days_months_or_years_of_the_calendar() -> None:
    wrong = [
        (name, day)
        for name, *days in dated()
        for day in days
        if day and not (ISO.fullmatch(day) and real(day))
    ]
    assert wrong == []


def test_nothing_ends_before_it_begins() -> None:
    wrong = []
    for name, start, end in dated():
        shared = min(len(start), len(end))
        if start and end and end[:shared] < start[:shared]:
            wrong.append((name, start, end))
    assert wrong == []


def test_one_holder_at_a_time_unless_there_is_a_reason() -> None:
    spells = defaultdict(list)
    for r in rows():
        if r["kind"] in ONE_HOLDER and not r["acting"]:
            spells[r["country"], r["kind"]].append((r["start"], r["end"], r["person"]))
    overlapping = set()
    for office, found in spells.items():
        for (start, end, one), (day, _, other) in combinations(sorted(found), 2):
            same_month = bool(end) and end[:7] == day[:7]  # a handing over
            if one == other or len(day) < 10 or same_month:
                continue
            if held(start, end, day, day) == "yes":
                overlapping.add(office)
    assert overlapping == set(SHARED)


def test_no_row_twice() -> None:
    keys = Counter(tuple(r.values()) for r in rows())
    assert [k for k, n in keys.items() if n > 1] == []
    for name, columns in (
        ("organisations", tables.ORGANISATION_COLUMNS), ("armed_groups", tables.GROUP_COLUMNS),
        ("countries", COUNTRY_COLUMNS),
    ):  # fmt: skip
        ids = Counter(r["id"] for r in read_tsv(f"knowledge/{name}.tsv", columns))
        assert [i for i, n in ids.items() if n > 1] == []


def test_one_full_name_is_one_person_of_a_country() -> None:
    named = defaultdict(set)
    for person in load_persons():
        for country in {r.country for r in person.roles}:
            for name in person.names:
                if " " in fold(name):
                    named[fold(name), country].add((person.name, person.wikidata))
    twins = {k: v for k, v in named.items() if len(v) > 1}
    assert {name for name, _ in twins} <= {"george bush", "chen chien jen"}  # namesakes indeed


def test_a_wikidata_id_is_one_person() -> None:
    names = defaultdict(set)
    for person in load_persons():
        if person.wikidata:
            names[person.wikidata].add(person.name)
    assert {q: n for q, n in names.items() if len(n) > 1} == {}


def test_codes_are_known() -> None:
    countries = {r["id"] for r in read_tsv("knowledge/countries.tsv", COUNTRY_COLUMNS)}
    bodies = {"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM"}
    assert {r["country"] for r in rows()} - countries - bodies == set()
    assert {r["sector"] for r in rows()} - SECTORS == set()
    assert {r["kind"] for r in rows() if r["kind"]} - set(OFFICE_RANK) == set()
    modifiers = read_tsv("knowledge/modifiers.tsv", ("word", "sector"))
    assert {r["sector"] for r in modifiers if r["sector"]} - SECTORS == set()


def test_members_and_standings_name_what_there_is() -> None:
    groups = {r["id"] for r in read_tsv("knowledge/armed_groups.tsv", tables.GROUP_COLUMNS)}
    bodies = read_tsv("knowledge/organisations.tsv", tables.ORGANISATION_COLUMNS)
    countries = {r["id"] for r in read_tsv("knowledge/countries.tsv", COUNTRY_COLUMNS)}
    standings = read_tsv("knowledge/standings.tsv", tables.STANDING_COLUMNS)
    assert {r["id"] for r in standings} - groups - {r["id"] for r in bodies} == set()
    members = {m.partition(":")[0] for r in bodies for m in split_list(r["members"])}
    assert members - countries == set()


@pytest.mark.parametrize("kind", FLOORS)
def test_years_without_a_known_holder_do_not_grow(kind: str) -> None:
    years = set()
    for r in rows():
        if r["kind"] != kind:
            continue
        role = Role(r["country"], "", "", kind, r["start"], r["end"], False)
        first = max(int(lower_bound(r["start"])[:4]), 1990)
        for year in range(first, min(int(role.latest[:4]), 2025) + 1):
            if role.held(f"{year}-07-01", f"{year}-07-01") != "no":
                years.add((r["country"], year))
    assert len(years) >= FLOORS[kind]


def test_the_tables_are_as_large_as_they_say() -> None:
    heads = {r["country"] for r in rows() if r["kind"] in {"head_of_state", "monarch", "leader"}}
    premiers = {r["country"] for r in rows() if r["kind"] == "head_of_government"}
    assert len(heads | premiers) >= 150
    for kind in ("foreign_minister", "defence_minister"):
        assert len({r["country"] for r in rows() if r["kind"] == kind}) >= 60
    assert len(read_tsv("knowledge/armed_groups.tsv", tables.GROUP_COLUMNS)) >= 400
    bodies = read_tsv("knowledge/organisations.tsv", tables.ORGANISATION_COLUMNS)
    assert sum(r["kind"] in {"igo", "ngo"} for r in bodies) >= 300
