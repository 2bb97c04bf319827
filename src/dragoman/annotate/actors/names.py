"""Names in the text: longest match in the tables first, then the entity recogniser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.annotate.actors.acronyms import defined_otherwise, misread
from dragoman.annotate.actors.towns import town_country
from dragoman.lexicon.knowledge import Knowledge, Sense
from dragoman.syntax import Parse, SentenceSpan, Token
from dragoman.text import fold

_HYPHENS = frozenset("-‐‑–—")
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
_SMALL = frozenset({"PRP", "IN", "DT", "CC", "UH", "MD"})
_GIVEN_NAMES = frozenset("BEL DNK ESP GBR LUX MCO NLD NOR SWE".split())  # rulers without surname
_CAPITALS = 0.7  # share of the letters of a headline
_SHORTEST_TOWN = 3  # letters; "al-" is none
_SHORTEST_BODY = 2  # words of a body's name beside its country
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class NameHit:
    """Tokens [first, last) that are a name, with what it may stand for; ``label`` is the
    recogniser's when no table knows the name."""

    first: int
    last: int
    senses: tuple[Sense, ...]
    label: str = ""


def find_names(parse: Parse, base: Knowledge) -> list[NameHit]:
    """All names, non-overlapping, in text order."""
    shouted = {s.index for s in parse.sentences if _in_capitals(parse, s)}
    entities = [e for e in _recognised(parse) if parse.tokens[e[0]].sent not in shouted]
    persons = {
        k: (first, last) for first, last, label in entities if label == "PERSON"
        for k in range(first, last)
    }  # fmt: skip
    bodies = {
        k: (first, last) for first, last, label in entities if label == "ORG"
        for k in range(first, last)
    }  # fmt: skip
    hits: list[NameHit] = []
    taken: set[int] = set()
    tabled = [h for h in _tabled(parse, base) if not misread(parse, h.first, h.last, h.senses)]
    other = defined_otherwise(parse, [(h.first, h.last, h.senses) for h in tabled])
    for hit in tabled:
        if parse.tokens[hit.first].text in other and hit.last - hit.first == 1:
            continue
        inside = persons.get(hit.first)
        if inside and _swallowed(hit, inside, parse):
            continue
        if _other_body(hit, bodies.get(hit.first), parse):
            continue
        hits.append(hit)
        taken.update(range(hit.first, hit.last))
    for first, last, label in entities:
        if not any(k in taken for k in range(first, last)):
            hits.append(NameHit(first, last, (), label))
            taken.update(range(first, last))
        elif label in {"PERSON", "ORG"}:
            rest = _outside(first, last, taken)
            if rest and (label == "PERSON" or _is_body(parse, base, *rest)):
                hits.append(NameHit(rest[0], rest[1], (), label))
                taken.update(range(*rest))
    hits.sort(key=lambda h: h.first)
    return hits


def _in_capitals(parse: Parse, sentence: SentenceSpan) -> bool:
    """A headline in capitals: the recogniser takes much of it for names."""
    text = parse.text[sentence.start : sentence.end]
    letters = sum(c.isalpha() for c in text)
    return sentence.headline and sum(c.isupper() for c in text) > _CAPITALS * letters


def _swallowed(hit: NameHit, person: tuple[int, int], parse: Parse) -> bool:
    """A country, capital or monarch that is only part of a person's name ("Jordan Peele")."""
    if any(s.kind == "person" for s in hit.senses):
        after = parse.tokens[hit.last].text if hit.last < person[1] else ""
        surname = after[:1].isupper() and not after.isupper() and len(after) > 2
        return surname and all(_by_given_names(s) for s in hit.senses)
    if hit.last - hit.first >= person[1] - person[0]:
        return False
    return hit.first != person[0] or parse.tokens[hit.first].tag not in {"JJ"}


def _other_body(hit: NameHit, body: tuple[int, int] | None, parse: Parse) -> bool:
    """A body of the tables at the end of the name of another one, of a town elsewhere:
    "Santa Marta Self-Defense Forces"."""
    if body is None or hit.first == body[0] or hit.last != body[1]:
        return False
    countries = {s.country for s in hit.senses if s.kind in {"organisation", "metonym", "group"}}
    if not countries or len(countries) != len({s.country for s in hit.senses}):
        return False
    before = parse.span_text(body[0], hit.first)[2]
    town = town_country(before, frozenset()) if len(before) > _SHORTEST_TOWN else None
    return town is not None and town not in countries


