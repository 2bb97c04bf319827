"""Content clauses where the parser hangs them on a noun beside their verb."""

from __future__ import annotations

from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.operators import find_operator
from dragoman.syntax import Parse, Token

# Verbs whose object is who is told; of others the object may well have a clause of its own.
_ADDRESSING = frozenset(
    "tell inform assure reassure remind warn notify advise caution alert persuade convince "
    "promise".split()
)
_TOWARDS = frozenset({"to", "from", "by", "before"})  # "complained to them that"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_LEADING = ("dobj", "dative", "nsubjpass", "prep", "agent")


def is_content(parse: Parse, clause: Token) -> bool:
    """Whether a clause opens with *that* as a conjunction and has a subject of its own."""
    marked = any(k.low == "that" for k in parse.children(clause.i, "mark"))
    return marked and parse.child(clause.i, *_SUBJECTS) is not None


def teller(parse: Parse, clause: Token) -> Token | None:
    """The verb of telling whose content hangs on the one who tells or is told.

    "told a defector that the bunkers had been emptied", "was told by the guards that …".
    """
    noun = parse.head(clause)
    if clause.dep not in {"relcl", "acl"} or noun.pos not in _NOMINAL:
        return None
    if not is_content(parse, clause):
        return None
    if noun.dep in {"dobj", "dative"}:
        verb = parse.head(noun)
        return verb if verb.lemma in _ADDRESSING else None
    prep = parse.head(noun)
    if noun.dep != "pobj" or prep.low not in _TOWARDS or parse.head(prep).pos != "VERB":
        return None
    verb = parse.head(prep)
    cue = load_cues().verbs.get(verb.lemma)
    return verb if cue is not None and "that" in cue.complements else None


def told(parse: Parse, verb: Token) -> Token | None:
    """The content clause of a verb of telling that hangs on a noun under it."""
    for child in parse.children(verb.i, *_LEADING):
        noun = child if child.dep in {"dobj", "dative"} else parse.child(child.i, "pobj")
        for clause in parse.children(noun.i, "relcl", "acl") if noun is not None else ():
            if clause.i > verb.i and teller(parse, clause) == verb:
                return clause
    return None


def denied_by(parse: Parse, noun: Token) -> Token | None:
    """The verb that denies what a noun of speech says: "dismissed reports that …"."""
    if noun.dep not in {"dobj", "nsubjpass"} or noun.lemma not in load_cues().nouns:
        return None
    verb = parse.head(noun)
    particles = (k.low for k in parse.children(verb.i, "prt", "advmod"))
    stems = (*(f"{verb.lemma} {p}" for p in particles), verb.lemma)
    op = find_operator("V", *stems)
    denies = op is not None and op.affirmed == "-"
    return verb if denies and any(s in load_cues().verbs for s in stems) else None
