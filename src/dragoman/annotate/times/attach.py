"""Which time expression belongs to an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.clauses import (
    MAX_CLIMB,
    below,
    climb,
    event_nouns,
    head_token,
    is_cue,
    same_sentence,
    sharing,
)
from dragoman.nouns import Timex
from dragoman.syntax import Parse, Token

_TEMPORAL = frozenset(
    "in on at during since until till by before after from for throughout over through "
    "within around between of to into towards toward circa past".split()
)
_TIME_NOUNS = frozenset(
    "morning afternoon evening night dawn dusk day week weekend month year quarter hour "
    "end beginning start middle eve early late anniversary noon midnight".split()
)
_MODIFIERS = frozenset({"poss", "compound", "amod", "nummod", "nmod"})
_INSIDE = frozenset(
    "dobj pobj prep attr dative oprd agent appos conj advmod npadvmod nsubj nsubjpass "
    "acomp prt pcomp".split()
)
_EMERGING = frozenset("emerge surface appear leak".split())
_SCHEDULING = frozenset(["schedule", "plan", "set", "slate", "expect", "due", "hold"])
_COARSE = frozenset({"month", "season", "quarter", "year", "decade"})
_GRAINS = ("hour", "day", "week", "month", "season", "quarter", "year", "decade")
_POINTING = frozenset("last this next yesterday today tonight tomorrow earlier later".split())
_TEXTUAL = frozenset("same previous preceding following next".split())
_BETWEEN_CLAUSES = frozenset([";", ",", "and", "but", '"', "“", "—", "–", ":"])


@dataclass(frozen=True, slots=True)
class Attached:
    """A time expression and where it hangs: its head token, the word it modifies, how, and
    the preposition between."""

    timex: Timex
    token: int
    governor: int
    role: str
    preposition: str


def event_time(
    parse: Parse, trigger: int, times: Sequence[Timex], inner: int | None = None
) -> Timex | None:
    """The time of the event, with the bounds its preposition leaves ("since 2011").

    Args:
        parse: the parsed document.
        trigger: head token of the predicate.
        times: the expressions of the document.
        inner: an embedded predicate that the event absorbed; its time serves when the
            trigger has none.
    """
    times = same_sentence(parse, trigger, times)
    near = [_attached(parse, t, times) for t in times]
    if not near:
        return None
    for durations in (False, True):
        for head in (trigger, inner):
            found = None if head is None else _best(parse, head, near, durations)
            if found is not None:
                return _bounded(found)
    return None


def _attached(parse: Parse, timex: Timex, times: Sequence[Timex]) -> Attached:
    first, last = parse.between(timex.start, timex.end)
    token = head_token(parse, first, last)
    t = parse.tokens[token]
    preposition = ""
    if t.dep in _MODIFIERS and _opens_clause(parse, first):
        objects = [k for k in range(first, last) if parse.tokens[k].dep == "pobj"]
        subject = parse.head(t)
        if objects:  # "in the first quarter of last year trade fell", not "last year trade"
            token, t = objects[0], parse.tokens[objects[0]]
        elif subject.dep in {"nsubj", "nsubjpass"}:  # "last December Qatar left"
            ahead = parse.tokens[first - 1] if first else None
            linked = ahead is not None and ahead.tag == "IN"
            preposition = ahead.low if ahead is not None and linked else ""
            return Attached(timex, token, subject.head, "npadvmod", preposition)
    for _ in range(MAX_CLIMB):
        governor = parse.tokens[t.head]
        if governor.i == t.i:
            break
        link = governor.tag == "IN" or governor.pos in {"ADP", "SCONJ", "ADV"}
        if link and governor.low == "ahead":
            preposition = "before"
        elif governor.tag in {"IN", "TO"} or governor.pos == "ADP":
            preposition = preposition or governor.low
        elif not (link or _is_time(parse, governor, times)):
            break
        t = governor
    if t.tag in {"IN", "TO"} and not preposition:
        preposition = t.low
    governor = _content_first(parse, token, _due(parse, parse.tokens[t.head]))
    if any(first <= mark.i < last for mark in parse.children(governor.i, "mark")):
        governor = parse.head(governor)  # "a day after the king fled": of the main clause
    return Attached(timex, token, governor.i, t.dep, preposition)


def _opens_clause(parse: Parse, first: int) -> bool:
    """Whether an expression that points, or has a preposition, begins a clause."""
    sentence = parse.tokens[first].sent
    ahead = parse.tokens[first - 1] if first else None
    words = [t.low for t in parse.tokens[first : first + 2]]
    pointing = words[0] in _POINTING or (words[0] == "the" and words[-1] in _TEXTUAL)
    if ahead is not None and ahead.sent == sentence and ahead.tag == "IN":
        pointing = True
        ahead = parse.tokens[first - 2] if first > 1 else None
    if not pointing:
        return False
    return ahead is None or ahead.sent != sentence or ahead.low in _BETWEEN_CLAUSES


def _is_time(parse: Parse, t: Token, times: Sequence[Timex]) -> bool:
    return t.lemma in _TIME_NOUNS or any(x.start <= t.start < x.end for x in times)


def _due(parse: Parse, t: Token) -> Token:
    """For "talks due on Friday" and "the talks, due on Friday, were …": the talks."""
    if t.low != "due":
        return t
    governor = parse.head(t)
    return parse.child(governor.i, "nsubj", "nsubjpass") or governor


def _content_first(parse: Parse, token: int, verb: Token) -> Token:
    """The content clause, for what stands before the one who says it: "…, on Friday, Z said"."""
    for content in parse.children(verb.i, "ccomp"):
        speaker = parse.child(verb.i, "nsubj")
        later = speaker is not None and content.i < speaker.i < verb.i
        if any(t.low == ";" for t in parse.tokens[content.i : token]):
            continue  # two clauses side by side: "he came; on Friday he left"
        if content.i < verb.i and token < (speaker.i if speaker and later else verb.i):
            return content
    return verb


def _best(parse: Parse, head: int, near: Sequence[Attached], durations: bool) -> Attached | None:
    for scope, limit in _scopes(parse, head):
        ranked = [
            (_rank(a, level, scope), n)
            for n, a in enumerate(near)
            if (a.timex.type in {"DURATION", "SET"}) == durations
            and a.token < limit
            and (level := _level(parse, a, scope)) is not None
        ]
        if ranked:
            return near[min(ranked)[1]]
    return None


def _rank(a: Attached, level: int, scope: int) -> tuple[int, bool, int, int, int]:
    unknown = a.timex.earliest is None and a.timex.latest is None
    clock = a.timex.value is not None and a.timex.value.startswith("T")
    length = a.timex.type == "DURATION"
    return level, length, 2 * clock + unknown, _GRAINS.index(a.timex.grain), abs(a.token - scope)


def _level(parse: Parse, a: Attached, scope: int) -> int | None:
    """How directly an expression hangs on a predicate (0: on the word itself); None: not."""
    if a.preposition and a.preposition not in _TEMPORAL:
        return None
    if a.role in _MODIFIERS and a.timex.type in {"DURATION", "SET"}:
        return None
    if a.governor == scope:
        return 0
    t = parse.tokens[a.governor]
    eventive = t.lemma in event_nouns()
    if not _within(parse, t, scope):
        return None
    subject = t.dep in {"nsubj", "nsubjpass"}
    if subject and eventive and (t.dep == "nsubjpass" or is_cue(parse.tokens[scope])):
        return None  # "Friday's attack was condemned"
    if a.role in _MODIFIERS:
        return 3 if eventive and subject and t.head == scope else None
    if a.timex.grain in _COARSE and eventive != subject:
        return None  # "condemned the massacre in 1995": the time of the massacre
    return 2 if subject else 1


def _within(parse: Parse, t: Token, scope: int) -> bool:
    """Whether a word belongs to the clause of the scope and to no clause inside it."""
    for _ in range(MAX_CLIMB):
        if t.i == scope:
            return True
        if t.dep not in _INSIDE or t.head == t.i or t.tag.startswith("VB"):
            return False
        t = parse.tokens[t.head]
    return False


def _scopes(parse: Parse, head: int) -> Iterator[tuple[int, int]]:
    """The predicate, then the ones whose time it shares, the nearest first, each with the
    token before which the expression must stand."""
    limit = len(parse.tokens)
    last: Token | None = None
    for current in climb(parse, head, _sharing):
        if last is not None and last.dep == "conj" and last.tag.startswith("VB"):
            limit = min(limit, current)  # "on Friday he came and …" but not "he came on Friday"
        yield current, limit
        for other in below(parse, current, _SCHEDULING):
            yield other, limit
        if current == head:
            for clause in parse.children(current, "xcomp"):  # "unable to come on Friday"
                yield clause.i, limit
        last = parse.tokens[current]


def _sharing(parse: Parse, t: Token) -> int | None:
    """The governing predicate, if what holds of its time holds of this one."""
    governor = parse.head(t)
    if governor.i == t.i:
        return None
    if not t.tag.startswith("VB"):  # "the border was open in May"
        return governor.i if t.dep == "acomp" else sharing(parse, t)
    if t.dep == "conj":
        return governor.i
    if t.dep == "ccomp" and governor.lemma in _EMERGING and t.tag == "VBG":
        return governor.i  # "reports emerged last year that troops were moving"
    if t.dep == "pcomp" and governor.low in {"by", "in", "through"}:
        verb = parse.head(governor)
        return verb.i if verb.tag.startswith("VB") and not is_cue(verb) else None
    return sharing(parse, t)


def _bounded(a: Attached) -> Timex:
    """The expression with the bounds that "since", "until" and the like leave open."""
    if a.timex.type in {"DURATION", "SET"} or a.role in _MODIFIERS:
        return a.timex
    if a.preposition == "since" or (
        a.preposition in {"from", "after"} and "/" not in (a.timex.value or "")
    ):
        return replace(a.timex, latest=None)
    if a.preposition in {"until", "till", "by", "before"}:
        return replace(a.timex, earliest=None)
    return a.timex
