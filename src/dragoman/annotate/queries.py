"""Questions to the event model, a sentence as the parser read it with marked words; and one
to the tree that both frames and judging ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.lexicon.eventmodel import Query, Tagged
from dragoman.nouns import Argument, EventMention
from dragoman.syntax import Parse

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SentenceText:
    """A sentence as read, and where each of its tokens stands in it."""

    text: str
    first: int
    spans: tuple[Span, ...]

    def span(self, first: int, last: int) -> Span | None:
        """Characters of tokens [first, last) of the document; None outside the sentence."""
        a, b = first - self.first, last - self.first
        if not 0 <= a < b <= len(self.spans):
            return None
        return self.spans[a][0], self.spans[b - 1][1]

    def tokens_of(self, tags: Iterable[Tagged]) -> dict[int, tuple[float, float, float]]:
        """Highest probability of each role among the pieces of each token."""
        out: dict[int, tuple[float, float, float]] = {}
        k = 0
        for tag in tags:
            while k < len(self.spans) and self.spans[k][1] <= tag.start:
                k += 1
            if k == len(self.spans):
                break
            old = out.get(self.first + k, (0.0, 0.0, 0.0))
            out[self.first + k] = (
                max(old[0], tag.actor), max(old[1], tag.recipient), max(old[2], tag.trigger)
            )  # fmt: skip
        return out


WORDS = 75  # of a sentence; about what the model reads of it
READABLE = 200  # words of a sentence of which the model is asked at all


def readable(parse: Parse, number: int) -> bool:
    """Whether a sentence is one that people write: not a page of words without a full stop,
    of which each would be a question."""
    sentence = parse.sentences[number]
    return sentence.last - sentence.first <= READABLE


def sentence_text(parse: Parse, number: int, around: int | None = None) -> SentenceText:
    """The words of a sentence as they were read; spun words show their restored form.

    Of a sentence longer than ``WORDS`` the model would not see the end: with a token
    ``around`` it is given so many words with that one in their middle.
    """
    sentence = parse.sentences[number]
    first, last = sentence.first, sentence.last
    if around is not None and last - first > WORDS:
        first = max(first, min(around - WORDS // 2, last - WORDS))
        last = first + WORDS
    text, spans, end = "", [], None
    for t in parse.tokens[first:last]:
        if end is not None and t.start > end:
            text += " "
        spans.append((len(text), len(text) + len(t.text)))
        text += t.text
        end = t.end
    return SentenceText(text, first, tuple(spans))


def query_of(parse: Parse, event: EventMention) -> Query:
    """The sentence of an event with its parties and its trigger marked."""
    said = sentence_text(parse, parse.tokens[event.trigger].sent, event.trigger)
    return Query(
        said.text,
        _spans(said, event.actors),
        _spans(said, event.recipients),
        trigger_spans(parse, said, event.trigger),
    )


def trigger_query(parse: Parse, event: EventMention) -> Query:
    """The sentence of an event with its trigger alone marked: the model finds the parties."""
    said = sentence_text(parse, parse.tokens[event.trigger].sent, event.trigger)
    return Query(said.text, trigger=trigger_spans(parse, said, event.trigger))


def trigger_spans(parse: Parse, said: SentenceText, trigger: int) -> tuple[Span, ...]:
    """Characters of a predicate with its particle ("called off") in the sentence."""
    words = [trigger, *(t.i for t in parse.children(trigger, "prt"))]
    found = (said.span(k, k + 1) for k in words)
    return tuple(s for s in found if s is not None)


def _spans(said: SentenceText, parties: Iterable[Argument]) -> tuple[Span, ...]:
    found = (said.span(a.first, a.last) for a in parties)
    return tuple(s for s in found if s is not None)


_FOR = frozenset("support favour favor behalf solidarity honour honor place defence".split())


def beneficiary(parse: Parse, k: int, host: int) -> bool:
    """Whether something is done for, not to, the one named: "in support of Azerbaijan"."""
    for governor in parse.ancestors(k):
        if governor.i == host:
            return False
        if governor.low in _FOR:
            return True
    return False
