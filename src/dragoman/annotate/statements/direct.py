"""Direct speech: which cue introduces which quotation, by what stands next to it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.annotate.statements.context import OUTSIDE, Context, Draft
from dragoman.annotate.statements.extent import trim
from dragoman.annotate.statements.frames import (
    cue_span,
    noun_phrase,
    source_of,
    subject_of,
    verb_cue,
)
from dragoman.lexicon.cues import Cue
from dragoman.syntax import Token

_REACH = 40
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_COLON = frozenset({":", ",", "--", "—", "–"})
_OPENING = frozenset({"that", "of", "how", "``", "“", "''", '"', "‘", "'", "«", "("})
_EMPTY = frozenset({"it", "that", "this", "which", "there"})
_LINKS = frozenset({"that", "of", "how"})
_ADJUNCTS = frozenset({"advmod", "npadvmod", "prep", "pobj", "dative", "prt", "advcl", "agent"})
_SCARE = 3


def _gap_after(ctx: Context, quote: int, container: int) -> list[Token]:
    """Tokens after a quotation up to the end of the sentence or the next quotation."""
    out: list[Token] = []
    first = ctx.extents[quote][1]
    tokens = ctx.parse.tokens
    if first >= len(tokens):
        return out
    paragraph = ctx.paragraph(ctx.extents[quote][0])
    for token in tokens[first : first + _REACH]:
        if ctx.inside[token.i] != container or ctx.paragraph(token.i) != paragraph:
            break
        out.append(token)
        if ctx.stops(token):
            break
    return out


def _gap_before(ctx: Context, quote: int, container: int) -> list[Token]:
    """Tokens before a quotation back to the sentence's start or the last quotation."""
    out: list[Token] = []
    first = ctx.extents[quote][0]
    paragraph = ctx.paragraph(first)
    for token in reversed(ctx.parse.tokens[max(0, first - _REACH) : first]):
        if ctx.inside[token.i] != container or ctx.paragraph(token.i) != paragraph:
            break
        if ctx.stops(token):
            break
        out.append(token)
    out.reverse()
    return out if out else _line_before(ctx, first, container)


def _line_before(ctx: Context, first: int, container: int) -> list[Token]:
    """The clause before a quotation that stands in a paragraph of its own, after a colon."""
    tokens = ctx.parse.tokens
    if first == 0 or tokens[first - 1].text != ":":
        return []
    if ctx.paragraph(first - 1) == ctx.paragraph(first) or ctx.inside[first - 1] != container:
        return []
    sentence = ctx.parse.sentences[tokens[first - 1].sent]
    return list(tokens[max(sentence.first, first - _REACH) : first])


def _introduces(ctx: Context, gap: list[Token], quote: int) -> tuple[Token, Cue] | None:
    """The cue right before a quotation (*he said, “…”*; *he told them on Friday: “…”*)."""
    at = len(gap)
    mark = colon = False
    while at and (gap[at - 1].text in _COLON or gap[at - 1].low in _OPENING):
        mark = mark or gap[at - 1].text in _COLON
        colon = colon or gap[at - 1].text == ":"
        at -= 1
    for k in range(at - 1, max(-1, at - 16), -1):
        token = gap[k]
        found = verb_cue(ctx, token)
        if found and "quote" in found[0].complements:
            if not colon and subject_of(ctx, token.i) is None:
                return None
            return (token, found[0]) if _joined(ctx, token, gap[k + 1 : at], mark, quote) else None
        if token.tag in _FINITE and not colon:
            return None
    return None


def _joined(ctx: Context, verb: Token, between: list[Token], mark: bool, quote: int) -> bool:
    """Whether only adverbials and the addressee stand between cue and quotation."""
    text = ctx.parse.text[ctx.quotes[quote].inner_start : ctx.quotes[quote].inner_end].lstrip()
    if not mark and ctx.words(quote) <= _SCARE and not text[:1].isupper():
        return False
    addressed = verb.lemma in {"tell", "ask", "remind", "inform", "assure", "warn", "urge"}
    for token in between:
        node = token
        for _ in range(12):
            if node.head == verb.i or node.head == node.i:
                break
            node = ctx.parse.tokens[node.head]
        plain = mark and text[:1].isupper()
        if node.head != verb.i:
            fits = plain
        elif node.dep == "dobj":
            fits = plain or addressed
        else:
            fits = node.dep in _ADJUNCTS or node.dep == "punct"
        if not fits:
            return False
    return True


