"""Plain words for the codes of a record: factuality, types, times, places, meetings."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dragoman.types import (
    Actor,
    Event,
    Factuality,
    Meeting,
    OwnCode,
    Plover,
    Quote,
    Sign,
    Statement,
    When,
    Where,
)
from dragoman.views.dates import interval
from dragoman.views.texts import one_line, shorten

_QUOTE = 120

FACTUALITY: Mapping[Factuality, str] = {
    Factuality.CERTAIN: "happened",
    Factuality.PROBABLE: "planned or likely",
    Factuality.POSSIBLE: "possible",
    Factuality.CERTAIN_NOT: "did not",
    Factuality.PROBABLE_NOT: "unlikely",
    Factuality.POSSIBLE_NOT: "possibly not",
    Factuality.CERTAIN_UNKNOWN: "known, not told",
    Factuality.UNCOMMITTED: "uncommitted",
}

TYPES: Mapping[Plover, str] = {
    Plover.AGREE: "agreement or promise",
    Plover.CONSULT: "meeting or talks",
    Plover.SUPPORT: "backing in words",
    Plover.CONCEDE: "concession in words",
    Plover.COOPERATE: "practical cooperation",
    Plover.AID: "practical help",
    Plover.RETREAT: "ground given",
    Plover.REQUEST: "request or demand",
    Plover.ACCUSE: "blame or complaint",
    Plover.REJECT: "refusal",
    Plover.THREATEN: "threat",
    Plover.PROTEST: "public protest",
    Plover.SANCTION: "relations cut back",
    Plover.MOBILIZE: "forces moved",
    Plover.COERCE: "pressure by power",
    Plover.ASSAULT: "use of force",
}

FAMILIES: Mapping[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
# Outline is verbal, filled is material; circle is cooperation, triangle is conflict.
SHAPES: Mapping[int, str] = {1: "○", 2: "●", 3: "△", 4: "▲"}

# The underline that stands for each value, the same on every view that can draw one.
# Statements that are more than a comment, by CAMEO's root 01.
UTTERANCES: Mapping[str, str] = {
    "011": "will not comment", "012": "gloomy", "013": "hopeful", "014": "weighs it",
    "015": "owns up", "016": "denies", "019": "agrees",
}  # fmt: skip
LINES: Mapping[Factuality, str] = {
    Factuality.CERTAIN: "solid",
    Factuality.PROBABLE: "dashed",
    Factuality.POSSIBLE: "dashed",
    Factuality.CERTAIN_NOT: "double",
    Factuality.PROBABLE_NOT: "double",
    Factuality.POSSIBLE_NOT: "double",
    Factuality.CERTAIN_UNKNOWN: "dotted",
    Factuality.UNCOMMITTED: "dotted",
}


class Standing(StrEnum):
    """How a claim stands in the report; every event has exactly one."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    FEARED = "feared"
    DENIED = "denied"


STANDINGS: Mapping[Standing, str] = {
    Standing.ASSERTED: "asserted by the author",
    Standing.REPORTED: "reported as fact by a source",
    Standing.PLANNED: "planned or likely",
    Standing.FEARED: "feared, possible or conditional",
    Standing.DENIED: "denied or negated",
}


_HEDGES = {Standing.PLANNED: "plan", Standing.FEARED: "may", Standing.DENIED: "not"}


def standing(event: Event) -> Standing:
    """Denied before planned before feared; what is left is certain: by whom?"""
    match event.factuality:
        case Factuality.CERTAIN_NOT | Factuality.PROBABLE_NOT | Factuality.POSSIBLE_NOT:
            return Standing.DENIED
        case Factuality.PROBABLE:
            return Standing.PLANNED
        case Factuality.CERTAIN:
            return Standing.REPORTED if event.attribution else Standing.ASSERTED
    return Standing.FEARED


def quad(event: Event) -> int:
    """The event's type family, 1 to 4."""
    return event.quad if event.quad in FAMILIES else 1


def badge(event: Event, number: int) -> str:
    """Shape of the family, number of the claim and, unless certain, a word of hedging."""
    hedge = _HEDGES.get(standing(event))
    return f"{SHAPES[quad(event)]}{number}" + (f" {hedge}" if hedge else "")


def factuality(value: Factuality) -> str:
    """Words and code, such as ``happened CT+``."""
    return f"{FACTUALITY[value]} {value.value}"


def type_code(event: Event) -> str:
    """Type, mode and CAMEO code, such as ``MOBILIZE troops 152``."""
    return " ".join(p for p in (event.type.value, event.mode, event.cameo) if p)


def type_name(event: Event, names: Mapping[str, str] | None = None) -> str:
    """Plain name of type, mode and CAMEO code.

    ``names`` may hold keys ``TYPE``, ``TYPE/mode`` and CAMEO codes; a type it lacks has a
    name of our own, a mode or CAMEO code it lacks is left out.
    """
    known = names or {}
    parts = [known.get(event.type.value) or TYPES[event.type]]
    if event.mode:
        parts.append(known.get(f"{event.type.value}/{event.mode}") or event.mode)
    if event.cameo and (cameo := known.get(event.cameo)):
        parts.append(f"CAMEO: {cameo}")
    return ", ".join(parts)


def utterance(statement: Statement) -> str:
    """What a statement that is more than a comment is by CAMEO, such as ``CAMEO 016 denies``."""
    name = UTTERANCES.get(statement.cameo or "")
    return f"CAMEO {statement.cameo} {name}" if name else ""


def own_code(value: OwnCode) -> str:
    """A code of the user's own with its name and the file it is from."""
    named = f": {value.name}" if value.name else ""
    return one_line(f"{value.code}{named} ({value.lexicon})")


def when(value: When) -> str:
    """The expression and, where it could be resolved, its interval."""
    bounds = interval(value.earliest, value.latest)
    return f"“{value.text}”, {bounds}" if bounds else f"“{value.text}”"


def where(value: Where) -> str:
    """Place with country and precision; the words of the text where they differ."""
    said = "" if value.text == value.name else f"“{value.text}”: "
    country = f", {value.country}" if value.country else ""
    return f"{said}{value.name}{country} ({value.precision})"


def sign(value: Sign) -> str:
    """What the raw words of a sign were read as, if anything."""
    if value.reading is None:
        return "left unread"
    return f"“{value.reading}”" if value.applied else f"perhaps “{value.reading}”, not used"


def codes(*parts: str | None) -> str:
    """The codes that are known, such as country and sector."""
    return " ".join(p for p in parts if p)


def quoted(value: Quote) -> str:
    """The words of the text in quotation marks, shortened."""
    return f"“{shorten(value.text, _QUOTE)}”"


def meeting_facts(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """What is known of a meeting beside parties and status, as pairs of name and words."""
    facts = (
        ("when", when(meeting.when) if meeting.when else ""),
        ("where", where(meeting.place) if meeting.place else ""),
        ("topics", "; ".join(quoted(t) for t in meeting.topics)),
        ("reason", quoted(meeting.reason) if meeting.reason else ""),
        ("instead", quoted(meeting.substitute) if meeting.substitute else ""),
    )
    return tuple((key, fact) for key, fact in facts if fact)


def candidates(actor: Actor) -> tuple[str, ...]:
    """Who the actor could be, where it abstains."""
    return tuple(
        f"{c.name} ({c.country or 'country unknown'}, {c.score:.2f})" for c in actor.candidates
    )
