"""Countries, organisations, armed groups, places: by the tables, or by the recogniser."""

from __future__ import annotations

from collections.abc import Set

from dragoman.annotate.actors import people
from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.names import NameHit
from dragoman.annotate.actors.persons import extent, is_surname, known_person, spelt_like
from dragoman.annotate.actors.towns import town_country
from dragoman.lexicon.knowledge import Agent, Knowledge, Sense
from dragoman.nouns import Entity
from dragoman.syntax import Parse
from dragoman.text import fold
from dragoman.types import Candidate

_BUSINESS = frozenset(
    "inc corp co ltd plc llc ag sa nv gmbh bank holdings group industries airlines motors "
    "technologies pharmaceuticals partners securities capital stores systems".split()
)
_PLACES = frozenset({"country", "capital", "demonym"})


def table_entity(
    draft: Draft,
    parse: Parse,
    base: Knowledge,
    hit: NameHit,
    sense: Sense,
    here: Set[str],
    window: people.Window,
) -> None:
    """Add a name the tables know. Among namesakes the one of a country that the text names
    is meant; else the country stays open."""
    rivals = {s.country for s in hit.senses if s.kind == sense.kind and s.subtype == sense.subtype}
    if len(rivals & here) == 1:
        rivals &= here
    head = extent(parse, hit)[1]
    if sense.kind in _PLACES:
        country = base.countries.get(sense.ref)
        name = country.name if country else sense.name
        if len(rivals) > 1:
            options = tuple(
                Candidate(name=s.name, country=s.country, score=round(1 / len(rivals), 2))
                for s in hit.senses
                if s.kind == sense.kind
            )
            text = parse.span_text(hit.first, hit.last)[2]
            index = draft.entity(
                ("ambiguous", fold(text)), Entity(name=text, kind="country", candidates=options)
            )
        else:
            index = draft.entity(
                ("country", sense.ref),
                Entity(name=name, kind="country", country=sense.country,
                       sector=sense.sector or None, wikidata=sense.wikidata),
            )  # fmt: skip
        draft.mention(
            hit.first, hit.last, head, "NAM", index, metonym=sense.kind == "capital"
        )  # fmt: skip
        return
    kind = {"people": "group", "metonym": "institution", "group": "armed-group"}.get(
        sense.kind, "organisation"
    )
    country_code = sense.country if len(rivals) < 2 else None
    key: tuple[str, ...] = (sense.kind, sense.ref)
    if not country_code:  # many states have a National Guard
        owner = _owner(draft, parse, hit)
        country_code = (owner.country or "") if owner is not None else ""
        key = (*key, country_code)
    index = draft.entity(
        key,
        Entity(name=sense.name if sense.kind != "people" else base.demonym(sense.ref) + " people",
               kind=kind, country=country_code or None,
               sector=base.sector_at(sense, *window) or None, wikidata=sense.wikidata,
               plural=sense.kind == "people"),
    )  # fmt: skip
    draft.subtypes[index] = sense.subtype
    if sense.kind == "people" or parse.tokens[hit.last - 1].tag in {"NNS", "NNPS"}:
        draft.several.add(index)
    draft.mention(hit.first, hit.last, head, "NAM", index, metonym=sense.subtype == "seat")


def country_entity(draft: Draft, base: Knowledge, key: str) -> int:
    """The entity of a country of the tables."""
    entry = base.countries[key]
    return draft.entity(
        ("country", key),
        Entity(name=entry.name, kind="country", country=entry.sovereign,
               wikidata=entry.wikidata),
    )  # fmt: skip


def _contextual(draft: Draft, base: Knowledge, name: str) -> int | None:
    """The entity of "the North" or "the two Koreas" in a text that names the country."""
    for needed, stands_for in base.contextual.get(fold(name), []):
        if ("country", needed) in draft.keys:
            members = tuple(country_entity(draft, base, key) for key in stands_for)
            if len(members) == 1:
                return members[0]
            return draft.entity(
                ("members", *(str(m) for m in members)),
                Entity(name=name, kind="group", plural=True, members=members),
            )
    return None


