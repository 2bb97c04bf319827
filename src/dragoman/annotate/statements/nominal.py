"""Statements told by nouns and adjectives: *fears that*, *his claim that*, *is sure that*."""

from __future__ import annotations

from dragoman.annotate.statements.context import MOST_IN_SENTENCE, Context, Draft
from dragoman.annotate.statements.drafts import Source, draft
from dragoman.annotate.statements.frames import (
    cue_span,
    is_passive,
    noun_phrase,
    subject_of,
)
from dragoman.lexicon.cues import Cue
from dragoman.syntax import Token

# Verbs of which the noun is the object and the speaker the subject (made the claim that).
_LIGHT = frozenset(
    {
        "make", "have", "give", "issue", "voice", "express", "raise", "repeat", "reiterate",
        "offer", "hold", "share", "take", "send", "level", "deliver", "lodge", "file", "sound",
        "air", "harbor", "harbour", "renew", "press", "push", "float", "cite", "put", "reach",
    }
)  # fmt: skip
# Verbs of which the noun is the subject and the content follows (reports emerged that).
_ARISE = frozenset(
    {
        "emerge", "surface", "circulate", "loom", "spread", "grow", "mount", "arise", "swirl",
        "persist", "rise", "be", "come", "appear", "increase", "abound", "linger",
    }
)  # fmt: skip
_PREDICATIVE = frozenset(
    {"acomp", "oprd", "conj", "acl", "advcl", "amod", "ccomp", "xcomp", "ROOT"}
)
_CLAUSES = ("acl", "ccomp", "relcl", "advcl")


def _finite(ctx: Context, head: int) -> bool:
    return ctx.parse.child(head, "nsubj", "nsubjpass", "expl", "csubj") is not None


def _marked(ctx: Context, head: int) -> bool:
    """Whether a clause begins with *that* or *whether* as a conjunction."""
    return any(t.low in {"that", "whether", "if"} for t in ctx.parse.children(head, "mark"))


def _content(ctx: Context, noun: Token, cue: Cue) -> tuple[list[int], int | None] | None:
    """Tokens of a noun's content, and the preposition that introduces it."""
    parse = ctx.parse
    for clause in parse.children(noun.i, *_CLAUSES):
        if clause.i < noun.i:
            continue
        infinitive = any(t.tag == "TO" for t in parse.children(clause.i, "aux"))
        relative = any(
            t.tag in {"WDT", "WP"} for t in parse.children(clause.i, "nsubj", "nsubjpass", "dobj")
        )
        if infinitive and clause.dep != "relcl":
            if "to" in cue.complements:
                return parse.subtree(clause.i), None
        elif "that" in cue.complements and _finite(ctx, clause.i) and not relative:
            bare = not _marked(ctx, clause.i)
            if clause.dep == "relcl" and bare:
                continue
            return parse.subtree(clause.i), None
    for prep in parse.children(noun.i, "prep"):
        if prep.low in cue.prepositions and prep.i > noun.i:
            inner = parse.child(prep.i, "pobj", "pcomp")
            if inner is not None:
                return parse.subtree(inner.i), prep.i
    return None


def _possessor(ctx: Context, noun: Token) -> Source | None:
    """Who holds the claim: a possessive, or the agent after *by*."""
    parse = ctx.parse
    owner = parse.child(noun.i, "poss")
    if owner is not None:
        first, last = noun_phrase(ctx, owner.i)
        while last - 1 > owner.i and parse.tokens[last - 1].tag == "POS":
            last -= 1
        return (first, last), owner.i
    for prep in parse.children(noun.i, "prep", "agent"):
        if prep.low in {"by", "from", "among"}:
            by = parse.child(prep.i, "pobj")
            if by is not None:
                return noun_phrase(ctx, by.i), by.i
    return None


def _governor(ctx: Context, noun: Token) -> Token | None:
    """The light verb of which the noun is the object, if any."""
    head = ctx.parse.tokens[noun.head]
    if noun.dep == "dobj" and head.lemma in _LIGHT:
        return head
    return None


def _arisen(ctx: Context, verb: Token) -> list[int] | None:
    """Content after *reports emerged*, *fears loomed*: a clause, its *that* often dropped."""
    parse = ctx.parse
    for clause in parse.children(verb.i, "ccomp", "conj", "advcl", "attr"):
        if clause.i < verb.i:
            continue
        if clause.dep == "conj":
            # The parser takes the subject of a clause without "that" for an object.
            stray = parse.child(verb.i, "dobj")
            if parse.child(verb.i, "cc") is None and parse.child(clause.i, "aux") is not None:
                before = parse.subtree(stray.i) if stray is not None else []
                return sorted({*before, *parse.subtree(clause.i)})
        elif _finite(ctx, clause.i) and (clause.dep == "ccomp" or _marked(ctx, clause.i)):
            return parse.subtree(clause.i)
    return None