def _is_body(parse: Parse, base: Knowledge, first: int, last: int) -> bool:
    """Whether the rest of a body's name is a name too and no plain role noun: "Chadian Human
    Rights League", but not "Chadian Army"."""
    if last - first < _SHORTEST_BODY or any(t.tag != "NNP" and t.tag != "NNPS" and t.tag != "IN"
                                            for t in parse.tokens[first:last]):  # fmt: skip
        return False
    words = fold(parse.span_text(first, last)[2]).split()
    return not any(tuple(words[-n:]) in base.agents for n in range(1, len(words) + 1))


def _by_given_names(sense: Sense) -> bool:
    """Whether the name is a ruler's, who has no surname: "Juan Carlos"."""
    return sense.person is not None and any(
        r.kind == "monarch" and r.country in _GIVEN_NAMES for r in sense.person.roles
    )


def _outside(first: int, last: int, taken: set[int]) -> tuple[int, int] | None:
    while first < last and first in taken:
        first += 1
    if first < last and not any(k in taken for k in range(first, last)):
        return first, last
    return None


def _recognised(parse: Parse) -> Iterator[tuple[int, int, str]]:
    i, tokens = 0, parse.tokens
    while i < len(tokens):
        label = tokens[i].ent
        j = i + 1
        while j < len(tokens) and tokens[j].ent == label and not tokens[j].ent_begins:
            j += 1
        if label in _NAMED:
            first, last = i, j
            while first < last and (tokens[first].tag == "DT" or tokens[first].tag == "POS"):
                first += 1
            while last > first and tokens[last - 1].tag in {"POS", ",", "."}:
                last -= 1
            named = any(t.text[:1].isupper() for t in tokens[first:last])
            dated = all(t.low in CALENDAR for t in tokens[first:last])
            if first < last and named and not dated:
                yield first, last, label
        i = j


def _tabled(parse: Parse, base: Knowledge) -> Iterator[NameHit]:
    for sentence in parse.sentences:
        words: list[str] = []
        owner: list[int] = []
        for t in parse.tokens[sentence.first : sentence.last]:
            for word in _words(t):
                words.append(word)
                owner.append(t.i)
        at = 0
        while at < len(words):
            hit = _longest(parse, base, words, owner, at)
            if hit is None:
                at += 1
                continue
            yield hit
            while at < len(words) and owner[at] < hit.last:
                at += 1


def _words(t: Token) -> list[str]:
    if t.tag == "POS":
        return ["s"] if len(t.text) == 2 else ["\0"]  # "People's" is two tokens
    if t.text in _HYPHENS:
        return []
    if t.text in {",", ";", ":", "(", ")", "“", "”", '"'}:
        return ["\0"]
    return fold(t.text).split() or ["\0"]


def _longest(
    parse: Parse, base: Knowledge, words: list[str], owner: list[int], at: int
) -> NameHit | None:
    limit = min(base.reach(words[at]), len(words) - at)
    for size in range(limit, 0, -1):
        senses = base.senses(tuple(words[at : at + size]))
        if not senses:
            continue
        first, last = owner[at], owner[at + size - 1] + 1
        if at + size < len(words) and owner[at + size] == last - 1:
            continue  # the match would end inside a token
        fitting = tuple(s for s in senses if _case_fits(parse, first, last, s))
        if fitting:
            return NameHit(first, last, fitting)
    return None


def _case_fits(parse: Parse, first: int, last: int, sense: Sense) -> bool:
    # As read: a restored "the US" has other characters under it.
    text = "".join(t.text for t in parse.tokens[first:last])
    if sense.form:
        form = sense.form.replace(".", "").replace(" ", "")
        plain = text.replace(".", "")
        # "Asean" for ASEAN, but never "us" for US.
        return plain == form or (len(form) > 3 and plain == form.capitalize())
    head = parse.tokens[first].text
    if not head[:1].isupper():
        return False
    return last - first > 1 or parse.tokens[first].tag not in _SMALL
