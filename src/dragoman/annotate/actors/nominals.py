"""Role nouns: "the Russian president", "a North Korean delegation", "rebels in Syria"."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from dragoman.annotate.actors.sectors import phrase_sector
from dragoman.annotate.actors.traits import is_collective
from dragoman.lexicon.knowledge import Agent, Knowledge
from dragoman.syntax import Parse, Token
from dragoman.text import fold

_LEFT = frozenset({"amod", "compound", "nmod", "poss", "det", "nummod", "advmod", "quantmod"})
_PAST = frozenset("former ex late ousted deposed one-time onetime erstwhile previous ex-".split())
_NOT_YET = frozenset(
    ["designate", "elect", "candidate", "would-be", "presidential-candidate", "hopeful"]
)
_SEVERAL = frozenset({"NNS", "NNPS"})
_AMOUNTS = frozenset(
    "hundred thousand dozen score ten million handful number majority half".split()
)
_BANDS = frozenset("group team crowd delegation band gang".split())  # nouns by themselves
_HYPHENS = frozenset("-–‑")
_ARGUMENTS = frozenset(
    "nsubj nsubjpass dobj pobj dative appos conj poss attr agent ROOT oprd".split()
)
_GENDERED = (("woman", "f"), ("man", "m"))
# What is known of "the 83-year-old" and "the Paraguayan" by themselves.
PERSON = Agent("person", "UNK", "", "person", "", "")
NATIONAL = Agent("national", "CVL", "", "person", "", "")
_COUNTRY_PREPS = ("of", "in", "from", "for")


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase headed by a role noun: tokens [first, last), the noun, and what its
    modifiers say. ``anchors`` are tokens that name the country or body it belongs to;
    ``sector`` is the noun's, or that of its modifiers when it has none."""

    first: int
    last: int
    head: int
    agent: Agent
    anchors: tuple[int, ...]
    definite: bool
    plural: bool
    former: bool
    text: str
    sector: str


def find_nominals(
    parse: Parse,
    base: Knowledge,
    named: Set[int],
    vague: Set[int] = frozenset(),
    peoples: Set[int] = frozenset(),
) -> list[Nominal]:
    """Role nouns of the document, with "the 83-year-old" and "the Paraguayan".

    Args:
        parse: the document.
        base: the tables.
        named: tokens that belong to names.
        vague: those of names that say nothing of a country ("Muslim leaders").
        peoples: those of names of peoples.
    """
    out: list[Nominal] = []
    done = 0  # tokens before it are in a hyphenated noun
    for t in parse.tokens:
        if t.i < done:
            continue
        if t.i in peoples and _is_national(parse, t):
            gender = next((g for end, g in _GENDERED if t.low.endswith(end)), "")
            agent = replace(NATIONAL, gender=gender)
            out.append(_nominal(parse, base, t, (agent, t.i), named, vague, t.i + 1))
            continue
        if t.low == "old" and t.i not in named and _is_age(parse, t):
            out.append(_nominal(parse, base, t, (PERSON, t.i), named, vague, t.i + 1))
            continue
        if not t.tag.startswith("NN") or (t.i in named and t.tag != "NNP"):
            continue
        joined = _hyphenated(parse, base, t)
        if joined is not None:
            done = joined[1]
            head = parse.tokens[parse.phrase_head(t.i, done)]
            if not named & set(range(t.i, done)) and not _inside_noun(parse, head):
                found = joined[0], t.i
                out.append(_nominal(parse, base, head, found, named, vague, done))
            continue
        if _inside_noun(parse, t):
            continue
        found_here = _agent(parse, base, t)
        if found_here is None or t.i in named:
            continue
        nominal = _nominal(parse, base, t, found_here, named, vague, t.i + 1)
        amount = _amount(parse, t)
        if amount is None:
            out.append(nominal)
        elif amount.lemma not in _BANDS:
            first = min(k for k in parse.subtree(amount.i) if k <= amount.i)
            plural = nominal.plural and amount.low != "one"  # "one of his allies, Ann Lee"
            out.append(replace(nominal, first=first, head=amount.i, plural=plural))
    return out


def _amount(parse: Parse, t: Token) -> Token | None:
    """The word that the noun is "of", where it only says how many: "hundreds of prisoners", "a
    group of experts"."""
    if t.tag not in _SEVERAL or t.dep != "pobj" or parse.head(t).low != "of":
        return None
    word = parse.head(parse.head(t))
    return word if word.lemma in _AMOUNTS | _BANDS or word.tag == "CD" else None


def _inside_noun(parse: Parse, t: Token) -> bool:
    return t.dep in {"compound", "amod", "nmod"} and parse.head(t).tag.startswith("NN")


