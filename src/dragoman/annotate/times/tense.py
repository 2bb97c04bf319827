"""Whether the clause around a token speaks of the future."""

from __future__ import annotations

from dragoman.syntax import Parse, Token

_FUTURE_AUX = frozenset("will wo shall 'll ’ll would may might can could must should".split())
# Participles and adjectives of what is still to come ("scheduled for Friday").
_PENDING = frozenset(
    "schedule plan set slate expect due propose postpone delay defer reschedule bind tip "
    "tentatively adjourn".split()
)
# Verbs whose infinitive tells what was done, not what is to be done.
_REALISED = frozenset(
    "fail manage begin start continue cease seek try attempt help cause force seem appear "
    "prove happen use come go get refuse decline".split()
)
_POSTPONING = frozenset("postpone delay extend adjourn suspend defer reschedule give".split())
_MAX_CLIMB = 8


def is_future(parse: Parse, token: int) -> bool:
    """Whether a time expression headed by the token stands in a clause about the future."""
    t = parse.tokens[token]
    until = False
    for _ in range(_MAX_CLIMB):
        governor = parse.tokens[t.head]
        if t.tag == "IN":
            if t.low == "by":
                return not _perfect(parse, governor)
            if t.low == "for" and parse.tokens[token].ent in {"DATE", "TIME"}:
                return True
            until = until or t.low in {"until", "till"}
            if t.low == "of" and governor.low == "ahead":
                return True
        if t.low == "due":
            return True
        if t.tag.startswith("VB") or t.tag == "MD":
            return (until and t.lemma in _POSTPONING) or _verb_is_future(parse, t)
        if governor.i == t.i:
            return False
        t = governor
    return False


def is_past(parse: Parse, token: int) -> bool:
    """Whether a time expression headed by the token stands in a clause about what is over:
    simple past, past perfect or a participle. The present perfect is none of these: "has
    invited him to come on June 28"."""
    t = parse.tokens[token]
    for _ in range(_MAX_CLIMB):
        governor = parse.tokens[t.head]
        if t.tag.startswith("VB"):
            aux = list(parse.children(t.i, "aux", "auxpass"))
            if t.tag == "VBD" or any(a.tag == "VBD" for a in aux):
                return True
            if aux or t.tag in {"VBZ", "VBP"}:
                return False
            if t.tag == "VBN" and governor.i != t.i and not governor.tag.startswith("VB"):
                return True
        if governor.i == t.i:
            return False
        t = governor
    return False


def _perfect(parse: Parse, t: Token) -> bool:
    if any(a.low in {"will", "wo", "'ll"} for a in parse.children(t.i, "aux")):
        return False  # "by October they will have left"
    return any(a.lemma == "have" or a.tag == "VBD" for a in parse.children(t.i, "aux", "auxpass"))


def _verb_is_future(parse: Parse, t: Token, depth: int = 0) -> bool:
    if depth > _MAX_CLIMB:
        return False
    aux = list(parse.children(t.i, "aux", "auxpass"))
    words = {a.low for a in aux}
    if words & _FUTURE_AUX:
        return "have" not in words or "will" in words
    if t.lemma in _PENDING and t.tag == "VBN" and "have" not in {a.lemma for a in aux}:
        return True
    if t.tag in {"VB", "VBP"} and "to" in words:
        return _infinitive_is_future(parse, t, depth)
    present = any(a.tag in {"VBZ", "VBP"} for a in aux)
    if t.tag == "VBG":
        return present if aux else _governed(parse, t, depth)
    if t.tag == "VBN":
        if not aux and t.dep == "conj":
            return _governed(parse, t, depth)
        return present and all(a.lemma == "be" for a in aux)
    if t.tag in {"VBZ", "VBP"}:
        return not parse.sentences[t.sent].headline and t.dep != "aux"
    if t.tag == "VB" and t.dep == "conj":
        return _governed(parse, t, depth)
    return False


def _infinitive_is_future(parse: Parse, t: Token, depth: int) -> bool:
    governor = parse.tokens[t.head]
    if governor.i == t.i or governor.pos in {"NOUN", "PROPN", "ADJ"}:
        return True
    if t.dep == "advcl" or governor.lemma in _REALISED:
        return _verb_is_future(parse, governor, depth + 1)
    return True


def _governed(parse: Parse, t: Token, depth: int) -> bool:
    governor = parse.tokens[t.head]
    if governor.i == t.i or not governor.tag.startswith("VB"):
        return False
    return _verb_is_future(parse, governor, depth + 1)
