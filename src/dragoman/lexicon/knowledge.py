"""Countries, seats of power, organisations, armed groups, role nouns and persons by name.

One index maps the folded words of a name to what it may stand for; matching is by
whole words, longest first. See ``docs/reference/knowledge.md`` for the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from dragoman.lexicon.base import Agent, Country, Knowledge, Sense, Standing
from dragoman.lexicon.countries import COUNTRY_COLUMNS
from dragoman.lexicon.imported import imported
from dragoman.lexicon.persons import TOP_KINDS, load_persons, surnames
from dragoman.lexicon.tables import read_tsv, split_list
from dragoman.text import fold

__all__ = ["Agent", "Country", "Knowledge", "Sense", "Standing", "load_knowledge"]

METONYM_COLUMNS = ("name", "country", "sector", "kind", "valid_from", "valid_to", "note")
AGENT_COLUMNS = (
    "noun", "plural", "sector", "secondary", "kind", "office", "gender", "note",
)  # fmt: skip
ORGANISATION_COLUMNS = (
    "id", "name", "names", "acronyms", "kind", "country", "sector", "secondary", "wikidata",
    "active_from", "active_to", "members",
)  # fmt: skip
GROUP_COLUMNS = (
    "id", "name", "names", "acronyms", "people", "country", "base", "sector", "wikidata",
    "active_from", "active_to",
)  # fmt: skip
STANDING_COLUMNS = ("id", "sector", "valid_from", "valid_to", "note")


def _countries(base: Knowledge) -> None:
    rows = read_tsv("knowledge/countries.tsv", COUNTRY_COLUMNS)
    status = {r["id"]: (r["status"], r["parent"]) for r in rows}

    def sovereign(key: str) -> str:
        for _ in range(4):
            kind, parent = status.get(key, ("state", ""))
            if kind in {"state", "former"} or not parent:
                return key
            key = parent
        return key

    for r in rows:
        key = r["id"]
        entry = Country(
            key, r["name"], r["wikidata"] or None, split_list(r["capital"]), r["status"],
            r["parent"], sovereign(key), split_list(r["adjectives"]), r["iso2"],
        )  # fmt: skip
        base.countries[key] = entry
        for name in (r["name"], *split_list(r["names"])):
            base.add(name, _state(entry, "country"))
        for name in split_list(r["short_names"]):
            base.add(name, _state(entry, "country", form=name))
        for name in entry.capitals:
            if len(name) > 2:
                base.add(name, _state(entry, "capital"))
        for name in entry.adjectives:
            base.add(name, _state(entry, "demonym"))
        for name in split_list(r["people"]):
            base.add(
                name,
                Sense("people", key, r["name"], entry.sovereign, "", subtype=r["status"]),
            )


def _state(entry: Country, kind: str, form: str = "") -> Sense:
    sector = "PRE" if entry.status == "partly-recognised" else ""
    return Sense(
        kind, entry.id, entry.name, entry.sovereign, sector, entry.wikidata, form, entry.status
    )


def _metonyms(base: Knowledge) -> None:
    for r in read_tsv("knowledge/metonyms.tsv", METONYM_COLUMNS):
        country = base.sovereign(r["country"])
        base.add(
            r["name"],
            Sense("metonym", f"{r['country']}:{r['name']}", r["name"], country, r["sector"],
                  subtype=r["kind"], valid_from=r["valid_from"], valid_to=r["valid_to"]),
        )  # fmt: skip


def _organisations(base: Knowledge) -> None:
    for r in read_tsv("knowledge/organisations.tsv", ORGANISATION_COLUMNS):
        sense = Sense(
            "organisation", r["id"], _plain(r["name"]), r["country"], r["sector"],
            r["wikidata"] or None, subtype=r["kind"], valid_from=r["active_from"],
            valid_to=r["active_to"],
        )  # fmt: skip
        for name in (_plain(r["name"]), *split_list(r["names"])):
            base.add(name, sense)
        for name in split_list(r["acronyms"]):
            base.add(name, _exact(sense, name))
    for r in read_tsv("knowledge/armed_groups.tsv", GROUP_COLUMNS):
        sense = Sense(
            "group", r["id"], _plain(r["name"]), base.sovereign(r["country"]), r["sector"],
            r["wikidata"] or None, valid_from=r["active_from"], valid_to=r["active_to"],
        )  # fmt: skip
        for name in (_plain(r["name"]), *split_list(r["names"])):
            base.add(name, sense)
        for name in split_list(r["acronyms"]):
            base.add(name, _exact(sense, name))
        for name in split_list(r["people"]):
            base.add(name, sense)


def _plain(name: str) -> str:
    """The name without the country that tells namesakes apart: "Labour Party (Israel)"."""
    return name.partition(" (")[0]


def _exact(sense: Sense, form: str) -> Sense:
    return replace(sense, form=form)


def _agents(base: Knowledge) -> None:
    for r in read_tsv("knowledge/agents.tsv", AGENT_COLUMNS):
        entry = Agent(
            r["noun"], r["sector"], r["secondary"], r["kind"], r["office"], r["gender"]
        )  # fmt: skip
        for form in (r["noun"], *split_list(r["plural"]), *_plurals(r["noun"], r["plural"])):
            words = tuple(fold(form).split())
            base.agents.setdefault(words, entry)
            base.agent_heads[words[-1]] = max(base.agent_heads.get(words[-1], 0), len(words))


def _plurals(noun: str, irregular: str) -> Iterable[str]:
    if irregular:
        return ()
    if noun.endswith(("s", "x", "ch", "sh")):
        return (noun + "es",)
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (noun[:-1] + "ies",)
    return (noun + "s",)


def _relative(base: Knowledge) -> None:
    """Names that need a text about a country: "the North", "the southern neighbour"."""
    for r in read_tsv("knowledge/contextual.tsv", ("name", "needs", "stands_for")):
        entry = (r["needs"], split_list(r["stands_for"]))
        base.contextual.setdefault(fold(r["name"]), []).append(entry)
    for r in read_tsv("knowledge/neighbours.tsv", ("country", "direction", "neighbour")):
        base.neighbours[r["country"], r["direction"]] = r["neighbour"]
    for r in read_tsv("knowledge/country_epithets.tsv", ("word", "countries")):
        base.epithets[r["word"]] = frozenset(split_list(r["countries"]))
    for r in read_tsv("knowledge/standings.tsv", STANDING_COLUMNS):
        standing = Standing(r["sector"], r["valid_from"], r["valid_to"])
        base.standings.setdefault(r["id"], []).append(standing)
    for r in read_tsv("knowledge/modifiers.tsv", ("word", "sector")):
        if r["sector"]:
            base.modifiers[fold(r["word"])] = r["sector"]
        else:
            base.weak.add(r["word"])
    base.blocs.update(fold(r["name"]) for r in read_tsv("knowledge/blocs.tsv", ("name",)))


def _persons(base: Knowledge) -> None:
    for person in load_persons():
        top = next((r for r in person.roles if r.kind in TOP_KINDS), person.roles[0])
        sense = Sense(
            "person", person.name, person.name, top.country, top.sector, person.wikidata,
            person=person,
        )  # fmt: skip
        for name in person.names:
            base.add(name, sense)
            for key in surnames(name, top.country):
                known = base.surnames.setdefault(key, [])
                if person not in known:
                    known.append(person)
        for role in person.roles:
            held = base.holders.setdefault((role.country, role.kind), [])
            if person not in held:
                held.append(person)


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """The packaged tables, read once, with the imported rows that ``use_imported`` gave.

    Raises:
        DataError: a table breaks its schema.
    """
    base = Knowledge()
    _countries(base)
    _metonyms(base)
    _organisations(base)
    _agents(base)
    _relative(base)
    _persons(base)
    base.imported = imported()
    if base.imported is not None:
        for agent in base.imported.agents():
            words = tuple(fold(agent.noun).split())
            if words and words not in base.agents:
                base.agents[words] = agent
                base.agent_heads[words[-1]] = max(base.agent_heads.get(words[-1], 0), len(words))
    return base
