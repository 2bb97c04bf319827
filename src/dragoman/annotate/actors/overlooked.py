"""Names that neither the tables nor the recogniser saw: surnames of persons named elsewhere in
the text, misspelt ones, headlines in capitals, and full names of people nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.annotate.actors import people
from dragoman.annotate.actors.antecedents import SPEAKING
from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.names import CALENDAR, NameHit
from dragoman.annotate.actors.persons import (
    extent,
    is_surname,
    known_person,
    spelt_like,
    unknown_person,
)
from dragoman.lexicon.given_names import given_names
from dragoman.lexicon.knowledge import Knowledge
from dragoman.syntax import Parse, Token
from dragoman.text import fold

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_SHORTEST = 3  # letters of a surname found by itself
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_PARTICLES = frozenset("al- bin ibn von van de der den del di da dos du la le el".split())


def add_overlooked(
    draft: Draft,
    parse: Parse,
    base: Knowledge,
    hits: Sequence[NameHit],
    window: people.Window,
) -> None:
    """Add the names that no hit covers."""
    taken = {k for hit in hits for k in range(hit.first, hit.last)}
    for first, last in list(_runs(parse, taken)):
        if last - first > 1 and _is_full_name(parse, base, first, last):
            unknown_person(draft, parse, base, NameHit(first, last, (), "PERSON"), window)
            taken.update(range(first, last))
    for t in parse.tokens:
        if (
            t.i in taken
            or t.low in CALENDAR
            or draft.by_token.get(t.i) is not None
            or len(t.text) < _SHORTEST
        ):
            continue
        if not t.text[0].isupper() or (t.tag not in _NAME_TAGS and not _odd(parse, t)):
            continue
        named = [i for i, e in enumerate(draft.entities) if e.kind == "person"
                 and is_surname(draft, i, t.text)]  # fmt: skip
        if named:
            draft.mention(t.i, t.i + 1, t.i, "NAM", named[-1])
        elif t.tag in _NAME_TAGS and len(t.text) > _SHORTEST:
            _misspelt(draft, parse, base, t, window)


def _misspelt(draft: Draft, parse: Parse, base: Knowledge, t: Token, window: people.Window) -> None:
    """A misspelt surname of somebody named here, or one of a holder of high office."""
    known = next((i for i in draft.persons if spelt_like(draft, i, t.text)), None)
    if known is not None:
        draft.mention(t.i, t.i + 1, t.i, "NAM", known)
        return
    found = people.by_surname(base, t.text, window)
    if len(found) == 1 and t.dep not in _MODIFIERS:
        known_person(draft, parse, base, NameHit(t.i, t.i + 1, ()), found[0], window)


def _odd(parse: Parse, t: Token) -> bool:
    """A capitalised word where the tag is no help: a headline, or a word in capitals or a
    noun that begins a sentence."""
    sentence = parse.sentences[t.sent]
    return (sentence.headline and t.tag not in {"DT", "IN", "CC", "PRP", "PRP$"}) or (
        t.i == sentence.first and t.tag in {"NN", "NNS"}
    )


def _runs(parse: Parse, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns that are in no hit, outside headlines."""
    i, tokens = 0, parse.tokens
    while i < len(tokens):
        j = i
        while (
            j < len(tokens) and j not in taken and tokens[j].sent == tokens[i].sent
            and (tokens[j].tag == "NNP" or (j > i and tokens[j].low in _PARTICLES))
            and not parse.sentences[tokens[j].sent].headline
        ):  # fmt: skip
            j += 1
        if j > i:
            yield i, j
        i = max(j, i + 1)


def _is_full_name(parse: Parse, base: Knowledge, first: int, last: int) -> bool:
    """Whether the run is a person's name: it begins with a given name, its bearer speaks, or
    a role noun stands beside it."""
    words = [fold(t.text) for t in parse.tokens[first:last]]
    if any((w,) in base.agents for w in words) or len(words) > 4 or not all(words):
        return False
    _, head = extent(parse, NameHit(first, last, ()))
    t = parse.tokens[head]
    governor = parse.head(t)
    if words[0] in given_names():
        return t.dep not in _MODIFIERS
    if t.dep == "nsubj" and governor.lemma in SPEAKING:
        return True
    beside = list(parse.children(head, "appos"))
    beside += [governor] if t.dep == "appos" else []
    return any((fold(k.text),) in base.agents for k in beside)