def _hyphenated(parse: Parse, base: Knowledge, t: Token) -> tuple[Agent, int] | None:
    """A role noun of words joined by hyphens, and its end: "secretary-general"."""
    words, k = fold(t.text).split(), t.i + 1
    while k + 1 < len(parse.tokens) and parse.tokens[k].text in _HYPHENS:
        nxt = parse.tokens[k + 1]
        if nxt.start != parse.tokens[k].end or parse.tokens[k].start != parse.tokens[k - 1].end:
            break
        words += fold(nxt.text).split()
        k += 2
    agent = base.agents.get(tuple(words)) if k > t.i + 1 else None
    return (agent, k) if agent is not None else None


def _is_age(parse: Parse, t: Token) -> bool:
    """ "The 83-year-old", by itself."""
    before = parse.tokens[max(t.i - 4, 0) : t.i]
    if [k.low for k in before[1:]] != ["-", "year", "-"] or not before[0].text.isdigit():
        return False
    return not (t.dep in {"amod", "compound"} and parse.head(t).tag.startswith("NN"))


def _is_national(parse: Parse, t: Token) -> bool:
    """One person of a people: "the Paraguayan", "a young Frenchman", not "the Dutch"."""
    if t.tag in _SEVERAL or t.dep not in _ARGUMENTS:
        return False
    marks = {k.low for k in parse.children(t.i, "det", "nummod")}
    if marks & {"a", "an", "one", "another"}:
        return True
    return "the" in marks and not t.low.endswith(("sh", "ch", "ese", "ss"))


def agent_before(parse: Parse, base: Knowledge, first: int, last: int) -> tuple[Agent, int] | None:
    """The role noun that ends within tokens [first, last), nearest to the end."""
    for i in range(last - 1, first - 1, -1):
        found = _agent(parse, base, parse.tokens[i], floor=first)
        if found is not None:
            return found[0], i
    return None


def _agent(parse: Parse, base: Knowledge, t: Token, floor: int = 0) -> tuple[Agent, int] | None:
    words = fold(t.text).split()
    if not words:
        return None
    limit = base.agent_heads.get(words[-1], 0)
    best: tuple[Agent, int] | None = None
    i = t.i
    seq = list(words)
    for _ in range(limit + 1):
        if len(seq) <= limit and (agent := base.agents.get(tuple(seq))) is not None:
            best = (agent, i)
        i -= 1
        if i < floor or parse.tokens[i].sent != t.sent:
            break
        left = parse.tokens[i]
        if left.text in _HYPHENS:
            continue
        participle = left.tag in {"VBN", "VBG"}
        if left.pos in {"PUNCT", "VERB", "AUX", "DET"} and not participle:
            break
        seq = fold(left.text).split() + seq
    return best


def _nominal(
    parse: Parse,
    base: Knowledge,
    t: Token,
    found: tuple[Agent, int],
    named: Set[int],
    vague: Set[int],
    last: int,
) -> Nominal:
    agent, noun_first = found
    first = min(noun_first, t.i)
    anchors: list[int] = []
    former = False
    definite = False
    for k in parse.children(t.i):
        if k.dep in _LEFT and k.i < t.i:
            if parse.tokens[k.i].dep == "poss" and k.i not in named:
                definite = True
            first = min(first, min(parse.subtree(k.i)))
            if k.dep != "det":
                anchors.extend(
                    x for x in parse.subtree(k.i) if x in named and not noun_first <= x <= t.i
                )
            former = former or k.lemma in _PAST or k.low in _PAST or k.low.startswith("ex-")
            definite = definite or k.low in {"the", "this", "that", "its", "their", "his", "her"}
    if agent is NATIONAL or agent.noun == NATIONAL.noun:
        anchors.append(t.i)
    for prep in parse.children(t.i, "prep"):
        obj = parse.child(prep.i, "pobj")
        if obj is None or prep.low not in _COUNTRY_PREPS:
            continue
        inside = [x.i for x in parse.conjuncts(obj.i) if x.i in named]
        if inside and t.tag in _SEVERAL:  # "ministers of A and B", B hung on ministers
            inside += [k.i for k in parse.children(t.i, "conj") if k.i in named]
        if inside and not set(anchors) - vague:
            anchors[:0] = inside
            if prep.low == "of":
                last = max(last, max(inside) + 1)
    if t.text.lower().startswith("ex-"):
        former = True
    text = parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
    return Nominal(
        first, last, t.i, agent, tuple(dict.fromkeys(anchors)), definite,
        t.tag in _SEVERAL or (agent.kind == "group" and is_collective(agent.noun)), former, text,
        phrase_sector(parse, base, t.i, agent, first=min(noun_first, t.i)),
    )  # fmt: skip


def not_in_office(parse: Parse, head: int) -> bool:
    """Whether the noun is a candidate or designate, not a holder."""
    return any(k.low in _NOT_YET for k in parse.children(head))
