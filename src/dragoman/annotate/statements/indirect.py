"""Indirect and mixed speech: the complement of a verb, noun or adjective cue."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.annotate.contents import gerund_before, told
from dragoman.annotate.statements.context import MOST_IN_SENTENCE, Context, Draft
from dragoman.annotate.statements.drafts import Source, draft
from dragoman.annotate.statements.frames import (
    cue_span,
    displaced,
    is_made,
    is_passive,
    noun_phrase,
    source_of,
    speaker_of,
    verb_cue,
)
from dragoman.lexicon.cues import Cue
from dragoman.syntax import Token

_MOVABLE = frozenset({"advcl", "prep", "conj"})
_ASKING = frozenset({"ask", "wonder", "inquire", "enquire", "question", "query", "know"})
_HEARING = frozenset({"learn", "hear", "gather", "understand"})
_MEDIA = frozenset(
    {
        "interview", "statement", "speech", "email", "e-mail", "tweet", "address", "appearance",
        "conference", "briefing", "letter", "memo", "release", "post", "message", "remark",
    }
)  # fmt: skip
_OPEN = frozenset({"that", "quote"})
_TIME_PREPOSITIONS = frozenset({"on", "in", "at", "during", "after", "before", "since", "until"})


@dataclass(frozen=True, slots=True)
class _Complement:
    tokens: frozenset[int]
    tail: int | None = None
    parenthetical: bool = False
    clausal: bool = True


def _clause(ctx: Context, head: int, verb: Token) -> frozenset[int]:
    """Tokens of a content clause with what belongs to it before and without what does not.

    The parser ties to the verb a clause's own opening (*said despite the rain, they …*), and
    to the clause what the author adds: *, adding that …*, *, according to …*, *in an
    interview*, or a second verb of the speaker (*said he would go and left*).
    """
    parse = ctx.parse
    members = set(parse.subtree(head))
    members.discard(verb.i)
    if head < verb.i:
        return frozenset(members)
    start = min(members)
    unmarked = parse.tokens[start].low != "that"
    if unmarked and start > verb.i + 2 and parse.tokens[start - 1].text == ",":
        opening = parse.tokens[verb.i + 1]
        if opening.dep in {"prep", "advcl", "mark"} or opening.head > verb.i:
            members.update(range(verb.i + 1, start))
    subject = parse.child(verb.i, "dobj")
    stray = subject is not None and verb.i < subject.i < start and unmarked
    if subject is not None and stray and not _has_subject(ctx, head):
        members.update(parse.subtree(subject.i))
    last = max(members)
    for node in sorted(members):
        token = parse.tokens[node]
        if node <= head or node not in members or token.dep not in _MOVABLE:
            continue
        if _loose(ctx, token, last):
            members.difference_update(parse.subtree(node))
        elif token.dep == "conj" and _second_verb(ctx, token, head, verb):
            first = min(parse.subtree(node))
            members = {i for i in members if i < first or i <= head}
        else:
            continue
        last = max(members)
    while last > head and parse.tokens[last].pos in {"CCONJ", "PUNCT"}:
        members.discard(last)
        last = max(members)
    return frozenset(members)


def _has_subject(ctx: Context, head: int) -> bool:
    return ctx.parse.child(head, "nsubj", "nsubjpass", "csubj", "expl") is not None


def _loose(ctx: Context, token: Token, last: int) -> bool:
    """Whether a dependent deep in a content clause is the author's, not the speaker's."""
    parse = ctx.parse
    comma = parse.tokens[token.i - 1].text == ","
    if token.tag == "VBG" and token.dep == "advcl" and comma:
        found = verb_cue(ctx, token)
        return found is not None and found[0].kind == "speech"
    if token.dep != "prep":
        return False
    inner = parse.child(token.i, "pobj")
    said_so = token.low == "according" and comma
    on_air = token.low in _TIME_PREPOSITIONS and inner is not None and inner.lemma in _MEDIA
    return (said_so or on_air) and max(parse.subtree(token.i)) == last


def _second_verb(ctx: Context, token: Token, head: int, verb: Token) -> bool:
    """Whether a past-tense verb without subject continues the cue, not its content."""
    return token.head == head and speaker_of(ctx, token) == verb.i


def _quoted(ctx: Context, token: int, verb: int) -> bool:
    return ctx.inside[token] != ctx.inside[verb]


def _infinitive(ctx: Context, head: int) -> bool:
    return any(t.tag == "TO" for t in ctx.parse.children(head, "aux", "mark"))


def _phrase(ctx: Context, verb: Token, head: Token) -> frozenset[int]:
    """A noun phrase object with the prepositional phrases that complete it."""
    parse = ctx.parse
    members = set(parse.subtree(head.i))
    for prep in parse.children(verb.i, "prep", "oprd"):
        if prep.i > head.i and prep.low not in _TIME_PREPOSITIONS and prep.low != "according":
            members.update(parse.subtree(prep.i))
    for clause in parse.children(verb.i, "xcomp"):
        gerund = gerund_before(parse, clause)
        if gerund is not None and gerund.i in members:
            members.update(parse.subtree(clause.i))  # "accused them of planning to attack"
    for node in sorted(members):
        if node in members and node > head.i and _aside(ctx, parse.tokens[node]):
            members.difference_update(parse.subtree(node))
    return frozenset(members)


def _aside(ctx: Context, token: Token) -> bool:
    """Whether a dependent is a remark of the author behind a comma or dash."""
    if token.dep not in {"relcl", "advcl", "appos"}:
        return False
    first = min(ctx.parse.subtree(token.i))
    mark = ctx.parse.tokens[first - 1].text if first else ""
    if token.dep == "relcl":
        return mark in {",", "—", "–", "-", "--"}
    if token.dep == "advcl" and token.tag == "VBG":
        return mark == ","
    return token.dep == "appos" and mark in {"—", "–", "-", "--"}


def _object(ctx: Context, verb: Token, passive: bool) -> Token | None:
    parse = ctx.parse
    return parse.child(verb.i, "nsubjpass") if passive else parse.child(verb.i, "dobj")


def _governed(ctx: Context, verb: Token, cue: Cue) -> _Complement | None:
    """A content behind a preposition of the cue (*call for X*, *call on X to …*)."""
    parse = ctx.parse
    for prep in parse.children(verb.i, "prep"):
        if prep.low in cue.prepositions and prep.i > verb.i:
            inner = parse.child(prep.i, "pobj", "pcomp")
            if inner is not None:
                members = frozenset(parse.subtree(inner.i))
                late = [c for c in parse.children(verb.i, "advcl", "xcomp") if c.i > inner.i]
                for clause in late if "npto" in cue.complements else ():
                    if _infinitive(ctx, clause.i):
                        members |= frozenset(parse.subtree(clause.i))
                return _Complement(members, prep.i, clausal=False)
    return None


def _complement(ctx: Context, verb: Token, cue: Cue, passive: bool) -> _Complement | None:
    parse = ctx.parse
    allowed = cue.complements
    patient = _object(ctx, verb, passive)
    for clause in parse.children(verb.i, "advcl", "ccomp", "xcomp"):
        mark = parse.child(clause.i, "mark")
        if mark is not None and mark.low in cue.prepositions and _infinitive(ctx, clause.i):
            return _Complement(frozenset(parse.subtree(clause.i)) - {mark.i}, mark.i)
    for clause in parse.children(verb.i, "ccomp"):
        if _infinitive(ctx, clause.i):
            fits = bool(allowed & {"npto", "to"})
        elif parse.child(clause.i, "nsubj", "nsubjpass", "expl", "csubj", "aux") is None:
            fits = bool(allowed & {"small", "ing", "that"})
        else:
            fits = "that" in allowed or ("quote" in allowed and _quoted(ctx, clause.i, verb.i))
        if fits:
            return _Complement(_clause(ctx, clause.i, verb))
    misplaced = told(parse, verb) if "that" in allowed else None
    if misplaced is not None:
        return _Complement(_clause(ctx, misplaced.i, verb))
    governed = _governed(ctx, verb, cue)
    if governed is not None and "npto" in allowed:
        return governed
    bare = parse.child(verb.i, "xcomp")
    if bare is not None and bare.i > verb.i:
        members = frozenset(parse.subtree(bare.i))
        infinitive = _infinitive(ctx, bare.i)
        reported = passive and infinitive and "that" in allowed
        if patient is not None and (reported or allowed & {"npto", "small"}):
            return _Complement(members | frozenset(parse.subtree(patient.i)))
        if patient is None and ("to" in allowed if infinitive else "ing" in allowed):
            return _Complement(members)
    if verb.lemma in _ASKING:
        for clause in parse.children(verb.i, "advcl"):
            mark = parse.child(clause.i, "mark")
            if mark is not None and mark.low in {"if", "whether"} and clause.i > verb.i:
                return _Complement(_clause(ctx, clause.i, verb))
    objects = [*parse.children(verb.i, "dobj")]
    small = parse.child(verb.i, "oprd") or (objects[-1] if len(objects) > 1 else None)
    if small is not None and patient is not None and "small" in allowed:
        members = frozenset(parse.subtree(patient.i)) | frozenset(parse.subtree(small.i))
        return _Complement(members, clausal=False)
    if governed is not None:
        return governed
    if patient is not None and "as" in allowed:
        as_word = next((t for t in parse.children(verb.i, "prep") if t.low == "as"), None)
        if as_word is not None:
            return _Complement(_phrase(ctx, verb, patient), clausal=False)
    if patient is not None and "np" in allowed and patient.tag not in {"WDT", "WP"}:
        return _Complement(_phrase(ctx, verb, patient), clausal=False)
    return _parenthesis(ctx, verb, cue)


def _as_saying(ctx: Context, verb: Token) -> bool:
    """Whether a passive is the frame of another cue (*was quoted as saying that*)."""
    parse = ctx.parse
    for prep in parse.children(verb.i, "prep"):
        inner = parse.child(prep.i, "pcomp") if prep.low == "as" else None
        if inner is not None and verb_cue(ctx, inner) is not None:
            return True
    return False


def _predicate(ctx: Context, verb: Token, particle: int | None) -> _Complement | None:
    """The clause after *make (it) clear*, which the parser ties to the adjective."""
    if particle is None or ctx.parse.tokens[particle].pos != "ADJ":
        return None
    for clause in ctx.parse.children(particle, "ccomp", "advcl"):
        if clause.i > particle:
            return _Complement(_clause(ctx, clause.i, verb), particle)
    return None


def _parenthesis(ctx: Context, verb: Token, cue: Cue) -> _Complement | None:
    """The clause around a cue without complement: *The plan, she said, will fail*."""
    parse = ctx.parse
    if not cue.complements & _OPEN or verb.head == verb.i:
        return None
    head = parse.tokens[verb.head]
    like = verb.dep in {"advcl", "parataxis", "ccomp"} and any(
        t.low == "as" for t in parse.children(verb.i, "mark", "advmod", "prep")
    )
    if verb.dep != "parataxis" and not like:
        return None
    if parse.child(verb.i, "nsubj") is None and not like:
        return None
    own = set(parse.subtree(verb.i))
    rest = frozenset(i for i in parse.subtree(head.i) if i not in own)
    return _Complement(rest, None, True)


def _teller(ctx: Context, verb: Token) -> Source | None:
    """Who told what somebody learned or heard: "learned from doctors that"."""
    if verb.lemma not in _HEARING:
        return None
    for prep in ctx.parse.children(verb.i, "prep"):
        who = ctx.parse.child(prep.i, "pobj") if prep.low == "from" else None
        if who is not None:
            return noun_phrase(ctx, who.i), who.i
    return None


def _draft(ctx: Context, verb: Token, cue: Cue, particle: int | None) -> Draft | None:
    passive = is_passive(ctx, verb)
    if passive and _as_saying(ctx, verb) and ctx.parse.child(verb.i, "agent") is None:
        return None
    found = _predicate(ctx, verb, particle) or _complement(ctx, verb, cue, passive)
    if found is None:
        return None
    source = _teller(ctx, verb) or source_of(ctx, verb.i)
    if source is None and not passive:
        return None
    if verb.tag == "VBN" and verb.i and ctx.parse.tokens[verb.i - 1].low == "as" and passive:
        return None
    if not found.clausal and ctx.parse.tokens[verb.head].lemma == "fail" and verb.dep == "xcomp":
        return None
    tail = found.tail if found.tail is not None else particle
    span = cue_span(ctx, verb.i, tail)
    lost = displaced(ctx, verb.i)
    frame = set(range(*span))
    if source:
        frame.update(range(*source[0]))
    if found.parenthetical:
        frame.update(ctx.parse.subtree(verb.i))
    return draft(
        ctx,
        source=source,
        cue=span,
        cue_head=verb.i,
        content=found.tokens if lost is None else found.tokens.union(ctx.parse.subtree(lost.i)),
        frame=frame,
        kind=cue.kind,
        factive=cue.factive and (cue.kind != "speech" or is_made(ctx, span, verb.i)),
        container=ctx.inside[verb.i],
        rank=4,
        clausal=found.clausal,
    )


def verb_statements(ctx: Context, used: frozenset[int]) -> list[Draft]:
    """Statements of verb cues, leaving out the verbs that already introduce a quotation."""
    out: list[Draft] = []
    seen = sentence = 0
    for token in ctx.parse.tokens:
        if token.sent != sentence:
            seen, sentence = 0, token.sent
        found = verb_cue(ctx, token) if token.i not in used else None
        if found is None or seen >= MOST_IN_SENTENCE:
            continue
        seen += 1
        stated = _draft(ctx, token, *found)
        if stated is not None:
            out.append(stated)
    return out
