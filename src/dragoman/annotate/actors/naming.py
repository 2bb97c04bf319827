"""Names to entities: countries, bodies, known and unknown persons, surnames, spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.annotate.actors import people
from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.names import NameHit
from dragoman.annotate.actors.nominals import agent_before
from dragoman.lexicon.knowledge import Knowledge, Sense
from dragoman.lexicon.persons import Person
from dragoman.nouns import Entity, OfficeClaim
from dragoman.syntax import Parse
from dragoman.text import fold
from dragoman.types import Candidate

_BUSINESS = frozenset(
    "inc corp co ltd plc llc ag sa nv gmbh bank holdings group industries airlines motors "
    "technologies pharmaceuticals partners securities capital stores systems".split()
)
# Which sense of a name comes first, as a noun and as a modifier.
_AS_NAME = (
    "person", "country", "metonym", "organisation", "group", "capital", "people", "demonym",
)  # fmt: skip
_AS_MODIFIER = (
    "demonym", "country", "group", "organisation", "metonym", "capital", "people", "person",
)  # fmt: skip
_PLACES = frozenset({"country", "capital", "demonym"})


def add_names(
    draft: Draft,
    parse: Parse,
    base: Knowledge,
    hits: Sequence[NameHit],
    window: people.Window,
) -> None:
    """Add every name; full names of persons first, so that surnames find them."""
    later: list[NameHit] = []
    others: list[NameHit] = []
    for hit in hits:
        sense = _choose(parse, base, hit)
        if sense is not None and sense.kind == "person" and sense.person is not None:
            if hit.last - hit.first > 1 or len(sense.name.split()) == 1:
                _known_person(draft, parse, base, hit, sense.person, window)
                continue
            later.append(hit)
        elif sense is not None:
            _table_entity(draft, parse, base, hit, sense)
        elif hit.label == "PERSON":
            if hit.last - hit.first > 1:
                _unknown_person(draft, parse, base, hit, window)
            else:
                later.append(hit)
        else:
            others.append(hit)
    for hit in later:
        _surname(draft, parse, base, hit, window)
    for hit in others:
        _other(draft, parse, base, hit, window)
    _overlooked(draft, parse, hits)


def _overlooked(draft: Draft, parse: Parse, hits: Sequence[NameHit]) -> None:
    """Misspelt surnames of persons named here that nothing recognised as a name."""
    taken = {k for hit in hits for k in range(hit.first, hit.last)}
    for t in parse.tokens:
        if t.i in taken or not t.tag.startswith("NNP") or len(t.text) < 6:
            continue
        known = next((i for i in draft.persons if _spelt_like(draft, i, t.text)), None)
        if known is not None and draft.by_token.get(t.i) is None:
            draft.mention(t.i, t.i + 1, t.i, "NAM", known)


def _choose(parse: Parse, base: Knowledge, hit: NameHit) -> Sense | None:
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
    return min(
        hit.senses,
        key=lambda s: (rank.get(s.kind, 9), s.subtype not in {"state", ""}, s.subtype == "former"),
    )


def _extent(parse: Parse, hit: NameHit) -> tuple[int, int]:
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


def _known_person(
    draft: Draft,
    parse: Parse,
    base: Knowledge,
    hit: NameHit,
    person: Person,
    window: people.Window,
) -> None:
    first, head = _extent(parse, hit)
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
    person = draft.persons.get(index)
    if found is None or not found[0].office or person is None:
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


def _unknown_person(
    draft: Draft, parse: Parse, base: Knowledge, hit: NameHit, window: people.Window
) -> None:
    first, head = _extent(parse, hit)
    _start, _end, name = parse.span_text(hit.first, hit.last)
    spelt = people.misspelt(name, [e.name for e in draft.entities if e.kind == "person"])
    if spelt is not None:
        index = next(i for i, e in enumerate(draft.entities) if e.name == spelt)
        draft.mention(first, hit.last, head, "NAM", index)
        return
    country, sector, office, gender = _title_of(draft, parse, base, first, hit)
    low = {parse.tokens[k].low for k in range(first, hit.first)}
    gender = gender or ("f" if low & {"mrs", "mrs.", "ms", "ms.", "lady", "queen"} else "")
    gender = gender or ("m" if low & {"mr", "mr.", "sir", "king", "lord"} else "")
    index = draft.entity(
        ("person", fold(name)),
        Entity(name=name, kind="person", country=country, sector=sector, office=office,
               gender=gender),
    )  # fmt: skip
    entity = draft.entities[index]
    if entity.sector is None and sector:
        draft.update(index, country=entity.country or country, sector=sector, office=office)
    draft.mention(first, hit.last, head, "NAM", index)


def _surname(
    draft: Draft, parse: Parse, base: Knowledge, hit: NameHit, window: people.Window
) -> None:
    """A single name: someone named in full here, else a well-known holder of high office."""
    first, head = _extent(parse, hit)
    _start, _end, text = parse.span_text(hit.first, hit.last)
    named = [i for i, e in enumerate(draft.entities) if e.kind == "person"]
    same = [
        i
        for i in named
        if _is_surname(draft, i, text) or fold(text) in fold(draft.entities[i].name).split()
    ]
    if not same:
        same = [i for i in named if _spelt_like(draft, i, text)]
    if same:
        index = same[-1] if len(same) > 1 else same[0]
        draft.mention(first, hit.last, head, "NAM", index)
        _claim_title(draft, parse, base, first, hit, index)
        return
    found = people.by_surname(base, text, window)
    if len(found) == 1:
        _known_person(draft, parse, base, hit, found[0], window)
        return
    country, sector, office, gender = _title_of(draft, parse, base, first, hit)
    options: tuple[Candidate, ...] = ()
    if found:
        options = people.candidates(found, window)
        roles = [people.role_at(p, window) or p.roles[-1] for p in found]
        country = country or (roles[0].country if len({r.country for r in roles}) == 1 else None)
        sector = sector or (roles[0].sector if len({r.sector for r in roles}) == 1 else None)
    index = draft.entity(
        ("person", fold(text)),
        Entity(name=text, kind="person", country=country, sector=sector, office=office,
               gender=gender, candidates=options),
    )  # fmt: skip
    draft.mention(first, hit.last, head, "NAM", index)


def _is_surname(draft: Draft, index: int, text: str) -> bool:
    """Whether the text is a surname of the person, in any known spelling."""
    entity = draft.entities[index]
    names = (entity.name, *(draft.persons[index].names if index in draft.persons else ()))
    return any(people.same_surname(text, n, entity.country) for n in names)


def _spelt_like(draft: Draft, index: int, text: str) -> bool:
    """Whether the text is a misspelt surname of the person, and of that form only."""
    person = draft.persons.get(index)
    names = person.names if person else (draft.entities[index].name,)
    return any(people.misspelt(text, [n.split()[-1]]) for n in names if n)


def _table_entity(draft: Draft, parse: Parse, base: Knowledge, hit: NameHit, sense: Sense) -> None:
    rivals = {s.country for s in hit.senses if s.kind == sense.kind and s.subtype == sense.subtype}
    head = _extent(parse, hit)[1]
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
                Entity(name=name, kind="country", country=sense.country, sector="GOV",
                       wikidata=sense.wikidata),
            )  # fmt: skip
        draft.mention(
            hit.first, hit.last, head, "NAM", index, metonym=sense.kind == "capital"
        )  # fmt: skip
        return
    kind = {"people": "group", "metonym": "institution", "group": "armed-group"}.get(
        sense.kind, "organisation"
    )
    country_code = sense.country if len(rivals) < 2 else None
    index = draft.entity(
        (sense.kind, sense.ref),
        Entity(name=sense.name if sense.kind != "people" else base.demonym(sense.ref) + " people",
               kind=kind, country=country_code or None, sector=sense.sector or None,
               wikidata=sense.wikidata, plural=sense.kind == "people"),
    )  # fmt: skip
    draft.mention(hit.first, hit.last, head, "NAM", index, metonym=sense.subtype == "seat")


def country_entity(draft: Draft, base: Knowledge, key: str) -> int:
    """The entity of a country of the tables."""
    entry = base.countries[key]
    return draft.entity(
        ("country", key),
        Entity(name=entry.name, kind="country", country=entry.sovereign, sector="GOV",
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


def _other(
    draft: Draft, parse: Parse, base: Knowledge, hit: NameHit, window: people.Window
) -> None:
    """A name only the recogniser knows: a body, a place, a people."""
    head = _extent(parse, hit)[1]
    name = parse.span_text(hit.first, hit.last)[2]
    known = _contextual(draft, base, parse.tokens[head].text)
    if known is None and hit.last - hit.first == 1:
        persons = [i for i, e in enumerate(draft.entities) if e.kind == "person"]
        known = next((i for i in persons if _is_surname(draft, i, name)), None) or next(
            (i for i in draft.persons if _spelt_like(draft, i, name)), None
        )
    if known is not None:
        draft.mention(hit.first, hit.last, head, "NAM", known)
        return
    if hit.last - hit.first == 1 and hit.label in {"ORG", "GPE"}:
        found = people.by_surname(base, name, window)
        if len(found) == 1:
            _known_person(draft, parse, base, hit, found[0], window)
            return
    words = fold(name).split()
    business = bool(words) and words[-1] in _BUSINESS
    bloc = fold(name) in base.blocs
    kind = {"ORG": "organisation", "NORP": "group"}.get(hit.label, "place")
    index = draft.entity(
        (kind, fold(name)),
        Entity(name=name, kind=kind, sector="BUS" if business else None,
               political=not (business or bloc or hit.label == "FAC"), plural=hit.label == "NORP"),
    )  # fmt: skip
    draft.mention(hit.first, hit.last, head, "NAM", index)
