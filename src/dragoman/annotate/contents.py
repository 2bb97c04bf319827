"""Clauses that the parser hangs on a word beside the one they belong to."""

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
_CITING = frozenset({"cite", "quote"})
# Where something is said: "in a statement that …".
_MEDIA = frozenset(
    "statement interview speech letter note message report cable broadcast communiqué".split()
)
_CLAUSES = frozenset({"relcl", "acl", "ccomp"})
_DEEPEST = 3  # prepositions between the verb and the noun
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_LEADING = ("dobj", "dative", "prep", "agent", "advcl")


def is_content(parse: Parse, clause: Token) -> bool:
    """Whether a clause opens with *that* as a conjunction and has a subject of its own."""
    marked = any(k.low == "that" for k in parse.children(clause.i, "mark"))
    if not marked:  # "that they had taken the town": the object is another one
        objects = [k.low for k in parse.children(clause.i, "dobj")]
        marked = len(objects) > 1 and objects[0] == "that"
    return marked and parse.child(clause.i, *_SUBJECTS) is not None


def teller(parse: Parse, clause: Token) -> Token | None:
    """The verb of telling whose content hangs on a noun beside it.

    "told a defector that the bunkers had been emptied", "was told by the guards that …",
    "said in a statement that …", "reported, citing two officials, that …".
    """
    noun = parse.head(clause)
    if clause.dep not in {"relcl", "acl"} or noun.pos not in _NOMINAL:
        return None
    if not is_content(parse, clause):
        return None
    up, near = noun, True
    for _ in range(_DEEPEST):
        if up.dep in {"dobj", "dative"}:
            verb = parse.head(up)
            if verb.lemma in _ADDRESSING:
                return verb
            aside = verb.tag == "VBG" and verb.dep == "advcl" and verb.lemma in _CITING
            return _telling(parse.head(verb)) if aside and near else None
        prep = parse.head(up)
        verb = parse.head(prep)
        if up.dep != "pobj":
            return None
        if verb.pos == "VERB":
            said = up.lemma in load_cues().nouns  # "responded to accusations that"
            fits = (prep.low in _TOWARDS and not said) or (prep.low == "in" and up.lemma in _MEDIA)
            if verb.lemma in _ADDRESSING:
                return verb
            return _telling(verb) if near and fits else None
        up, near = verb, False
    return None


def _telling(verb: Token) -> Token | None:
    cue = load_cues().verbs.get(verb.lemma)
    return verb if cue is not None and "that" in cue.complements else None


def told(parse: Parse, verb: Token) -> Token | None:
    """The content clause of a verb of telling that hangs on a noun under it."""
    if parse.child(verb.i, *_LEADING) is None:
        return None
    for i in parse.subtree(verb.i, _CLAUSES):
        for clause in parse.children(i, "relcl", "acl") if i > verb.i else ():
            if teller(parse, clause) == verb:
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


def gerund_before(parse: Parse, t: Token) -> Token | None:
    """The gerund an infinitive belongs to when the parser hangs it on the verb above:
    "accused it of planning to attack"."""
    to = parse.child(t.i, "aux")
    if t.dep != "xcomp" or to is None or to.low != "to" or to.i == 0:
        return None
    gerund = parse.tokens[to.i - 1]
    inside = gerund.tag == "VBG" and gerund.dep == "pcomp" and parse.head(gerund).head == t.head
    return gerund if inside else None
