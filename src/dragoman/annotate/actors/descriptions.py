"""Descriptions that take somebody up again: "the former general", "the alliance", "the island
nation". Each candidate gets points for what fits; without any that fits the description is new.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.annotate.actors import people
from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.nominals import Nominal
from dragoman.annotate.actors.traits import is_body, is_person
from dragoman.lexicon.knowledge import Knowledge
from dragoman.nouns import Entity, Mention
from dragoman.syntax import Parse
from dragoman.text import fold

COUNTRY_NOUNS = frozenset("country nation state republic kingdom power superpower".split())
# Nouns that say little more than that it is a person, or a body.
_ANYBODY = frozenset(
    """leader man woman politician host hostess guest visitor veteran official newcomer strongman
    diplomat envoy negotiator mediator client patient captive hostage prisoner fugitive suspect
    defendant deputy neighbour lady gentleman youngster teenager ruler chief boss head commander
    statesman candidate colleague counterpart rival person national""".split()
)
_ANY_BODY = frozenset(
    """organisation organization body bloc alliance grouping union association agency institution
    group coalition""".split()
)
# Kinds of bodies in the tables, and sectors, that a noun may take up.
_CLASSES: dict[str, frozenset[str]] = {
    "igo": frozenset("organisation organization body bloc alliance grouping union association "
                     "agency institution commission council court bank fund".split()),
    "party": frozenset("party movement group organisation opposition".split()),
    "company": frozenset("company firm group corporation manufacturer bank airline".split()),
    "ngo": frozenset("organisation organization group charity association agency".split()),
    "media": frozenset("newspaper broadcaster channel agency station paper".split()),
    "movement": frozenset("movement group organisation party".split()),
    "court": frozenset("court tribunal".split()),
    "agency": frozenset("agency service".split()),
    "armed-group": frozenset("group movement organisation militia militants rebels guerrillas "
                             "faction".split()),
}  # fmt: skip
# Nouns that are used for one another.
_ALIKE = tuple(
    frozenset(words.split())
    for words in (
        "army military forces troops",
        "rebel fighter insurgent guerrilla militant gunman separatist",
        "protester demonstrator marcher crowd rioter striker",
        "hostage captive prisoner abductee detainee",
        "kidnapper captor gunman abductor",
        "envoy mediator negotiator facilitator diplomat ambassador",
        "policeman police officer",
        "soldier troops officer commander general colonel major captain commodore admiral "
        "lieutenant brigadier sergeant",
        "king monarch ruler sovereign",
        "priest bishop archbishop cleric prelate churchman cardinal",
        "judge magistrate",
        "doctor physician surgeon",
        "lawyer advocate attorney",
        "child boy girl",
        "president leader head chief ruler",
        "premier minister leader",
    )
)
_VAGUE = frozenset({"", "UNK", "CVL", "GOV", "ELI"})
_ENOUGH = 2.0  # points
_OFFICE = 3.0  # for the holder of the office that the noun names
_PERHAPS = 1.6  # for a noun that nothing speaks against: only one who is much talked of
_FAR = 0.15  # points lost a sentence


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a description says: the noun, its last word, sector, gender and country."""

    nominal: Nominal
    noun: str
    last: str
    sector: str
    country: str | None


def taken_up(
    draft: Draft, parse: Parse, base: Knowledge, nominal: Nominal, window: people.Window,
    country: str | None = None, barred: int | None = None,
) -> int | None:  # fmt: skip
    """The entity that a definite description stands for; None when it is a new one.

    Args:
        draft: what has been found so far.
        parse: the document.
        base: the tables.
        nominal: the description.
        window: dates of the document.
        country: one that the description gives.
        barred: an entity that is not meant, as that whose it is.
    """
    if not nominal.definite and not parse.sentences[parse.tokens[nominal.head].sent].headline:
        return None
    noun = nominal.agent.noun
    if noun in COUNTRY_NOUNS and not nominal.plural:
        return _country(draft, parse, base, nominal)
    wanted = _Wanted(nominal, noun, noun.split()[-1], nominal.sector, country)
    best: tuple[float, int] | None = None
    for index, mentions in _candidates(draft, parse, nominal):
        points = _points(draft, base, wanted, index, window) if index != barred else None
        if points is None or points < _PERHAPS:
            continue
        sure = points >= _ENOUGH
        points += _salience(parse, mentions, nominal)
        if not sure and points < _ENOUGH:
            continue
        if best is None or points > best[0]:
            best = points, index
    return best[1] if best else _later(draft, base, wanted, window, barred)


def _later(
    draft: Draft, base: Knowledge, wanted: _Wanted, window: people.Window, barred: int | None
) -> int | None:
    """Somebody named only further on whose office the description gives, where there is just
    one: "The head of state was late. Andres Pastrana ..."."""
    if wanted.nominal.agent.kind != "person" or wanted.nominal.plural:
        return None
    named = {m.entity for m in draft.mentions if m.head > wanted.nominal.last}
    fitting = [k for k in draft.persons if k in named and k != barred
               and (_points(draft, base, wanted, k, window) or 0.0) >= _OFFICE]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else None


