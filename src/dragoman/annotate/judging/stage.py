"""The rule by which frames and the event model settle an event together.

In the order it is applied to an event that frames found and coding settled:

1. *Veto*: the model gives NONE at least the share in ``VETO``, the more evidence there is
   the more; or ``PLAIN`` for the sentence as it stands, asked where there is a ``HINT`` of
   it and the event is alone and names one side: left out, and said so.
2. *Retyping*: the frame's type has at most ``DOUBT`` and another type at least ``SURE``
   (``SUREST`` where a rule asked for company and found it, as in "sent a warship"): the
   event takes that type, with the likeliest mode and CAMEO code of that type. What
   coding has settled by composition (a refusal, a promise, a threat) is left as it is,
   and so is an event beside another one of the type preferred: there the model speaks of
   the other.
3. Otherwise the frame stands, and with it its reason.
4. *Sides*: the parties are those on which both can agree (``sides``); of what somebody in
   the text tells, an empty side is filled and no more.

The figures were chosen on the dev scenarios of the authored corpus; what each part is
worth is printed by ``benchmarks/ablation.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.judging.report import countries
from dragoman.annotate.judging.sides import settle_sides
from dragoman.annotate.queries import sentence_text, trigger_query
from dragoman.lexicon.eventmodel import NONE, EventModel, Opinion, Query
from dragoman.lexicon.relevance import LONG
from dragoman.nouns import Cast, EventMention
from dragoman.syntax import Parse
from dragoman.types import Plover

VETO = {"noun": 0.5, "one side": 0.7, "both sides": 0.93}
HINT, PLAIN = 0.05, 0.5
# Most sentences of a report tell nothing, unlike those chosen to be coded: there less is
# asked of the model, save where parties of two countries are named.
REPORT_VETO, REPORT_PLAIN = {"noun": 0.5, "one side": 0.5, "both sides": 0.7}, 0.8
DOUBT, SURE, SUREST = 0.2, 0.5, 0.9
SHARP, BLUNT = 0.3, 0.3  # a CAMEO code of the model against the frame's
CLEAR = 0.5  # a mode: none is better than a wrong one
HARM = frozenset({Plover.ASSAULT, Plover.SANCTION, Plover.COERCE})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of an event: itself, another type, or nothing with the reason."""

    event: EventMention | None
    reason: str = ""


def judge(
    parse: Parse,
    cast: Cast,
    event: EventMention,
    model: EventModel,
    beside: Sequence[Plover] = (),
    speakers: Collection[int] = (),
) -> Verdict:
    """Weigh a coded event against the model's reading of its sentence.

    ``beside`` are the types of the other events in the sentence; ``speakers`` are the
    tokens of those on whose word it stands, whom the model likes to take for the actor.
    """
    opinion = model.ask(trigger_query(parse, event))
    none = opinion.types[NONE]
    in_report = len(parse.sentences) >= LONG and len(countries(cast, event)) < 2
    if none >= (REPORT_VETO if in_report else VETO)[_standing(event)]:
        return Verdict(None, f"the event model sees no event here ({none:.2f})")
    slight = _standing(event) != "both sides" and not beside
    if none >= HINT and (slight or in_report):
        sentence = parse.tokens[event.trigger].sent
        plain = model.ask(Query(sentence_text(parse, sentence, event.trigger).text))
        if plain.types[NONE] >= (PLAIN if slight else REPORT_PLAIN):
            return Verdict(None, f"the event model sees no event in this ({plain.types[NONE]:.2f})")
    own = opinion.types.get(event.type.value, 0.0)
    best = opinion.best_type()
    composed = event.type is not event.literal
    # Harm ahead is a threat only in the mouth of the one who would do it: coding knows who speaks.
    composed = composed or (event.literal in HARM and best is Plover.THREATEN)
    sure = SUREST if event.ground == "phrase" else SURE
    doubted = best is not event.type and own <= DOUBT and opinion.types[best.value] >= sure
    if doubted and not composed and best not in beside:
        event = retyped(event, best, opinion, model)
    else:
        event = refined(event, opinion)
    alone = not beside and not speakers
    return Verdict(settle_sides(parse, cast, event, opinion, alone, speakers))


def _standing(event: EventMention) -> str:
    if event.ground == "noun":
        return "noun"
    both = event.recipients or (event.reciprocal and len(event.actors) > 1)
    return "both sides" if event.actors and both else "one side"


def refined(event: EventMention, opinion: Opinion) -> EventMention:
    """The event with the mode and the CAMEO code that the model sees more sharply."""
    mode, code = opinion.mode_of(event.type), opinion.code_of(event.type)
    modes = {m.partition(":")[2]: p for m, p in opinion.modes.items() if m.startswith(event.type)}
    if modes.get(mode or "", 0.0) >= CLEAR and modes.get(event.mode or "", 0.0) <= BLUNT:
        event = replace(event, mode=mode)
    blunt = event.cameo is None or opinion.codes.get(event.cameo, 1.0) <= BLUNT
    if code and opinion.codes[code] >= SHARP and blunt:  # a code it never learnt is the frame's
        event = replace(event, cameo=code)
    return event


def retyped(event: EventMention, kind: Plover, opinion: Opinion, model: EventModel) -> EventMention:
    """The event with the type, mode and CAMEO code that the model prefers."""
    share = opinion.types[kind.value]
    before = "no frame speaks" if event.ground == "model" else "the event model overrules it"
    like = model.like(opinion, kind.value)
    return replace(
        event,
        type=kind,
        mode=opinion.mode_of(kind),
        cameo=opinion.code_of(kind),
        why=f"{before}: {kind.value} ({share:.2f})" + (f", as in “{like}”" if like else ""),
    )
