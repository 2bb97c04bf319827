"""Which sense a name has, and to whom it goes."""

from __future__ import annotations

from collections.abc import Sequence, Set

from dragoman.annotate.actors import people
from dragoman.annotate.actors.bodies import other_name, table_entity
from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.names import NameHit
from dragoman.annotate.actors.overlooked import add_overlooked
from dragoman.annotate.actors.persons import (
    HONORIFICS,
    known_person,
    surname,
    unknown_person,
)
from dragoman.lexicon.knowledge import Knowledge, Sense
from dragoman.lexicon.persons import held
from dragoman.syntax import Parse
from dragoman.text import fold

# Which sense of a name comes first, as a noun and as a modifier.
_AS_NAME = (
    "person", "country", "metonym", "organisation", "group", "capital", "people", "demonym",
)  # fmt: skip
_AS_MODIFIER = (
    "demonym", "country", "group", "organisation", "metonym", "capital", "people", "person",
)  # fmt: skip


_LONGEST_TITLE = 4  # tokens, hyphens among them


def add_names(
    draft: Draft,
    parse: Parse,
    base: Knowledge,
    hits: Sequence[NameHit],
    window: people.Window,
) -> None:
    """Add every name; full names of persons first, so that surnames find them."""
    here = _countries(parse, base, hits)
    later: list[NameHit] = []
    others: list[NameHit] = []
    for hit in hits:
        hit = _without_honorific(parse, base, _respelt(parse, base, hit))
        sense = _choose(parse, hit, here, window)
        if sense is not None and sense.kind == "person" and sense.person is not None:
            if hit.last - hit.first > 1 or len(sense.name.split()) == 1:
                known_person(draft, parse, base, hit, sense.person, window)
                continue
            later.append(hit)
        elif sense is not None:
            table_entity(draft, parse, base, hit, sense, here, window)
        elif hit.label == "PERSON":
            if hit.last - hit.first > 1:
                unknown_person(draft, parse, base, hit, window)
            else:
                later.append(hit)
        else:
            others.append(hit)
    for hit in later:
        surname(draft, parse, base, hit, window)
    for hit in others:
        other_name(draft, parse, base, hit, window, here)
    add_overlooked(draft, parse, base, hits, window)


def _without_honorific(parse: Parse, base: Knowledge, hit: NameHit) -> NameHit:
    """ "Mrs Benhaddou" is a surname, and "Major-General Kiki Syahnakri" a person."""
    if hit.senses or hit.label not in {"PERSON", "ORG"}:
        return hit
    first = hit.first
    if hit.label == "PERSON" and parse.tokens[first].low.rstrip(".") in HONORIFICS:
        first += 1
    elif hit.label == "ORG":
        words: list[str] = []
        for k in range(hit.first, min(hit.first + _LONGEST_TITLE, hit.last)):
            words += fold(parse.tokens[k].text).split()
            agent = base.agents.get(tuple(words))
            if agent is not None and agent.kind == "person":
                first = k + 1
        rest = parse.tokens[first : hit.last]
        if first == hit.first or any((fold(t.text),) in base.agents for t in rest):
            return hit
    if first >= hit.last or not all(
        t.tag.startswith("NNP") for t in parse.tokens[first : hit.last]
    ):
        return hit
    return NameHit(first, hit.last, (), "PERSON")


def _respelt(parse: Parse, base: Knowledge, hit: NameHit) -> NameHit:
    """A name in no table that is another spelling of a body's."""
    if hit.senses or hit.last - hit.first < 2:
        return hit
    meant = base.body_like(parse.span_text(hit.first, hit.last)[2])
    return hit if meant is None else NameHit(hit.first, hit.last, (meant,), hit.label)


def _countries(parse: Parse, base: Knowledge, hits: Sequence[NameHit]) -> Set[str]:
    """Countries the text names beyond doubt: they settle what an ambiguous name means."""
    out = set()
    for hit in hits:
        plain = {s.country for s in hit.senses if s.kind in {"country", "demonym", "capital"}}
        if len(plain) == 1:
            out |= plain
    return out


def _choose(parse: Parse, hit: NameHit, here: Set[str], window: people.Window) -> Sense | None:
    """The sense that fits the place in the sentence; None when no table knows the name."""
    if not hit.senses:
        return None
    t = parse.tokens[hit.last - 1]
    governor = parse.tokens[t.head]
    modifier = t.tag.startswith("JJ") or (
        t.dep in {"amod", "compound", "nmod"} and governor.i >= hit.last
    )
    order: tuple[str, ...] = _AS_NAME
    if modifier:
        order = _AS_MODIFIER
    elif t.tag in {"NNS", "NNPS"}:
        order = ("people", "group", *_AS_NAME)
    rank = {k: i for i, k in enumerate(order)}
    # Rebels become a party under the same name: the date tells, not the kind.
    rank["group"] = rank["organisation"] = min(rank["group"], rank["organisation"])
    return min(
        hit.senses,
        key=lambda s: (
            rank.get(s.kind, 9),
            s.country not in here,
            held(s.valid_from, s.valid_to, *window) == "no",
            s.subtype not in {"state", ""},
            s.subtype == "former",
        ),
    )
