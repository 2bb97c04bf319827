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
from dragoman.annotate.factuality.steps import climb
from dragoman.annotate.factuality.walk import LONGEST, Walk
from dragoman.nouns import Attribution, Commitment
from dragoman.syntax import Parse, Token
from dragoman.types import Factuality

# Kinds of attribution whose content the reporter does not vouch for.
_SPEECH = frozenset({"speech", "belief", "report", "fear", "perception", "knowledge"})
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
            if _unsaid(parse, governor):
                source = Factuality.UNCOMMITTED
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
    if any(p.startswith(_HEARSAY) for p in walk.path):
        walk.path.append("hearsay")
        author = Factuality.UNCOMMITTED
    hosts = [trigger, *(a.i for a in parse.ancestors(trigger))][:2]
    return Commitment(
        source=source, author=author, chain=chain, path=tuple(walk.path), future=walk.future,
        conditional=clause.conditional(parse, hosts),
    )  # fmt: skip


def _unsaid(parse: Parse, cue: Token) -> bool:
    """Whether the words were not said at all: "did not confirm", "failed to deny"."""
    above = parse.head(cue)
    return clause.negator(parse, cue) is not None or (
        cue.dep == "xcomp" and above.lemma in {"fail", "refuse", "decline", "neglect", "stop"}
    )


def chain_of(parse: Parse, trigger: int, statements: Sequence[Attribution]) -> tuple[int, ...]:
    """Attributions in whose content the trigger stands, outermost first.

    Plans and wishes are not on the list: the author reports them as such.
    """
    t = parse.tokens[trigger]
    inside = [
        k
        for k, s in enumerate(statements)
        if s.kind in _SPEECH
        and s.covers(t.start)
        and s.cue_head != trigger
        and not _intention(parse, s)
    ]
    inside.sort(key=lambda k: (_level(statements, k), -(statements[k].end - statements[k].start)))
    return tuple(inside)


def _intention(parse: Parse, s: Attribution) -> bool:
    """Infinitives ("hopes to sign") and sourceless beliefs ("is expected to") are the
    author's own report of a plan or outlook; "claims to have signed" is a statement."""
    if s.form == "direct":
        return False
    if s.kind == "belief" and s.source is None:
        return True
    first, last = parse.between(s.start, s.end)
    if first >= len(parse.tokens) or parse.tokens[first].tag != "TO":
        return False
    return not (first + 1 < last and parse.tokens[first + 1].lemma == "have")


def _level(statements: Sequence[Attribution], k: int) -> int:
    level = 0
    parent = statements[k].parent
    while parent is not None and level < 20:
        level += 1
        parent = statements[parent].parent
    return level
