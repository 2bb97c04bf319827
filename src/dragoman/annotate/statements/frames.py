"""Source and cue of a statement: who governs the content, and by which words."""

from __future__ import annotations

from dragoman.annotate.statements.context import Context
from dragoman.lexicon.cues import Cue
from dragoman.syntax import Token

_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_VERBAL = frozenset({"VERB", "AUX"})
_LOOSE = frozenset({"relcl", "parataxis", "ccomp", "advcl"})
_PHASES = frozenset({"go", "begin", "continue", "start", "proceed", "rush", "come", "keep"})
_EDGE = frozenset({"PUNCT", "CCONJ", "SPACE"})


def verb_cue(ctx: Context, token: Token) -> tuple[Cue, int | None] | None:
    """The cue a verb token is, with its particle's index if it has one."""
    if token.pos not in _VERBAL or token.tag == "MD":
        return None
    lemma = _lemma(ctx, token)
    particles = ctx.cues.particles.get(lemma)
    if particles:
        for child in ctx.parse.children(token.i, "prt", "advmod", "prep", "acomp", "ccomp", "dobj"):
            if child.low in particles:
                return ctx.cues.verbs[f"{lemma} {child.low}"], child.i
    found = ctx.cues.verbs.get(lemma)
    return (found, None) if found else None


def _lemma(ctx: Context, token: Token) -> str:
    """The lemma, mended where a rule lemmatizer cut or left too much (hoping, blogged)."""
    lemma = token.lemma
    verbs = ctx.cues.verbs
    if lemma in verbs or len(lemma) < 3:
        return lemma
    doubled = token.low.startswith(lemma + lemma[-1])
    if f"{lemma}e" in verbs and not doubled:
        return f"{lemma}e"
    if lemma[:-1] in verbs and (lemma[-1] == lemma[-2] or lemma[-1] == "e"):
        return lemma[:-1]
    return lemma


def is_passive(ctx: Context, token: Token) -> bool:
    """Whether a verb is passive: with an auxiliary, or a bare participle after a noun."""
    if ctx.parse.child(token.i, "auxpass", "nsubjpass") is not None:
        return True
    return token.tag == "VBN" and (
        token.dep == "acl"
        or (token.dep == "advcl" and ctx.parse.child(token.i, "aux", "nsubj") is None)
    )


def noun_phrase(ctx: Context, head: int) -> tuple[int, int]:
    """Token span of the phrase of a noun: titles and appositions, no relative clause."""
    parse = ctx.parse
    members = set(parse.subtree(head, _LOOSE))
    for clause in parse.children(head, "acl"):
        if clause.lemma == "speak":  # officials speaking on condition of anonymity
            members.difference_update(parse.subtree(clause.i))
    first = last = head
    body = ctx.body(head)
    while first - 1 in members and first != body:
        first -= 1
    while last + 1 in members:
        last += 1
    while first < head and parse.tokens[first].pos in _EDGE:
        first += 1
    while last > head and parse.tokens[last].pos in _EDGE and parse.tokens[last].text != ")":
        last -= 1
    return first, last + 1


def _antecedent(ctx: Context, subject: Token, verb: int) -> int:
    """The noun a relative pronoun stands for, else the subject itself."""
    if subject.tag in _RELATIVES:
        clause = ctx.parse.tokens[verb]
        for token in (clause, *ctx.parse.ancestors(verb)):
            if token.dep == "relcl":
                return token.head
    return subject.i


def speaker_of(ctx: Context, token: Token) -> int | None:
    """The past-tense cue that a verb continues although the parser ties it to its content.

    *He said he would go and left*: *left* has no subject, stands in the tense of *said* and
    not in that of *would go*.
    """
    parse = ctx.parse
    first = parse.tokens[token.head]
    verb = parse.tokens[first.head]
    if token.dep != "conj" or token.tag != "VBD" or first.tag == "VBD" or verb.tag != "VBD":
        return None
    if first.dep != "ccomp" or parse.child(first.i, "aux") is None:
        return None
    return verb.i if parse.child(token.i, "nsubj", "nsubjpass", "csubj", "expl") is None else None


def displaced(ctx: Context, verb: int) -> Token | None:
    """The subject of the content that the parser gives to an inverted cue in its midst:
    *The governor, said the radio, had fled*."""
    subjects = list(ctx.parse.children(verb, "nsubj", "nsubjpass"))
    if len(subjects) < 2 or not subjects[0].i < verb < subjects[-1].i:
        return None
    return subjects[0] if ctx.parse.tokens[verb - 1].text == "," else None


