"""What stands next to a quotation: the gaps before and after it, and the cue in them."""

from __future__ import annotations

from dragoman.annotate.statements.context import OUTSIDE, Context
from dragoman.annotate.statements.frames import subject_of, verb_cue
from dragoman.lexicon.cues import Cue
from dragoman.syntax import Token

REACH = 40  # tokens looked at on either side of a quotation
SCARE = 3  # words up to which quotation marks alone make no statement
PAUSES = frozenset({":", ",", "--", "—", "–"})
LINKS = frozenset({"that", "of", "how"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OPENING = LINKS | {"``", "“", "''", '"', "‘", "'", "«", "("}
_EMPTY = frozenset({"it", "that", "this", "which", "there"})
_ADJUNCTS = frozenset({"advmod", "npadvmod", "prep", "pobj", "dative", "prt", "advcl", "agent"})
_ADDRESSING = frozenset({"tell", "ask", "remind", "inform", "assure", "warn", "urge"})


def gap_after(ctx: Context, quote: int, container: int) -> list[Token]:
    """Tokens after a quotation up to the end of the sentence or the next quotation."""
    out: list[Token] = []
    first = ctx.extents[quote][1]
    tokens = ctx.parse.tokens
    if first >= len(tokens):
        return out
    paragraph = ctx.paragraph(ctx.extents[quote][0])
    for token in tokens[first : first + REACH]:
        if ctx.inside[token.i] != container or ctx.paragraph(token.i) != paragraph:
            break
        out.append(token)
        if ctx.stops(token):
            break
    return out


def gap_before(ctx: Context, quote: int, container: int) -> list[Token]:
    """Tokens before a quotation back to the sentence's start or the last quotation."""
    out: list[Token] = []
    first = ctx.extents[quote][0]
    paragraph = ctx.paragraph(first)
    for token in reversed(ctx.parse.tokens[max(0, first - REACH) : first]):
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
    return list(tokens[max(sentence.first, first - REACH) : first])


def introduced_by(ctx: Context, gap: list[Token], quote: int) -> tuple[Token, Cue] | None:
    """The cue right before a quotation (*he said, “…”*; *he told them on Friday: “…”*)."""
    at = len(gap)
    mark = colon = False
    while at and (gap[at - 1].text in PAUSES or gap[at - 1].low in _OPENING):
        mark = mark or gap[at - 1].text in PAUSES
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
    if not mark and ctx.words(quote) <= SCARE and not text[:1].isupper():
        return False
    addressed = verb.lemma in _ADDRESSING
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


def followed_by(ctx: Context, gap: list[Token], quote: int) -> tuple[Token, Cue | None] | None:
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


def unit_start(ctx: Context, quote: int, container: int) -> int:
    """First token of the sentence a quotation ends, which may begin before it."""
    at = first = ctx.extents[quote][0]
    paragraph = ctx.paragraph(first)
    tokens = ctx.parse.tokens
    while at > 0 and ctx.paragraph(at - 1) == paragraph and ctx.within(at - 1, container):
        if first - at > REACH:
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
    return max(at, min(ctx.body(first), first))


def is_complete(ctx: Context, quote: int) -> bool:
    """Whether a quotation ends with its sentence or clause."""
    after = ctx.extents[quote][1]
    tokens = ctx.parse.tokens
    return (
        ctx.last_mark(quote) in {".", "?", "!", "…", ",", "—", "–", "-", ""}
        or after >= len(tokens)
        or tokens[after].pos == "PUNCT"
    )
