"""Statements told by a phrase or a mark: *according to X*, *allegedly*, *X: …*."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.annotate.statements.context import MOST_IN_SENTENCE, OUTSIDE, Context, Draft
from dragoman.annotate.statements.drafts import Source, draft
from dragoman.annotate.statements.frames import noun_phrase
from dragoman.lexicon.cues import Cue
from dragoman.syntax import Token

_CLAUSAL = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "acl", "parataxis", "pcomp"})
_HEADLINE = 8
_HEADLINE_POS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PART", "PUNCT"})
_REPORTS = frozenset({"poll", "report", "study", "survey", "official", "source", "minister"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def _clause_head(ctx: Context, token: int, last: int) -> int:
    """The predicate of the clause a phrase stands in.

    A phrase set off by a comma at the end of the sentence is the whole sentence's.
    """
    parse = ctx.parse
    node = parse.tokens[token]
    final = (
        token > 0
        and parse.tokens[token - 1].text == ","
        and (last + 1 >= len(parse.tokens) or ctx.stops(parse.tokens[last]))
    )
    for up in parse.ancestors(token):
        if up.dep in _CLAUSAL and not (final and up.dep in {"ccomp", "xcomp", "advcl"}):
            return up.i
    return node.head


def _match(ctx: Context, at: int, words: tuple[str, ...]) -> bool:
    tokens = ctx.parse.tokens
    if at + len(words) >= len(tokens) or tokens[at].sent != tokens[at + len(words)].sent:
        return False
    return all(tokens[at + k].low == word for k, word in enumerate(words))


def _phrase_draft(ctx: Context, at: int, words: tuple[str, ...], cue: Cue) -> Draft | None:
    """``in the view of X``: content is the rest of the clause."""
    parse = ctx.parse
    after = at + len(words)
    inner = parse.child(after - 1, "pobj")
    if inner is None or inner.i < after:
        return None
    if words == ("per",) and (inner.pos != "PROPN" and not inner.ent):
        return None
    source = noun_phrase(ctx, inner.i)
    own = set(parse.subtree(at)) | set(range(at, max(source[1], after)))
    return _finish(ctx, at, (at, after), (source, inner.i), own, cue)


def _view_draft(ctx: Context, at: int) -> Draft | None:
    """``in X's view``: the phrases *in the view of* with a possessive."""
    parse = ctx.parse
    noun = parse.child(at, "pobj")
    owner = parse.child(noun.i, "poss") if noun is not None else None
    if noun is None or owner is None or parse.child(noun.i, "amod", "relcl") is not None:
        return None
    for words, cue in ctx.cues.phrases.get("in", ()):
        if words[-1] == "of" and words[-2] in {noun.low, noun.lemma}:
            first, last = noun_phrase(ctx, owner.i)
            last -= parse.tokens[last - 1].tag == "POS" and last - 1 > owner.i
            own = set(parse.subtree(at))
            return _finish(ctx, at, (noun.i, noun.i + 1), ((first, last), owner.i), own, cue)
    return None


def _finish(
    ctx: Context,
    at: int,
    span: tuple[int, int],
    source: Source | None,
    own: set[int],
    cue: Cue,
    head: int | None = None,
) -> Draft | None:
    """A draft whose content is a clause less the phrase's own tokens."""
    if head is None:
        head = _clause_head(ctx, at, max(own) + 1)
    return draft(
        ctx,
        source=source,
        cue=span,
        cue_head=None,
        content=[i for i in ctx.parse.subtree(head) if i not in own],
        frame=own,
        kind=cue.kind,
        factive=cue.factive,
        container=ctx.inside[at],
        rank=5,
    )


def _adverb_draft(ctx: Context, token: Token, cue: Cue) -> Draft | None:
    """``allegedly``: content is the clause or phrase the adverb modifies."""
    if token.dep != "advmod" or token.head == token.i:
        return None
    return _finish(ctx, token.i, (token.i, token.i + 1), None, {token.i}, cue, token.head)


