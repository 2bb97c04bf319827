"""What becomes of a statement as such: not made, told without its outcome, found false."""

from __future__ import annotations

from dragoman.annotate.factuality import clause
from dragoman.annotate.factuality.steps import value_at
from dragoman.annotate.factuality.walk import Walk
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.operators import find_operator
from dragoman.nouns import Attribution
from dragoman.syntax import Parse, Token
from dragoman.types import Factuality

_REFUSING = frozenset({"fail", "refuse", "decline", "neglect", "stop"})
# Verbs of which *whether* makes a question: the source does not know.
_ASKING = frozenset(
    "ask wonder inquire enquire question query debate discuss dispute speculate doubt".split()
)
_TELLING = frozenset({"speech", "knowledge", "report"})
_FOUND = frozenset({"prove", "be", "turn", "become"})
_FALSE = frozenset(
    "false untrue wrong baseless unfounded groundless fabricated invented mistaken".split()
)
_TRUE = frozenset("true correct right accurate founded".split())
_OPPOSITE = {
    Factuality.CERTAIN: Factuality.CERTAIN_NOT, Factuality.CERTAIN_NOT: Factuality.CERTAIN,
}  # fmt: skip


def unsaid(parse: Parse, cue: Token) -> bool:
    """Whether the words were not said at all: "did not confirm", "failed to deny"."""
    above = parse.head(cue)
    if (clause.negator(parse, cue) or clause.shared_negator(parse, cue)) is not None:
        op = find_operator("V", cue.lemma)
        return op is None or op.negated not in "nlp"  # "do not believe that": think not
    return cue.dep == "xcomp" and above.lemma in _REFUSING


def known(walk: Walk, content: Token, cue: Token) -> bool:
    """Whether the source knows or has told which of two it is, and the text does not say:
    "knows whether", "has disclosed whether"."""
    if content.i < cue.i or clause.connective(walk.parse, content) not in {"whether", "if"}:
        return False
    found = load_cues().verbs.get(cue.lemma) or load_cues().adjectives.get(cue.low)
    if found is None or found.kind not in _TELLING or cue.lemma in _ASKING:
        return False
    said = value_at(walk, cue)
    return said.certainty == "C" and said.positive


def verdict(parse: Parse, statement: Attribution, source: Factuality) -> Factuality | None:
    """What the author makes of a claim: "his claim that they had left proved false"."""
    if statement.cue_head is None:
        return None
    noun = parse.tokens[statement.cue_head]
    verb = parse.head(noun)
    if noun.dep != "nsubj" or verb.lemma not in _FOUND or clause.modal(parse, verb) is not None:
        return None
    hosts = (verb, *parse.children(verb.i, "xcomp"))  # "turned out to be false"
    words = {k.low for h in hosts for k in parse.children(h.i, "acomp", "oprd", "attr", "xcomp")}
    negated = clause.negator(parse, verb) is not None
    if words & _FALSE:
        return source if negated else _OPPOSITE.get(source)
    if words & _TRUE:
        return _OPPOSITE.get(source) if negated else source
    return None
