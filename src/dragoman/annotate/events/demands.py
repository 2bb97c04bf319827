"""Duties laid on others: "Russia says Kenya must end its raids" is a demand by Russia.

CAMEO and PLOVER code what a speaker says another must or should do as a request of the
speaker (roots 02 and 10), not as the act that is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.events import roles
from dragoman.annotate.events.parties import parties, phrase
from dragoman.annotate.standing import has_standing
from dragoman.lexicon.compositions import load_compositions
from dragoman.nouns import Argument, Attribution, Cast, EventMention
from dragoman.syntax import Parse, Token
from dragoman.types import Plover

# Classes of ``rules/compositions.toml``.
_MODALS = {"must": "demand", "should": "appeal", "ought": "appeal"}
_VERBS = {"have": "demand", "need": "demand"}  # with an infinitive
_CARRIED = frozenset({"dobj", "pobj", "prep", "xcomp", "prt"})
_DENYING = frozenset({"deny", "dispute", "doubt", "reject", "ask"})  # nothing is demanded
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Demand:
    """A request in place of the event ``inner``; ``cue`` is the verb that says it."""

    event: EventMention
    inner: EventMention
    cue: int


def find_demands(
    parse: Parse, cast: Cast, said: Sequence[Attribution], told: Sequence[EventMention]
) -> tuple[Demand, ...]:
    """The events that are not told but laid on one of their parties as a duty by a speaker."""
    out = []
    for statement in said:
        cue, speaker = statement.cue_head, statement.source_head
        if cue is None or speaker is None or statement.kind != "speech":
            continue
        if parse.tokens[cue].lemma in _DENYING:
            continue
        source = phrase(parse, cast, speaker)
        if not has_standing(cast, source):
            continue
        for clause in parse.children(cue, "ccomp"):
            for verb in parse.conjuncts(clause.i):
                found = _duty(parse, verb)
                bound = _bound(parse, cast, verb.i, source) if found else ()
                if found is None or not bound:
                    continue
                outer, doing = found
                inner = next((e for e in told if _tells(parse, e.trigger, doing)), None)
                if inner is not None:
                    stop = parse.child(verb.i, "neg") is not None
                    event = _asked(inner, outer, source, bound, stop=stop)
                    out.append(Demand(event, inner, cue))
    return tuple(out)


def _duty(parse: Parse, verb: Token) -> tuple[str, int] | None:
    """The class of the demand in a finite verb and the verb that is asked for."""
    for aux in parse.children(verb.i, "aux"):
        if aux.low in _MODALS:
            return _MODALS[aux.low], verb.i
    if verb.lemma in _VERBS:
        for wanted in parse.children(verb.i, "xcomp"):
            if roles.is_infinitive(parse, wanted.i):
                return _VERBS[verb.lemma], wanted.i
    return None


def _bound(parse: Parse, cast: Cast, verb: int, source: Argument) -> tuple[Argument, ...]:
    """The parties on whom the duty lies, if they are others than the speaker's own side."""
    subject = roles.surface_subject(parse, verb)
    if subject is None or roles.is_passive(parse, verb):
        return ()
    bound = parties(parse, cast, subject, far=False)
    speaker = cast.entity_at(source.head)
    for arg in bound:
        entity = cast.entity_at(arg.head)
        if entity is None or speaker is None or not has_standing(cast, arg):
            return ()
        own = entity.kind == "country" and entity.country == speaker.country
        if entity is speaker or entity.name == speaker.name or own:
            return ()
    return bound


def _tells(parse: Parse, trigger: int, verb: int) -> bool:
    """Whether an event's predicate is the verb or what it carries ("must hold talks")."""
    t = parse.tokens[trigger]
    for _ in range(_DEPTH):
        if t.i == verb:
            return True
        if t.dep not in _CARRIED:
            return False
        t = parse.head(t)
    return False


def _asked(
    inner: EventMention,
    outer: str,
    source: Argument,
    bound: tuple[Argument, ...],
    *,
    stop: bool,
) -> EventMention:
    """The request; what must *not* be done is asked to be given up, whatever it is."""
    table = load_compositions()
    literal = Plover.RETREAT if stop else inner.literal
    row = table.get((outer, literal.value)) or table[outer, "*"]
    kind = row.type or inner.type
    return replace(
        inner,
        type=kind,
        mode=row.mode_for(None if stop else inner.mode, None if stop else inner.cameo),
        cameo=row.code(None if stop else inner.cameo),
        actors=(source,),
        recipients=bound,
        reciprocal=False,
        why=f"laid on another as a duty by who speaks: {kind.value}",
    )
