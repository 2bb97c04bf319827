"""Persons named in the text: known ones, unknown ones, surnames and their misspellings."""

from __future__ import annotations

from collections import Counter

from dragoman.annotate.actors import people
from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.names import NameHit
from dragoman.annotate.actors.nominals import agent_before
from dragoman.lexicon.given_names import gender_of
from dragoman.lexicon.knowledge import Knowledge
from dragoman.lexicon.persons import Person
from dragoman.nouns import Entity, OfficeClaim
from dragoman.syntax import Parse
from dragoman.text import fold
from dragoman.types import Candidate

_HER = frozenset("mrs ms miss lady queen madame".split())
_HIS = frozenset("mr sir king lord".split())
HONORIFICS = _HER | _HIS | {"dr", "prof"}


def extent(parse: Parse, hit: NameHit) -> tuple[int, int]:
    """First token of the noun phrase (titles included) and its head token."""
    head = hit.last - 1
    for i in range(hit.first, hit.last):
        t = parse.tokens[i]
        if not hit.first <= t.head < hit.last or t.head == t.i:
            head = i
            break
    first = hit.first
    for k in parse.children(head, "compound", "amod", "nmod", "poss"):
        if k.i < first:
            first = min(first, *parse.subtree(k.i))
    if any(parse.tokens[k].pos in {"VERB", "PUNCT"} and parse.tokens[k].text != "-"
           for k in range(first, hit.first)):  # fmt: skip
        first = hit.first
    return first, head


def known_person(
    draft: Draft,
    parse: Parse,
    base: Knowledge,
    hit: NameHit,
    person: Person,
    window: people.Window,
) -> None:
    """Add a person of the tables, with the office a title before the name claims."""
    first, head = extent(parse, hit)
    index = draft.entity(
        ("person", person.name, person.wikidata or ""), people.person_entity(person, window)
    )
    draft.persons[index] = person
    draft.mention(first, hit.last, head, "NAM", index)
    _claim_title(draft, parse, base, first, hit, index)


def _claim_title(
    draft: Draft, parse: Parse, base: Knowledge, first: int, hit: NameHit, index: int
) -> None:
    """A title before the name ("Russian President Vladimir Putin") dates the text."""
    found = agent_before(parse, base, first, hit.first)
    if found is not None:
        draft.nouns.setdefault(index, set()).add(found[0].noun)
    person = draft.persons.get(index)
    if found is None or person is None:
        return
    if not found[0].office:
        if draft.entities[index].sector is None:  # the title says what the tables do not
            draft.update(index, sector=found[0].sector or None)
        return
    before = {parse.tokens[k].low for k in range(first, hit.first)}
    if before & {"former", "ex", "late", "then"} or any(w.startswith("ex-") for w in before):
        draft.update(index, sector="ELI", office=None, earliest=None, latest=None)
        return
    claim_office(draft, index, found[0].office)


def claim_office(draft: Draft, index: int, office: str) -> None:
    """Note that the text calls the person holder of the office, and date the role by it."""
    person = draft.persons[index]
    home = Counter(r.country for r in person.roles)
    countries = [country for country, _ in home.most_common()]
    for country in countries:
        times = people.spells(person, country, office)
        if times:
            draft.claims.append(OfficeClaim(entity=index, spells=times))
            role = people.role_at(person, (None, None), country, office)
            if role is not None:
                draft.update(
                    index,
                    country=role.country,
                    sector=role.sector,
                    office=role.office,
                    earliest=role.start or None,
                    latest=role.end or None,
                )
            return


def _title_of(
    draft: Draft, parse: Parse, base: Knowledge, first: int, hit: NameHit
) -> tuple[str | None, str | None, str | None, str]:
    """Country, sector, office title and gender that stand before an unknown name."""
    country = None
    for m in list(draft.mentions):
        if first <= m.first and m.last <= hit.first:
            entity = draft.entities[m.entity]
            country = country or entity.country
    found = agent_before(parse, base, first, hit.first)
    if found is None:
        return country, None, None, ""
    return country, found[0].sector or None, found[0].noun, found[0].gender


