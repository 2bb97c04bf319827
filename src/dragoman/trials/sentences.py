"""What becomes of a sentence: the rules tried on each word, and the outcome of each."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.annotate.events.tracing import Word, trace
from dragoman.annotate.parse import parse
from dragoman.lexicon.own import Lexicon
from dragoman.nouns import Page
from dragoman.pipeline import code_page
from dragoman.syntax import Parse
from dragoman.text import Reading, canonical
from dragoman.types import Record


@dataclass(frozen=True, slots=True)
class Reached:
    """A word with its trials and what became of it: ``events`` are the ids of those coded,
    ``reason`` says why there is none."""

    word: Word
    events: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Account:
    """A sentence told from word to record."""

    tree: Parse
    words: tuple[Reached, ...]
    record: Record


def explain(text: str, lexicon: Lexicon) -> Account:
    """How the sentence is coded.

    Raises:
        SetupError: no parsing model is installed.
    """
    content = canonical(text)
    tree = parse(Reading(content))
    record = code_page(Page(text=content), lexicon)
    words = tuple(_reached(tree, word, record) for word in trace(tree, lexicon.frames))
    return Account(tree, words, record)


def _reached(tree: Parse, word: Word, record: Record) -> Reached:
    start = tree.tokens[word.token].start
    events = tuple(e.id for e in record.events if e.trigger.start == start)
    return Reached(word, events, "" if events else _reason(tree, word, record))


def _reason(tree: Parse, word: Word, record: Record) -> str:
    start = tree.tokens[word.token].start
    reasons = [d.reason for d in record.dropped if d.start == start]
    if reasons:
        return "; ".join(dict.fromkeys(reasons))
    if word.chosen is None:
        return "no pattern fits"
    if word.left_to is not None:
        return f"part of the predicate “{tree.tokens[word.left_to].text}”"
    return "nobody was found who does it or whom it is done to"
