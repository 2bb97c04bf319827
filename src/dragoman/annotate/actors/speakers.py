"""Who speaks where a pronoun stands, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.annotate.actors.draft import Draft
from dragoman.nouns import Attribution
from dragoman.syntax import Parse, Token

Resolve = Callable[[int], None]
_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "SPY", "COP", "JUD"})


def speakers(
    draft: Draft, parse: Parse, t: Token, said: Sequence[Attribution], resolve: Resolve
) -> list[int]:
    """Entities whose literal words hold the token, the innermost first.

    Args:
        draft: what has been found so far.
        parse: the document.
        t: the token.
        said: the statements of the document.
        resolve: links the pronoun at a token, so that "he said" after a quotation is known.
    """
    inside = [s for s in said if s.form != "indirect" and s.covers(t.start)]
    out: list[int] = []
    for s in sorted(inside, key=lambda s: s.end - s.start):
        if s.source_head is None or s.source_head == t.i:
            continue
        if s.source_head not in draft.by_token:
            resolve(s.source_head)
        m = draft.by_token.get(s.source_head)
        if m is not None and m.entity not in out:
            out.append(m.entity)
    return out


def side_of(draft: Draft, speaker: int) -> int:
    """Whom a speaker means by "we": the body or state spoken for, where one is known."""
    entity = draft.entities[speaker]
    if entity.kind not in {"person", "role"} or entity.plural:
        return speaker
    owner = draft.owners.get(speaker)
    if owner is not None and draft.entities[owner].kind not in {"person", "role", "place"}:
        return owner
    if entity.sector in _OFFICIAL and entity.country:
        state = draft.keys.get(("country", entity.country))
        if state is not None:
            return state
    return speaker
