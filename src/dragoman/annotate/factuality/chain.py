"""On whose word an event stands: the attributions around it that count as words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.contents import denied_by
from dragoman.annotate.factuality import clause
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.operators import find_operator
from dragoman.nouns import Attribution
from dragoman.syntax import Parse, Token

_WISHES = frozenset(
    "hope wish hopeful desire long yearn dream want anxious eager keen aspire".split()
)
_PROFESSED = frozenset({"claim", "profess", "purport", "pretend"})  # "claims to control"
_DEEPEST = 20


def chain_of(parse: Parse, trigger: int, statements: Sequence[Attribution]) -> tuple[int, ...]:
    """Attributions in whose content the trigger stands, outermost first.

    Plans, wishes, requests and offers are not on the list ("asked them to leave", "hopes
    that they leave"): the author reports them as such. Nor is a noun of speech without a
    source that is denied ("dismissed reports that"), nor who is said to have claimed what
    another denies ("denied it, as Chad had claimed").
    """
    t = parse.tokens[trigger]
    inside = [
        k
        for k, s in enumerate(statements)
        if s.covers(t.start) and s.cue_head != trigger and not _of_the_author(parse, t, s)
    ]
    inside = [k for k in inside if not _aside(parse, statements, k)]
    inside.sort(key=lambda k: (_level(statements, k), -(statements[k].end - statements[k].start)))
    return tuple(inside)


def _of_the_author(parse: Parse, t: Token, s: Attribution) -> bool:
    """Whether a statement is the author's own report of a plan, wish, request or outlook."""
    if s.form == "direct":
        return False
    if s.kind == "belief" and s.source is None:
        return True
    cue = parse.tokens[s.cue_head] if s.cue_head is not None else None
    if cue is not None:
        if cue.lemma in _WISHES:
            return True
        if cue.tag.startswith("NN") and s.source is None and denied_by(parse, cue) is not None:
            return True
        content = _under(parse, t, cue)
        if content is not None and cue.tag.startswith("VB"):
            return _willed(parse, content, cue, s.kind)
    first, last = parse.between(s.start, s.end)
    if first >= len(parse.tokens) or parse.tokens[first].tag != "TO":
        return False
    return not (first + 1 < last and parse.tokens[first + 1].lemma == "have")


def _under(parse: Parse, t: Token, cue: Token) -> Token | None:
    """The dependent of the cue above the trigger."""
    for up in (t, *parse.ancestors(t.i)):
        if up.head == cue.i and up.i != cue.i:
            return up
    return None


def _willed(parse: Parse, content: Token, cue: Token, kind: str) -> bool:
    """Whether the content of a verb is an act it is after: "asked them to leave", "proposed
    leaving"; "denied leaving", "claims to have left", "is said to leave" are words."""
    if content.dep not in {"xcomp", "ccomp", "advcl", "acl"}:
        return False
    op = find_operator("V", cue.lemma)
    if content.tag == "VBG" and parse.child(content.i, *clause.SUBJECTS, "aux") is None:
        return op is not None and op.affirmed in "fuwp"
    auxiliaries = list(parse.children(content.i, "aux"))
    if not any(k.low == "to" for k in auxiliaries):
        return False
    if cue.lemma in _PROFESSED or any(k.lemma == "have" for k in auxiliaries):
        return False
    if kind == "intention":
        return True
    if op is None:
        known = load_cues().verbs.get(cue.lemma)
        takes = known is not None and bool(known.complements & {"to", "npto"})
        return takes and parse.child(cue.i, "auxpass", "nsubjpass") is None
    own = parse.child(content.i, "nsubj") or parse.child(cue.i, "dobj")
    if kind == "belief" and own is not None:
        return False  # "expects them to leave"
    return op.affirmed in "fuwp"


def _aside(parse: Parse, statements: Sequence[Attribution], k: int) -> bool:
    """Whether a statement is only compared with the denial that it stands in: "denied that
    it had sent arms, as Chad had claimed"."""
    s = statements[k]
    outer = statements[s.parent] if s.parent is not None else None
    if s.cue_head is None or outer is None or outer.cue_head is None:
        return False
    cue, denial = parse.tokens[s.cue_head], parse.tokens[outer.cue_head]
    op = find_operator("V", denial.lemma)
    if op is None or op.affirmed != "-":
        return False
    return any(m.low == "as" for m in parse.children(cue.i, "mark", "advmod", "prep"))


def _level(statements: Sequence[Attribution], k: int) -> int:
    level = 0
    parent = statements[k].parent
    while parent is not None and level < _DEEPEST:
        level += 1
        parent = statements[parent].parent
    return level
