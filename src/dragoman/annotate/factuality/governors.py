"""What a word that governs an event is: its operator's part of speech, its mood, its kind."""

from __future__ import annotations

from dragoman.annotate.contents import denied_by
from dragoman.annotate.factuality import clause
from dragoman.annotate.factuality.walk import Walk
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.operators import Operator, find_operator
from dragoman.syntax import Parse, Token

HAPPEN = frozenset({"happen", "occur", "take", "begin", "start", "be", "follow"})
INDEFINITE = frozenset({"a", "an", "some", "any"})


def particle(parse: Parse, t: Token) -> tuple[str, ...]:
    """The lemma with its particle ("call off"), then alone."""
    aside = (k for k in parse.children(t.i, "advmod") if k.low == "aside")
    prt = parse.child(t.i, "prt") or next(aside, None)
    return (t.lemma,) if prt is None else (f"{t.lemma} {prt.lemma}", t.lemma)


def part_of_speech(t: Token) -> str:
    """The letter under which operators list the token: V, N or A."""
    if t.pos in {"VERB", "AUX"} or t.tag.startswith("VB"):
        return "V"
    return "N" if t.tag.startswith("NN") else "A"


def supposed(parse: Parse, t: Token, verb: Token) -> bool:
    """Whether an event noun is only spoken of: "any attack will be answered", "an attack
    would mean war"."""
    modal = clause.modal(parse, verb)
    if not t.tag.startswith("NN") or modal is None or modal == "to":
        return False
    determiners = {k.low for k in parse.children(t.i, "det")}
    if "any" in determiners or "such" in {k.low for k in parse.children(t.i, "amod", "predet")}:
        return True
    indefinite = bool(determiners & INDEFINITE) and verb.lemma not in HAPPEN
    return t.dep == "nsubj" and indefinite and modal in {"would", "could", "might", "may"}


def told_as_fact(parse: Parse, t: Token, governor: Token, op: Operator) -> bool:
    """A finite clause in the past under a verb of promise or order is news, not will:
    "announced that it had left", "told them that it would leave"."""
    if governor.lemma in {"tell", "advise", "suggest"}:
        return True
    if governor.lemma in {"convince", "persuade"} and governor.tag == "VBN":
        return parse.child(governor.i, "dobj", "aux") is None  # "are convinced that"
    return op.affirmed == "f" and clause.past(parse, t) and clause.modal(parse, t) is None


def can_plan(t: Token) -> bool:
    """Whether a subject of "is to" is a party with plans, not "the only way"."""
    named = t.tag in {"NNP", "NNPS", "NNS"} or t.ent != ""
    return named or t.low in {"he", "she", "they", "we", "i", "you", "who"}


def too_or_enough(walk: Walk, t: Token, governor: Token) -> Token | None:
    """ "too weak to attack", "strong enough to attack"."""
    parse = walk.parse
    acomp = parse.child(governor.i, "acomp")
    for host in (governor, acomp) if acomp is not None else (governor,):
        for k in parse.children(host.i, "advmod"):
            if k.low in {"too", "enough"}:
                walk.act(*(("-", "too … to") if k.low == "too" else ("p", "enough to")))
                return governor
    return None


def in_words_of(walk: Walk, t: Token, noun: Token) -> Token | None:
    """The content clause of a noun: "the fear that …", "a report that …"."""
    if denied_by(walk.parse, noun) is not None:
        walk.path.append(f"{noun.lemma}: what it says")
        return noun
    if any(k.low == "no" for k in walk.parse.children(noun.i, "det")):
        walk.act("u", f"of no {noun.lemma}")
        return None
    op = find_operator("N", noun.lemma)
    if op is None:
        return None
    told = op.affirmed == "u" and noun.lemma in load_cues().nouns
    asserted = told and not clause.subjunctive(walk.parse, t)
    if not asserted:  # the words of a claim stand as they were said, those of a demand do not
        walk.operate(op, noun)
    return noun
