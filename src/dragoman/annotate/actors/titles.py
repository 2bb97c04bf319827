"""Role nouns to entities: office and country and date give a person, else a role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.actors import people
from dragoman.annotate.actors.bodies import country_entity
from dragoman.annotate.actors.descriptions import COUNTRY_NOUNS, taken_up
from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.nominals import NATIONAL, Nominal, not_in_office
from dragoman.annotate.actors.persons import claim_office
from dragoman.lexicon.knowledge import Knowledge
from dragoman.nouns import Entity
from dragoman.syntax import Parse
from dragoman.types import Candidate

_NO_BODIES = frozenset({*COUNTRY_NOUNS, "neighbour", "neighbor", "group", "side"})
_HEADS = frozenset({"head_of_state", "head_of_government", "leader", "speaker"})
_OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
_BODIES = frozenset({"institution", "organisation", "armed-group"})
_APPOSED = frozenset({"organisation", "armed-group", "institution", "country"})
_LOOSE = frozenset({"appos", "relcl", "acl", "conj", "cc", "punct", "npadvmod", "dep"})
# Offices that several hold at a time: the tables know some of them.
_MANY = frozenset(
    "ambassador igo_envoy minister deputy_minister governor spokesperson deputy_head".split()
)
_NON_STATE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


def add_nominals(
    draft: Draft,
    parse: Parse,
    base: Knowledge,
    nominals: Sequence[Nominal],
    window: people.Window,
) -> None:
    """Add every role noun; those beside a name join its entity."""
    inner = {k: n for n in nominals for k in [_of(parse, n, nominals)] if k is not None}

    def order(n: Nominal) -> tuple[bool, bool]:
        headline = parse.sentences[parse.tokens[n.head].sent].headline
        return headline, n.head not in inner

    for nominal in sorted(nominals, key=order):
        beside = _beside(draft, parse, nominal)
        if beside is not None:
            _join(draft, parse, nominal, beside)
            continue
        neighbour = _neighbour(draft, parse, base, nominal)
        if neighbour is not None:
            draft.mention(nominal.first, nominal.last, nominal.head, "NOM", neighbour)
            continue
        owners = _owners(draft, nominal)
        if not owners:  # "the speaker of the Iraqi parliament"
            owners = [
                m.entity for k, n in inner.items() if n is nominal and (m := draft.by_token.get(k))
            ]
        if len(owners) > 1 and nominal.agent.kind == "person":
            each = replace(nominal, plural=False)
            members = tuple(_role(draft, parse, base, each, owner, window) for owner in owners)
            index = draft.entity(
                ("members", *(str(m) for m in members)),
                Entity(name=nominal.text, kind="group", plural=True, members=members),
            )
        else:
            index = _role(draft, parse, base, nominal, owners[0] if owners else None, window)
        if _possessive(parse, nominal) is not None:
            draft.pending[nominal.head] = nominal
        if nominal.agent.noun == NATIONAL.noun:
            for old in [m for m in draft.mentions if m.head == nominal.head]:
                draft.drop(old)
        _note(draft, parse, nominal, index, owners)
        draft.mention(nominal.first, nominal.last, nominal.head, "NOM", index)


def _note(draft: Draft, parse: Parse, nominal: Nominal, index: int, owners: Sequence[int]) -> None:
    """Remember the noun, its number and whose it is, for what takes it up."""
    draft.nouns.setdefault(index, set()).add(nominal.agent.noun)
    if parse.tokens[nominal.head].tag in {"NNS", "NNPS", "CD"}:
        draft.several.add(index)
    if len(owners) == 1:
        draft.owned(index, owners[0])


def _possessive(parse: Parse, nominal: Nominal) -> int | None:
    """Token of the pronoun before the noun: "his deputy" is known when "his" is."""
    return next((k.i for k in parse.children(nominal.head, "poss") if k.tag == "PRP$"), None)


def _of(parse: Parse, nominal: Nominal, others: Sequence[Nominal]) -> int | None:
    """Head of the body, itself a role noun, that the person is "of"."""
    if nominal.agent.kind != "person" or nominal.anchors:
        return None
    bodies = {
        n.head for n in others if n.agent.kind == "institution" and n.agent.noun not in _NO_BODIES
    }
    objects = (
        k.i
        for prep in parse.children(nominal.head, "prep") if prep.low == "of"
        for k in parse.children(prep.i, "pobj")
    )  # fmt: skip
    return next((k for k in objects if k in bodies), None)


def _neighbour(draft: Draft, parse: Parse, base: Knowledge, nominal: Nominal) -> int | None:
    """ "The country's southern neighbour": the last country named that has just one there."""
    if nominal.agent.noun not in {"neighbour", "neighbor"}:
        return None
    directions = [k.low for k in parse.children(nominal.head, "amod")]
    for m in sorted(draft.mentions, key=lambda m: -m.head):
        if m.head >= nominal.first:
            continue
        country = draft.entities[m.entity].country
        for direction in directions:
            key = base.neighbours.get((country or "", direction))
            if key is not None:
                return country_entity(draft, base, key)
    return None


def _beside(draft: Draft, parse: Parse, nominal: Nominal) -> int | None:
    """The person or body named in apposition to the noun, on either side."""
    person = nominal.agent.kind == "person" or (
        nominal.agent.kind == "group" and not nominal.plural
    )  # fmt: skip
    for k in _neighbours(parse, nominal):
        m = draft.by_token.get(k)
        beside = m is not None and m.form == "NOM" and k != nominal.last and _new(parse, nominal)
        if m is None or not (m.form == "NAM" or beside) or (
            k == nominal.last and m.first != nominal.last
        ):  # fmt: skip
            continue
        entity = draft.entities[m.entity]
        if entity.kind in {"person", "role"} and person and not entity.plural:
            return m.entity
        if nominal.agent.kind != "person" and k != nominal.last and entity.kind in _APPOSED:
            return m.entity
    return _between_commas(draft, parse, nominal) if person else None


def _new(parse: Parse, nominal: Nominal) -> bool:
    """Whether the noun tells something new of somebody: "The king, a former teacher, ..."."""
    return parse.tokens[nominal.head].dep == "appos" and not nominal.definite


def _neighbours(parse: Parse, nominal: Nominal) -> list[int]:
    """Tokens that may be the head of a name in apposition."""
    neighbours = [k.i for k in parse.children(nominal.head, "appos")]
    t = parse.tokens[nominal.head]
    for prep in parse.children(nominal.head, "prep"):  # "a spokesman for the ministry, N. N."
        for obj in parse.children(prep.i, "pobj"):
            neighbours.extend(k.i for k in parse.children(obj.i, "appos"))
    if t.dep == "appos":
        neighbours.append(t.head)
    if t.dep == "attr" and parse.head(t).lemma == "be":
        subject = parse.child(t.head, "nsubj")
        if subject is not None:
            neighbours.append(subject.i)
    neighbours.append(nominal.last)  # "the President of Russia Vladimir Putin"
    return neighbours


def _between_commas(draft: Draft, parse: Parse, nominal: Nominal) -> int | None:
    """ "The head of mission, William Hill, said": a person's name between commas right after
    the noun and what depends on it, or the noun between commas right after the name."""
    if nominal.agent.kind == "institution":
        return None
    end = max(parse.subtree(nominal.head, _LOOSE)) + 1
    for last in dict.fromkeys((end, nominal.last)):
        m = draft.by_token.get(last + 1) if _is_comma(parse, last) else None
        if m is not None and m.first == last + 1 and _is_comma(parse, m.last):
            if m.form == "NAM" and draft.entities[m.entity].kind == "person":
                return m.entity
    before = nominal.first - 1
    if before > 0 and _is_comma(parse, before) and _is_comma(parse, end, full_stop=True):
        m = draft.by_token.get(before - 1)
        if m is not None and m.last == before and m.form == "NAM":
            if draft.entities[m.entity].kind == "person":
                return m.entity
    return None


def _is_comma(parse: Parse, k: int, *, full_stop: bool = False) -> bool:
    if not 0 <= k < len(parse.tokens):
        return False
    return parse.tokens[k].text == "," or (full_stop and parse.tokens[k].text in {".", ";"})


def _join(draft: Draft, parse: Parse, nominal: Nominal, index: int) -> None:
    entity = draft.entities[index]
    if not nominal.former and index in draft.persons and nominal.agent.office:
        claim_office(draft, index, nominal.agent.office)
    elif index not in draft.persons:
        owners = _owners(draft, nominal)
        country = draft.entities[owners[0]].country if owners else None
        draft.update(
            index,
            country=entity.country or country,
            sector=entity.sector or nominal.sector or None,
            office=entity.office or (nominal.agent.noun if entity.kind == "person" else None),
            gender=entity.gender or nominal.agent.gender,
        )
    _note(draft, parse, nominal, index, _owners(draft, nominal))
    draft.mention(nominal.first, nominal.last, nominal.head, "NOM", index)


def _owners(draft: Draft, nominal: Nominal) -> list[int]:
    """Entities of the modifiers that say whose the role is."""
    out: list[int] = []
    for k in nominal.anchors:
        m = draft.by_token.get(k)
        if m is not None and m.entity not in out:
            out.append(m.entity)
    return out


def _role(
    draft: Draft,
    parse: Parse,
    base: Knowledge,
    nominal: Nominal,
    owner: int | None,
    window: people.Window,
) -> int:
    agent = nominal.agent
    holder = draft.entities[owner] if owner is not None else None
    if holder is None:
        return _unowned(draft, parse, base, nominal, window)
    country = holder.country
    heads_body = (
        holder.kind in _BODIES and country not in _NON_STATE and agent.office in _HEADS
    )  # the president of a league is not one of a state
    if (
        agent.office
        and country
        and agent.kind == "person"
        and not nominal.plural
        and not heads_body
    ):
        if not nominal.former and not not_in_office(parse, nominal.head):
            found = _office_holder(draft, base, country, agent.office, window)
            if found is not None:
                return found
    if agent.kind == "person" and not nominal.plural and _possessive(parse, nominal) is None:
        known = taken_up(draft, parse, base, nominal, window, country)
        if known is not None:
            return known
    sector = (
        nominal.sector if nominal.sector not in {"", "UNK"} else (holder.sector or nominal.sector)
    )
    if nominal.former and sector in _OFFICES:
        sector = "ELI"
    if heads_body:
        sector = holder.sector or "UNK"
    if country in _NON_STATE or holder.kind == "armed-group":
        sector = holder.sector or sector
    options: tuple[Candidate, ...] = ()
    if agent.office and agent.kind == "person" and not (nominal.former or heads_body):
        # "the president of Congo": the country is open, and so are its holders
        possible = [
            person
            for c in ([country] if country else [c.country for c in holder.candidates])
            for person in people.holders_at(base, c or "", agent.office, window)
        ]
        options = people.candidates(possible, window)
    name = (
        f"{base.demonym(country)} {agent.noun}"
        if country and country not in _NON_STATE and not heads_body
        else (f"{holder.name} {agent.noun}")
    )
    name = f"former {name}" if nominal.former else name
    return draft.entity(
        ("role", agent.noun, holder.name if heads_body else country or holder.name,
         str(nominal.former)),
        Entity(name=name, kind="role" if agent.kind == "person" else agent.kind,
               country=country, sector=sector or None,
               office=agent.noun if agent.office else None, gender=agent.gender,
               plural=nominal.plural, candidates=options),
    )  # fmt: skip


def _office_holder(
    draft: Draft, base: Knowledge, country: str, office: str, window: people.Window
) -> int | None:
    """A person for the office: one named in this document, or the only one in the dates."""
    for index, person in draft.persons.items():
        times = people.spells(person, country, office)
        role = people.role_at(person, window, country, office)
        if times and role is not None:
            claim_office(draft, index, office)
            return index
    if not (window[0] and window[1]) or office in _MANY:
        return None
    found = people.holders_at(base, country, office, window)
    if len(found) != 1:
        return None
    person = found[0]
    index = draft.entity(
        ("person", person.name, person.wikidata or ""), people.person_entity(person, window)
    )
    draft.persons[index] = person
    return index


def _unowned(
    draft: Draft, parse: Parse, base: Knowledge, nominal: Nominal, window: people.Window
) -> int:
    """A role noun without a country: somebody named before, if it is definite."""
    agent = nominal.agent
    theirs = _possessive(parse, nominal) is not None
    known = None if theirs else taken_up(draft, parse, base, nominal, window)
    if known is not None:
        return known
    anonymous = theirs or (not nominal.definite and agent.kind == "person")
    key = ("noun", agent.noun, str(nominal.first) if anonymous else "")
    name = nominal.text if not nominal.definite else agent.noun
    return draft.entity(
        key,
        Entity(name=name, kind="role" if agent.kind == "person" else agent.kind,
               sector=nominal.sector or None, gender=agent.gender, plural=nominal.plural),
    )  # fmt: skip
