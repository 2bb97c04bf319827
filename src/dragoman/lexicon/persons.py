"""Persons and their dated offices, from ``knowledge/offices/*.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.lexicon.tables import names_in, read_tsv, split_list
from dragoman.text import fold

OFFICE_COLUMNS = (
    "person", "wikidata", "gender", "names", "country", "sector", "office", "kind", "start",
    "end", "acting",
)  # fmt: skip
# Rank of offices when a person holds several at once: lower comes first.
OFFICE_RANK = {
    k: i
    for i, k in enumerate(
        [
            "head_of_state",
            "monarch",
            "leader",
            "head_of_government",
            "foreign_minister",
            "defence_minister",
            "igo_head",
            "speaker",
            "deputy_head",
            "interior_minister",
            "finance_minister",
            "national_security",
            "chief_of_staff",
            "governor",
            "igo_envoy",
            "ambassador",
            "spokesperson",
            "minister",
            "deputy_minister",
        ]
    )
}
TOP_KINDS = frozenset({"head_of_state", "monarch", "leader", "head_of_government", "igo_head"})
FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "HKG", "MAC", "SGP"})
_PARTICLES = frozenset(
    "al el bin ben ibn von van de der den del della di da dos du la le st".split()
)


@dataclass(frozen=True, slots=True)
class Role:
    """An office held from ``start`` to ``end``; ISO dates of day, month or year precision,
    empty = open. ``kind`` is a class of offices shared by all countries; ``ended`` marks an
    end on a day not known; ``until`` is the day up to which an open end is known to be so,
    empty for no limit."""

    country: str
    sector: str
    office: str
    kind: str
    start: str
    end: str
    acting: bool
    ended: bool = False
    until: str = ""

    @property
    def earliest(self) -> str:
        """First day the office may have been held."""
        return lower_bound(self.start)

    @property
    def latest(self) -> str:
        """Last day the office may have been held."""
        return upper_bound(self.end)

    def held(self, earliest: str | None, latest: str | None) -> str:
        """``yes``, ``no`` or ``possible`` for a day in [earliest, latest]; None is open."""
        answer = held(self.start, self.end, earliest, latest)
        beyond = bool(self.until) and not self.end and (latest or "9999") > self.until
        return "possible" if answer == "yes" and (self.ended or beyond) else answer


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the knowledge base with all the roles known; ``origin`` is empty for the
    packaged tables, else the kind of file the row was imported from."""

    name: str
    wikidata: str | None
    gender: str
    names: tuple[str, ...]
    roles: tuple[Role, ...]
    origin: str = ""


def lower_bound(date: str) -> str:
    """First day of an ISO day, month or year; of an empty one the beginning of time."""
    if not date:
        return "0000-00-00"
    return date + "-01-01"[: 10 - len(date)] if len(date) == 4 else (date + "-01")[:10]


def upper_bound(date: str) -> str:
    """Last day of an ISO day, month or year; of an empty one the end of time.

    Months are taken as 31 days long, which is enough for comparing ISO strings.
    """
    if not date:
        return "9999-99-99"
    return date + "-12-31" if len(date) == 4 else (date + "-31")[:10]


def is_day(text: str) -> bool:
    """Whether the text is an ISO day of the calendar.

    >>> is_day("2024-02-29"), is_day("2023-02-29"), is_day("2023")
    (True, False, False)
    """
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def held(start: str, end: str, earliest: str | None, latest: str | None) -> str:
    """Whether something lasted all through [earliest, latest]: ``yes``, ``no``, ``possible``.

    Args:
        start: first day, month or year, in ISO form; empty is unknown or open.
        end: last one; empty is open.
        earliest: first day asked for, None where open.
        latest: last day asked for, None where open.

    >>> held("2009-05", "2013", "2010-01-01", "2010-01-01")
    'yes'
    >>> held("2009-05", "2013", "2013-04-01", "2013-04-01")
    'possible'
    """
    first, last = earliest or "0000", latest or "9999"
    if upper_bound(end) < first or lower_bound(start) > last:
        return "no"
    sure = bool(earliest and latest) and upper_bound(start) <= first
    if sure and (not end or lower_bound(end) >= last):
        return "yes"
    return "possible"


@lru_cache(maxsize=16_384)
def surnames(name: str, country: str) -> tuple[str, ...]:
    """Folded forms under which a person is named by surname alone.

    >>> surnames("Kim Jong-un", "PRK"), surnames("Bashar al-Assad", "SYR")
    (('kim',), ('assad', 'al assad'))
    """
    words = [w for w in name.split() if fold(w)]  # a dash or a smiley is no surname
    if len(words) < 2:
        return (fold(name),)
    if country in FAMILY_FIRST:
        return (fold(words[0]),)
    last = fold(words[-1])
    out = [last.split()[-1]]
    if last not in out:
        out.append(last)
    k = len(words) - 1
    while k > 1 and fold(words[k - 1]) in _PARTICLES:
        k -= 1
    joined = fold(" ".join(words[k:]))
    if joined not in out:
        out.append(joined)
    return tuple(out)


@lru_cache(maxsize=1)
def load_persons() -> tuple[Person, ...]:
    """All persons; rows of one name and overlapping country are one person."""
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    for file in names_in("knowledge/offices", ".tsv"):
        for row in read_tsv(file, OFFICE_COLUMNS):
            rows.setdefault((row["person"], row["wikidata"]), []).append(row)
    named: dict[str, str] = {}
    for person, wikidata in rows:
        if wikidata:
            named.setdefault(person, wikidata)
    merged: dict[tuple[str, str], list[dict[str, str]]] = {}
    for (person, wikidata), members in rows.items():
        merged.setdefault((person, wikidata or named.get(person, "")), []).extend(members)
    out = []
    for (person, wikidata), members in merged.items():
        spellings = dict.fromkeys([person])
        for row in members:
            spellings.update(dict.fromkeys(split_list(row["names"])))
        roles = sorted(
            (
                Role(r["country"], r["sector"], r["office"], r["kind"], r["start"], r["end"],
                     bool(r["acting"]))
                for r in members
            ),
            key=lambda r: (r.earliest, OFFICE_RANK.get(r.kind, 99), r.office),
        )  # fmt: skip
        gender = next((r["gender"] for r in members if r["gender"]), "")
        out.append(Person(person, wikidata or None, gender, tuple(spellings), tuple(roles)))
    return tuple(out)