def _draft(ctx: Context, token: Token) -> Draft | None:
    for words, cue in ctx.cues.phrases.get(token.low, ()):
        if _match(ctx, token.i, words):
            return _phrase_draft(ctx, token.i, words, cue)
    if token.low == "in":
        return _view_draft(ctx, token.i)
    cue_or_none = ctx.cues.adverbs.get(token.low)
    return _adverb_draft(ctx, token, cue_or_none) if cue_or_none else None


def phrase_statements(ctx: Context) -> list[Draft]:
    """Statements of phrase and adverb cues."""
    out: list[Draft] = []
    seen = sentence = 0
    for token in ctx.parse.tokens:
        if token.sent != sentence:
            seen, sentence = 0, token.sent
        found = _draft(ctx, token) if seen < MOST_IN_SENTENCE else None
        if found is not None:
            seen += 1
            out.append(found)
    return out


def label_statements(ctx: Context) -> list[Draft]:
    """Statements of a label with a colon: a headline (*Putin: Russia will not wait*) or a
    paragraph of an interview (*LAVROV: We …*)."""
    out: list[Draft] = []
    parse = ctx.parse
    paragraph = -1
    for number, sentence in enumerate(parse.sentences):
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        headline = sentence.headline or number == 0
        reach = sentence.last if headline else sentence.first + _HEADLINE
        for token in parse.tokens[sentence.first + 1 : reach]:
            if token.text == ":" and token.sent == sentence.index:
                found = _label(ctx, sentence.first, token.i, headline)
                if found is None and headline:
                    found = _tail_label(ctx, sentence.first, token.i)
                if found is not None:
                    out.append(found)
                break
    return out


def _tail_label(ctx: Context, first: int, colon: int) -> Draft | None:
    """A headline that names its source last: *Iran has enriched uranium: report*."""
    parse = ctx.parse
    last = colon + 1
    while last < len(parse.tokens) and ctx.paragraph(last) == ctx.paragraph(colon):
        if parse.tokens[last].text == ".":
            break
        last += 1
    head = _speaker(ctx, colon + 1, last, True) if colon < last - 1 <= colon + 3 else None
    body = range(first, colon)
    if head is None or not any(parse.tokens[i].pos in {"VERB", "AUX"} for i in body):
        return None
    return _labelled(ctx, ((colon + 1, last), head), colon, body)


def _speaker(ctx: Context, first: int, colon: int, headline: bool) -> int | None:
    """Head of a label that names a speaker, else None."""
    label = ctx.parse.tokens[first:colon]
    allowed = _HEADLINE_POS if headline else {"PROPN"}
    if len(label) > _HEADLINE or any(
        t.pos not in allowed or ctx.inside[t.i] != OUTSIDE for t in label
    ):
        return None
    head = next((t for t in reversed(label) if t.pos in {"PROPN", "NOUN"}), None)
    if head is None:
        return None
    if headline:
        known = head.pos == "PROPN" or head.ent in _NAMES or head.lemma in _REPORTS
    else:
        known = len(label) <= 4 and (head.ent == "PERSON" or all(t.text.isupper() for t in label))
    return head.i if known else None


def _label(ctx: Context, first: int, colon: int, headline: bool) -> Draft | None:
    parse = ctx.parse
    head = _speaker(ctx, first, colon, headline)
    if head is None:
        return None
    paragraph = ctx.paragraph(colon)
    rest: list[int] = []
    for token in parse.tokens[colon + 1 :]:
        if ctx.paragraph(token.i) != paragraph:
            break
        rest.append(token.i)
        if headline and ctx.stops(token) and ctx.inside[token.i] == OUTSIDE:
            break
    if not any(parse.tokens[i].pos in {"VERB", "AUX"} for i in rest):
        return None
    return _labelled(ctx, ((first, colon), head), colon, rest)


def _labelled(ctx: Context, source: Source, colon: int, content: Iterable[int]) -> Draft | None:
    return draft(
        ctx,
        source=source,
        cue=(colon, colon + 1),
        cue_head=None,
        content=content,
        kind="speech",
        factive=False,
        container=OUTSIDE,
        rank=0,
    )
