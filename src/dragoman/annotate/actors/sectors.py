"""The sector of a role noun that names none by itself: "a group of tourists"."""

from __future__ import annotations

from dragoman.lexicon.knowledge import Agent, Knowledge
from dragoman.syntax import Parse, Token
from dragoman.text import fold

_LEFT = ("amod", "compound", "nmod", "poss")
_DEEPEST = 4  # "a member of a group of a party of ..."


def says_none(base: Knowledge, agent: Agent) -> bool:
    """Whether the noun leaves the sector to its modifiers: "group", "leader", "worker"."""
    return agent.sector in {"", "UNK"} or agent.noun in base.weak


def phrase_sector(
    parse: Parse, base: Knowledge, head: int, agent: Agent | None, first: int | None = None
) -> str:
    """Sector of the phrase headed by a token: its noun's own, else that of a modifier, else
    that of what it is "of"; empty or UNK when nothing says it.

    Args:
        parse: the document.
        base: the tables.
        head: token of the noun.
        agent: the role noun found there; None when it is in no table.
        first: first token of the role noun, when it has several words.
    """
    own = agent.sector if agent is not None else ""
    if agent is not None and not says_none(base, agent):
        return own
    return (
        _modified(parse, base, head, head if first is None else first)
        or _governed(parse, base, head, 0)
        or own
    )


def _modified(parse: Parse, base: Knowledge, head: int, first: int) -> str:
    """Sector of the nearest modifier that has one: an adjective, or a body ("army")."""
    for k in sorted(parse.children(head, *_LEFT), key=lambda t: -t.i):
        for token in (k, *parse.children(k.i, *_LEFT)):
            if token.i >= first:
                continue
            sector = _word(parse, base, token)
            if sector:
                return sector
    return ""


def _word(parse: Parse, base: Knowledge, t: Token) -> str:
    words = tuple(fold(t.text).split())
    before = fold(parse.tokens[t.i - 1].text) if t.i else ""
    pair = f"{before} {' '.join(words)}"
    listed = base.modifiers.get(pair) or base.modifiers.get(" ".join(words))
    if listed:
        return listed
    agent = base.agents.get(words)
    if agent is not None and agent.kind != "person" and agent.sector != "UNK":
        return agent.sector
    return ""


def _governed(parse: Parse, base: Knowledge, head: int, depth: int) -> str:
    """Sector of the role noun after "of": a member of a gang, the director of intelligence."""
    if depth == _DEEPEST:
        return ""
    for prep in parse.children(head, "prep"):
        noun = parse.child(prep.i, "pobj") if prep.low == "of" else None
        if noun is None:
            continue
        for k in parse.conjuncts(noun.i):
            agent = base.agents.get(tuple(fold(k.text).split()))
            if agent is not None and not says_none(base, agent):
                return agent.sector
            found = (
                _modified(parse, base, k.i, k.i)
                or base.modifiers.get(fold(k.text), "")
                or _governed(parse, base, k.i, depth + 1)
            )
            if found:
                return found
    return ""
