"""Dictionaries of PETRARCH: actors with dated codes, and role nouns (agents).

As documented, limits are inclusive and a code without dates is the default of its actor.
The program itself reads them otherwise: the first entry that holds wins, one without dates
included; ``<d`` and the end of ``a-b`` are exclusive; the first malformed date ends an
entry. ``program`` asks for that reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from dragoman.lexicon.countries import COUNTRY_COLUMNS
from dragoman.lexicon.tables import read_tsv, split_list
from dragoman.store.knowledge.dates import compact_date
from dragoman.store.knowledge.people import add_entity
from dragoman.store.knowledge.schema import Batch

_ORIGIN = "petrarch"
_CODE = re.compile(r"\[([^\]\s]+)(?:\s+([^\]]*))?\]")
_AGENT = re.compile(r"^(.+?)\s*(?:\{([^}]*)\}\s*)?\[~\s*([^\]\s]+)\s*\]")
_SET = re.compile(r"^!(\w+)!\s*=\s*(.+)$")
_BODIES = frozenset({"IGO", "NGO", "MNC", "IMG", "UNO", "ISM", "EUR"})
_GROUPS = frozenset({"REB", "UAF", "CRM", "PRM", "SEP", "INS"})
_PERSONAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "ELI"})
# Sectors that CAMEO names otherwise than PLOVER.
_SECTORS = {"INS": "REB", "SEP": "REB", "RAD": "REB", "HLH": "MED", "ENV": "SOC", "HRI": "SOC",
            "DEV": "BUS", "MOD": "OPP", "TOP": "GOV", "MID": "GOV", "HAR": "OPP"}  # fmt: skip


@dataclass(slots=True)
class _Actor:
    names: list[str]
    codes: list[tuple[str, str]] = field(default_factory=list)


def read_dictionary(text: str, batch: Batch, *, program: bool = False) -> tuple[int, int, int]:
    """Take a whole dictionary, of actors or of agents, into the batch.

    Args:
        text: the file.
        batch: what takes the rows.
        program: read dates as the program does, not as its manual says.

    Returns:
        Lines read, entries kept, entries and limits that cannot be read.
    """
    lines = [_plain(line) for line in text.splitlines()]
    if any("[~" in line for line in lines):
        kept, bad = _agents(lines, batch)
    else:
        kept, bad = _actors(lines, batch, program)
    return len(lines), kept, bad


def _plain(line: str) -> str:
    line = re.sub(r"<!--.*?-->", "", line)
    return re.split(r"[;#]", line, maxsplit=1)[0].rstrip()


def _actors(lines: list[str], batch: Batch, program: bool) -> tuple[int, int]:
    kept = bad = 0
    for number, actor in enumerate(_blocks(lines)):
        spells, broken = _spells(actor.codes, program)
        bad += broken
        if not spells:
            bad += not broken and not actor.codes
            continue
        kept += 1
        key = f"{number}:{actor.names[0]}"
        name, *others = actor.names
        country, sector = next(((c, s) for c, s, a, b in spells if not (a or b)), ("", ""))
        kind = _kind([s for _, s, _, _ in spells], [c for c, *_ in spells], len(spells) > 1)
        add_entity(
            batch, _ORIGIN, key, kind, name, [(n, "en") for n in others],
            country=country or spells[0][0], sector=sector,
        )  # fmt: skip
        batch.roles += [
            (_ORIGIN, key, c, s, "", "", start, end, 0, 0, "")
            for c, s, start, end in spells
            if start or end
        ]
    return kept, bad


def _blocks(lines: list[str]) -> Iterator[_Actor]:
    """Roots with their synonyms and codes, in the order of the file."""
    actor: _Actor | None = None
    for line in lines:
        if not line.strip():
            continue
        codes = [(m[1], (m[2] or "").strip()) for m in _CODE.finditer(line)]
        words = line.split("[")[0].strip()
        if words.startswith("+"):
            if actor is not None:
                actor.names.append(_words(words[1:]))
        elif words:
            if actor is not None:
                yield actor
            actor = _Actor([_words(words)])
        if actor is not None:
            actor.codes += codes
    if actor is not None:
        yield actor


def _words(phrase: str) -> str:
    return " ".join(w.capitalize() for w in phrase.replace("_", " ").split())


def _spells(
    codes: list[tuple[str, str]], program: bool
) -> tuple[list[tuple[str, str, str, str]], int]:
    """Country, sector, first and last day of each code, and how many limits are unreadable."""
    out: list[tuple[str, str, str, str]] = []
    bad = 0
    for code, limit in codes:
        try:
            start, end = _limits(limit, program)
        except ValueError:
            bad += 1
            if program:
                break
            continue
        country, sector = split_code(code)
        out.append((country, sector, start, end))
        if program and not limit:
            break  # the entries behind it are never reached
    return out, bad


def _limits(limit: str, program: bool) -> tuple[str, str]:
    text = limit.replace(" ", "")
    if not text:
        return "", ""
    if text.startswith("<"):
        return "", _day(text[1:], -program)
    if text.startswith(">"):
        return _day(text[1:], 0), ""
    first, dash, last = text.partition("-")
    if not dash:
        raise ValueError(limit)
    return _day(first, 0), _day(last, -program)


def _day(text: str, shift: int) -> str:
    return (date.fromisoformat(compact_date(text)) + timedelta(days=shift)).isoformat()


def split_code(code: str) -> tuple[str, str]:
    """Country and PLOVER sector of a CAMEO actor code; either may be empty.

    >>> split_code("ROMGOV"), split_code("IGOUNO"), split_code("REB")
    (('ROU', 'GOV'), ('UNO', ''), ('', 'REB'))
    """
    parts = [code[k : k + 3].upper() for k in range(0, len(code), 3)]
    country = sector = ""
    for part in parts:
        if part in _BODIES:
            country = part if country in {"", "IGO"} else country
        elif part in _countries() and not country:
            country = _countries()[part]
        elif not sector and len(part) == 3:
            sector = _SECTORS.get(part, part)
    return country, sector


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in read_tsv("knowledge/countries.tsv", COUNTRY_COLUMNS):
        for code in (*split_list(row["cameo"]), row["iso3"], row["id"]):
            if code:
                out.setdefault(code, row["id"])
    return out


def _kind(sectors: list[str], countries: list[str], dated: bool) -> str:
    if {*countries} & _BODIES:
        return "organisation"
    if {*sectors} & _GROUPS:
        return "group"
    if not any(sectors):
        return "country"
    return "person" if dated and {*sectors} & _PERSONAL else "actor"


def _agents(lines: list[str], batch: Batch) -> tuple[int, int]:
    sets: dict[str, list[str]] = {}
    kept = bad = 0
    for line in lines:
        if not line.strip():
            continue
        found_set = _SET.match(line.strip())
        if found_set:
            members = found_set[2].split(",")
            sets[found_set[1]] = [m.strip().strip("_") for m in members if m.strip()]
            continue
        found = _AGENT.match(line.strip())
        if found is None:
            bad += 1
            continue
        phrase, plural, code = found.groups()
        sector = split_code(code)[1] or code[:3].upper()
        second = code[3:6].upper() if len(code) > 3 else ""
        for form in (phrase, *((plural or "").split(","))):
            for noun in _expanded(form, sets):
                batch.agents.append((_ORIGIN, noun, sector, second, "group", ""))
                kept += 1
    return kept, bad


def _expanded(form: str, sets: dict[str, list[str]]) -> Iterator[str]:
    name = re.search(r"!(\w+)!", form)
    forms = [form.replace(name[0], m) for m in sets.get(name[1], ())] if name else [form]
    for each in forms:
        noun = " ".join(each.replace("_", " ").lower().split())
        if noun:
            yield noun
