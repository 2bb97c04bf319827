"""Character extent of a content: from tokens to trimmed parts that respect quotations."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.annotate.statements.context import Context

Span = tuple[int, int]
_LOOSE = " \n,;:.–—-―"


def glue(ctx: Context, container: int, start: int, end: int) -> Span:
    """Widen a span to the whole of every quotation of the container it cuts."""
    cut = ctx.touching(container, start, end)
    if not cut:
        return start, end
    return min(start, ctx.quotes[cut[0]].start), max(end, ctx.quotes[cut[-1]].end)


def trim(text: str, start: int, end: int) -> Span:
    """Drop space and loose punctuation at both edges, and a bracket without its pair."""
    while True:
        before = (start, end)
        while start < end and text[start] in _LOOSE:
            start += 1
        while start < end and text[end - 1] in _LOOSE:
            end -= 1
        piece = text[start:end]
        if piece.endswith(")") and piece.count(")") > piece.count("("):
            end -= 1
        elif piece.startswith("(") and piece.count("(") > piece.count(")"):
            start += 1
        if before == (start, end):
            return start, end


def parts_of(
    ctx: Context, container: int, tokens: Iterable[int], frame: Iterable[int] = ()
) -> tuple[Span, ...]:
    """Parts of a content: the stretch its tokens cover, less the frame inside it.

    Args:
        ctx: the document.
        container: quotation the cue stands in; tokens outside it are left out.
        tokens: tokens of the content.
        frame: tokens of source and cue.
    """
    inner = [i for i in tokens if ctx.within(i, container)]
    gone = set(frame)
    kept = [i for i in inner if i not in gone]
    if kept and ctx.datelines:
        kept = [i for i in kept if i >= ctx.body(i)]
    if not kept:
        return ()
    first, last = min(kept), max(kept)
    holes = sorted(i for i in gone if first < i < last)
    runs = [(first, last)]
    if holes:
        before = [i for i in kept if i < holes[0]]
        after = [i for i in kept if i > holes[-1]]
        runs = [(min(r), max(r)) for r in (before, after) if r]
    parts: list[Span] = []
    for a, b in runs:
        start, end = ctx.parse.tokens[a].start, ctx.parse.tokens[b].end
        start, end = glue(ctx, container, start, end)
        if parts:
            start = max(start, parts[-1][1])
        start, end = trim(ctx.parse.text, start, end)
        if start < end:
            parts.append((start, end))
    return tuple(parts)
