"""Where a text names places: the tables first, then the recogniser, then prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.annotate.places.names import places_named, table_names, words_of
from dragoman.syntax import Parse, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LOCATIVE = frozenset(
    """in at near inside outside within across along around off throughout beside above
    alongside beyond through""".split()
)
_REACHING = LOCATIVE | {"from", "to", "toward", "towards", "into", "onto"}
PLACE_NOUNS = frozenset(
    """city town village port capital suburb district neighbourhood neighborhood province
    region state governorate county island area enclave outskirts settlement hamlet valley
    township municipality prefecture oblast stronghold hub""".split()
)
_SETTLEMENTS = frozenset("city town village port suburb district province".split())
_NO_PLACE = frozenset({"person", "armed-group"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_DROPPED_EDGES = frozenset({"DT", "POS", ",", ".", "''", "``", ":", "HYPH"})
_ENGLISH = frozenset({"USA", "GBR", "AUS", "CAN", "NZL", "IRL"})  # towns named like people
_LONGEST_RUN = 4  # tokens of an unrecognised name


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens [first, last) that may name a place; ``label`` is the recogniser's, or empty."""

    first: int
    last: int
    text: str
    label: str


def find_spans(parse: Parse, names: Mapping[int, str | None]) -> list[Span]:
    """Non-overlapping spans in text order.

    Args:
        parse: the document.
        names: for each token of an actor's name, the kind of that actor.
    """
    persons = _person_words(parse, names)
    spans = [*_labelled(parse), *_tabled(parse), *_after_prepositions(parse, persons)]
    # Of two that overlap the longer stays; of two alike the one found first.
    spans.sort(key=lambda s: s.first - s.last)
    taken: set[int] = set()
    kept: list[Span] = []
    for span in spans:
        covered = range(span.first, span.last)
        if taken.isdisjoint(covered) and not _is_person(parse, span, names, persons):
            taken.update(covered)
            kept.append(span)
    kept.sort(key=lambda s: s.first)
    return kept


def _person_words(parse: Parse, names: Mapping[int, str | None]) -> frozenset[str]:
    """Words that are part of a person's full name somewhere in the text."""
    words: set[str] = set()
    for t in parse.tokens:
        if names.get(t.i) == "person":
            words.add(t.low)
        elif t.ent == "PERSON":
            ahead = t.i > 0 and not t.ent_begins and parse.tokens[t.i - 1].ent == "PERSON"
            after = parse.tokens[t.i + 1] if t.i + 1 < len(parse.tokens) else None
            if ahead or (after is not None and after.ent == "PERSON" and not after.ent_begins):
                words.add(t.low)
    return frozenset(words)


def _is_person(
    parse: Parse, span: Span, names: Mapping[int, str | None], persons: frozenset[str]
) -> bool:
    if any(names.get(i) in _NO_PLACE for i in range(span.first, span.last)):
        return True
    t = parse.tokens[span.first]
    if span.last - span.first > 1 or t.low not in persons:
        return False
    return not _located(parse, span)


def _located(parse: Parse, span: Span) -> bool:
    t = parse.tokens[span.last - 1]
    governor = parse.head(t)
    return t.dep == "pobj" and governor.low in LOCATIVE


def _labelled(parse: Parse) -> Iterator[Span]:
    tokens = parse.tokens
    i = 0
    while i < len(tokens):
        j = i + 1
        while j < len(tokens) and tokens[j].ent == tokens[i].ent and not tokens[j].ent_begins:
            j += 1
        if tokens[i].ent in PLACE_LABELS:
            yield from _trimmed(parse, i, j, tokens[i].ent)
        i = j


def _trimmed(parse: Parse, first: int, last: int, label: str) -> Iterator[Span]:
    """The span without articles, "'s" and lower-case words at its edges, if it names
    something: a longer stretch that names nothing gives way to the names inside it."""
    tokens = parse.tokens
    while first < last and (
        tokens[first].tag in _DROPPED_EDGES or not tokens[first].text[:1].isupper()
    ):
        first += 1
    while last > first and tokens[last - 1].tag in _DROPPED_EDGES:
        last -= 1
    if first == last:
        return
    text = parse.span_text(first, last)[2]
    if label == "FAC" or last - first == 1 or places_named(text):
        yield Span(first, last, text, label)
        return
    for a, b in _runs(tokens, first, last):
        inner = parse.span_text(a, b)[2]
        if (a, b) == (first, last) or places_named(inner):
            yield Span(a, b, inner, label)


