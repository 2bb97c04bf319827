"""Parties that stand in no role of the frame: named nearby, in a headline, by the aim."""

from __future__ import annotations

from dragoman.annotate.events import roles
from dragoman.annotate.events.fillers import role
from dragoman.annotate.events.matching import Hit
from dragoman.annotate.events.parties import merely_place, parties
from dragoman.annotate.queries import beneficiary
from dragoman.annotate.standing import has_standing
from dragoman.nouns import Argument, Cast
from dragoman.syntax import Parse
from dragoman.types import Plover

_OUTSIDE = frozenset({"nsubj", "nsubjpass", "advcl", "relcl", "conj", "parataxis", "agent"})
# Types whose aim is told by a purpose or a condition.
_MEANT = frozenset({Plover.PROTEST, Plover.MOBILIZE, Plover.THREATEN})
_UNLESS = frozenset({"unless", "until"})


def headline_pair(
    parse: Parse, cast: Cast, actors: tuple[Argument, ...], trigger: int
) -> tuple[Argument, ...]:
    """ "US, Iran hold talks": in headlines a comma joins the parties before the verb."""
    if len(actors) != 1:
        return actors
    first = parse.sentences[parse.tokens[actors[0].head].sent].first
    row: list[Argument] = []
    named: set[int] = set()
    k = first
    while (m := cast.at(k)) is not None and cast.entities[m.entity].political:
        if m.entity not in named:  # "The premier, Ali Bongo, met…" names one
            row.append(Argument(first=m.first, last=m.last, head=m.head))
        named.add(m.entity)
        k = m.last
        if k >= len(parse.tokens) or parse.tokens[k].text != ",":
            break
        k += 1
    heads = {a.head for a in row}
    verb = k == trigger or (
        k < len(parse.tokens) and parse.tokens[k].tag.startswith(("VB", "MD", "TO"))
    )
    return tuple(row) if len(row) > 1 and verb and actors[0].head in heads else actors


def _child(parse: Parse, i: int, *deps: str) -> int | None:
    found = parse.child(i, *deps)
    return None if found is None else found.i


def aim(parse: Parse, cast: Cast, hit: Hit, kind: Plover) -> tuple[Argument, ...]:
    """Whom a protest, a threat or a movement of forces is meant for, as its purpose or its
    condition says: "marched to press the cabinet", "unless the government frees them"."""
    if kind not in _MEANT:
        return ()
    host = hit.trigger if hit.support is None else hit.support
    hosts = [host, *(c.i for c in parse.children(host, "xcomp"))]
    for clause in (c for h in hosts for c in parse.children(h, "advcl", "xcomp")):
        marks = {m.low for m in parse.children(clause.i, "mark", "aux", "advmod")}
        heads: tuple[int | None, ...] = ()
        if clause.i < host:
            continue
        if marks & _UNLESS:
            heads = (_child(parse, clause.i, "nsubj", "nsubjpass"),)
        elif roles.is_infinitive(parse, clause.i) and kind is not Plover.THREATEN:
            inside = roles.complement(parse, clause.i)
            heads = (roles.object_of(parse, clause.i),
                     None if inside is None else roles.surface_subject(parse, inside))  # fmt: skip
        for head in heads:
            found = () if head is None else parties(parse, cast, head)
            if any(has_standing(cast, a) for a in found):
                return found
    return ()


def moved(parse: Parse, cast: Cast, hit: Hit) -> tuple[Argument, ...]:
    """The forces themselves, where nobody is named who moves them."""
    forces = roles.object_of(parse, hit.trigger)
    return () if forces is None else parties(parse, cast, forces, far=False)


def nearby(
    parse: Parse, cast: Cast, hit: Hit, actors: tuple[Argument, ...], kind: Plover
) -> tuple[Argument, ...]:
    """The first political actor named after the predicate inside its clause, neither where it
    happens nor, of forces moved, those forces."""
    forces = kind in {Plover.MOBILIZE, Plover.RETREAT}
    own = roles.object_of(parse, hit.trigger) if forces else None
    hosts = [hit.trigger] if hit.support is None else [hit.trigger, hit.support]
    taken = {a.head for a in actors}
    mine = {m.entity for m in (cast.at(h) for h in taken) if m is not None}
    for host in hosts:
        for k in parse.subtree(host, _OUTSIDE):
            mention = cast.at(k)
            if k <= host or mention is None or mention.head != k or mention.entity in mine:
                continue
            if _in_content(parse, k, host) or k == own:
                continue
            arg = Argument(first=mention.first, last=mention.last, head=k)
            if merely_place(parse, cast, arg, kind):
                continue
            if cast.entities[mention.entity].political and not beneficiary(parse, k, host):
                return parties(parse, cast, k)
    return ()


def _in_content(parse: Parse, i: int, host: int) -> bool:
    """Whether a token stands in a clause that says what a noun under the predicate is about:
    "allegations that it backed the rebels"."""
    t = parse.tokens[i]
    while t.i != host and t.head != t.i:
        if t.dep == "acl" and parse.child(t.i, "nsubj", "nsubjpass") is not None:
            return True
        t = parse.head(t)
    return False


def inner_parties(
    parse: Parse, cast: Cast, hits: dict[int, Hit], inner: Hit
) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    """Parties of the inner predicate, for an outer one without any ("talks were cancelled")."""
    actors = role(parse, cast, hits, inner, inner.frame.actor, None)
    taken = {a.head for a in actors}
    recipients = role(parse, cast, hits, inner, inner.frame.recipient, None)
    return actors, tuple(r for r in recipients if r.head not in taken)
