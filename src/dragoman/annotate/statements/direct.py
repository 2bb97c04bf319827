"""Direct speech: which statement each quotation belongs to."""

from __future__ import annotations

from dataclasses import replace

from dragoman.annotate.statements.context import OUTSIDE, Context, Draft
from dragoman.annotate.statements.drafts import Source
from dragoman.annotate.statements.extent import Span, trim
from dragoman.annotate.statements.frames import cue_span, noun_phrase, source_of
from dragoman.annotate.statements.neighbours import (
    LINKS,
    PAUSES,
    REACH,
    SCARE,
    followed_by,
    gap_after,
    gap_before,
    introduced_by,
    is_complete,
    unit_start,
)
from dragoman.lexicon.cues import Cue
from dragoman.syntax import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NEAR = 6  # tokens after a cue in which an inverted subject stands


def _label(ctx: Context, gap: list[Token]) -> Draft | None:
    """A speaker before a colon: *The ministry: “…”*, or *The ministry was blunt: “…”*."""
    if not gap or gap[-1].text != ":":
        return None
    dashes = [k for k, t in enumerate(gap) if t.text in {"-", "–", "—"} and t.pos == "PUNCT"]
    body = [t for t in gap[dashes[-1] + 1 if dashes else 0 : -1] if t.pos != "PUNCT"]
    if body and body[0].low == "from":
        body = body[1:]
    members = {t.i for t in body}
    root = next((t for t in body if t.head not in members or t.head == t.i), None)
    if root is None:
        return None
    if root.pos in {"PROPN", "NOUN", "PRON"} and len(body) <= 8:
        colon = gap[-1].i
        first, last = noun_phrase(ctx, root.i)
        span = (first, min(last, colon))
        return _spoken((span, root.i), (colon, colon + 1), None, 1)
    if root.pos in {"VERB", "AUX"}:
        found = source_of(ctx, root.i)
        if found is not None:
            return _spoken(found, cue_span(ctx, root.i), root.i, 2)
    return None


def _spoken(source: Source | None, cue: Span, cue_head: int | None, rank: int) -> Draft:
    """A draft of speech whose content and container are still to be told."""
    span, head = source if source is not None else (None, None)
    return Draft(
        source=span,
        source_head=head,
        cue=cue,
        cue_head=cue_head,
        parts=(),
        kind="speech",
        factive=False,
        container=OUTSIDE,
        rank=rank,
    )


def _opening(ctx: Context, verb: Token, quote: int, container: int) -> Span | None:
    """The part of the content before a parenthetical cue: *The truce, he said, “was …”*."""
    text = ctx.parse.text
    if not text[ctx.quotes[quote].inner_start].islower():
        return None
    source = source_of(ctx, verb.i)
    first = min(cue_span(ctx, verb.i)[0], source[0][0] if source else verb.i)
    start = unit_start(ctx, quote, container)
    if first - start < 2 or ctx.parse.tokens[first - 1].text != ",":
        return None
    tokens = ctx.parse.tokens
    begin, end = trim(text, tokens[start].start, tokens[first - 1].start)
    return (begin, end) if begin < end else None


def _from_verb(ctx: Context, token: Token, cue: Cue | None, container: int) -> Draft:
    said = _spoken(source_of(ctx, token.i), cue_span(ctx, token.i), token.i, 0)
    if cue is not None:
        said = replace(said, kind=cue.kind, factive=cue.factive)
    return replace(said, container=container)


def _inverted(ctx: Context, verb: Token) -> Source | None:
    """The noun phrase right after a cue: *said the envoy*."""
    for token in ctx.parse.tokens[verb.i + 1 : verb.i + _NEAR]:
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep != "compound":
            return noun_phrase(ctx, token.i), token.i
        if token.pos in {"VERB", "PUNCT", "ADP"}:
            break
    return None


def _before(ctx: Context, verb: Token) -> Source | None:
    """The noun phrase right before a cue whose subject the parser sought in its quotation."""
    at = cue_span(ctx, verb.i)[0] - 1
    if ctx.parse.tokens[at].pos not in {"NOUN", "PROPN", "PRON"}:
        return None
    return noun_phrase(ctx, at), at


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
    return len(rest) <= REACH and not any(ctx.stops(t) for t in rest[:-1])


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
        elif self._resumed(number) or self._told(number):
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
        before = gap_before(ctx, number, self.container)
        intro = introduced_by(ctx, before, number)
        if intro is None:
            return None
        token, cue = intro
        start = before[-1].start if before[-1].low in LINKS else quote.start
        span = (start, quote.end)
        if token.i in self.by_cue:
            self._extend(self.by_cue[token.i], span)
        elif is_complete(ctx, number) and before[-1].text in PAUSES:
            opening = _opening(ctx, token, number, self.container)
            self._start(token, cue, (opening, span) if opening else (span,))
        else:
            self.weak.append(replace(_from_verb(ctx, token, cue, self.container), parts=(span,)))
            return False
        return True

    def _resumed(self, number: int) -> bool:
        """Whether a quotation goes on after the cue that follows its first part: *“We know,”
        said the envoy, “that they left.”*"""
        before = gap_before(self.ctx, number, self.container)
        if not before or before[-1].text not in PAUSES:
            return False
        cue = next((self.by_cue[t.i] for t in before if t.i in self.by_cue), None)
        if cue is None or any(t.tag in _FINITE for t in before[2:]):
            return False
        quote = self.ctx.quotes[number]
        self._extend(cue, (quote.start, quote.end))
        return True

    def _told(self, number: int) -> bool:
        ctx = self.ctx
        if ctx.words(number) <= SCARE and ctx.last_mark(number) not in {",", "?", "!"}:
            return False
        follow = followed_by(ctx, gap_after(ctx, number, self.container), number)
        if follow is None or follow[0].i in self.by_cue:
            return False
        quote = ctx.quotes[number]
        first = ctx.parse.tokens[unit_start(ctx, number, self.container)].start
        start = trim(ctx.parse.text, min(first, quote.start), quote.end)[0]
        self._start(*follow, (*self.orphans, (start, quote.end)))
        said = self.out[-1]
        if said.source_head is not None and ctx.inside[said.source_head] == number:
            verb = follow[0]
            inverted = ctx.extents[number][1] == verb.i
            source = _inverted(ctx, verb) if inverted else _before(ctx, verb)
            span, head = source if source is not None else (None, None)
            self.out[-1] = replace(said, source=span, source_head=head)
        return True

    def _labelled(self, number: int) -> bool:
        label = _label(self.ctx, gap_before(self.ctx, number, self.container))
        if label is None or self.ctx.words(number) <= SCARE:
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
        long = last in {".", "?", "!", "…", ","} and ctx.words(number) > SCARE
        if not self.out or not (sentence or long):
            return False
        if gap_before(ctx, number, self.container):
            return False
        span = (quote.start, quote.end)
        previous = self.out[-1]
        if _adjacent(ctx, previous, number):
            self._extend(-1, span)
        elif paragraph == self.paragraph or not gap_after(ctx, number, self.container):
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
