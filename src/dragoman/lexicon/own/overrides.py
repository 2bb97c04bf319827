"""Rows that change a frame which is there already, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.lexicon.frames import Frame
from dragoman.lexicon.own.fields import nearest
from dragoman.lexicon.own.sources import Fault, Seat


def placed(
    row: Mapping[str, object], seat: Seat, known: Frame | None, frames: Iterable[str]
) -> Iterator[Fault]:
    """What is wrong with the claim of a row that its frame is new, or ``known`` already."""
    override = row.get("override") is True
    if known is not None and not override:
        yield seat.fault(
            f"the frame {seat.row} is there already ({known.rule})",
            "add override = true to change it, or take another id", "id",
        )  # fmt: skip
    if known is None and override:
        yield seat.fault("it overrides a frame that is not there",
                         nearest(seat.row, frames), "override")  # fmt: skip
    if "add_patterns" in row and not override:
        yield seat.fault("add_patterns without override", "write patterns", "add_patterns")
    kind = known.type.value if known is not None and known.type else ""
    coded = known is not None and known.cameo is not None
    if override and coded and row.get("type", kind) != kind and "cameo" not in row:
        yield seat.fault(
            f"it changes the type {kind} and keeps its CAMEO code",
            'say the code with cameo = "…", or that there is none with cameo = ""', "type",
        )  # fmt: skip


def whole_row(known: Frame, row: Mapping[str, object]) -> dict[str, object]:
    """The row of a frame with what an override puts in its place."""
    whole: dict[str, object] = {
        "id": known.id, "version": known.version,
        "type": known.type.value if known.type else "", "cameo": known.cameo or "",
        "contexts": list(known.contexts), "actor": list(known.actor),
        "recipient": list(known.recipient), "reciprocal": known.reciprocal, "bare": known.bare,
        "patterns": list(known.patterns),
    }  # fmt: skip
    if row.get("type", whole["type"]) == whole["type"] and known.mode:
        whole["mode"] = known.mode
    for key in ("embeds", "meeting"):
        if value := getattr(known, key):
            whole[key] = value
    if known.also is not None:
        kind, mode, cameo = known.also
        whole["also"] = {"type": kind.value, "mode": mode or "", "cameo": cameo or ""}
    whole |= row
    added = row.get("add_patterns")
    if isinstance(added, list) and isinstance(whole["patterns"], list):
        whole["patterns"] = [*whole["patterns"], *added]
    return whole


def line_ranks(
    frame: Frame, known: Frame | None, row: Mapping[str, object], rank: int
) -> tuple[int, ...]:
    """The ranks of the lines of a frame: those that an override took over keep theirs."""
    if known is None or "patterns" in row:
        return (rank,) * len(frame.patterns)
    old = known.ranks or (0,) * len(known.patterns)
    return old + (rank,) * (len(frame.patterns) - len(old))
