"""Plurals that stand for several actors: "the two leaders", "both sides", "their talks"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.traits import is_person
from dragoman.nouns import Entity, Mention
from dragoman.syntax import Parse, Token

_PERSONAL = frozenset("leader president minister premier man woman head chief king".split())
_BOTH = frozenset({"two", "both", "2"})
_KNOWN = frozenset({"the", "these", "both", "those"})
PAIRS = frozenset({"pair", "duo", "couple"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_WINDOW = 3  # sentences to look back
_BODIES = frozenset({"country", "armed-group", "organisation"})
_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
NOUNS = frozenset(
    """leader side country president minister party nation government premier neighbour neighbor
    state man counterpart woman head rival enemy foe ally partner pair duo couple chief king
    capital camp friend""".split()
)


def group(draft: Draft, members: tuple[int, ...]) -> int:
    """The entity of several members."""
    ordered = tuple(sorted(members))
    name = " and ".join(draft.entities[k].name for k in ordered)
    return draft.entity(
        ("members", *(str(m) for m in ordered)),
        Entity(name=name, kind="group", plural=True, members=ordered),
    )


def pair(draft: Draft, parse: Parse, t: Token) -> int | None:
    """ "The two leaders", "both sides", "the pair" of a text about two."""
    marks = {k.low for k in parse.children(t.i, "nummod", "det", "amod", "predet")}
    if t.lemma not in PAIRS and not (marks & _BOTH and marks & _KNOWN):
        return None
    gender = {"man": "m", "woman": "f"}.get(t.lemma, "")
    at = draft.by_token.get(t.i)
    role = at is not None and at.head == t.i and draft.entities[at.entity].kind == "role"
    if role or t.lemma in _PERSONAL or t.lemma in PAIRS | {"rival", "friend"}:
        return last_two(draft, parse, t, persons=True, gender=gender)
    found = last_two(draft, parse, t, persons=False)
    if found is not None:
        return found
    if t.lemma in {"side", "neighbour", "neighbor"}:
        return last_two(draft, parse, t, persons=True)
    return _main_two(draft, t)


def both(draft: Draft, parse: Parse, t: Token) -> int | None:
    """ "Both", "neither" and "the two" by themselves: the persons named last, or the bodies."""
    alone = not any(parse.children(t.i, "prep")) and t.dep in _ARGUMENTS
    word = t.low in {"both", "neither"} or (t.low == "two" and parse.child(t.i, "det") is not None)
    if not alone or not word:
        return None
    return last_two(draft, parse, t, persons=True) or last_two(draft, parse, t, persons=False)


def last_two(
    draft: Draft, parse: Parse, t: Token, *, persons: bool, gender: str = ""
) -> int | None:
    """The two persons, or bodies, named last before the token."""
    seen: list[int] = []
    for m in _before(draft, parse, t):
        entity = draft.entities[m.entity]
        wanted = is_person(entity) if persons else _is_body(draft, m.entity)
        if gender and entity.gender not in {"", gender}:
            continue
        if wanted and m.entity not in seen:
            seen.append(m.entity)
        if len(seen) == 2:
            return group(draft, (seen[1], seen[0]))
    return None


def _before(draft: Draft, parse: Parse, t: Token) -> list[Mention]:
    near = [
        m
        for m in draft.mentions
        if m.head < t.i
        and t.sent - parse.tokens[m.head].sent <= _WINDOW
        and parse.tokens[m.head].low not in _OURS
    ]
    near.sort(key=lambda m: -m.head)
    return near


def _main_two(draft: Draft, t: Token) -> int | None:
    """The two countries a text is about, when it is plainly about two."""
    counts = Counter(
        m.entity
        for m in draft.mentions
        if m.head < t.i and draft.entities[m.entity].kind == "country"
    )
    first = counts.most_common(3)
    if len(first) < 2 or (len(first) == 3 and first[1][1] <= first[2][1]):
        return None
    return group(draft, (first[0][0], first[1][0]))


def together(
    draft: Draft, parse: Parse, t: Token, known: dict[int, list[Mention]]
) -> Iterator[tuple[str, tuple[int, ...], list[Mention]]]:
    """Actors that "they" may stand for together: how they belong together, who they are, and
    their mentions.

    Args:
        draft: what has been found so far.
        parse: the document.
        t: the pronoun.
        known: candidates with their mentions before it.
    """
    seen: set[tuple[int, ...]] = set()
    near = sorted(
        (m for ms in known.values() for m in ms if t.sent - parse.tokens[m.head].sent <= _WINDOW),
        key=lambda m: -m.head,
    )
    for how, found in _joined(draft, parse, near):
        members = tuple(dict.fromkeys(m.entity for m in found))
        if len(members) < 2 or tuple(sorted(members)) in seen:
            continue
        seen.add(tuple(sorted(members)))
        yield how, members, sorted(found, key=lambda m: m.head)


def _joined(
    draft: Draft, parse: Parse, near: list[Mention]
) -> Iterator[tuple[str, list[Mention]]]:  # fmt: skip
    by_head = {m.head: m for m in near}
    for m in near:
        if parse.tokens[m.head].dep == "conj":
            continue
        heads = [k.i for k in parse.conjuncts(m.head)]
        found = [by_head[k] for k in heads if k in by_head]
        if len(found) > 1 and len(found) == len(heads):
            yield "and", found
    for persons in (True, False):
        fit = [m for m in near if _alike(draft, m, persons)]
        for how in ("verb", "last"):
            first = next(iter(fit), None)
            for m in fit if how == "verb" else []:
                other = next((o for o in fit if o.entity != m.entity and _one_verb(parse, o, m)),
                             None)  # fmt: skip
                if other is not None:
                    yield how, [other, m]
                    break
            if how == "last" and first is not None:
                second = next((m for m in fit if m.entity != first.entity), None)
                if second is not None:
                    yield how + ("_persons" if persons else "_bodies"), [second, first]


def _alike(draft: Draft, m: Mention, persons: bool) -> bool:
    entity = draft.entities[m.entity]
    if entity.members:
        return False
    return is_person(entity) if persons else _is_body(draft, m.entity)


def _is_body(draft: Draft, index: int) -> bool:
    return draft.entities[index].kind in _BODIES and index not in draft.several


def _one_verb(parse: Parse, a: Mention, b: Mention) -> bool:
    x, y = parse.tokens[a.head], parse.tokens[b.head]
    if x.sent != y.sent:
        return False
    over = {parse.head(k).head if k.dep == "pobj" else k.head for k in (x, y)}
    return len(over) == 1
