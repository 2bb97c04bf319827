"""From the tokens of a source, a cue and a content to the draft of a statement."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.annotate.statements.context import Context, Draft
from dragoman.annotate.statements.extent import Span, parts_of

Source = tuple[Span, int]  # the phrase of a source, and its head


def draft(
    ctx: Context,
    *,
    source: Source | None,
    cue: Span,
    cue_head: int | None,
    content: Iterable[int],
    frame: Iterable[int] = (),
    kind: str,
    factive: bool,
    container: int,
    rank: int,
    clausal: bool = True,
) -> Draft | None:
    """The draft of a statement, or None when nothing of its content is left.

    Args:
        ctx: the document.
        source: who states it, if the text says so.
        cue: tokens of the cue.
        cue_head: its predicate, if it has one.
        content: tokens of what is stated.
        frame: tokens that are no content even where they stand among it.
        kind: what the cue tells of: speech, belief and so on.
        factive: whether the cue takes the content for a fact.
        container: quotation the cue stands in.
        rank: which of two drafts that cross is kept (the smaller).
        clausal: whether the content is a clause or quoted.
    """
    parts = parts_of(ctx, container, content, frame)
    if not parts:
        return None
    span, head = source if source is not None else (None, None)
    return Draft(
        source=span,
        source_head=head,
        cue=cue,
        cue_head=cue_head,
        parts=parts,
        kind=kind,
        factive=factive,
        container=container,
        rank=rank,
        clausal=clausal,
    )
