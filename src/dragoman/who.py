"""Who is meant: the actors that a short text names, as of a date, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman import assemble
from dragoman.annotate.actors import find_actors
from dragoman.annotate.actors.reasons import reasons
from dragoman.annotate.actors.sectors import phrase_sector
from dragoman.annotate.parse import parse
from dragoman.annotate.statements import find_statements
from dragoman.lexicon.knowledge import load_knowledge
from dragoman.nouns import Cast, Mention
from dragoman.syntax import Parse
from dragoman.text import Reading, canonical
from dragoman.types import Actor, Interval

UNKNOWN = "UNK"  # PLOVER: somebody, and it is not told who


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A mention, characters [start, end) of the canonical text, the actor it stands for at
    the date, and why, in words."""

    start: int
    end: int
    text: str
    actor: Actor
    why: tuple[str, ...]


def who(text: str, as_of: str | None = None) -> tuple[Answer, ...]:
    """The actors that a text names, in its order; nested mentions are left to the widest.

    Args:
        text: a name, a phrase or some sentences.
        as_of: the ISO day at which offices are asked for; None leaves the time open.

    Raises:
        SetupError: no parsing model is installed.
    """
    tree = parse(Reading(canonical(text)))
    cast = find_actors(tree, find_statements(tree), (as_of, as_of))
    actors = assemble.actors(tree, cast)
    return tuple(
        _answer(tree, cast, actors, m, as_of) for m in _outermost(cast.mentions) if m.form != "PRO"
    )


def resolve(mention: str, context: str = "", as_of: str | None = None) -> Answer | None:
    """The actor that one phrase stands for; None when its words name nobody.

    Args:
        mention: the phrase, read as one actor.
        context: a text that holds the phrase, or words that say what it is about.
        as_of: the ISO day at which offices are asked for; None leaves the time open.

    Raises:
        SetupError: no parsing model is installed.
    """
    inside = mention in context
    beside = f"{mention}\n\n{context}" if context.strip() else mention
    tree = parse(Reading(context if inside else beside))
    cast = find_actors(tree, find_statements(tree), (as_of, as_of))
    at = tree.text.find(mention)
    first, last = tree.between(at, at + len(mention))
    if first >= last:
        return None
    head = _head(tree, first, last)
    best = max(
        (m for m in cast.mentions if m.first < last and m.last > first),
        key=lambda m: (m.first <= head < m.last, m.last - m.first, m.form == "NAM"),
        default=None,
    )
    if best is None:
        return _unnamed(tree, first, last, head)
    found = _answer(tree, cast, assemble.actors(tree, cast), best, as_of)
    if not best.first <= head < best.last:
        found = _headed(tree, found, head)
    return found if inside or found.actor.country else _about(tree, cast, found, last)


def _outermost(mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for m in mentions:  # in text order, the wider first
        if not kept or m.first >= kept[-1].last:
            kept.append(m)
    return kept


def _answer(
    tree: Parse, cast: Cast, actors: tuple[Actor, ...], m: Mention, as_of: str | None
) -> Answer:
    start, end, text = tree.span_text(m.first, m.last)
    actor = actors[m.entity]
    why = reasons(load_knowledge(), text, m.form, actor, as_of)
    return Answer(start=start, end=end, text=text, actor=actor, why=why)


def _head(tree: Parse, first: int, last: int) -> int:
    inside = range(first, last)
    heads = (k for k in inside if tree.tokens[k].head not in inside or tree.tokens[k].head == k)
    return next(heads, first)


def _unnamed(tree: Parse, first: int, last: int, head: int) -> Answer | None:
    """A pronoun or a noun of no table: somebody, of whom at most the sector shows."""
    if tree.tokens[head].pos not in {"NOUN", "PRON", "PROPN"} or tree.tokens[head].ent == "DATE":
        return None
    sector = phrase_sector(tree, load_knowledge(), head, None)
    if not sector and tree.tokens[head].pos == "PROPN":
        return None
    start, end, text = tree.span_text(first, last)
    actor = Actor(
        id="a1", name=text, wikidata=None, kind="role", country=None, sector=sector or UNKNOWN,
        office=None, as_of=Interval(), candidates=(), mentions=(),
    )  # fmt: skip
    why = "by the words beside it" if sector else "nothing says who it is"
    return Answer(start=start, end=end, text=text, actor=actor, why=(why,))


def _headed(tree: Parse, found: Answer, head: int) -> Answer:
    """The name stands beside the noun that the phrase is about: its country and no more."""
    if tree.tokens[head].pos not in {"NOUN", "PRON"}:
        return found
    sector = phrase_sector(tree, load_knowledge(), head, None)
    if not sector and found.actor.kind in {"country", "place"}:
        sector = UNKNOWN
    actor = replace(found.actor, sector=sector or found.actor.sector)
    return replace(found, actor=actor, why=(*found.why, "the sector is that of the noun"))


def _about(tree: Parse, cast: Cast, found: Answer, after: int) -> Answer:
    """Give an actor without a country that of the words beside it, if they name just one."""
    named = {
        cast.entities[m.entity].country
        for m in cast.mentions
        if m.first >= after and cast.entities[m.entity].country
    }
    if len(named) != 1 or found.actor.kind == "person":
        return found
    actor = replace(found.actor, country=next(iter(named)))
    return replace(found, actor=actor, why=(*found.why, "the country is the one spoken of"))