def _candidates(
    draft: Draft, parse: Parse, nominal: Nominal
) -> list[tuple[int, list[Mention]]]:  # fmt: skip
    """Entities named before, and not beside it in one clause; in a headline all."""
    headline = parse.sentences[parse.tokens[nominal.head].sent].headline
    found: dict[int, list[Mention]] = {}
    barred: set[int] = set()
    verb = parse.tokens[nominal.head].head
    for m in draft.mentions:
        inside = nominal.first <= m.head < nominal.last
        beside = parse.tokens[m.head].head == verb and m.head != nominal.head
        if inside or (beside and not headline):
            barred.add(m.entity)
        elif m.head < nominal.first or headline:
            found.setdefault(m.entity, []).append(m)
    return [(k, ms) for k, ms in found.items() if k not in barred]


def _points(
    draft: Draft, base: Knowledge, wanted: _Wanted, index: int, window: people.Window
) -> float | None:
    """How far the entity fits, None when it cannot be meant."""
    entity = draft.entities[index]
    agent, nominal = wanted.nominal.agent, wanted.nominal
    if wanted.country and entity.country and entity.country != wanted.country:
        return None
    if agent.gender and entity.gender and agent.gender != entity.gender:
        return None
    if entity.members or entity.kind in {"place", "country"}:
        return None
    points = _same_noun(draft, wanted, index)
    if nominal.plural:
        if index not in draft.several and entity.kind != "armed-group" and not entity.plural:
            return None
        return points + (2.0 if _sector_fits(wanted, entity) else 0.0)
    if agent.kind == "person" or (agent.kind == "group" and is_individual(nominal)):
        if not is_person(entity):
            return None
        return points + _office(draft, wanted, index, window)
    if not is_body(draft, index) or entity.kind == "country":
        return None
    kinds = {draft.subtypes.get(index, ""), entity.kind}
    if any(wanted.last in _CLASSES.get(k, ()) for k in kinds):
        points += 2.0
    if wanted.last in fold(entity.name).split():
        points += 3.0
    return points


def is_individual(nominal: Nominal) -> bool:
    """Whether the noun names one person, not a body of people."""
    return not nominal.plural


def _same_noun(draft: Draft, wanted: _Wanted, index: int) -> float:
    nouns = draft.nouns.get(index, set())
    if wanted.noun in nouns:
        return 4.0
    if any(wanted.last == n.split()[-1] for n in nouns):
        return 3.0
    alike = {w for group in _ALIKE if wanted.last in group for w in group}
    return 2.5 if any(n.split()[-1] in alike for n in nouns) else 0.0


def _office(draft: Draft, wanted: _Wanted, index: int, window: people.Window) -> float:
    entity, agent = draft.entities[index], wanted.nominal.agent
    person = draft.persons.get(index)
    points = 0.0
    if person is not None and agent.office:
        kinds = people.kinds_of(agent.office)
        held = [r for r in person.roles if r.kind in kinds]
        if any(wanted.nominal.former or r.held(*window) != "no" for r in held):
            points += _OFFICE
    if entity.office and wanted.last in fold(entity.office).split():
        points += 2.5
    if _sector_fits(wanted, entity):
        points += 2.0
    elif wanted.sector not in _VAGUE and entity.sector not in {None, *_VAGUE}:
        points -= 2.0
    if wanted.last in _ANYBODY:
        points += 2.0
    elif points == 0.0 and _may_be(wanted, entity):
        points = _PERHAPS
    if wanted.country and entity.country == wanted.country:
        points += 1.5
    return points


def _may_be(wanted: _Wanted, entity: Entity) -> bool:
    """Whether a noun that was not used of a named person may tell something new of them: the
    text says nothing against it."""
    if entity.kind != "person" or wanted.country is not None:
        return False
    known = {wanted.sector, entity.sector or ""} - {"UNK", "CVL", "ELI"}
    return len(known - {""}) < 2


def _sector_fits(wanted: _Wanted, entity: Entity) -> bool:
    return wanted.sector not in _VAGUE and entity.sector == wanted.sector


def _salience(parse: Parse, mentions: list[Mention], nominal: Nominal) -> float:
    """Near, often named and in the leading place."""
    last = max(mentions, key=lambda m: m.head)
    here = parse.tokens[nominal.head].sent
    gap = abs(here - parse.tokens[last.head].sent)
    subject = any(
        parse.tokens[m.head].dep in {"nsubj", "nsubjpass"}
        and here - parse.tokens[m.head].sent in {0, 1}
        for m in mentions
    )
    return min(len(mentions), 6) * 0.15 + (0.5 if subject else 0.0) - _FAR * gap


def _country(
    draft: Draft, parse: Parse, base: Knowledge, nominal: Nominal
) -> int | None:  # fmt: skip
    """ "The island nation", "the kingdom": the last country named that is one."""
    words = {fold(t.text) for t in parse.tokens[nominal.first : nominal.last]}
    allowed = [base.epithets[w] for w in words if w in base.epithets]
    earlier = sorted((m for m in draft.mentions if m.head < nominal.first), key=lambda m: -m.head)
    for m in earlier:
        entity = draft.entities[m.entity]
        if entity.kind == "country" and all(entity.country in a for a in allowed):
            if parse.tokens[m.head].head != parse.tokens[nominal.head].head:
                return m.entity
    return None
