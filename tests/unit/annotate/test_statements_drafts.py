"""From tokens to the draft of a statement."""

from __future__ import annotations

from dragoman.annotate.parse import parse
from dragoman.annotate.statements.context import OUTSIDE, Context, Draft
from dragoman.annotate.statements.drafts import Source, draft
from dragoman.text import Reading

TEXT = "Peru said it had, in May, left."


def drafted(
    content: range, frame: tuple[int, ...] = (), source: Source | None = ((0, 1), 0)
) -> Draft | None:
    ctx = Context.build(parse(Reading(TEXT)))
    return draft(
        ctx, source=source, cue=(1, 2), cue_head=1, content=content, frame=frame,
        kind="speech", factive=False, container=OUTSIDE, rank=4,
    )  # fmt: skip


def test_content_is_trimmed_and_the_source_has_its_head() -> None:
    found = drafted(range(2, 10))
    assert found is not None
    assert [TEXT[a:b] for a, b in found.parts] == ["it had, in May, left"]
    assert (found.source, found.source_head, found.cue) == ((0, 1), 0, (1, 2))
    assert found.clausal


def test_a_frame_among_the_content_cuts_it() -> None:
    found = drafted(range(2, 10), frame=(5, 6))
    assert found is not None
    assert [TEXT[a:b] for a, b in found.parts] == ["it had", "left"]


def test_nothing_left_gives_no_draft() -> None:
    assert drafted(range(0)) is None
    assert drafted(range(2, 4), frame=(2, 3)) is None


def test_a_statement_may_have_no_source() -> None:
    found = drafted(range(2, 10), source=None)
    assert found is not None
    assert (found.source, found.source_head) == (None, None)
