"""Frames and codes of one's own as they are shown to who looks them up."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.lexicon.frames import Example, Frame
from dragoman.lexicon.own import Book, Lexicon
from dragoman.views.consoles import Page

_LABEL = 9


def frame_json(frame: Frame) -> dict[str, object]:
    """A frame by its fields."""
    also = frame.also
    return {
        "id": frame.id, "version": frame.version, "rule": frame.rule,
        "lexicon": frame.lexicon or None, "type": frame.type, "mode": frame.mode,
        "cameo": frame.cameo, "contexts": list(frame.contexts), "actor": list(frame.actor),
        "recipient": list(frame.recipient), "reciprocal": frame.reciprocal,
        "embeds": frame.embeds, "bare": frame.bare, "meeting": frame.meeting,
        "also": {"type": also[0], "mode": also[1], "cameo": also[2]} if also else None,
        "patterns": list(frame.patterns),
        "match": [
            {"text": e.text, "actor": e.actor, "recipient": e.recipient} for e in frame.match
        ],
        "no_match": list(frame.no_match),
    }  # fmt: skip


def codes_json(books: Sequence[Book]) -> list[dict[str, object]]:
    """The codes of one's own, in the order in which they are tried."""
    return [
        {
            "lexicon": b.tag, "code": r.code, "name": r.name, "type": r.type, "mode": r.mode,
            "cameo": r.cameo, "frame": r.frame, "context": r.context, "match": list(r.match),
        }
        for b in books
        for r in b.codes
    ]  # fmt: skip


def code_of(frame: Frame) -> str:
    """Type, mode and CAMEO code of a frame; in words when it has none."""
    known = (frame.type.value if frame.type else "", frame.mode, frame.cameo)
    return " ".join(k for k in known if k) or "colours what stands inside it"


def render(
    frames: Sequence[Frame], lexicon: Lexicon, *, full: bool, width: int, color: bool
) -> str:
    """The frames in full, or a line each with the codes of one's own below."""
    page = Page(width, color)
    for frame in frames:
        if full:
            _frame(page, frame)
        else:
            page.row((frame.rule, None), (code_of(frame), 32), (f"{len(frame.patterns)} patterns",
                                                                12))  # fmt: skip
    if not full:
        _codes(page, lexicon.books)
    return page.text()


def _frame(page: Page, frame: Frame) -> None:
    page.title(frame.rule)
    facts = [("code", code_of(frame)), ("contexts", ", ".join(frame.contexts))]
    if frame.also:
        facts.append(("also", " ".join(str(p) for p in frame.also if p)))
    joint = " (every party acts)" if frame.reciprocal else ""
    facts += [
        ("who", " | ".join(frame.actor) + joint),
        ("whom", " | ".join(frame.recipient)),
        ("inside", f"class {frame.embeds}" if frame.embeds else ""),
        ("meeting", frame.meeting or ""),
        ("nouns", "" if frame.bare else "need a support verb"),
        *(("pattern", line) for line in frame.patterns),
        *(("yes", example(e)) for e in frame.match),
        *(("no", text) for text in frame.no_match),
        ("from", frame.lexicon),
    ]
    before = ""
    for label, fact in facts:
        if fact:
            page.row((label if label != before else "", _LABEL), (fact, None))
            before = label


def example(value: Example) -> str:
    """An example with its parties."""
    sides = " → ".join(s for s in (value.actor, value.recipient) if s)
    return f"{value.text} ({sides})" if sides else value.text


def _codes(page: Page, books: Sequence[Book]) -> None:
    for book in books:
        page.title(f"codes of {book.tag}")
        for row in book.codes:
            kind = row.type.value if row.type else ""
            wanted = [p for p in (kind, row.mode, row.cameo and f"CAMEO {row.cameo}…",
                                  row.frame and f"frame {row.frame}",
                                  row.context and f"context {row.context}") if p]  # fmt: skip
            page.row((row.code, _LABEL + 3), (row.name or "", None), (" ".join(wanted), 40))
