"""Persons in time: which person an office, a name or a surname stands for."""

from __future__ import annotations

from collections import Counter
from functools import partial

from rapidfuzz.distance import Levenshtein

from dragoman.lexicon.imported import best_origin
from dragoman.lexicon.knowledge import Knowledge
from dragoman.lexicon.persons import OFFICE_RANK, TOP_KINDS, Person, Role, surnames
from dragoman.lexicon.spellings import slip
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
_HELD = {"yes": 1.0, "possible": 0.5, "no": 0.05}
_ELSEWHERE = 0.1  # a person of another country than the text gives
_LOWEST = 40  # rank of an office of no listed class
_MOST = 8  # candidates told
_LIKE = 0.7  # share of letters that two transliterations have in common
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
    # Officers are officers before they come to the top; others hold no known office yet.
    soldier = all(r.sector == "MIL" for r in person.roles)
    return Entity(
        name=person.name, kind="person", country=last.country,
        sector="ELI" if past else "MIL" if soldier else None,
        wikidata=person.wikidata, gender=person.gender,
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
            sure = {
                p.origin
                for p in found
                for r in p.roles
                if r.kind == kind and r.country == country and r.held(*window) == "yes"
            }
            return best_origin(found, sure)
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
        for p in base.by_surname(fold(surname))
        if any(r.kind in TOP_KINDS or r.kind == "foreign_minister" for r in p.roles)
    ]
    if window[0] or window[1]:
        current = [p for p in found if role_at(p, window) is not None]
        found = current or found
    return found


def by_title(base: Knowledge, surname: str, title: str, window: Window) -> list[Person]:
    """Holders in the dates of an office named with all words of the title; empty without a
    date or a title."""
    words = set(fold(title).split()) - {"mr", "mrs", "ms", "the"}
    if not words or not (window[0] and window[1]):
        return []
    return [
        p
        for p in base.by_surname(fold(surname))
        if any(words <= set(fold(r.office).split()) and r.held(*window) != "no" for r in p.roles)
    ]


def candidates(
    people: list[Person], window: Window, country: str | None = None
) -> tuple[Candidate, ...]:
    """Candidates of an actor that is not asserted, the likeliest first; shares sum to 1.

    Args:
        people: who may be meant.
        window: earliest and latest day, None where unknown.
        country: one that the text gives.
    """
    weights = [(weight(p, window, country), p) for p in people]
    total = sum(w for w, _ in weights) or 1.0
    ranked = sorted(weights, key=lambda pair: (-pair[0], pair[1].name))
    return tuple(
        Candidate(
            name=p.name, country=(role_at(p, window) or p.roles[-1]).country,
            score=round(w / total, 2),
        )
        for w, p in ranked[:_MOST]
    )  # fmt: skip


def weight(person: Person, window: Window, country: str | None = None) -> float:
    """How far a person may be meant: a prior by the rank of the office, times what the date
    says of holding it (yes, possible, no), times the country of the text. Shares of equals
    stay equal; the factors were set by hand, not learnt."""
    best = 0.0
    for role in person.roles:
        prior = 1.0 / (2 + OFFICE_RANK.get(role.kind, _LOWEST))
        best = max(best, prior * _HELD[role.held(*window)])
    return best * (1.0 if _of(person, country) else _ELSEWHERE)


def by_spelling(base: Knowledge, name: str, country: str | None, window: Window) -> Person | None:
    """The one known person of whom the full name is another transliteration, or a slip.

    A country that the text gives must be the person's. A slip of the pen needs more to go
    by: that country, or an office in the dates.
    """
    heard = [
        p for p in base.sounding(name)
        if _of(p, country) and max(map(partial(_likeness, name), p.names)) >= _LIKE
    ]  # fmt: skip
    if heard:
        return heard[0] if len(heard) == 1 else None
    written = slip(name, base.alike(name))
    if written is None:
        return None
    meant = {s.person for s in base.names[tuple(written.split())] if s.person is not None}
    if len(meant) != 1:
        return None
    person = next(iter(meant))
    dated = bool(window[0] and window[1]) and role_at(person, window) is not None
    return person if (country or dated) and _of(person, country) else None


def _of(person: Person, country: str | None) -> bool:
    return not country or any(r.country == country for r in person.roles)


def _likeness(name: str, other: str) -> float:
    return Levenshtein.normalized_similarity(fold(name), fold(other))


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
