"""Factuality: how far the innermost source, and the author, commit to an event.

The path from the event's trigger to the root of its sentence is walked; modals,
negation and embedding predicates on the way act on a value that starts as certain.
A cue of attribution on the path ends the source's part: what stands above it, and the
fact that it is somebody's word, makes the author's value (FactBank; Saurí and
Pustejovsky 2009).
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.factuality import clause
from dragoman.annotate.factuality.chain import chain_of
from dragoman.annotate.factuality.steps import climb
from dragoman.annotate.factuality.verdict import known, unsaid, verdict
from dragoman.annotate.factuality.walk import LONGEST, Walk
from dragoman.nouns import Attribution, Commitment
from dragoman.syntax import Parse
from dragoman.types import Factuality

_HEARSAY = ("allegedly", "reportedly", "supposedly", "purportedly")


def assess(parse: Parse, trigger: int, statements: Sequence[Attribution]) -> Commitment:
    """Factuality of the event whose predicate stands at token ``trigger``."""
    chain = chain_of(parse, trigger, statements)
    walk = Walk(parse)
    source: Factuality | None = None
    cues = {statements[k].cue_head for k in chain}
    t = parse.tokens[trigger]
    for _ in range(LONGEST):
        walk.modifiers(t)
        above = climb(walk, t)
        governor = parse.head(t)
        if above is not None and governor.i not in cues:
            governor = above
        if governor.i in cues and t.dep != "nsubj" and t.head != t.i and source is None:
            source = walk.factuality()
            if unsaid(parse, governor):
                source = Factuality.UNCOMMITTED
            elif known(walk, t, governor):
                source = Factuality.CERTAIN_UNKNOWN
                walk.path.append("known, not told")
        if above is None:
            break
        t = above
    if clause.asked(parse, trigger):
        walk.act("u", "asked, not told")
    if source is None:
        source = walk.factuality()
    author = source
    if chain:
        blocked = any(not statements[k].factive for k in chain)
        author = Factuality.UNCOMMITTED if blocked else walk.factuality()
        author = verdict(parse, statements[chain[0]], source) or author
    if any(p.startswith(_HEARSAY) for p in walk.path):
        walk.path.append("hearsay")
        author = Factuality.UNCOMMITTED
    hosts = [trigger, *(a.i for a in parse.ancestors(trigger))][:2]
    return Commitment(
        source=source, author=author, chain=chain, path=tuple(walk.path), future=walk.future,
        conditional=clause.conditional(parse, hosts),
    )  # fmt: skip