def unknown_person(
    draft: Draft, parse: Parse, base: Knowledge, hit: NameHit, window: people.Window
) -> None:
    """Add a person in no table: what stands before the name says country and sector."""
    first, head = extent(parse, hit)
    _start, _end, name = parse.span_text(hit.first, hit.last)
    spelt = people.misspelt(name, [e.name for e in draft.entities if e.kind == "person"])
    if spelt is not None:
        index = next(i for i, e in enumerate(draft.entities) if e.name == spelt)
        draft.mention(first, hit.last, head, "NAM", index)
        return
    part = _part_of(draft, name)
    if part is not None:
        draft.mention(first, hit.last, head, "NAM", part)
        _claim_title(draft, parse, base, first, hit, part)
        return
    country, sector, office, gender = _title_of(draft, parse, base, first, hit)
    known = people.by_spelling(base, name, country, window)
    if known is not None:
        known_person(draft, parse, base, hit, known, window)
        return
    low = {parse.tokens[k].low.rstrip(".") for k in range(first, hit.first)}
    gender = gender or ("f" if low & _HER else "m" if low & _HIS else "")
    index = draft.entity(
        ("person", fold(name)),
        Entity(name=name, kind="person", country=country, sector=sector, office=office,
               gender=gender or gender_of(name, country or "")),
    )  # fmt: skip
    entity = draft.entities[index]
    if office:
        draft.nouns.setdefault(index, set()).add(office)
    if entity.sector is None and sector:
        draft.update(index, country=entity.country or country, sector=sector, office=office)
    draft.mention(first, hit.last, head, "NAM", index)


def _part_of(draft: Draft, name: str) -> int | None:
    """The person of whose name this is a part, or the longer form: "Edna Adan" and "Edna Adan
    Ismail"."""
    words = fold(name).split()
    for index, entity in enumerate(draft.entities):
        if entity.kind != "person":
            continue
        known = draft.persons.get(index)
        for other in (entity.name, *(known.names if known else ())):
            theirs = fold(other).split()
            short, long = sorted((words, theirs), key=len)
            if len(short) > 1 and _run_of(short, long):
                return index
    return None


def _run_of(short: list[str], long: list[str]) -> bool:
    n = len(short)
    return any(long[k : k + n] == short for k in range(len(long) - n + 1))


def surname(
    draft: Draft, parse: Parse, base: Knowledge, hit: NameHit, window: people.Window
) -> None:
    """A single name: someone named in full here, else a well-known holder of high office."""
    first, head = extent(parse, hit)
    _start, _end, text = parse.span_text(hit.first, hit.last)
    named = [i for i, e in enumerate(draft.entities) if e.kind == "person"]
    same = [
        i
        for i in named
        if is_surname(draft, i, text) or fold(text) in fold(draft.entities[i].name).split()
    ]
    if not same:
        same = [i for i in named if spelt_like(draft, i, text)]
    if same:
        index = _namesake(draft, parse, base, first, hit, same)
        draft.mention(first, hit.last, head, "NAM", index)
        _claim_title(draft, parse, base, first, hit, index)
        return
    title = parse.span_text(first, hit.first)[2] if first < hit.first else ""
    found = people.by_surname(base, text, window)
    if len(found) != 1:
        found = people.by_title(base, text, title, window) or found
    if len(found) == 1:
        known_person(draft, parse, base, hit, found[0], window)
        return
    country, sector, office, gender = _title_of(draft, parse, base, first, hit)
    options: tuple[Candidate, ...] = ()
    if found:
        options = people.candidates(found, window, country)
        roles = [people.role_at(p, window) or p.roles[-1] for p in found]
        country = country or (roles[0].country if len({r.country for r in roles}) == 1 else None)
        sector = sector or (roles[0].sector if len({r.sector for r in roles}) == 1 else None)
    index = draft.entity(
        ("person", fold(text)),
        Entity(name=text, kind="person", country=country, sector=sector, office=office,
               gender=gender, candidates=options),
    )  # fmt: skip
    draft.mention(first, hit.last, head, "NAM", index)


def _namesake(
    draft: Draft, parse: Parse, base: Knowledge, first: int, hit: NameHit, same: list[int]
) -> int:
    """Among persons of one surname the one of the gender and title before it, else the one
    the text named first."""
    low = {parse.tokens[k].low.rstrip(".") for k in range(first, hit.last)}
    gender = "f" if low & _HER else "m" if low & _HIS else ""
    fitting = [i for i in same if gender and draft.entities[i].gender == gender] or same
    found = agent_before(parse, base, first, hit.first)
    titled = [i for i in fitting if found and found[0].noun in draft.nouns.get(i, ())] or fitting
    placed = {m.entity: m.head for m in reversed(draft.mentions)}
    return min(titled, key=lambda i: placed.get(i, len(parse.tokens)))


def is_surname(draft: Draft, index: int, text: str) -> bool:
    """Whether the text is a surname of the person, in any known spelling."""
    entity = draft.entities[index]
    names = (entity.name, *(draft.persons[index].names if index in draft.persons else ()))
    return any(people.same_surname(text, n, entity.country) for n in names)


def spelt_like(draft: Draft, index: int, text: str) -> bool:
    """Whether the text is a misspelt surname of the person, and of that form only."""
    person = draft.persons.get(index)
    names = person.names if person else (draft.entities[index].name,)
    return any(people.misspelt(text, [n.split()[-1]]) for n in names if n.split())
