"""What every part of the statements stage looks at, and what it hands on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dragoman.annotate.statements.quotes import Quotation, quotations
from dragoman.lexicon.cues import CueLexicon, load_cues
from dragoman.syntax import Parse, Token

OUTSIDE = -1
TERMINAL = frozenset(".!?…")
MOST_IN_SENTENCE = 64  # cues of a kind looked at in one sentence; bounds the work on odd text
# Place, day and agency before the first sentence of a report: "PARIS, May 3 (Reuters) - ".
_DATELINE = re.compile(
    r"[A-Z][\w.,'’/ ]{1,60}\([A-Z][A-Za-z]{1,14}\) {0,2}[-–—]{1,2} "
    r"|[A-Z]{3}[A-Z.,'’/ ]{0,40}(?:[A-Z][a-z]{1,8}\.? {0,1}\d{0,2} {0,1})?[-–—]{1,2} "
)


@dataclass(frozen=True, slots=True)
class Context:
    """A parse with its quotations.

    ``inside[i]`` is the innermost quotation of token i (-1: none), ``extents[q]`` the token
    span of quotation q, ``children[q + 1]`` the quotations directly inside q (q = -1: the
    outermost ones), ``datelines`` the first token after the dateline by paragraph number.
    """

    parse: Parse
    cues: CueLexicon
    quotes: tuple[Quotation, ...]
    inside: tuple[int, ...]
    extents: tuple[tuple[int, int], ...]
    children: tuple[tuple[int, ...], ...]
    datelines: dict[int, int]
    _starts: tuple[tuple[int, ...], ...]
    _ends: tuple[tuple[int, ...], ...]

    @classmethod
    def build(cls, parse: Parse) -> Context:
        """Find the quotations and index them by token."""
        quotes = quotations(parse.text)
        inside = [OUTSIDE] * len(parse.tokens)
        extents: list[tuple[int, int]] = []
        children: list[list[int]] = [[] for _ in range(len(quotes) + 1)]
        for number, quote in enumerate(quotes):
            first, last = parse.between(quote.start, quote.end)
            extents.append((first, last))
            children[quote.parent + 1].append(number)
            for i in range(first, last):
                inside[i] = number
        return cls(
            parse,
            load_cues(),
            quotes,
            tuple(inside),
            tuple(extents),
            tuple(map(tuple, children)),
            _datelines(parse),
            tuple(tuple(quotes[n].start for n in inner) for inner in children),
            tuple(tuple(quotes[n].end for n in inner) for inner in children),
        )

    def touching(self, container: int, start: int, end: int) -> tuple[int, ...]:
        """Quotations directly inside the container that share a character with a span."""
        first = bisect_right(self._ends[container + 1], start)
        last = bisect_left(self._starts[container + 1], end)
        return self.children[container + 1][first:last]

    def body(self, token: int) -> int:
        """First token of the token's paragraph that is not part of a dateline."""
        return self.datelines.get(self.paragraph(token), 0)

    def within(self, token: int, container: int) -> bool:
        """Whether a token stands in a quotation, at any depth (always true for -1)."""
        if container == OUTSIDE:
            return True
        first, last = self.extents[container]
        return first <= token < last

    def paragraph(self, token: int) -> int:
        """Number of the paragraph of a token."""
        return self.parse.sentences[self.parse.tokens[token].sent].paragraph

    def words(self, quote: int) -> int:
        """Number of word tokens in a quotation."""
        first, last = self.extents[quote]
        return sum(1 for t in self.parse.tokens[first:last] if t.pos not in {"PUNCT", "SPACE"})

    def last_mark(self, quote: int) -> str:
        """Last character before the closing mark, or an empty string."""
        item = self.quotes[quote]
        return self.parse.text[item.inner_start : item.inner_end].rstrip(" '’”\"")[-1:]

    def stops(self, token: Token) -> bool:
        """Whether a token ends a sentence."""
        return token.text[:1] in TERMINAL or token.text[-1:] in "?!"


def _datelines(parse: Parse) -> dict[int, int]:
    out: dict[int, int] = {}
    paragraph = -1
    for sentence in parse.sentences:
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        found = _DATELINE.match(parse.text, sentence.start)
        if found is not None:
            out[paragraph] = parse.between(sentence.start, found.end())[1]
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before nesting. ``parts`` are character spans in text order;
    ``container`` is the quotation the cue stands in; ``rank`` says which of two drafts
    that cross is kept (the smaller); ``clausal`` that the content is a clause or quoted."""

    source: tuple[int, int] | None
    source_head: int | None
    cue: tuple[int, int] | None
    cue_head: int | None
    parts: tuple[tuple[int, int], ...]
    kind: str
    factive: bool
    container: int
    rank: int
    clausal: bool = True
