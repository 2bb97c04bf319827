"""What ``dragoman knowledge`` prints, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.lexicon.persons import Person, Role
from dragoman.store.knowledge.conflicts import Conflict
from dragoman.store.knowledge.coverage import OFFICES, Coverage
from dragoman.store.knowledge.reading import Entry

Held = Sequence[tuple[Person, str]]
_MOST_NAMES = 12


def entry_lines(entries: Sequence[Entry], day: str) -> Iterator[str]:
    """The entities of a name, each with what it is and held on the day (empty: ever)."""
    for e in entries:
        codes = " ".join(c for c in (e.country, e.sector, e.wikidata) if c)
        life = f" ({e.valid_from or '?'} to {e.valid_to or 'today'})" if e.valid_from else ""
        yield f"{e.name} [{e.kind}] {codes}{life} — {e.origin}"
        for use in dict.fromkeys(use for _, use in e.names):
            forms = sorted({n for n, u in e.names if u == use and n != e.name})
            more = f" and {len(forms) - _MOST_NAMES} more" if len(forms) > _MOST_NAMES else ""
            if forms:
                yield f"    {use}: {', '.join(forms[:_MOST_NAMES])}{more}"
        if e.codes:
            yield "    codes: " + ", ".join(f"{scheme} {code}" for scheme, code in sorted(e.codes))
        for kind, other, start, end in e.relations:
            times = f" {start or '?'} to {end or 'today'}" if start or end else ""
            yield f"    {kind} {other}{times}"
        for role, answer in _roles(e.roles, day):
            sure = "possibly " if answer == "possible" and day else ""
            yield f"    {sure}{role_words(role)}"


def role_words(role: Role) -> str:
    """A role in one line: office, codes and dates."""
    codes = ", ".join(c for c in (role.country, role.sector, role.kind) if c)
    end = role.end or ("an unknown day" if role.ended else "today, as far as known")
    acting = "acting " if role.acting else ""
    return f"{acting}{role.office or 'coded'} ({codes}) {role.start or '?'} to {end}"


def _roles(roles: Iterable[Role], day: str) -> Iterator[tuple[Role, str]]:
    for role in roles:
        answer = role.held(day or None, day or None)
        if not day or answer != "no":
            yield role, answer


def entries_content(entries: Sequence[Entry], day: str) -> dict[str, object]:
    """The same as plain values."""
    return {
        "as_of": day or None,
        "entities": [
            {
                "origin": e.origin, "id": e.id, "kind": e.kind, "name": e.name,
                "wikidata": e.wikidata or None, "country": e.country or None,
                "sector": e.sector or None, "from": e.valid_from or None,
                "to": e.valid_to or None,
                "names": [{"name": n, "use": u} for n, u in e.names],
                "codes": dict(e.codes),
                "relations": [
                    {"kind": k, "other": o, "from": a or None, "to": z or None}
                    for k, o, a, z in e.relations
                ],
                "roles": [
                    {
                        "office": r.office, "kind": r.kind, "country": r.country,
                        "sector": r.sector, "start": r.start or None, "end": r.end or None,
                        "ended": r.ended or bool(r.end), "held": answer if day else None,
                    }
                    for r, answer in _roles(e.roles, day)
                ],
            }
            for e in entries
        ],
    }  # fmt: skip


def holder_lines(held: Held, day: str) -> Iterator[str]:
    """Who held an office on a day; several are candidates, of whom nobody is asserted."""
    for person, answer in held:
        number = f" {person.wikidata}" if person.wikidata else ""
        sure = "" if answer == "yes" and len(held) == 1 else " — possible"
        origin = person.origin or "dragoman"
        yield f"{person.name}{number}{sure} ({origin}, {day})"


def holders_content(held: Held, day: str) -> dict[str, object]:
    """The same as plain values."""
    return {
        "as_of": day,
        "holders": [
            {"name": p.name, "wikidata": p.wikidata, "held": a, "origin": p.origin or "dragoman"}
            for p, a in held
        ],
    }


def coverage_lines(found: Sequence[Coverage]) -> Iterator[str]:
    """A line for each country: years known of each office, as spans."""
    for c in found:
        parts = (f"{office} {spans(c.years[office])}" for office in OFFICES if c.years[office])
        yield f"{c.country:4} {', '.join(parts)} — {', '.join(c.origins)}"


def spans(years: Iterable[int]) -> str:
    """Years as spans.

    >>> spans([1990, 1991, 1992, 1995])
    '1990–1992 1995'
    """
    out: list[list[int]] = []
    for year in sorted(years):
        if out and out[-1][-1] == year - 1:
            out[-1][1:] = [year]
        else:
            out.append([year])
    return " ".join("–".join(map(str, span)) for span in out)


def coverage_content(found: Sequence[Coverage]) -> list[dict[str, object]]:
    """The same as plain values."""
    return [
        {"country": c.country, "origins": list(c.origins),
         "years": {office: sorted(years) for office, years in c.years.items()}}
        for c in found
    ]  # fmt: skip


def conflict_lines(found: Sequence[Conflict]) -> Iterator[str]:
    """A line for each difference."""
    for c in found:
        sides = " / ".join(
            f"{name} {start or '?'} to {end or 'today'} ({origin})"
            for origin, name, start, end in (c.first, c.second)
        )
        yield f"{c.country} {c.kind} {c.what}: {sides}"


def conflicts_content(found: Sequence[Conflict]) -> list[dict[str, object]]:
    """The same as plain values."""
    return [
        {"what": c.what, "country": c.country, "kind": c.kind,
         "sides": [dict(zip(("origin", "name", "start", "end"), side, strict=True))
                   for side in (c.first, c.second)]}
        for c in found
    ]  # fmt: skip
