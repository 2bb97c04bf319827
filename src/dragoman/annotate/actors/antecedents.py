"""What speaks for and against each entity that a pronoun may stand for.

Every candidate gets features, each of which has a weight for persons (he, she), for bodies
(it) and for several (they); the greatest sum wins, and a candidate must beat "none". The
weights are in ``rules/antecedents.tsv``. Salience by recency and grammatical role follows
Lappin and Leass (1994); ranking by features Denis and Baldridge (2008).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.positions import (
    OBJECTS,
    SUBJECTS,
    beside,
    subject_of,
    subjects_above,
    verb_above,
    within,
)
from dragoman.lexicon.antecedents import NONE, load_weights
from dragoman.nouns import Mention
from dragoman.syntax import Parse, Token

Features = dict[str, float]
WINDOW = 12  # sentences looked back
_INDEFINITE = frozenset({"a", "an", "some", "no", "any", "every", "each"})
SPEAKING = frozenset(
    """say tell add reply answer ask warn call deny announce insist argue write admit promise claim
    explain complain recall remark declare note state shout whisper""".split()
)
_ADVERBIAL = frozenset({"prep", "advcl", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Entities that a pronoun may stand for, one or the members of a group; none for the
    reading that it stands for no actor."""

    entities: tuple[int, ...]
    features: Features = field(hash=False)


