"""Predicates inside predicates: one event of two (agreed to *meet*), or both."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.annotate.events import roles
from dragoman.annotate.events.matching import Hit
from dragoman.lexicon.compositions import Composition
from dragoman.syntax import Parse

_THROUGH = frozenset(
    "begin start continue resume help move work try be have seek do get take use make "
    "proceed intend plan want look carry keep".split()
)


@dataclass(frozen=True, slots=True)
class Union:
    """What an outer hit does with what stands inside it."""

    row: Composition
    inner: int | None


def inner_tokens(parse: Parse, hit: Hit) -> list[int]:
    """Candidate heads of predicates inside the hit, nearest first."""
    i = hit.trigger
    hosts = [i] if hit.support is None else [i, hit.support]
    out: list[int] = []
    for host in hosts:
        for sharer in parse.conjuncts(host):  # "prepared and willing to visit"
            comp = roles.complement(parse, sharer.i)
            if comp is None or (sharer.i != host and sharer.pos != parse.tokens[host].pos):
                continue
            if comp > host and not _other_clause(parse, comp):
                out.append(comp)
        gerund = roles.gerund_after(parse, host)
        if gerund is not None:
            out.append(gerund)
    obj = roles.object_of(parse, i)
    if obj is not None:
        out.append(roles.unpartitive(parse, obj))
        late = roles.complement(parse, obj)
        if late is not None:
            out.append(late)
    for host in hosts + ([obj] if obj is not None else []):
        for prep in parse.children(host, "prep", "prt", "agent"):
            if prep.low in {
                "for",
                "on",
                "of",
                "over",
                "to",
                "against",
                "with",
                "from",
                "about",
                "in",
            }:
                for k in parse.children(prep.i, "pobj", "pcomp"):
                    out.append(roles.unpartitive(parse, k.i))
    return out


def _other_clause(parse: Parse, comp: int) -> bool:
    """A finite clause that is negated is no complement to act on ("assured it would not…")."""
    finite = not roles.is_infinitive(parse, comp) and parse.tokens[comp].tag != "VBG"
    return finite and parse.child(comp, "neg") is not None


def inner_hit(parse: Parse, hits: dict[int, Hit], hit: Hit) -> int | None:
    """The coded predicate inside ``hit``, seen through light verbs and coordination."""
    for k in inner_tokens(parse, hit):
        found = _through(parse, hits, k, 0)
        if found is not None and found != hit.trigger:
            return found
    return None


def _through(parse: Parse, hits: dict[int, Hit], k: int, depth: int) -> int | None:
    if k in hits:
        return k
    if depth > 3:
        return None
    t = parse.tokens[k]
    for h in hits.values():  # a noun carried by this verb ("to hold talks")
        if h.support == k:
            return h.trigger
    if t.lemma in _THROUGH or depth == 0:
        comp = roles.complement(parse, k)
        if comp is not None and t.lemma in _THROUGH:
            found = _through(parse, hits, comp, depth + 1)
            if found is not None:
                return found
        obj = parse.child(k, "dobj", "nsubjpass", "attr")
        if obj is not None and t.lemma in _THROUGH and obj.i in hits:
            return obj.i
    for c in parse.children(k, "conj"):
        if c.i in hits:
            return c.i
    return None


def compose(
    parse: Parse, hits: dict[int, Hit], table: dict[tuple[str, str], Composition]
) -> dict[int, Union]:
    """For each outer hit the composition that applies."""
    out: dict[int, Union] = {}
    for i, hit in hits.items():
        outer = hit.frame.embeds
        if outer is None:
            continue
        inner = inner_hit(parse, hits, hit)
        kind = hits[inner].frame.type if inner is not None else None
        row = None
        if inner is not None and kind is not None:
            row = table.get((outer, kind.value)) or table.get((outer, "*"))
        elif inner is not None:
            row = table.get((outer, "*"))
        if row is None:
            inner = None
            row = table.get((outer, "none"))
        if row is not None:
            out[i] = Union(row, inner)
    return out