def other_name(
    draft: Draft,
    parse: Parse,
    base: Knowledge,
    hit: NameHit,
    window: people.Window,
    here: Set[str],
) -> None:
    """A name only the recogniser knows: a body, a place, a people."""
    head = extent(parse, hit)[1]
    name = parse.span_text(hit.first, hit.last)[2]
    known = _contextual(draft, base, parse.tokens[head].text)
    if known is None and hit.last - hit.first == 1:
        persons = [i for i, e in enumerate(draft.entities) if e.kind == "person"]
        known = next((i for i in persons if is_surname(draft, i, name)), None) or next(
            (i for i in draft.persons if spelt_like(draft, i, name)), None
        )
    if known is not None:
        draft.mention(hit.first, hit.last, head, "NAM", known)
        return
    if hit.last - hit.first == 1 and hit.label in {"ORG", "GPE", "NORP"}:
        found = people.by_surname(base, name, window)
        if len(found) == 1:
            known_person(draft, parse, base, hit, found[0], window)
            return
    index = draft.entity(*_unlisted(draft, parse, base, hit, name, here))
    draft.mention(hit.first, hit.last, head, "NAM", index)


def _unlisted(
    draft: Draft, parse: Parse, base: Knowledge, hit: NameHit, name: str, here: Set[str]
) -> tuple[tuple[str, ...], Entity]:
    """Key and entity of a name in no table: what its words and its owner say of it."""
    words = fold(name).split()
    kind = {"ORG": "organisation", "NORP": "group"}.get(hit.label, "place")
    agent = _role(base, words) if kind == "organisation" else None
    owner = _owner(draft, parse, hit) if kind == "organisation" else None
    owned = owner is not None and owner.kind == "institution"
    business = kind != "place" and bool(words) and words[-1] in _BUSINESS and not owned
    country = owner.country if owner is not None else None
    sector = "BUS" if business else agent.sector if agent else _named_sector(base, words)
    if kind == "place":
        country = town_country(name, here)
        sector = "CVL" if country and hit.label == "GPE" else ""  # a town is its people
    elif agent is not None and country is None:
        country = _seat(base, words, here)
    if owner is not None and owned and sector in {"", "UNK"}:
        sector = owner.sector or ""
    political = not (business or fold(name) in base.blocs or hit.label == "FAC")
    entity = Entity(
        name=name, kind=kind, country=country, sector=sector or None, political=political,
        plural=hit.label == "NORP",
    )  # fmt: skip
    return (kind, fold(name), country or ""), entity


def _role(base: Knowledge, words: list[str]) -> Agent | None:
    """The role noun in a body's name: "Ministry of Mines", "National Guard"."""
    for size in (3, 2, 1):
        agent = base.agents.get(tuple(words[-size:])) or base.agents.get(tuple(words[:size]))
        if agent is not None and len(words) >= size:
            return agent
    return None


def _named_sector(base: Knowledge, words: list[str]) -> str:
    """The sector that two words of a name say: "Human Rights League"."""
    pairs = (" ".join(words[k : k + 2]) for k in range(len(words) - 1))
    return next((base.modifiers[p] for p in pairs if p in base.modifiers), "")


def _seat(base: Knowledge, words: list[str], here: Set[str]) -> str | None:
    """Country of the place in a body's name: "Oxford University", "Kano State Police"."""
    longest = min(len(words) - 1, 4)
    for size in range(longest, 0, -1):
        for at in range(len(words) - size + 1):
            part = words[at : at + size]
            known = {s.country for s in base.names.get(tuple(part), ()) if s.kind in _PLACES}
            if len(known) == 1:
                return next(iter(known))
            if tuple(part) in base.agents or at + size < len(words) - 3:
                continue
            town = town_country(" ".join(part), here) if at in (0, len(words) - size) else None
            if town:
                return town
    return None


def _owner(draft: Draft, parse: Parse, hit: NameHit) -> Entity | None:
    """Country or body before the name as its owner ("Chile's Ministry of Mines")."""
    k = hit.first - 1
    while k >= 0 and parse.tokens[k].tag in {"POS", "DT"}:
        k -= 1
    m = draft.by_token.get(k)
    return draft.entities[m.entity] if m is not None else None
