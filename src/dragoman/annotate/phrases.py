"""The whole noun phrase that names a party: "the Turkish foreign minister Mevlut Cavusoglu".

A mention is the shortest stretch that names an actor; a reader, and most labelled sets, take
the party to be the phrase around it: article, quantity, adjectives, title, and the
prepositional phrase that belongs to it ("75 villagers in the north"), without relative
clauses, participles, appositions and what is coordinated with it.
"""

from __future__ import annotations

from collections.abc import Collection

from dragoman.nouns import Argument
from dragoman.syntax import Parse

_CUT = frozenset({
    "relcl", "acl", "advcl", "appos", "conj", "cc", "parataxis", "ccomp", "xcomp", "preconj",
    "prep", "agent", "dep", "mark", "punct", "advmod", "npadvmod", "predet", "intj",
})  # fmt: skip
_MORE = frozenset({"at", "least", "than", "more", "up", "to", "about", "some", "over", "nearly",
                   "around", "almost", "as", "many", "all", "both"})  # fmt: skip
_HYPHENS = frozenset("-–")
_TRAILING = frozenset({",", ";", ":", "–", "—"})
_OF = frozenset({"of"})
_PLACING = frozenset({"of", "in", "from", "at", "for", "on", "to", "near", "along"})


def whole_phrase(parse: Parse, arg: Argument, barred: Collection[int] = ()) -> Argument:
    """The party with the rest of its noun phrase; no token in ``barred`` is taken in.

    The stretch stays contiguous and inside the sentence, and its head stays the same.
    """
    inside = set(parse.subtree(arg.head, _CUT))
    first, last = arg.first, arg.last
    low = parse.sentences[parse.tokens[arg.head].sent].first
    while first > low and first - 1 not in barred and _belongs(parse, first - 1, inside):
        first -= 1
    while last in inside and last not in barred and parse.tokens[last].dep != "case":
        last += 1
    last = _with_name(parse, arg.head, last, barred)
    return Argument(first=first, last=_with_phrases(parse, arg.head, last, barred), head=arg.head)


def _with_name(parse: Parse, head: int, last: int, barred: Collection[int]) -> int:
    """End of the phrase with the name that follows a title, with or without a comma:
    "president Ali Bongo", "the premier, Ali Bongo"; and with an abbreviation in brackets."""
    named = parse.child(head, "appos")
    if named is None or named.i < last or not named.tag.startswith("NNP") or last in barred:
        return last  # a name before the head is no part of what follows it
    end = last
    if parse.tokens[head].tag in {"NN", "NNS"} and parse.tokens[last].text == ",":
        end += 1
    elif parse.tokens[last].text == "(" and named.text.isupper():
        closed = last + 2 < len(parse.tokens) and parse.tokens[last + 2].text == ")"
        return last + 3 if closed and named.i == last + 1 else last
    stretch = parse.subtree(named.i, _CUT)
    while end in stretch and end not in barred:
        end += 1
    return end if end > named.i else last


def _belongs(parse: Parse, i: int, inside: set[int]) -> bool:
    """Whether the token left of the stretch is part of the phrase."""
    t = parse.tokens[i]
    if i in inside and t.dep not in _CUT:
        return True
    right = parse.tokens[i + 1]
    if t.end == right.start and _HYPHENS & {t.text, right.text}:
        return True  # one word in print: "95-year-old"
    # "at least 75 villagers": what measures a number belongs to it.
    return t.low in _MORE and _governs_number(parse, i, inside)


def _governs_number(parse: Parse, i: int, inside: set[int]) -> bool:
    t = parse.tokens[i]
    for _ in range(3):
        head = parse.head(t)
        if head.i in inside and (head.tag == "CD" or t.dep == "predet"):
            return True
        t = head
    return False


def _with_phrases(parse: Parse, head: int, last: int, barred: Collection[int]) -> int:
    """End of the phrase with the prepositional phrases that follow it at once."""
    common = parse.tokens[head].tag in {"NN", "NNS"}
    allowed = _PLACING if common else _OF
    for prep in parse.children(head, "prep"):
        if prep.i != last or prep.low not in allowed:
            continue
        inner = parse.child(prep.i, "pobj")
        if inner is None:
            break
        stretch = parse.subtree(prep.i, _CUT - {"prep", "punct"})
        end = last
        while end in stretch and end not in barred:
            end += 1
        if end <= inner.i:
            break
        last = end - (parse.tokens[end - 1].text in _TRAILING)
    return last