def _follows(ctx: Context, gap: list[Token], quote: int) -> tuple[Token, Cue | None] | None:
    """The cue right after a quotation (*“…,” he said*; *“…,” said the envoy*)."""
    if not gap:
        return None
    last = ctx.last_mark(quote)
    comma = last == "," or gap[0].text in {",", "--", "—", "–"}
    open_end = comma or last in "?!…—–-" or not last
    if not open_end and not gap[0].text[:1].islower():
        return None
    blocked = False
    for k, token in enumerate(gap[:25]):
        if token.pos not in {"VERB", "AUX"} or token.dep in {"relcl", "acl", "aux", "auxpass"}:
            continue
        found = verb_cue(ctx, token)
        if found and "quote" in found[0].complements and not blocked:
            if subject_of(ctx, token.i) is None and k > 0 and token.tag not in {"VBD", "VBZ"}:
                return None
            return token, found[0]
        if token.tag in _FINITE:
            own = ctx.parse.child(token.i, "nsubj")
            near = own is not None and gap[0].i <= own.i and k <= 6 and own.low not in _EMPTY
            if comma and last == "," and near and own is not None and not blocked:
                return token, None
            blocked = True
    return None


def _label(ctx: Context, gap: list[Token]) -> Draft | None:
    """A speaker before a colon: *The ministry: “…”*, or *The ministry was blunt: “…”*."""
    body = [t for t in gap if t.pos not in {"PUNCT", "SPACE"}]
    if not body or gap[-1].text != ":":
        return None
    dashes = [k for k, t in enumerate(body) if t.text in {"-", "–", "—"}]
    body = body[dashes[-1] + 1 :] if dashes else body
    if body and body[0].low == "from":
        body = body[1:]
    members = {t.i for t in body}
    root = next((t for t in body if t.head not in members or t.head == t.i), None)
    if root is None:
        return None
    if root.pos in {"PROPN", "NOUN", "PRON"} and len(body) <= 8:
        span = noun_phrase(ctx, root.i)
        return Draft(span, root.i, (gap[-1].i, gap[-1].i + 1), None, (), "speech", False, 0, 1)
    if root.pos in {"VERB", "AUX"}:
        found = source_of(ctx, root.i)
        if found is not None:
            span, head = found
            return Draft(span, head, cue_span(ctx, root.i), root.i, (), "speech", False, 0, 2)
    return None


def _unit_start(ctx: Context, quote: int, container: int) -> int:
    """First token of the sentence a quotation ends, which may begin before it."""
    at = first = ctx.extents[quote][0]
    paragraph = ctx.paragraph(first)
    tokens = ctx.parse.tokens
    while at > 0 and ctx.paragraph(at - 1) == paragraph and ctx.within(at - 1, container):
        if first - at > _REACH:
            break
        other = ctx.inside[at - 1]
        if other == container:
            if ctx.stops(tokens[at - 1]):
                break
            at -= 1
        else:
            start = ctx.extents[other][0]
            if ctx.last_mark(other) in {".", "?", "!", ",", "…"} or start >= at:
                break
            at = start
    if container != OUTSIDE:
        at = max(at, ctx.extents[container][0])
    return at


def _from_verb(ctx: Context, token: Token, cue: Cue | None, container: int) -> Draft:
    found = source_of(ctx, token.i)
    return Draft(
        found[0] if found else None,
        found[1] if found else None,
        cue_span(ctx, token.i),
        token.i,
        (),
        cue.kind if cue else "speech",
        cue.factive if cue else False,
        container,
        0,
    )