def _runs(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches between possessives, commas and small words, and the whole."""
    start = first
    cuts = [i for i in range(first, last) if tokens[i].tag in _DROPPED_EDGES | {"CC", "IN"}]
    if not cuts:
        yield first, last
        return
    for cut in [*cuts, last]:
        if cut > start:
            yield start, cut
        start = cut + 1


def _tabled(parse: Parse) -> Iterator[Span]:
    """Names of countries and regions, the longest first, whatever the recogniser says."""
    for sentence in parse.sentences:
        words: list[str] = []
        owner: list[int] = []
        for t in parse.tokens[sentence.first : sentence.last]:
            for word in words_of(t):
                words.append(word)
                owner.append(t.i)
        at = 0
        while at < len(words):
            size = _match(parse, words, owner, at)
            if size:
                first, last = owner[at], owner[at + size - 1] + 1
                yield Span(first, last, parse.span_text(first, last)[2], parse.tokens[first].ent)
            at += size or 1


def _match(parse: Parse, words: list[str], owner: list[int], at: int) -> int:
    """How many words from ``at`` on are a name (0: none)."""
    names, longest = table_names()
    head = parse.tokens[owner[at]]
    if not head.text[:1].isupper():
        return 0
    for size in range(min(longest.get(words[at], 0), len(words) - at), 0, -1):
        if tuple(words[at : at + size]) not in names:
            continue
        first, last = owner[at], owner[at + size - 1] + 1
        if at + size < len(words) and owner[at + size] == last - 1:
            continue  # the match would end inside a token
        if _is_name(parse, first, last) and places_named(parse.span_text(first, last)[2]):
            return size
    return 0


def _is_name(parse: Parse, first: int, last: int) -> bool:
    """Whether capitalised words are a name by themselves, not part of a longer one."""
    tokens = parse.tokens
    t = tokens[last - 1]
    if last - first == 1 and t.tag not in _NAME_TAGS and t.ent not in PLACE_LABELS:
        return False
    if t.ent in PLACE_LABELS or not t.ent:
        return True
    if tokens[first].ent != t.ent:
        return True
    start = first - 1 if first and tokens[first - 1].tag == "DT" else first
    begins = tokens[start].ent_begins or start == 0 or tokens[start - 1].ent != t.ent
    inside = last < len(tokens) and tokens[last].ent == t.ent and not tokens[last].ent_begins
    return begins and (not inside or tokens[last].tag == "POS")


def _after_prepositions(parse: Parse, persons: frozenset[str]) -> Iterator[Span]:
    """Names that the recogniser missed or took for something else, where a place stands."""
    tokens = parse.tokens
    for t in tokens:
        if t.tag not in _NAME_TAGS or t.ent in PLACE_LABELS or not t.i:
            continue
        before = tokens[t.i - 1]
        if before.tag == "DT" and t.i > 1:
            before = tokens[t.i - 2]
        if not _introduces(parse, before, t):
            continue
        last = t.i + 1
        while last < len(tokens) and last - t.i < _LONGEST_RUN and tokens[last].tag in _NAME_TAGS:
            last += 1
        if last < len(tokens) and tokens[last].tag in {"HYPH", "NN", "NNS"}:
            continue  # "in Goldman shares"
        text = parse.span_text(t.i, last)[2]
        found = [p for p in places_named(text) if p.own]
        if t.ent in {"PERSON", "ORG"}:
            if t.low in persons and last - t.i == 1 and before.low != "of":
                continue
            if before.low not in LOCATIVE:  # "from Jackson" is a person, "from Kherson" is not
                found = [p for p in found if not _ENGLISH.intersection(p.countries)]
        described = before.low == "of" and tokens[before.i - 1].lemma in _SETTLEMENTS
        if found or described:
            yield Span(t.i, last, text, "")


def _introduces(parse: Parse, before: Token, t: Token) -> bool:
    if before.sent != t.sent:
        return False
    if before.low == "of" and before.i:
        return parse.tokens[before.i - 1].lemma in PLACE_NOUNS
    return before.low in _REACHING and before.tag in {"IN", "TO"}
