"""One event told by a noun and its verb: "a suicide attack by the Taliban killed ten"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.nouns import EventMention
from dragoman.syntax import Parse
from dragoman.types import Plover


def merged(
    parse: Parse, events: list[EventMention]
) -> tuple[list[EventMention], list[tuple[int, int]]]:
    """The events without the nouns that are subject or agent of a verb of the same type, and
    pairs of triggers (noun left out, verb kept).

    The verb stays: it says that it happened and to whom. It takes from the noun what it
    lacks itself: the mode with its CAMEO code, the actors.
    """
    nouns = {e.trigger for e in events if parse.tokens[e.trigger].tag.startswith("NN")}
    verbs = {_key(e, e.trigger): e for e in events if e.trigger not in nouns}
    left_out: dict[int, int] = {}
    for noun in events:
        at = _verb_of(parse, noun.trigger) if noun.trigger in nouns else None
        verb = verbs.get(_key(noun, at)) if at is not None else None
        if verb is None:
            continue
        sharper = verb.mode is None and noun.mode is not None
        taken = {a.head for a in verb.recipients}
        verbs[_key(verb, verb.trigger)] = replace(
            verb,
            mode=noun.mode if sharper else verb.mode,
            cameo=noun.cameo if sharper else verb.cameo,
            actors=verb.actors or tuple(a for a in noun.actors if a.head not in taken),
            recipients=verb.recipients or noun.recipients,
        )
        left_out[noun.trigger] = verb.trigger
    kept = [verbs.get(_key(e, e.trigger), e) for e in events if e.trigger not in left_out]
    return kept, sorted(left_out.items())


def _key(event: EventMention, trigger: int) -> tuple[int, Plover, Plover]:
    return trigger, event.literal, event.type


def _verb_of(parse: Parse, noun: int) -> int | None:
    """The verb of which the noun is subject, or agent after "by"."""
    t = parse.tokens[noun]
    head = parse.head(t)
    if t.dep == "nsubj":
        return head.i
    return head.head if t.dep == "pobj" and head.dep == "agent" else None
