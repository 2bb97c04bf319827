"""Who says what: attributions in the PARC sense, nested to any depth."""

from __future__ import annotations

from dragoman.annotate.statements.context import OUTSIDE, Context, Draft
from dragoman.annotate.statements.direct import direct_speech
from dragoman.annotate.statements.indirect import verb_statements
from dragoman.annotate.statements.nesting import settle
from dragoman.annotate.statements.nominal import noun_statements
from dragoman.annotate.statements.phrases import label_statements, phrase_statements
from dragoman.nouns import Attribution
from dragoman.syntax import Parse

__all__ = ["find_statements"]


def _cues(drafts: list[Draft]) -> frozenset[int]:
    return frozenset(d.cue_head for d in drafts if d.cue_head is not None)


def find_statements(parse: Parse) -> tuple[Attribution, ...]:
    """Find who says, thinks, knows, intends or fears what.

    Args:
        parse: the parsed document; offsets of the result are raw.

    Returns:
        Attributions by start of content, outer before inner; ``parent`` indexes the
        innermost one around. ``source`` and ``cue`` are None where the text has none.
        ``source_head`` of a relative pronoun is the noun it stands for, outside ``source``.
        Inside another statement only clauses and quotations count as contents, and no
        wish or belief of its own *I* or *we*.
    """
    ctx = Context.build(parse)
    drafts: list[Draft] = []
    weak: list[Draft] = []
    for container in range(OUTSIDE, len(ctx.quotes)):
        found, unsure = direct_speech(ctx, container)
        drafts += found
        weak += unsure
    drafts += verb_statements(ctx, _cues(drafts))
    used = _cues(drafts)
    drafts += [d for d in weak if d.cue_head not in used]
    drafts += noun_statements(ctx)
    drafts += phrase_statements(ctx)
    drafts += label_statements(ctx)
    return settle(ctx, drafts)