def subject_of(ctx: Context, verb: int, depth: int = 0) -> tuple[int, int] | None:
    """Surface subject of a verb, its own or the one that controls it.

    Returns:
        Head token of the phrase and head token of what it refers to.
    """
    parse = ctx.parse
    token = parse.tokens[verb]
    subjects = list(parse.children(verb, "nsubj", "nsubjpass"))
    own = subjects[0] if subjects else None
    if displaced(ctx, verb) is not None:
        own = subjects[-1]
    if own is not None:
        return own.i, _antecedent(ctx, own, verb)
    if depth > 6 or token.head == verb:
        return None
    speaker = speaker_of(ctx, token)
    if speaker is not None:
        return subject_of(ctx, speaker, depth + 1)
    head = parse.tokens[token.head]
    if token.dep in {"acl", "relcl"}:
        return (head.i, head.i) if head.pos in {"NOUN", "PROPN", "PRON"} else None
    if token.dep == "xcomp":
        patient = parse.child(head.i, "dobj")
        found = verb_cue(ctx, head)
        if patient is not None and found and "npto" in found[0].complements:
            return patient.i, patient.i
    if token.dep == "pcomp" and head.low == "as":
        quoted = parse.child(head.head, "dobj")  # "quoted a general as saying"
        if quoted is not None:
            return quoted.i, quoted.i
    if (token.dep == "pcomp" or head.dep == "acomp") and head.head != head.i:
        head = parse.tokens[head.head]
    if token.dep in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep"} and head.pos in _VERBAL:
        return subject_of(ctx, head.i, depth + 1)
    return None


def source_of(ctx: Context, verb: int) -> tuple[tuple[int, int], int] | None:
    """Source of a verbal cue: phrase span and head; the agent of a passive, if named."""
    parse = ctx.parse
    if is_passive(ctx, parse.tokens[verb]):
        agent = parse.child(verb, "agent")
        by = parse.child(agent.i, "pobj") if agent is not None else None
        return (noun_phrase(ctx, by.i), by.i) if by is not None else None
    found = subject_of(ctx, verb)
    if found is None or found[0] < ctx.body(found[0]):
        found = _nearest(ctx, verb)
    if found is None:
        return None
    phrase, referent = found
    token = parse.tokens[phrase]
    if token.dep == "expl" or (token.low == "it" and _expletive(ctx, verb)):
        return None
    first, last = noun_phrase(ctx, phrase)
    if phrase < verb < last:
        last = max(phrase + 1, min(parse.subtree(verb)))
    return (first, last), referent


def _nearest(ctx: Context, verb: int) -> tuple[int, int] | None:
    """The noun right before a finite verb that the parser left without a subject."""
    parse = ctx.parse
    if parse.tokens[verb].tag not in _FINITE:
        return None
    at = cue_span(ctx, verb)[0] - 1
    if at >= 0 and parse.tokens[at].pos in _NOMINAL and parse.tokens[at].head != verb:
        return (at, at) if parse.tokens[at].sent == parse.tokens[verb].sent else None
    return None


def _expletive(ctx: Context, verb: int) -> bool:
    """Whether the subject *it* of a copula points ahead at a clause (it is hard to say)."""
    parse = ctx.parse
    return any(
        t.lemma == "be" and parse.child(t.i, "acomp", "attr") is not None
        for t in (parse.tokens[verb], *parse.ancestors(verb))
    )


def cue_span(ctx: Context, verb: int, tail: int | None = None) -> tuple[int, int]:
    """Tokens of a verbal cue: governing verbs, auxiliaries, adverbs, particle."""
    parse = ctx.parse
    chain = {verb}
    lead = parse.tokens[verb]
    while lead.head != lead.i:
        head = parse.tokens[lead.head]
        if lead.dep == "pcomp" and head.low in {"by", "as"} and head.head == head.i - 1:
            chain.add(head.i)
            head = parse.tokens[head.head]
        else:
            chained = lead.dep == "xcomp" or (lead.dep == "advcl" and head.lemma == "go")
            if not chained or parse.child(head.i, "dobj") is not None:
                break
        if head.pos not in _VERBAL or head.i > lead.i or lead.i - head.i > 5:
            break
        chain.add(head.i)
        lead = head
    first, last = min(lead.i, verb), verb
    while first > 0:
        left = parse.tokens[first - 1]
        if left.dep not in _AUXILIARIES or left.head not in chain or left.sent != lead.sent:
            break
        if left.tag == "WRB":
            break
        first -= 1
    limit = tail if tail is not None and verb < tail <= verb + 4 else None
    while last + 1 < len(parse.tokens):
        right = parse.tokens[last + 1]
        if right.dep not in {"prt", "neg"} and (
            limit is None or right.i > limit or right.dep == "dobj"
        ):
            break
        if right.head not in chain or right.sent != lead.sent:
            break
        last += 1
    return first, last + 1


def is_made(ctx: Context, span: tuple[int, int], verb: int) -> bool:
    """Whether a cue says that the statement was made: no negation, modal, refusal or wish.

    *Did not confirm*, *may reveal* and *refused to admit* vouch for nothing.
    """
    for token in ctx.parse.tokens[span[0] : span[1]]:
        if token.dep == "neg" or token.tag == "MD":
            return False
        if token.pos == "VERB" and token.i != verb and token.lemma not in _PHASES:
            return False
    return True
