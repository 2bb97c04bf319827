"""Persons in time: which person an office, a name or a surname stands for."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Levenshtein

from dragoman.lexicon.knowledge import Knowledge
from dragoman.lexicon.persons import OFFICE_RANK, TOP_KINDS, Person, Role, surnames
from dragoman.nouns import Entity
from dragoman.text import fold
from dragoman.types import Candidate

# Offices that a role noun may name: "leader" is whoever is at the top.
OFFICE_KINDS: dict[str, tuple[str, ...]] = {
    "leader": ("leader", "head_of_state", "monarch", "head_of_government"),
    "head_of_state": ("head_of_state", "leader"),
    "monarch": ("monarch", "head_of_state"),
    "head_of_government": ("head_of_government",),
}
Window = tuple[str | None, str | None]


def kinds_of(office: str) -> tuple[str, ...]:
    """Classes of office a role noun may mean."""
    return OFFICE_KINDS.get(office, (office,))


def role_at(person: Person, window: Window, country: str = "", office: str = "") -> Role | None:
    """The role that fits the dates best: in force, of the office and country asked for,
    else the highest; None when no role can have been held then."""
    fitting = [
        r
        for r in person.roles
        if r.held(*window) != "no"
        and (not country or r.country == country)
        and (not office or r.kind in kinds_of(office))
    ]
    if not fitting:
        return None
    wanted = kinds_of(office)
    home = Counter(r.country for r in person.roles)
    # Without a date the latest spell of the highest office speaks for the person.
    return min(
        fitting,
        key=lambda r: (
            wanted.index(r.kind) if office else OFFICE_RANK.get(r.kind, 99),
            -home[r.country],  # a president of France is co-prince of Andorra besides
            r.acting,
            _back(r.earliest),
        ),
    )


def _back(day: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in day)


def person_entity(person: Person, window: Window) -> Entity:
    """An entity for a known person as of the window; former holders become ELI."""
    role = role_at(person, window)
    if role is not None:
        return Entity(
            name=person.name, kind="person", country=role.country, sector=role.sector,
            office=role.office, wikidata=person.wikidata, gender=person.gender,
            earliest=role.start or None, latest=role.end or None,
        )  # fmt: skip
    last = max(person.roles, key=lambda r: r.latest)
    past = bool(window[0]) and last.latest < (window[0] or "")
    return Entity(
        name=person.name, kind="person", country=last.country,
        sector="ELI" if past else None, wikidata=person.wikidata, gender=person.gender,
    )  # fmt: skip


def holders_at(base: Knowledge, country: str, office: str, window: Window) -> list[Person]:
    """Persons who may have held the office of the country within the window."""
    for kind in kinds_of(office):
        found = [
            p
            for p in base.office_holders(country, kind)
            if any(
                r.kind == kind and r.country == country and r.held(*window) != "no" for r in p.roles
            )
        ]
        if found:
            return found
    return []


def spells(person: Person, country: str, office: str) -> tuple[tuple[str, str], ...]:
    """Day bounds of the times the person held the office."""
    for kind in kinds_of(office):
        out = tuple(
            (r.earliest, r.latest) for r in person.roles if r.kind == kind and r.country == country
        )
        if out:
            return out
    return ()


def by_surname(base: Knowledge, surname: str, window: Window) -> list[Person]:
    """Known top office-holders of that surname; within the window when it is known."""
    found = [
        p
        for p in base.surnames.get(fold(surname), [])
        if any(r.kind in TOP_KINDS or r.kind == "foreign_minister" for r in p.roles)
    ]
    if window[0] or window[1]:
        current = [p for p in found if role_at(p, window) is not None]
        found = current or found
    return found


def candidates(people: list[Person], window: Window) -> tuple[Candidate, ...]:
    """Candidate list of an actor that is not asserted; equal shares."""
    share = round(1 / len(people), 2) if people else 0.0
    out = []
    for p in sorted(people, key=lambda p: p.name)[:8]:
        role = role_at(p, window) or p.roles[-1]
        out.append(Candidate(name=p.name, country=role.country, score=share))
    return tuple(out)


def same_surname(text: str, person_name: str, country: str | None) -> bool:
    """Whether the text is the surname (or a part of the name) of a person."""
    key = fold(text)
    return key in surnames(person_name, country or "") or key == fold(person_name)


def misspelt(text: str, names: list[str]) -> str | None:
    """The only name within two edits of the text, if there is exactly one.

    Short words are left alone: one edit makes another name of them.
    """
    key = fold(text)
    if len(key) < 6:
        return None
    close = [n for n in names if 0 < Levenshtein.distance(key, fold(n), score_cutoff=2) <= 2]
    return close[0] if len(set(map(fold, close))) == 1 else None
