"""The examples of frames and codes: whether each is really coded as its row says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.lexicon.frames import Example, Frame
from dragoman.lexicon.own import Book, Built, CodeRow, Fault, Lexicon, packaged
from dragoman.lexicon.own.sources import Seat
from dragoman.nouns import Page
from dragoman.pipeline import code_page
from dragoman.types import Event, Party, Record


@dataclass(frozen=True, slots=True)
class Tally:
    """How many frames, codes and examples were tried, and the faults found."""

    frames: int
    codes: int
    examples: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """An example of a packaged frame that files of one's own code otherwise."""

    frame: str
    sentence: str
    now: str


def check(built: Built) -> Tally:
    """Run the examples of everything that files give; their other faults come first."""
    faults = list(built.faults)
    examples = 0
    for seat, frame in built.frames:
        examples += len(frame.match) + len(frame.no_match)
        faults += frame_faults(frame, built.lexicon, seat)
    for seat, book, row in built.codes:
        examples += len(row.match)
        faults += code_faults(row, book, built.lexicon, seat)
    return Tally(len(built.frames), len(built.codes), examples, tuple(faults))


def frame_faults(frame: Frame, lexicon: Lexicon, seat: Seat) -> Iterator[Fault]:
    """A fault for every example that is not coded as the frame says."""
    for example in frame.match:
        record = coded(example.text, lexicon)
        what = _amiss(frame, example, record)
        if what:
            yield seat.fault(f"“{example.text}” {what}; {shown(record)}",
                             "see dragoman lexicon explain", example.text)  # fmt: skip
    for text in frame.no_match:
        record = coded(text, lexicon)
        if any(e.explain.rule == frame.rule for e in record.events):
            yield seat.fault(f"“{text}” must not be coded by it; {shown(record)}",
                             "ask for more company in the patterns", text)  # fmt: skip


def _amiss(frame: Frame, example: Example, record: Record) -> str:
    mine = [e for e in record.events if e.explain.rule == frame.rule]
    if not mine:
        return "is not coded by it"
    for side, wanted in (("actor", example.actor), ("recipient", example.recipient)):
        if not any(_names(e.actors if side == "actor" else e.recipients, wanted) for e in mine):
            return f"has another {side} than {wanted}"
    both = [e for e in mine if _names(e.actors, example.actor)
            and _names(e.recipients, example.recipient)]  # fmt: skip
    if not both:
        return "has its parties in two events"
    if frame.type and not frame.embeds and not any(_as_told(frame, e) for e in both):
        return f"gets another code: {both[0].explain.why}"
    return ""


def _names(parties: tuple[Party, ...], wanted: str) -> bool:
    return not wanted or any(wanted in p.text for p in parties)


def _as_told(frame: Frame, event: Event) -> bool:
    return (event.type, event.mode, event.cameo) == (frame.type, frame.mode, frame.cameo)


def code_faults(row: CodeRow, book: Book, lexicon: Lexicon, seat: Seat) -> Iterator[Fault]:
    """A fault for every example that does not get the code of the row."""
    for text in row.match:
        record = coded(text, lexicon)
        got = [c.code for c in record.codes if c.lexicon == book.tag]
        if row.code not in got:
            instead = f"it gets {', '.join(got)}; " if got else ""
            yield seat.fault(f"“{text}” does not get the code {row.code}; {instead}{shown(record)}",
                             "see dragoman lexicon explain", text)  # fmt: skip


def effects(lexicon: Lexicon) -> Iterator[Effect]:
    """The examples of packaged frames that are coded by other rules under ``lexicon``."""
    for frame in packaged().frames.frames:
        for example in frame.match:
            if frame.id in _frames(coded(example.text, packaged())):
                record = coded(example.text, lexicon)
                if frame.id not in _frames(record):
                    yield Effect(frame.rule, example.text, shown(record))


def _frames(record: Record) -> set[str]:
    return {e.explain.rule.partition("@")[0] for e in record.events}


def coded(text: str, lexicon: Lexicon) -> Record:
    """The record of a sentence."""
    return code_page(Page(text=text), lexicon)


def shown(record: Record) -> str:
    """What became of a sentence, in a line."""
    told = [
        f"{' '.join(p for p in (e.type.value, e.mode, e.cameo) if p)} by {e.explain.rule} "
        f"({_side(e.actors)} → {_side(e.recipients)})"
        for e in record.events
    ]
    told += [f"left out “{record.document.text[d.start : d.end]}”: {d.reason}"
             for d in record.dropped]  # fmt: skip
    return "coded: " + "; ".join(told) if told else "nothing is coded"


def _side(parties: tuple[Party, ...]) -> str:
    return ", ".join(p.text for p in parties) or "nobody"