def _adjacent(ctx: Context, draft: Draft, quote: int) -> bool:
    """Whether nothing but the draft's own frame stands between its content and a quotation."""
    frame: set[int] = set()
    for span in (draft.source, draft.cue):
        if span:
            frame.update(range(*span))
    tokens = ctx.parse.tokens
    last = max(draft.parts[-1][1], max((tokens[i].end for i in frame), default=0))
    first, _ = ctx.parse.between(last, last + 1)
    rest = tokens[first : ctx.extents[quote][0]]
    return len(rest) <= _REACH and not any(ctx.stops(t) for t in rest[:-1])


def _complete(ctx: Context, quote: int) -> bool:
    """Whether a quotation ends with its sentence or clause."""
    after = ctx.extents[quote][1]
    tokens = ctx.parse.tokens
    return (
        ctx.last_mark(quote) in {".", "?", "!", "…", ",", "—", "–", "-", ""}
        or after >= len(tokens)
        or tokens[after].pos == "PUNCT"
    )


def direct_speech(ctx: Context, container: int = OUTSIDE) -> tuple[list[Draft], list[Draft]]:
    """Statements whose content is quoted, for the quotations directly inside a container.

    Returns:
        The statements, and those that hold only if syntax finds no wider content of
        their cue (*she said that “parts” were quoted*).
    """
    weak: list[Draft] = []
    out: list[Draft] = []
    by_cue: dict[int, int] = {}
    last_paragraph = -2
    for number in ctx.children[container + 1]:
        quote = ctx.quotes[number]
        if ctx.extents[number][0] >= ctx.extents[number][1]:
            continue
        span = (quote.start, quote.end)
        paragraph = ctx.paragraph(ctx.extents[number][0])
        if quote.continued and out and paragraph - last_paragraph <= 1:
            out[-1] = replace(out[-1], parts=(*out[-1].parts, span))
            last_paragraph = paragraph
            continue
        before = _gap_before(ctx, number, container)
        intro = _introduces(ctx, before, number)
        if intro is not None:
            token, cue = intro
            if before[-1].low in _LINKS:
                span = (before[-1].start, quote.end)
            if token.i not in by_cue and not (_complete(ctx, number) and before[-1].text in _COLON):
                weak.append(replace(_from_verb(ctx, token, cue, container), parts=(span,)))
                continue
            if token.i in by_cue:
                at = by_cue[token.i]
                out[at] = replace(out[at], parts=(*out[at].parts, span))
            else:
                by_cue[token.i] = len(out)
                out.append(replace(_from_verb(ctx, token, cue, container), parts=(span,)))
            last_paragraph = paragraph
            continue
        follow = None
        if ctx.words(number) > _SCARE or ctx.last_mark(number) in {",", "?", "!"}:
            follow = _follows(ctx, _gap_after(ctx, number, container), number)
        if follow is not None and follow[0].i not in by_cue:
            start = ctx.parse.tokens[_unit_start(ctx, number, container)].start
            whole = trim(ctx.parse.text, min(start, quote.start), quote.end)
            by_cue[follow[0].i] = len(out)
            draft = _from_verb(ctx, follow[0], follow[1], container)
            out.append(replace(draft, parts=((whole[0], quote.end),)))
            last_paragraph = paragraph
            continue
        label = _label(ctx, before)
        if label is not None and ctx.words(number) > _SCARE:
            out.append(replace(label, parts=(span,), container=container))
            last_paragraph = paragraph
            continue
        sentence_like = ctx.words(number) > _SCARE and ctx.last_mark(number) in {
            ".", "?", "!", "…", ",",
        }  # fmt: skip
        if sentence_like and not before and out and paragraph - last_paragraph <= 1:
            previous = out[-1]
            if previous.container == container and _adjacent(ctx, previous, number):
                out[-1] = replace(previous, parts=(*previous.parts, span))
                last_paragraph = paragraph
            elif paragraph == last_paragraph or not _gap_after(ctx, number, container):
                out.append(replace(previous, cue=None, cue_head=None, parts=(span,), rank=3))
                last_paragraph = paragraph
    return out, weak
