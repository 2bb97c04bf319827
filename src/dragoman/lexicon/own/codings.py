"""What a row may say of codes: types, modes, contexts, CAMEO codes, and codes of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from dragoman.lexicon.codebook import load_codebook
from dragoman.lexicon.own.books import CodeRow
from dragoman.lexicon.own.fields import a_list, a_text, nearest, one_of, unknown_keys, words_of
from dragoman.lexicon.own.sources import Fault, Seat
from dragoman.types import Plover

CODE_KEYS = frozenset({
    "code", "name", "type", "mode", "cameo", "frame", "context", "match",
})  # fmt: skip
_DEMANDS = ("type", "cameo", "frame", "context")


def coding_faults(row: Mapping[str, object], seat: Seat) -> Iterator[Fault]:
    """What is wrong with the type, mode and CAMEO code of a row."""
    book = load_codebook()
    yield from one_of(row, "type", seat, Plover.__members__, "type")
    yield from one_of(row, "cameo", seat, book.cameo, "CAMEO code")
    yield from a_text(row, "mode", seat, needed=False)
    kind, mode = row.get("type"), row.get("mode")
    if not isinstance(mode, str) or not mode:
        return
    if not isinstance(kind, str) or kind not in Plover.__members__:
        if not kind:
            yield seat.fault(f"mode {mode} without a type", 'add type = "…"', "mode")
        return
    modes = {m for t, m in book.types if t == kind and m}
    if mode not in modes:
        yield seat.fault(f"{kind} has no mode {mode}", nearest(mode, modes), "mode")


def context_faults(row: Mapping[str, object], seat: Seat) -> Iterator[Fault]:
    """What is wrong with the list of contexts of a row."""
    wrong = list(a_list(row, "contexts", seat))
    yield from wrong
    known = load_codebook().contexts
    for name in words_of(row.get("contexts", [])) if not wrong else ():
        if name not in known:
            yield seat.fault(f"unknown context {name}", nearest(name, known), name)


def code_faults(row: Mapping[str, object], seat: Seat, frames: Set[str]) -> Iterator[Fault]:
    """What is wrong with a row ``[[code]]``; ``frames`` are the ids of the frames in use."""
    yield from unknown_keys(row, CODE_KEYS, seat)
    yield from a_text(row, "code", seat, needed=True)
    yield from a_text(row, "name", seat, needed=False)
    yield from coding_faults(row, seat)
    yield from one_of(row, "context", seat, load_codebook().contexts, "context")
    yield from one_of(row, "frame", seat, frames, "frame")
    yield from a_list(row, "match", seat)
    if not any(row.get(key) for key in _DEMANDS):
        yield seat.fault(
            "it does not say which events get the code", "add type, cameo, frame or context"
        )


def code_row(row: Mapping[str, object]) -> CodeRow:
    """The row of a table without faults."""
    kind = str(row.get("type") or "")
    return CodeRow(
        code=str(row["code"]), name=_text(row, "name"), type=Plover(kind) if kind else None,
        mode=_text(row, "mode"), cameo=_text(row, "cameo"), frame=_text(row, "frame"),
        context=_text(row, "context"), match=words_of(row.get("match", [])),
    )  # fmt: skip


def unreached(rows: Sequence[tuple[Seat, CodeRow]]) -> Iterator[Fault]:
    """A fault for every row whose events all go to one above it."""
    for n, (seat, row) in enumerate(rows):
        above = next((r for _, r in rows[:n] if r.covers(row)), None)
        if above is not None:
            yield seat.fault(
                f"no event gets this code: all go to {above.code} above it",
                "put the row that asks for more above the one that asks for less",
            )


def _text(row: Mapping[str, object], key: str) -> str | None:
    return str(row[key]) if row.get(key) else None
