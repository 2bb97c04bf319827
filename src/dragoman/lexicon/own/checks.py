"""What a row ``[[frame]]`` may say; everything wrong with it is told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dragoman.errors import DataError
from dragoman.lexicon.compositions import load_compositions
from dragoman.lexicon.frames import KEYS
from dragoman.lexicon.own.codings import coding_faults, context_faults
from dragoman.lexicon.own.fields import (
    a_list,
    a_switch,
    a_text,
    nearest,
    one_of,
    unknown_keys,
    words_of,
)
from dragoman.lexicon.own.sources import Fault, Seat
from dragoman.lexicon.patterns import Classes, parse_pattern

OWN_KEYS = frozenset({"override", "add_patterns"})
FRAME_KEYS = OWN_KEYS | KEYS
MEETINGS = frozenset({"visit", "meeting", "call", "envoy", "forum"})
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_SOUGHT = frozenset("subj obj prt comp inf mod attr neg".split())
_ROLES = frozenset("subj obj iobj that comp".split())
_PREPOSITIONS = frozenset(
    "aboard about above across after against ahead along alongside amid amidst among amongst "
    "and around as at before behind below beneath beside besides between beyond by concerning "
    "despite down during except for from in inside into like near of off on onto opposite out "
    "outside over past per regarding round since than through throughout till to toward towards "
    "under underneath until unto up upon versus via with within without".split()
)


def frame_faults(row: Mapping[str, object], seat: Seat, classes: Classes) -> Iterator[Fault]:
    """What is wrong with a frame, told as a whole: an override with what it leaves as it was."""
    yield from unknown_keys(row, FRAME_KEYS, seat)
    yield from id_faults(row, seat)
    version = row.get("version", 1)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        yield seat.fault(f"version {version!r} is no whole number", "count from 1 on", "version")
    if "type" not in row:
        yield seat.fault("type is missing", 'write type = "…", or "" for a frame that only colours')
    yield from coding_faults(row, seat)
    yield from context_faults(row, seat)
    for key in ("actor", "recipient"):
        yield from _role_faults(row, key, seat)
    for key in ("reciprocal", "bare", "override"):
        yield from a_switch(row, key, seat)
    yield from one_of(row, "embeds", seat, {c for c, _ in load_compositions()}, "class of embeds")
    yield from one_of(row, "meeting", seat, MEETINGS, "kind of meeting")
    yield from _also_faults(row, seat)
    yield from pattern_faults(row, "patterns", seat, classes)
    yield from _example_faults(row, seat)


def id_faults(row: Mapping[str, object], seat: Seat) -> Iterator[Fault]:
    """What is wrong with the id of a row."""
    wrong = list(a_text(row, "id", seat, needed=True))
    yield from wrong
    if not wrong and not _ID.fullmatch(str(row["id"])):
        yield seat.fault(
            f"{row['id']!r} is no id", "use small letters, digits, dots and hyphens", "id"
        )


def pattern_faults(
    row: Mapping[str, object], key: str, seat: Seat, classes: Classes
) -> Iterator[Fault]:
    """What is wrong with the pattern lines of a frame."""
    wrong = list(a_list(row, key, seat))
    yield from wrong
    lines = words_of(row.get(key, [])) if not wrong else ()
    if not lines and not wrong:
        yield seat.fault(f"{key} is missing", f'write {key} = ["lemma/V obj=…"]')
    for n, line in enumerate(lines):
        if line in lines[:n]:
            yield seat.fault(f"pattern {line!r} stands twice", "leave one out", line)
        yield from _line_faults(line, seat, classes)


def _line_faults(line: str, seat: Seat, classes: Classes) -> Iterator[Fault]:
    try:
        lemmas, pattern = parse_pattern(line, classes, "")
    except DataError as err:
        if "@" in err.what:
            remedy = nearest(err.what.split()[-1], ("@" + name for name in classes))
            yield seat.fault(f"{err.what} in {line!r}", remedy, line)
        else:
            yield seat.fault(err.what, "a pattern begins like impose/V, attack/N, willing/A", line)
        return
    if not lemmas:
        yield seat.fault(f"pattern {line!r} has no word before the stroke", "write lemma/V", line)
    words = set(lemmas).union(*(c.words for c in pattern.conditions))
    for word in sorted(w for w in words if w != w.lower()):
        yield seat.fault(f"{word!r} in {line!r} never matches", "write base forms small", line)
    for c in pattern.conditions:
        if c.key not in _SOUGHT | _PREPOSITIONS:
            yield seat.fault(
                f"unknown company {c.key!r} in {line!r}",
                nearest(c.key, _SOUGHT) + "; or a preposition", line,
            )  # fmt: skip
        elif c.written.endswith("="):
            yield seat.fault(f"{c.written!r} in {line!r} lacks its words",
                             f"write {c.key}=word, or {c.key} alone for any", line)  # fmt: skip


def _role_faults(row: Mapping[str, object], key: str, seat: Seat) -> Iterator[Fault]:
    value = row.get(key)
    if value is None:
        return
    if not isinstance(value, str):
        yield from a_list(row, key, seat)
    for name in words_of(value):
        if name not in _ROLES | _PREPOSITIONS:
            yield seat.fault(
                f"unknown role {name!r}", nearest(name, _ROLES) + "; or a preposition", key
            )


def _also_faults(row: Mapping[str, object], seat: Seat) -> Iterator[Fault]:
    value = row.get("also")
    if value is None:
        return
    if not isinstance(value, Mapping) or not value.get("type"):
        yield seat.fault("also is no second code", 'write also = { type = "…" }', "also")
        return
    yield from unknown_keys(value, ("type", "mode", "cameo"), seat)
    yield from coding_faults(value, seat)


def _example_faults(row: Mapping[str, object], seat: Seat) -> Iterator[Fault]:
    examples = row.get("match", [])
    if not isinstance(examples, list):
        yield seat.fault("match is no list", 'write match = [{ text = "…", actor = "…" }]', "match")
        examples = []
    elif not examples and row.get("type"):
        yield seat.fault("it has no example", 'add match = [{ text = "A sentence of your own." }]')
    for example in examples:
        told = {"text": example} if isinstance(example, str) else example
        if not isinstance(told, Mapping) or not isinstance(told.get("text"), str):
            yield seat.fault(f"bad example {example!r}", 'write { text = "…" }', "match")
            continue
        yield from unknown_keys(told, ("text", "actor", "recipient"), seat)
        for key in ("actor", "recipient"):
            party = told.get(key, "")
            if not isinstance(party, str) or party not in told["text"]:
                yield seat.fault(
                    f"{key} {party!r} does not stand in its example",
                    "write the words as the sentence has them", str(party),
                )  # fmt: skip
    yield from a_list(row, "no_match", seat)
