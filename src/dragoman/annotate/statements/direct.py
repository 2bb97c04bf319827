"""Direct speech: which cue introduces which quotation, by what stands next to it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.annotate.statements.context import OUTSIDE, Context, Draft
from dragoman.annotate.statements.extent import Span, trim
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
    return max(at, min(ctx.body(first), first))


def _opening(ctx: Context, verb: Token, quote: int, container: int) -> Span | None:
    """The part of the content before a parenthetical cue: *The truce, he said, “was …”*."""
    text = ctx.parse.text
    if not text[ctx.quotes[quote].inner_start].islower():
        return None
    source = source_of(ctx, verb.i)
    first = min(cue_span(ctx, verb.i)[0], source[0][0] if source else verb.i)
    start = _unit_start(ctx, quote, container)
    if first - start < 2 or ctx.parse.tokens[first - 1].text != ",":
        return None
    tokens = ctx.parse.tokens
    begin, end = trim(text, tokens[start].start, tokens[first - 1].start)
    return (begin, end) if begin < end else None


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


class _Linker:
    """Walks the quotations of one container in text order and collects their statements."""

    def __init__(self, ctx: Context, container: int) -> None:
        self.ctx = ctx
        self.container = container
        self.out: list[Draft] = []
        self.weak: list[Draft] = []
        self.by_cue: dict[int, int] = {}
        self.paragraph = -2  # of the last quotation that has a statement
        self.orphans: list[Span] = []  # unclosed quotations whose cue comes paragraphs later

    def _start(self, token: Token, cue: Cue | None, parts: tuple[Span, ...]) -> None:
        self.by_cue[token.i] = len(self.out)
        draft = _from_verb(self.ctx, token, cue, self.container)
        self.out.append(replace(draft, parts=parts))

    def _extend(self, index: int, span: Span) -> None:
        self.out[index] = replace(self.out[index], parts=(*self.out[index].parts, span))

    def link(self, number: int) -> None:
        """Find the statement a quotation belongs to."""
        paragraph = self.ctx.paragraph(self.ctx.extents[number][0])
        near = paragraph - self.paragraph <= 1
        quote = self.ctx.quotes[number]
        if not quote.continued:
            self.orphans = []
        introduced = self._introduced(number)
        if introduced is not None:
            linked = introduced
        elif self._told(number):
            linked = True
        elif quote.continued and self.out and near and not self.orphans:
            self._extend(-1, (quote.start, quote.end))
            linked = True
        else:
            linked = self._labelled(number) or (near and self._goes_on(number, paragraph))
        if linked:
            self.paragraph = paragraph
            self.orphans = []
        elif introduced is None and not quote.closed:
            self.orphans.append((quote.start, quote.end))

    def _introduced(self, number: int) -> bool | None:
        """True: linked to the cue before it; False: perhaps, by syntax; None: no such cue."""
        ctx = self.ctx
        quote = ctx.quotes[number]
        before = _gap_before(ctx, number, self.container)
        intro = _introduces(ctx, before, number)
        if intro is None:
            return None
        token, cue = intro
        start = before[-1].start if before[-1].low in _LINKS else quote.start
        span = (start, quote.end)
        if token.i in self.by_cue:
            self._extend(self.by_cue[token.i], span)
        elif _complete(ctx, number) and before[-1].text in _COLON:
            opening = _opening(ctx, token, number, self.container)
            self._start(token, cue, (opening, span) if opening else (span,))
        else:
            self.weak.append(replace(_from_verb(ctx, token, cue, self.container), parts=(span,)))
            return False
        return True

    def _told(self, number: int) -> bool:
        ctx = self.ctx
        if ctx.words(number) <= _SCARE and ctx.last_mark(number) not in {",", "?", "!"}:
            return False
        follow = _follows(ctx, _gap_after(ctx, number, self.container), number)
        if follow is None or follow[0].i in self.by_cue:
            return False
        quote = ctx.quotes[number]
        first = ctx.parse.tokens[_unit_start(ctx, number, self.container)].start
        start = trim(ctx.parse.text, min(first, quote.start), quote.end)[0]
        self._start(*follow, (*self.orphans, (start, quote.end)))
        return True

    def _labelled(self, number: int) -> bool:
        label = _label(self.ctx, _gap_before(self.ctx, number, self.container))
        if label is None or self.ctx.words(number) <= _SCARE:
            return False
        quote = self.ctx.quotes[number]
        span = (quote.start, quote.end)
        self.out.append(replace(label, parts=(span,), container=self.container))
        return True

    def _goes_on(self, number: int, paragraph: int) -> bool:
        """A whole sentence in quotation marks without cue goes on from the one before."""
        ctx = self.ctx
        quote = ctx.quotes[number]
        last = ctx.last_mark(number)
        sentence = last in {".", "?", "!"} and ctx.parse.text[quote.inner_start].isupper()
        long = last in {".", "?", "!", "…", ","} and ctx.words(number) > _SCARE
        if not self.out or not (sentence or long):
            return False
        if _gap_before(ctx, number, self.container):
            return False
        span = (quote.start, quote.end)
        previous = self.out[-1]
        if _adjacent(ctx, previous, number):
            self._extend(-1, span)
        elif paragraph == self.paragraph or not _gap_after(ctx, number, self.container):
            self.out.append(replace(previous, cue=None, cue_head=None, parts=(span,), rank=3))
        else:
            return False
        return True


def direct_speech(ctx: Context, container: int = OUTSIDE) -> tuple[list[Draft], list[Draft]]:
    """Statements whose content is quoted, for the quotations directly inside a container.

    Returns:
        The statements, and those that hold only if syntax finds no wider content of
        their cue (*she said that “parts” were quoted*).
    """
    linker = _Linker(ctx, container)
    for number in ctx.children[container + 1]:
        if ctx.extents[number][0] < ctx.extents[number][1]:
            linker.link(number)
    return linker.out, linker.weak