def _noun_draft(ctx: Context, noun: Token, cue: Cue) -> Draft | None:
    parse = ctx.parse
    found = _content(ctx, noun, cue)
    head = parse.tokens[noun.head]
    first = last = noun.i
    source = _possessor(ctx, noun)
    tail: int | None = None
    tokens: list[int]
    if found is not None:
        tokens, tail = found
        light = _governor(ctx, noun)
        if light is not None and source is None:
            first = cue_span(ctx, light.i)[0]
            if is_passive(ctx, light):
                first = noun.i
            else:
                who = subject_of(ctx, light.i)
                source = (noun_phrase(ctx, who[0]), who[1]) if who else None
    elif noun.dep == "nsubj" and head.lemma in _ARISE and "that" in cue.complements:
        arisen = _arisen(ctx, head)
        if arisen is None:
            return None
        tokens = arisen
        if head.lemma != "be" and cue.kind == "report":
            span = noun_phrase(ctx, noun.i)[0], cue_span(ctx, head.i)[1]
            return _assemble(ctx, noun, cue, span, None, tokens, head.i, True)
        last = head.i
    else:
        return None
    if source is None and first == noun.i:
        while (
            first > 0
            and parse.tokens[first - 1].head == noun.i
            and (parse.tokens[first - 1].dep in {"det", "amod"})
        ):
            first -= 1
    if tail is not None and tail <= last + 3:
        last = tail
    return _assemble(ctx, noun, cue, (first, last + 1), source, tokens, noun.i, tail is None)


def _assemble(
    ctx: Context,
    noun: Token,
    cue: Cue,
    span: tuple[int, int],
    source: Source | None,
    tokens: list[int],
    head: int,
    clausal: bool,
) -> Draft | None:
    return draft(
        ctx,
        source=source,
        cue=span,
        cue_head=head,
        content=tokens,
        frame={*range(*span), *(range(*source[0]) if source is not None else ())},
        kind=cue.kind,
        factive=cue.factive,
        container=ctx.inside[noun.i],
        rank=6,
        clausal=clausal,
    )


def _adjective_draft(ctx: Context, word: Token, cue: Cue) -> Draft | None:
    parse = ctx.parse
    tokens: list[int] | None = None
    tail: int | None = None
    head = parse.tokens[word.head]
    clauses = [*parse.children(word.i, "ccomp", "xcomp", "advcl")]
    if word.dep == "acomp":
        # A parser may tie the clause to the copula.
        clauses += [c for c in parse.children(head.i, "ccomp", "advcl") if _marked(ctx, c.i)]
    for clause in clauses:
        if clause.i < word.i:
            continue
        infinitive = any(t.tag == "TO" for t in parse.children(clause.i, "aux"))
        if ("to" if infinitive else "that") in cue.complements and (
            infinitive or clause.dep != "advcl" or _marked(ctx, clause.i)
        ):
            tokens = parse.subtree(clause.i)
            break
    if tokens is None:
        for prep in parse.children(word.i, "prep", "agent"):
            inner = parse.child(prep.i, "pobj", "pcomp")
            if prep.low in cue.prepositions and inner is not None:
                tokens, tail = parse.subtree(inner.i), prep.i
                break
    if tokens is None:
        return None
    if word.dep not in _PREDICATIVE or head.lemma == "make":
        return None
    first = word.i
    source: Source | None = None
    verbal = head if word.dep in {"acomp", "oprd", "attr"} else word
    who = subject_of(ctx, verbal.i)
    if who is not None and parse.tokens[who[0]].low not in {"it", "there"}:
        source = (noun_phrase(ctx, who[0]), who[1])
    elif word.dep == "amod":
        return None
    first = min(first, cue_span(ctx, verbal.i)[0])
    return _assemble(
        ctx, word, cue, (first, (tail or word.i) + 1), source, tokens, word.i, tail is None
    )


def noun_statements(ctx: Context) -> list[Draft]:
    """Statements of noun and adjective cues."""
    out: list[Draft] = []
    seen = sentence = 0
    for token in ctx.parse.tokens:
        if token.sent != sentence:
            seen, sentence = 0, token.sent
        noun = token.pos == "NOUN"
        if noun:
            cue = ctx.cues.nouns.get(token.lemma)
        elif token.pos in {"ADJ", "VERB"}:
            cue = ctx.cues.adjectives.get(token.low)
        else:
            continue
        if cue is None or seen >= MOST_IN_SENTENCE:
            continue
        seen += 1
        found = (_noun_draft if noun else _adjective_draft)(ctx, token, cue)
        if found is not None:
            out.append(found)
    return out
