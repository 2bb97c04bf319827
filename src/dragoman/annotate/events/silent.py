"""Events where no frame speaks: the event model names the predicate, the parse the parties.

A sentence that names a political actor and gave no event is shown to the model with
nothing marked. If it sees an event there, the likeliest predicate and parties are taken
from its tags, and shown to it again marked; what it then still believes is an event.

Only short texts are read so. In whole articles of unlabelled news two of three such events
were wrong (``benchmarks/wild.py``): there silence of the frames mostly means that there is
nothing to tell.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from dragoman.annotate.events.fitness import unworthy
from dragoman.annotate.events.parties import phrase, political_head
from dragoman.annotate.queries import query_of, readable, sentence_text, trigger_spans
from dragoman.lexicon.eventmodel import NONE, EventModel, Opinion, Query
from dragoman.nouns import Argument, Cast, EventMention
from dragoman.syntax import Parse
from dragoman.types import Plover

RULE = "model"
SHORT = 5  # sentences of a text that is read where frames are silent
DOUBTFUL = 0.2  # the sentence as a whole may be no event with at most this probability
BELIEVED = 0.65  # and its type must have this much once everything is marked
WORDS_BESIDE = 120  # words of a sentence whose verbs are asked about; the model reads no further
SURE_BESIDE = 0.8  # the type of a verb beside other events must have this much
TRIGGER, PARTY = 0.3, 0.5
_PREDICATES = ("VB", "NN", "JJ")
_FUNCTION = frozenset({"aux", "auxpass", "det", "punct", "mark", "case", "prep"})
_CARRIED = frozenset({"xcomp", "dobj", "ccomp", "pobj", "prep", "pcomp", "advmod", "acomp"})
_RECIPROCAL = frozenset({Plover.CONSULT, Plover.AGREE, Plover.SUPPORT, Plover.COOPERATE})

Roles = dict[int, tuple[float, float, float]]


def find_silent(
    parse: Parse, cast: Cast, told: Container[int], model: EventModel, longest: int = SHORT
) -> tuple[EventMention, ...]:
    """Events of the sentences that are not in ``told``, at most one each, in text order; none
    of a text of more than ``longest`` sentences."""
    if len(parse.sentences) > longest:
        return ()
    named = {parse.tokens[m.head].sent for m in cast.mentions if cast.entities[m.entity].political}
    out = []
    for sentence in parse.sentences:
        if (
            sentence.index in told
            or sentence.index not in named
            or not readable(parse, sentence.index)
        ):
            continue
        event = _read(parse, cast, sentence.index, model)
        if event is not None:
            out.append(event)
    return tuple(out)


def find_beside(
    parse: Parse,
    cast: Cast,
    told: Sequence[EventMention],
    settled: Container[int],
    model: EventModel,
) -> tuple[EventMention, ...]:
    """Events that verbs without a frame tell in sentences with other events.

    Args:
        parse: the parsed text.
        cast: its actors.
        told: the events found so far.
        settled: tokens that have been judged already: triggers left out with a reason, cues.
        model: the event model.
    """
    if len(parse.sentences) > SHORT:
        return ()
    out: list[EventMention] = []
    by_sentence: dict[int, list[EventMention]] = {}
    for event in told:
        by_sentence.setdefault(parse.tokens[event.trigger].sent, []).append(event)
    for number, events in by_sentence.items():
        span = parse.sentences[number]
        if span.last - span.first > WORDS_BESIDE:  # no page of verbs may ask without end
            continue
        known = {k for e in events for k in (e.trigger, e.inner, *_governors(parse, e.trigger))}
        types = {e.type for e in events}
        for t in parse.tokens[span.first : span.last]:
            if not t.tag.startswith("VB") or t.dep in _FUNCTION or t.i in known or t.i in settled:
                continue
            said = sentence_text(parse, number, t.i)
            opinion = model.ask(Query(said.text, trigger=trigger_spans(parse, said, t.i)))
            name, share = max(opinion.types.items(), key=lambda pair: pair[1])
            if name == NONE or share < SURE_BESIDE or Plover(name) in types:
                continue
            draft = _drafted(parse, cast, said.tokens_of(opinion.tags), t.i)
            new = _typed(draft, model.ask(query_of(parse, draft)), model)
            if new is not None and not unworthy(parse, cast, new):
                types.add(new.type)
                out.append(new)
    return tuple(out)


def _governors(parse: Parse, trigger: int) -> set[int]:
    """Verbs of which a trigger is the content: "agreed to", "held talks"."""
    t, out = parse.tokens[trigger], set()
    while t.dep in _CARRIED and t.head != t.i:
        t = parse.head(t)
        out.add(t.i)
    return out


def _drafted(parse: Parse, cast: Cast, tags: Roles, trigger: int) -> EventMention:
    actors = _parties(parse, cast, tags, 0, trigger)
    taken = {a.head for a in actors}
    recipients = tuple(r for r in _parties(parse, cast, tags, 1, trigger) if r.head not in taken)
    return EventMention(
        frame=RULE, literal=Plover.CONSULT, type=Plover.CONSULT, mode=None, cameo=None,
        contexts=(), trigger=trigger, span=(trigger, trigger + 1), actors=actors,
        recipients=recipients, reciprocal=False, ground=RULE,
    )  # fmt: skip


def _read(parse: Parse, cast: Cast, number: int, model: EventModel) -> EventMention | None:
    said = sentence_text(parse, number)
    plain = model.ask(Query(said.text))
    if plain.types[NONE] > DOUBTFUL:
        return None
    tags = said.tokens_of(plain.tags)
    trigger = _predicate(parse, cast, tags)
    if trigger is None:
        return None
    draft = _drafted(parse, cast, tags, trigger)
    event = _typed(draft, model.ask(query_of(parse, draft)), model)
    return None if event is None or unworthy(parse, cast, event) else event


def _typed(draft: EventMention, opinion: Opinion, model: EventModel) -> EventMention | None:
    name, share = max(opinion.types.items(), key=lambda pair: pair[1])
    if name == NONE or share < BELIEVED:
        return None
    kind = Plover(name)
    like = model.like(opinion, name)
    return replace(
        draft,
        literal=kind, type=kind, mode=opinion.mode_of(kind),
        cameo=opinion.code_of(kind),
        reciprocal=kind in _RECIPROCAL and len(draft.actors) > 1 and not draft.recipients,
        why=f"no frame speaks: {name} ({share:.2f})" + (f", as in “{like}”" if like else ""),
        confidence=round(share, 3),
    )  # fmt: skip


def _predicate(parse: Parse, cast: Cast, tags: Roles) -> int | None:
    """The word most likely to be the trigger, no name of an actor."""
    best, most = None, TRIGGER
    for k, (_, _, share) in tags.items():
        t = parse.tokens[k]
        if share < most or not t.tag.startswith(_PREDICATES) or t.dep in _FUNCTION:
            continue
        if cast.at(k) is None:
            best, most = k, share
    return best


def _parties(
    parse: Parse, cast: Cast, tags: Roles, role: int, trigger: int
) -> tuple[Argument, ...]:
    """The phrases whose head the model takes for the role."""
    out: list[Argument] = []
    for k, shares in tags.items():
        t = parse.tokens[k]
        if shares[role] < PARTY or shares[role] < shares[1 - role] or k == trigger:
            continue
        if not t.tag.startswith(("NN", "PRP", "JJ")) or tags.get(t.head, (0, 0, 0))[role] >= PARTY:
            if t.head != k and t.dep not in {"conj", "poss", "appos"}:
                continue
        head = political_head(parse, cast, k)
        arg = phrase(parse, cast, k if head is None else head)
        if all(a.last <= arg.first or arg.last <= a.first for a in out):
            out.append(arg)
    return tuple(out)
