"""Grammar of the clause as short readable values: tense, subject, connective."""

from __future__ import annotations

from dragoman.syntax import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_MODALS = {"wo": "will", "'ll": "will", "’ll": "will", "ll": "will", "ca": "can", "'d": "would"}
_PRONOUNS = {
    "i": "I", "we": "we", "you": "you", "he": "he or she", "she": "he or she", "it": "it",
    "they": "they", "who": "who", "which": "who", "what": "who", "that": "that", "this": "that",
    "there": "there", "one": "one", "someone": "somebody", "anyone": "anybody",
    "everyone": "everybody", "nobody": "nobody",
}  # fmt: skip
_DETERMINERS = frozenset("a an the no any some every this that these those each all".split())
_FINITE = {"VBD": "past", "VBZ": "present", "VBP": "present"}
_FORM = {**_FINITE, "VB": "base", "VBG": "-ing", "VBN": "participle"}
_HOPS = 3  # coordinated or open clauses through which a subject is shared


def tense(parse: Parse, t: Token) -> str:
    """The form of the clause: "past", "will + perfect", "to + passive", "noun"."""
    aux = list(parse.children(t.i, "aux", "auxpass"))
    modal = next((a.low for a in aux if a.tag == "MD"), None)
    finite = next((a for a in aux if a.tag in _FINITE), None)
    if modal is not None:
        form = _MODALS.get(modal, modal)
    elif any(a.tag == "TO" for a in aux):
        form = "to"
    elif finite is not None:
        form = _FINITE[finite.tag]
    else:
        form = _FORM.get(t.tag, t.tag[:2])
    if any(a.lemma == "have" or a.low == "'ve" for a in aux):
        form += " + perfect"
    if t.tag == "VBG" and (finite is not None or any(a.low in {"be", "been"} for a in aux)):
        form += " + progressive"
    if any(a.dep == "auxpass" for a in aux):
        form += " + passive"
    return form


def subject(parse: Parse, t: Token, hops: int = _HOPS) -> str:
    """The kind of subject of the clause, shared ones too: "I", "a name", "the + plural"."""
    for _ in range(hops):
        found = parse.child(t.i, *SUBJECTS)
        if found is not None:
            return _PRONOUNS.get(found.low) or _noun(parse, found)
        if t.dep not in {"conj", "xcomp", "dep"} or t.head == t.i:
            break
        t = parse.head(t)
    return "none"


def _noun(parse: Parse, t: Token) -> str:
    if t.tag in {"NNP", "NNPS"} or t.ent:
        kind = "a name"
    else:
        kind = {"NNS": "plural", "NN": "singular"}.get(t.tag, t.tag[:3])
    det = parse.child(t.i, "det", "poss")
    if det is None:
        return f"bare {kind}"
    return f"{det.low if det.low in _DETERMINERS else det.dep} + {kind}"


def links(parse: Parse, t: Token) -> str:
    """The words that join the clause to what governs it, or "none"."""
    words = [k.low for k in parse.children(t.i, "mark")]
    words.extend(k.low for k in parse.children(t.i, "advmod") if k.tag == "WRB")
    return " ".join(words[:3]) or "none"


def negated(parse: Parse, t: Token) -> str:
    """ "yes" when a negation hangs on the token, else "no"."""
    return "yes" if parse.child(t.i, "neg") is not None else "no"


def commands(t: Token, form: str, who: str) -> bool:
    """Whether a clause of that form and subject looks like an imperative."""
    return t.tag in {"VB", "VBP"} and who == "none" and form in {"base", "present"}


def root(parse: Parse, t: Token) -> Token:
    """The root above the token; a deep tree is cut off."""
    for _ in range(60):
        if t.head == t.i:
            break
        t = parse.head(t)
    return t
