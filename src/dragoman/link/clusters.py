"""Clusters of reports on one happening, and how many independent voices each holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.lexicon.agencies import load_agencies
from dragoman.link.boilerplate import without_units
from dragoman.link.copies import CopyPair, find_copies_and_boilerplate
from dragoman.link.happenings import Groups, same_happening
from dragoman.link.reports import Relation, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A report in a cluster.

    ``origin`` is the id of the report that stands for its origin (itself for an origin),
    ``relation`` how it stands to that report; independent and unknown are origins of their
    own. ``agencies`` are credited with the whole, ``quoted`` with a part of it.
    """

    id: str
    origin: str
    relation: Relation
    agencies: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Reports of one happening. ``representative`` stands for all of them, ``earliest`` is
    the first published (None: no dates); ``voices`` counts origins, not pages: neither
    machine-spun text nor what may rest on an agency already counted is a voice."""

    representative: str
    earliest: str | None
    voices: int
    members: tuple[Member, ...]


def link_reports(reports: Sequence[Report]) -> tuple[Cluster, ...]:
    """Clusters in order of their first reports; a report without company is a cluster."""
    copies, dropped = find_copies_and_boilerplate(reports)
    clean = [
        replace(r, text=without_units(r.text, units))
        for r, units in zip(reports, dropped, strict=True)
    ]
    groups: dict[int, list[int]] = {}
    for n, number in enumerate(same_happening(clean, copies)):
        groups.setdefault(number, []).append(n)
    related = {(c.a, c.b): c for c in copies}
    return tuple(_cluster(clean, members, related) for members in groups.values())


def _cluster(
    reports: Sequence[Report], members: list[int], copies: dict[tuple[int, int], CopyPair]
) -> Cluster:
    agencies = load_agencies()
    whole = {n: agencies.credited(reports[n].text) for n in members}
    quoted = {n: agencies.quoted(reports[n].text) for n in members}
    linked = Groups(len(members))
    for i, b in enumerate(members):
        for k, a in enumerate(members[:i]):
            if (a, b) in copies:
                linked.join(k, i)
    origins: dict[int, list[int]] = {}
    for n, number in zip(members, linked.numbers(), strict=True):
        origins.setdefault(number, []).append(n)
    heads = {min(group, key=lambda n: _rank(reports[n], n)): group for group in origins.values()}
    first = min(heads, key=lambda n: (-len(heads[n]), _rank(reports[n], n)))
    made: dict[int, Member] = {}
    voices = 0
    counted: set[str] = set()
    for head in sorted(heads, key=lambda n: (n != first, bool(quoted[n]), _rank(reports[n], n))):
        group = heads[head]
        credits = frozenset().union(*(whole[n] for n in group))
        leans = (credits | quoted[head]) & counted
        foreign = reports[head].language != reports[first].language
        unsure = head != first and (bool(leans) or foreign)
        spun = all(reports[n].spun for n in group)
        voices += not (unsure or spun)
        counted |= credits
        for n in group:
            relation = (
                _copied(head, n, copies) if n != head
                else Relation.ORIGIN if n == first
                else Relation.UNKNOWN if unsure or spun
                else Relation.INDEPENDENT
            )  # fmt: skip
            made[n] = Member(
                id=reports[n].id, origin=reports[head].id, relation=relation,
                agencies=tuple(sorted(whole[n])), quoted=tuple(sorted(quoted[n])),
            )  # fmt: skip
    dated = [n for n in members if reports[n].published]
    earliest = min(dated, key=lambda n: (reports[n].published, n), default=None)
    return Cluster(
        representative=reports[first].id,
        earliest=None if earliest is None else reports[earliest].id,
        voices=voices,
        members=tuple(made[n] for n in members),
    )


def _rank(report: Report, place: int) -> tuple[bool, str, int, int]:
    """Order in which reports stand for others: unspun, early, long, as given."""
    return report.spun, report.published or "9999", -len(report.text), place


def _copied(head: int, n: int, copies: dict[tuple[int, int], CopyPair]) -> Relation:
    """How a copy stands to its origin; edited when only copies between them show it."""
    pair = copies.get((min(head, n), max(head, n)))
    return pair.relation if pair else Relation.EDITED