def choose(kind: str, candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate with the greatest sum of weights; None where "none" has it.

    Args:
        kind: person, body or several.
        candidates: those found, that of no actor among them.
    """
    weights = load_weights()[kind]
    best = max(candidates, key=lambda c: value(weights, c), default=None)
    return best if best is not None and best.entities else None


def value(weights: dict[str, float], candidate: Candidate) -> float:
    """Sum of the weights of the candidate's features."""
    return sum(weights.get(name, 0.0) * x for name, x in candidate.features.items())


def mentions_before(draft: Draft, parse: Parse, t: Token) -> dict[int, list[Mention]]:
    """Mentions of each entity before the token and near it, in text order; entities are left
    out that cannot be meant: one that the token is part of, or that stands beside it."""
    found: dict[int, list[Mention]] = {}
    barred: set[int] = set()
    for m in draft.mentions:
        if within(m, t.i) or beside(parse, m, t):
            barred.add(m.entity)
        elif m.head < t.i and t.sent - parse.tokens[m.head].sent <= WINDOW:
            found.setdefault(m.entity, []).append(m)
    for entity in barred:
        found.pop(entity, None)
    for mentions in found.values():
        mentions.sort(key=lambda m: m.head)
    return dict(sorted(found.items(), key=lambda p: -p[1][-1].head))


def ahead(draft: Draft, parse: Parse, t: Token) -> Iterator[Mention]:
    """Mentions after the token that it may point ahead to: the subject of the clause that an
    opening phrase with the token belongs to ("In his first speech, Abe ...")."""
    for subject in subjects_above(parse, t.i):
        opening = subject > t.i and any(
            a.dep in _ADVERBIAL and a.i < subject
            for a in (t, *parse.ancestors(t.i))
            if a.sent == t.sent
        )
        m = draft.by_token.get(subject) if opening else None
        if m is not None and m.form != "PRO" and not within(m, t.i):
            yield m


def features(parse: Parse, t: Token, mentions: Sequence[Mention], rank: int) -> Features:
    """What speaks for an entity mentioned before the token, or ahead of it.

    Args:
        parse: the document.
        t: the pronoun.
        mentions: those of the entity, in text order.
        rank: how many other candidates were mentioned since.
    """
    last = mentions[-1]
    at = parse.tokens[last.head]
    gap = t.sent - at.sent
    out: Features = {
        "bias": 1.0,
        f"back_{min(gap, 3)}": 1.0,
        "far": float(max(gap - 3, 0)),
        f"rank_{min(rank, 3)}": 1.0,
        "often": math.log1p(len(mentions)),
        "last_" + last.form: 1.0,
        "tokens": math.log1p(t.i - last.head) if last.head < t.i else 0.0,
        "role_" + _role(at): 1.0,
    }
    if last.head > t.i:
        return {"bias": 1.0, "ahead": 1.0}
    _subjects(parse, t, mentions, out)
    if parse.sentences[at.sent].headline:
        out["headline"] = 1.0
    if any(parse.tokens[m.head].sent == t.sent - 1 for m in mentions):
        out["also_before"] = 1.0
    out[f"{_role(t)}_from_{_role(at)}_{min(gap, 2)}"] = 1.0
    sentence = parse.sentences[at.sent]
    if last.first <= sentence.first + 1:
        out[f"opens_{min(gap, 2)}"] = 1.0
    recent = sum(t.sent - parse.tokens[m.head].sent <= 1 for m in mentions)
    out["recent"] = math.log1p(recent)
    if len(mentions) == 1 and parse.tokens[last.first].low in _INDEFINITE:
        out["indefinite_once"] = 1.0
    if t.i <= parse.sentences[t.sent].first + 1:
        out[f"opening_{min(gap, 2)}"] = 1.0
        if any(parse.tokens[m.head].sent == t.sent - 1 and parse.tokens[m.head].dep in SUBJECTS
               for m in mentions):  # fmt: skip
            out["opening_from_subject"] = 1.0
    paragraph = parse.sentences[t.sent].paragraph - parse.sentences[at.sent].paragraph
    out["paragraphs"] = float(min(max(paragraph, 0), 3))
    return out


def _subjects(parse: Parse, t: Token, mentions: Sequence[Mention], out: Features) -> None:
    heads = {m.head for m in mentions}
    verb = verb_above(parse, t.i)
    own = subject_of(parse, verb) if verb is not None else None
    if own in heads and own != t.i:
        out["subject_own"] = 1.0
        if t.tag == "PRP$":
            out["subject_own_possessive"] = 1.0
        if t.low.endswith(("self", "selves")):
            out["subject_own_self"] = 1.0
    above = subjects_above(parse, t.i)
    if any(s in heads and s != own for s in above):
        out["subject_above"] = 1.0
        if t.dep in SUBJECTS:
            out["subject_above_subject"] = 1.0
    if (verb is not None and own == t.i) or t.dep not in SUBJECTS:
        teller = _teller(parse, verb)
        if teller is not None and teller in heads:
            out["told_by"] = 1.0
            out["told_by_" + _role(t)] = 1.0
    speaking = t.dep in SUBJECTS and parse.head(t).lemma in SPEAKING
    for m in mentions:
        k = parse.tokens[m.head]
        if k.dep not in SUBJECTS:
            continue
        if speaking and t.sent - k.sent <= 1 and parse.head(k).lemma in SPEAKING:
            out["speaks_again"] = 1.0
        if k.sent == t.sent:
            out["subject_here"] = 1.0
        elif k.sent == t.sent - 1:
            out["subject_before"] = 1.0
            if parse.head(k).dep == "ROOT":
                out["subject_before_main"] = 1.0
                if t.dep in SUBJECTS and parse.head(t).dep == "ROOT":
                    out["subject_both_main"] = 1.0
    if any(a.i in heads for a in parse.ancestors(t.i)):
        out["inside_relative"] = 1.0


def _teller(parse: Parse, verb: int | None) -> int | None:
    """Subject of the verb whose content the clause is: "X said that he ..."."""
    at = verb
    for _ in range(4):
        if at is None:
            return None
        t = parse.tokens[at]
        if t.dep == "ccomp":
            return subject_of(parse, t.head)
        at = t.head if t.dep in {"conj", "advcl", "xcomp", "aux"} and t.head != at else None
    return None


def _role(t: Token) -> str:
    if t.dep in SUBJECTS:
        return "subject"
    if t.dep in OBJECTS:
        return "object"
    if t.dep == "poss":
        return "poss"
    if t.dep == "pobj":
        return "pobj"
    return "appos" if t.dep == "appos" else "other"


def nothing(parse: Parse, t: Token, kind: str) -> Candidate:
    """The reading that the pronoun stands for no actor of the text."""
    out: Features = {NONE: 1.0}
    if kind == "body":
        _empty_it(parse, t, out)
    if kind != "person":
        noun = _nearest_noun(parse, t)
        if noun is not None:
            out["thing_near"] = 1.0
    return Candidate((), out)


def _empty_it(parse: Parse, t: Token, out: Features) -> None:
    """ "It rained", "it is clear that", "it was the third coup"."""
    verb = parse.head(t)
    if t.dep == "expl":
        out["it_expletive"] = 1.0
    if t.dep in SUBJECTS:
        clausal = parse.child(verb.i, "ccomp", "xcomp", "csubj", "advcl", "acl", "relcl")
        weak = verb.lemma in {"be", "seem", "appear", "take", "become", "remain", "mean", "happen"}
        if weak:
            out["it_weak_verb"] = 1.0
            if clausal is not None:
                out["it_weak_clause"] = 1.0
            if parse.child(verb.i, "attr") is not None:
                out["it_attribute"] = 1.0
    elif t.dep in OBJECTS or t.dep == "pobj":
        out["it_object"] = 1.0
    if t.tag == "PRP$":
        out["it_possessive"] = 1.0


def _nearest_noun(parse: Parse, t: Token) -> int | None:
    """A common noun that is subject or object shortly before."""
    for k in range(t.i - 1, max(parse.sentences[max(t.sent - 1, 0)].first, t.i - 25) - 1, -1):
        x = parse.tokens[k]
        if x.tag in {"NN", "NNS"} and x.dep in SUBJECTS | OBJECTS:
            return k
    return None
