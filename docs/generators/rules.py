"""Frames by type, and what becomes of predicates inside predicates."""

from __future__ import annotations

from collections import Counter

from dragoman.lexicon.compositions import Composition, load_compositions
from dragoman.lexicon.frames import Example, Frame, load_frames
from dragoman.types import Plover
from generators.markdown import NONE, code, codes, document, meanings, plain, table

_INTRO = """
The rules that name events: {frames} frames with {patterns} patterns, and {rows} rows of
composition. The id of a frame with its version (`support.praise@1`) is what `explain.rule` of an
event names and `dragoman why` prints. How to read a pattern:
[the pattern language](../explanation/frames.md). Example sentences are checked by a test.
"""


def page() -> str:
    """``reference/rules.md``."""
    frames = load_frames().frames
    rows = list({row.id: row for row in load_compositions().values()}.values())
    counts = Counter(f.type for f in frames)
    total = sum(len(f.patterns) for f in frames)
    blocks = [
        _INTRO.format(frames=len(frames), patterns=total, rows=len(rows)),
        table(("Type", "Frames"), (
            (f"[{t.value}](#{t.value.lower()})", counts[t]) for t in Plover
        )),
    ]  # fmt: skip
    for kind in Plover:
        blocks += [f"## {kind.value}", str(meanings()["enums"][f"Plover.{kind.name}"])]
        blocks += [_frame(f) for f in frames if f.type is kind]
    blocks += [
        "## Frames without a type",
        "They give no event; they only colour the one that stands inside them.",
        *(_frame(f) for f in frames if f.type is None),
        "## Compositions",
        "The outer class is what a frame *takes inside*; the inner type is that of the predicate "
        "found there (`*`: any other, `none`: none that is coded). A row without a result leaves "
        "the inner event, coloured by the [operators](words.md#operators). CAMEO codes depend on "
        "the inner code; the row's default is shown.",
        table(("Id", "Outer class", "Inner type", "Gives", "Inner kept", "Why"), map(_row, rows)),
    ]
    return document("Rules", *blocks)


def _frame(frame: Frame) -> str:
    facts = [f"rule {code(frame.rule)}"]
    if frame.cameo:
        facts.append(f"CAMEO {code(frame.cameo)}")
    if frame.mode:
        facts.append(f"mode {code(frame.mode)}")
    if frame.contexts:
        facts.append(f"contexts {codes(frame.contexts)}")
    if frame.embeds:
        facts.append(f"takes inside: class {code(frame.embeds)}")
    if frame.meeting:
        facts.append(f"tells of a {frame.meeting}")
    if frame.reciprocal:
        facts.append("reciprocal")
    if not frame.bare:
        facts.append("a noun needs a support verb")
    out = [
        f"### {frame.id}",
        " · ".join(facts),
        f"Who: {codes(frame.actor)}. Whom: {codes(frame.recipient)}.",
        "Patterns: " + " · ".join(code(p) for p in frame.patterns),
    ]
    shown = [f"- yes: {_example(e)}" for e in frame.match]
    shown += [f"- no: {plain(text)}" for text in frame.no_match]
    return "\n\n".join([*out, "\n".join(shown)] if shown else out)


def _example(example: Example) -> str:
    sides = [s for s in (example.actor, example.recipient) if s]
    return plain(example.text) + (f" ({plain(' → '.join(sides))})" if sides else "")


def _row(row: Composition) -> tuple[str, ...]:
    gives = NONE
    if row.type is not None:
        gives = " ".join(filter(None, (row.type.value, row.mode, row.cameo.get("*"))))
    inner = codes(sorted(row.inner))
    kept = "yes" if row.keep_inner else "no" if row.type else "alone"
    return code(row.id), code(row.outer), inner, gives, kept, plain(row.why)
