"""What a text tells: events found by frames and by the event model, coded and judged.

Frames find predicates and parties and give the reason; the model vetoes and retypes what
they found (``annotate.judging``), and reads the sentences where they are silent
(``annotate.events.silent``).
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from dragoman.annotate.coding import code
from dragoman.annotate.contexts import in_context
from dragoman.annotate.events import (
    SHORT,
    find_beside,
    find_demands,
    find_events,
    find_silent,
)
from dragoman.annotate.factuality import assess
from dragoman.annotate.judging import confidence, in_passing, judge
from dragoman.annotate.queries import readable, trigger_query
from dragoman.lexicon.eventmodel import load_event_model
from dragoman.lexicon.frames import FrameLexicon, load_frames
from dragoman.lexicon.relevance import UNSEEN, of_report
from dragoman.nouns import Attribution, Cast, Commitment, EventMention
from dragoman.syntax import Parse
from dragoman.types import Dropped, Factuality

DENIED = frozenset({Factuality.CERTAIN_NOT, Factuality.PROBABLE_NOT, Factuality.POSSIBLE_NOT})
Told = tuple[EventMention, Commitment]


class EventsBy(enum.StrEnum):
    """Who finds events: the frames of the lexicon, the event model, or both together."""

    FRAMES = "frames"
    MODEL = "model"
    BOTH = "both"


def tell(
    parse: Parse,
    said: Sequence[Attribution],
    cast: Cast,
    by: EventsBy = EventsBy.BOTH,
    frames: FrameLexicon | None = None,
    foreign: Callable[[int], bool] = lambda at: False,
    relevance: float = UNSEEN,
) -> tuple[tuple[Told, ...], tuple[Dropped, ...]]:
    """Events with their factuality, in text order, and what was left out with its reason.

    Args:
        parse: the parsed text.
        said: its statements.
        cast: its actors.
        by: who finds events.
        frames: the rules to go by; without it the packaged ones. What a frame of one's own
            finds stands whatever the model thinks of it.
        foreign: whether a raw offset stands in a passage of another language, which is
            never coded.
        relevance: probability that the text is about public affairs: in a report that is
            not, little is an event. Frames of one's own and ``by`` one part alone pass it by.
    """
    told: list[Told] = []
    dropped: list[Dropped] = []
    if by is not EventsBy.MODEL:
        rules = frames or load_frames()
        mentions, left_out = find_events(parse, cast, rules)
        dropped += left_out
        asked = {id(d.inner): d for d in find_demands(parse, cast, said, mentions)}
        for m in mentions:
            demand = asked.get(id(m))
            if foreign(parse.tokens[m.trigger].start):
                continue
            if demand is None:
                told.append(code(m, assess(parse, m.trigger, said), cast, said))
            else:
                told.append((demand.event, assess(parse, demand.cue, said)))
    if by is EventsBy.BOTH:
        own = {f.rule for f in rules.frames if f.lexicon}
        told, vetoed = _judged(parse, said, cast, told, own)
        dropped += vetoed
    if by is not EventsBy.FRAMES:
        spoken = {parse.tokens[m.trigger].sent for m, _ in told}
        longest = len(parse.sentences) if by is EventsBy.MODEL else SHORT
        found = find_silent(parse, cast, spoken, load_event_model(), longest)
        if by is EventsBy.BOTH:
            settled = {s.cue_head for s in said if s.cue_head is not None}
            settled.update(k for d in dropped for k in range(*parse.between(d.start, d.end)))
            found += find_beside(parse, cast, [m for m, _ in told], settled, load_event_model())
        told += [
            code(m, assess(parse, m.trigger, said), cast, said)
            for m in found
            if not foreign(parse.tokens[m.trigger].start)
        ]
        told.sort(key=lambda pair: parse.tokens[pair[0].trigger].sent)
        seen = of_report(relevance, len(parse.sentences))
        told = [(_weighed(parse, event, seen), commitment) for event, commitment in told]
        if by is EventsBy.BOTH:
            told, passed = _of_the_report(parse, cast, told, own, relevance)
            dropped += passed
    return tuple(in_context(parse, said, cast, told)), tuple(dropped)


def _weighed(parse: Parse, event: EventMention, relevance: float) -> EventMention:
    """The event with its confidence."""
    if not readable(parse, parse.tokens[event.trigger].sent):
        return event
    model = load_event_model()
    opinion = model.ask(trigger_query(parse, event))
    return replace(event, confidence=confidence(event, opinion, model.confidence, relevance))


def _of_the_report(
    parse: Parse, cast: Cast, told: Sequence[Told], own: Container[str], relevance: float
) -> tuple[list[Told], list[Dropped]]:
    """What stands in a report of that relevance."""
    kept: list[Told] = []
    dropped: list[Dropped] = []
    for event, commitment in told:
        at = parse.tokens[event.trigger]
        reason = "" if event.frame in own else in_passing(parse, cast, event, commitment, relevance)
        if reason:
            dropped.append(Dropped(start=at.start, end=at.end, reason=reason))
        else:
            kept.append((event, commitment))
    return kept, dropped


def _judged(
    parse: Parse,
    said: Sequence[Attribution],
    cast: Cast,
    told: Sequence[Told],
    own: Container[str],
) -> tuple[list[Told], list[Dropped]]:
    """What stands after the model has spoken; events by the frames in ``own`` always do,
    and so does what is denied."""
    model = load_event_model()
    kept: list[Told] = []
    dropped: list[Dropped] = []
    by_sentence: dict[int, list[tuple[int, EventMention]]] = {}
    for k, (event, _) in enumerate(told):
        by_sentence.setdefault(parse.tokens[event.trigger].sent, []).append((k, event))
    for k, (event, commitment) in enumerate(told):
        at = parse.tokens[event.trigger]
        beside = [e.type for n, e in by_sentence[at.sent] if n != k]
        # What is denied is told all the same: the model, asked for events, likes to pass over it.
        if event.frame in own or commitment.source in DENIED or not readable(parse, at.sent):
            kept.append((event, commitment))
            continue
        sources = (said[k].source for k in commitment.chain)
        speakers = {i for span in sources if span is not None for i in range(*span)}
        verdict = judge(parse, cast, event, model, beside, speakers)
        if verdict.event is None:
            dropped.append(Dropped(start=at.start, end=at.end, reason=verdict.reason))
        else:
            kept.append((verdict.event, commitment))
    return kept, dropped
