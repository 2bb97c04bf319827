"""Label sets of the event tasks: PLOVER types, quads, and what CAMEO roots stand for."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.types import Event

YIELD = "YIELD"
_YIELDING = frozenset({"CONCEDE", "RETREAT"})
_QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT", YIELD),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_OF = {label: quad for quad, labels in _QUADS.items() for label in labels}
_TYPE_OF_ROOT = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE",
    "07": "AID", "08": YIELD, "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT",
    "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
    "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
_CLASSES = {
    0: ("01", "02"),
    1: ("03", "04", "05"),
    2: ("06", "07", "08"),
    3: ("09", "10", "11", "12", "13", "16"),
    4: ("14", "15", "17", "18", "19", "20"),
}
_CLASS_OF_ROOT = {root: number for number, roots in _CLASSES.items() for root in roots}


def uses_yield(gold: Iterable[str]) -> bool:
    """Whether the gold labels are of the older set, where YIELD is CONCEDE and RETREAT."""
    return YIELD in set(gold)


def type_label(event: Event, merged: bool) -> str:
    """The event's type; CONCEDE and RETREAT are YIELD where ``merged``."""
    value = event.type.value
    return YIELD if merged and value in _YIELDING else value


def root_label(event: Event) -> str | None:
    """The type that the root of the event's CAMEO code stands for; root 01 has none."""
    return _TYPE_OF_ROOT.get((event.cameo or "")[:2])


def quad(label: str | None) -> int | None:
    """Quad class of a type (1-4); None without one."""
    return _QUAD_OF.get(label) if label else None


def class_of(cameo: str | None) -> int | None:
    """One of five classes by the root of a CAMEO code; None without a code."""
    return _CLASS_OF_ROOT.get((cameo or "")[:2])
