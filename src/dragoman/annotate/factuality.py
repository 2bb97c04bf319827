"""Factuality: how far the innermost source, and the author, commit to an event.

The path from the event's trigger to the root of its sentence is walked; modals,
negation and embedding predicates on the way act on a value that starts as certain.
A cue of attribution on the path ends the source's part: what stands above it, and the
fact that it is somebody's word, makes the author's value (FactBank; Saurí and
Pustejovsky 2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lexicon.operators import Operator, load_operators
from dragoman.nouns import Attribution, Commitment
from dragoman.syntax import Parse, Token
from dragoman.types import Factuality

_NOUNISH = frozenset({"NOUN", "PROPN"})
_VERBISH = frozenset({"VERB", "AUX"})
_NO = frozenset({"no", "neither"})
# Kinds of attribution whose content the reporter does not vouch for.
_SPEECH = frozenset({"speech", "belief", "report", "fear", "perception", "knowledge"})
_CLAUSE = frozenset({"xcomp", "ccomp", "pcomp", "acl", "csubj", "csubjpass", "advcl"})
_ARGUMENT = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "pobj", "conj", "appos"})


@dataclass(slots=True)
class _Value:
    """A value on the way: certainty C, P (probable), S (possible) or U, and polarity."""

    certainty: str = "C"
    positive: bool = True
    future: bool = False

    def apply(self, effect: str) -> None:
        """Let an operator act on the value (see ``lexicon.operators``)."""
        if effect == "-":
            self.positive = not self.positive
        elif effect in "uw":
            self.certainty = "U"
        elif effect in "flpn":
            weaker = {"f": "P", "l": "P", "p": "S", "n": "P"}[effect]
            if "CPSU".index(weaker) > "CPSU".index(self.certainty):
                self.certainty = weaker
            if effect == "n":
                self.positive = not self.positive
        self.future = self.future or effect in "fw"

    def factuality(self) -> Factuality:
        """The value in FactBank's terms."""
        if self.certainty == "U":
            return Factuality.UNCOMMITTED
        name = {"C": "CT", "P": "PR", "S": "PS"}[self.certainty]
        return Factuality(name + ("+" if self.positive else "-"))


def assess(parse: Parse, trigger: int, statements: Sequence[Attribution]) -> Commitment:
    """Factuality of the event whose predicate stands at token ``trigger``."""
    operators = load_operators()
    chain = chain_of(parse, trigger, statements)
    value = _Value()
    path: list[str] = []
    source: Factuality | None = None
    factive = True
    cues = {statements[k].cue_head: k for k in chain if statements[k].cue_head is not None}
    t = parse.tokens[trigger]
    for _ in range(40):
        _modifiers(parse, t, value, path, operators)
        if t.head == t.i:
            break
        governor = parse.tokens[t.head]
        go_on = _step(parse, t, governor, value, path, operators)
        if governor.i in cues and t.dep != "nsubj":
            if source is None:
                source = value.factuality()
                if _unsaid(parse, governor):
                    source = Factuality.UNCOMMITTED
            factive = factive and statements[cues[governor.i]].factive
        if not go_on:
            break
        t = governor
    if _asked(parse, trigger):
        value.apply("u")
        path.append("asked, not told")
    if source is None:
        source = value.factuality()
    author = source
    if chain:
        blocked = any(not statements[k].factive for k in chain)
        author = Factuality.UNCOMMITTED if blocked else value.factuality()
    _hearsay(parse, trigger, path)
    if "hearsay" in path[-1:]:
        author = Factuality.UNCOMMITTED
    return Commitment(
        source=source, author=author, chain=chain, path=tuple(path), future=value.future,
        conditional=_conditional(parse, trigger),
    )  # fmt: skip


def _conditional(parse: Parse, trigger: int) -> bool:
    """Whether a condition hangs on the event: "will strike if…"."""
    hosts = [trigger, *(a.i for a in parse.ancestors(trigger))][:2]
    return any(
        m.low in {"if", "unless"}
        for i in hosts
        for k in parse.children(i, "advcl")
        for m in parse.children(k.i, "mark")
    )


def _unsaid(parse: Parse, cue: Token) -> bool:
    """Whether the words were not said at all: "did not confirm", "failed to deny"."""
    above = parse.head(cue)
    return _negated(parse, cue) or (
        cue.dep == "xcomp" and above.lemma in {"fail", "refuse", "decline", "neglect", "stop"}
    )


def chain_of(parse: Parse, trigger: int, statements: Sequence[Attribution]) -> tuple[int, ...]:
    """Attributions in whose content the trigger stands, outermost first.

    Plans and wishes are not on the list: the author reports them as such.
    """
    t = parse.tokens[trigger]
    inside = [
        k
        for k, s in enumerate(statements)
        if s.kind in _SPEECH
        and s.covers(t.start)
        and s.cue_head != trigger
        and not _intention(parse, s)
    ]
    inside.sort(key=lambda k: (_level(statements, k), -(statements[k].end - statements[k].start)))
    return tuple(inside)


def _intention(parse: Parse, s: Attribution) -> bool:
    """Infinitives ("hopes to sign") and sourceless beliefs ("is expected to") are the
    author's own report of a plan or outlook."""
    if s.form == "direct":
        return False
    if s.kind == "belief" and s.source is None:
        return True
    first, _ = parse.between(s.start, s.end)
    return first < len(parse.tokens) and parse.tokens[first].tag == "TO"


def _level(statements: Sequence[Attribution], k: int) -> int:
    level = 0
    parent = statements[k].parent
    while parent is not None and level < 20:
        level += 1
        parent = statements[parent].parent
    return level


def _asked(parse: Parse, trigger: int) -> bool:
    """Whether the sentence of the trigger is a question."""
    sentence = parse.sentences[parse.tokens[trigger].sent]
    tail = parse.tokens[max(sentence.first, sentence.last - 3) : sentence.last]
    return any(t.text == "?" for t in tail)


def _hearsay(parse: Parse, trigger: int, path: list[str]) -> None:
    """Mark what an adverb gives as somebody's word without naming whose."""
    if any(p.startswith(("allegedly", "reportedly", "supposedly", "purportedly")) for p in path):
        path.append("hearsay")


def _modifiers(
    parse: Parse,
    t: Token,
    value: _Value,
    path: list[str],
    operators: dict[tuple[str, str], Operator],
) -> None:
    """Negation, modals, adverbs and adjectives that stand on the token itself."""
    negated = _negated(parse, t)
    modal = _modal(parse, t)
    if modal in {"would", "'d"} and _reported_past(parse, t):
        modal = "will"  # "said it would": the future as seen from the past
    if modal is not None:
        op = operators[modal, "M"]
        effect = op.negated if negated else op.affirmed
        if op.affirmed == "f" and negated:
            value.apply("f")
            value.apply("-")
        elif negated and op.negated in "pu":
            value.apply(op.affirmed)
            value.apply("-")
        else:
            value.apply(effect)
        path.append(("not " if negated else "") + op.words)
    elif negated:
        value.apply("-")
        path.append("negated")
    for k in parse.children(t.i, "advmod", "amod", "compound"):
        kind = "R" if k.dep == "advmod" else "J"
        op2 = operators.get((k.lemma, kind)) or operators.get((k.low, kind))
        if op2 is not None and k.lemma not in {"not", "never", "no", "n't"}:
            if kind == "J" and not t.tag.startswith("NN"):
                continue
            value.apply(op2.affirmed)
            path.append(f"{op2.words}")


def _reported_past(parse: Parse, t: Token) -> bool:
    """Whether the clause is the content of a verb in the past, and no condition hangs on it."""
    if any(
        m.low in {"if", "unless"}
        for k in parse.children(t.i, "advcl")
        for m in parse.children(k.i, "mark")
    ):
        return False
    while t.dep == "conj":
        t = parse.head(t)
    return t.dep == "ccomp" and parse.head(t).tag in {"VBD", "VBN"}


def _negated(parse: Parse, t: Token) -> bool:
    for k in parse.children(t.i):
        if k.dep == "neg" or (k.dep in {"det", "preconj"} and k.low in _NO):
            return True
        if k.dep == "nsubj" and (k.low in {"nobody", "none", "neither"} or _no_det(parse, k)):
            return True
        if k.dep == "advmod" and k.low in {"never", "hardly", "barely", "nearly", "almost"}:
            return True
    return False


def _no_det(parse: Parse, t: Token) -> bool:
    return any(k.low in _NO for k in parse.children(t.i, "det"))


def _modal(parse: Parse, t: Token) -> str | None:
    """The modal of the verb, its own or the one it shares in coordination."""
    for k in parse.children(t.i, "aux"):
        if k.tag == "MD":
            return k.low if k.low in _MODALS else None
        if k.low == "to" and t.tag == "VB" and (t.head == t.i or _headline_future(parse, t)):
            return "to"
    if t.dep == "conj" and t.tag == "VB" and parse.child(t.i, "nsubj") is None:
        return _modal(parse, parse.head(t))
    return None


_MODALS = frozenset("will 'll wo shall may might could can ca would 'd should must ought".split())


def _headline_future(parse: Parse, t: Token) -> bool:
    """ "Ministers to meet on Friday": an infinitive in a line without a finite verb, or with
    a subject of its own."""
    governor = parse.head(t)
    if t.dep in {"acl", "relcl", "xcomp", "dep"} and governor.head == governor.i:
        if governor.tag.startswith("NN"):
            sentence = parse.sentences[t.sent]
            words = parse.tokens[sentence.first : sentence.last]
            return not any(w.tag in {"VBZ", "VBD", "VBP", "MD"} for w in words)
    return t.dep in {"ccomp", "advcl", "acl"} and parse.child(t.i, "nsubj", "nsubjpass") is not None


def _step(
    parse: Parse,
    t: Token,
    governor: Token,
    value: _Value,
    path: list[str],
    operators: dict[tuple[str, str], Operator],
) -> bool:
    """Act of the governor on what stands inside it; False when the walk ends there."""
    if t.dep in {"relcl", "poss", "compound", "amod", "nmod"}:
        return False
    if t.dep == "conj":
        return governor.pos in _NOUNISH or t.pos in _NOUNISH or governor.dep in _CLAUSE
    if t.dep == "pobj" or t.dep == "pcomp":
        return _under_preposition(parse, t, governor, value, path, operators)
    if t.dep in {"csubj", "csubjpass"}:
        value.apply("u")  # "meeting him is important": not told as having happened
        path.append("spoken of, not told")
        return False
    if t.dep == "advcl":
        return _adverbial(parse, t, governor, value, path, operators)
    if t.dep not in _CLAUSE and t.dep not in _ARGUMENT and t.dep != "prep":
        return False
    if t.dep == "acl" and governor.pos in _NOUNISH and not _infinitive(parse, t):
        return False  # "troops attacking the town": a fact about the noun
    return _operator(parse, t, governor, value, path, operators)


def _operator(
    parse: Parse,
    t: Token,
    governor: Token,
    value: _Value,
    path: list[str],
    operators: dict[tuple[str, str], Operator],
) -> bool:
    kind = (
        "V"
        if governor.pos in _VERBISH or governor.tag.startswith("VB")
        else ("N" if governor.tag.startswith("NN") else "A")
    )
    if kind == "V" and t.dep == "nsubj" and governor.lemma not in {"loom", "emerge"}:
        return governor.lemma in {"happen", "occur", "take", "begin", "start", "be", "follow"}
    op = operators.get((governor.lemma, kind))
    if kind == "V" and t.dep == "xcomp" and governor.lemma in {"have", "be"}:
        if any(k.low == "yet" for k in parse.children(governor.i, "advmod")):
            value.apply("-")  # "has yet to sign"
            path.append("yet to")
            return True
    if op is not None and t.dep != "nsubj":
        if _own_clause_fact(parse, t, governor, op):
            return False
        if t.dep == "ccomp" and not _infinitive(parse, t) and _told_as_fact(parse, t, governor, op):
            return True
        negated = _negated(parse, governor)
        value.apply(op.negated if negated else op.affirmed)
        path.append(f"{'not ' if negated else ''}{op.words}")
        if op.affirmed == op.negated == "+" and t.dep in {"dobj", "pobj"}:
            return False
        if negated:
            return _above_negated(parse, governor, value, path)
        return True
    if kind == "V" and t.dep in {"dobj", "nsubjpass", "attr"}:
        return True  # a support verb: its tense and modality are the event's
    if kind == "N" and t.dep in {"acl", "ccomp"}:
        return True
    return t.dep in {"xcomp", "ccomp", "conj", "appos", "prep"} or kind == "A"


def _above_negated(parse: Parse, governor: Token, value: _Value, path: list[str]) -> bool:
    """A negated operator is spent: only what stands above it still acts."""
    return False if governor.head == governor.i else governor.dep in {"ccomp", "xcomp"}


def _own_clause_fact(parse: Parse, t: Token, governor: Token, op: Operator) -> bool:
    """An object that is a person or thing, not an event, is not touched by the operator."""
    return t.dep == "appos" or (t.dep == "conj" and op.pos == "V")


def _told_as_fact(parse: Parse, t: Token, governor: Token, op: Operator) -> bool:
    """A finite clause in the past under a verb of promise or order is news, not will:
    "announced that it had left", "told them that it would leave"."""
    if governor.lemma in {"tell", "advise", "suggest"}:
        return True
    past = t.tag == "VBD" or any(a.tag == "VBD" for a in parse.children(t.i, "aux", "auxpass"))
    return op.affirmed == "f" and past and _modal(parse, t) is None


def _infinitive(parse: Parse, t: Token) -> bool:
    return t.tag == "VB" or any(k.low == "to" for k in parse.children(t.i, "aux"))


def _under_preposition(
    parse: Parse,
    t: Token,
    prep: Token,
    value: _Value,
    path: list[str],
    operators: dict[tuple[str, str], Operator],
) -> bool:
    if prep.low == "without":
        value.apply("-")
        path.append("without")
        return False
    governor = parse.tokens[prep.head]
    if (governor.low, prep.low) in {("short", "of"), ("far", "from")}:
        value.apply("-")
        path.append(f"{governor.low} {prep.low}")
        return False
    if prep.low == "for" and governor.tag.startswith("VB") and governor.lemma in _GOING:
        value.apply("f")
        path.append(f"{governor.lemma} for")
        return True
    kind = "V" if governor.tag.startswith("VB") else "N" if governor.tag.startswith("NN") else "A"
    op = operators.get((governor.lemma, kind))
    if op is not None and prep.low in {
        "of",
        "for",
        "on",
        "about",
        "to",
        "against",
        "from",
        "over",
        "in",
    }:
        if kind == "V" and prep.low in {"in", "on", "to", "over"} and op.affirmed not in "f-":
            return False
        negated = _negated(parse, governor)
        value.apply(op.negated if negated else op.affirmed)
        path.append(f"{'not ' if negated else ''}{op.words}")
        return op.affirmed not in "+"
    if prep.low in {"after", "since", "following", "during", "amid", "despite", "before", "by"}:
        return False
    if governor.lemma in {"responsibility", "involvement", "role", "part", "blame"}:
        return True
    return kind == "N" and prep.low == "of" and governor.lemma not in {"result"}


_GOING = frozenset("travel go fly arrive leave head come depart sail return".split())


def _adverbial(
    parse: Parse,
    t: Token,
    governor: Token,
    value: _Value,
    path: list[str],
    operators: dict[tuple[str, str], Operator],
) -> bool:
    mark = next((k.low for k in parse.children(t.i, "mark", "advmod")), "")
    op = operators.get((mark, "P"))
    if op is not None:
        value.apply(op.affirmed)
        path.append(op.words.replace("{}", mark))
        return False
    if _infinitive(parse, t) and parse.child(t.i, "nsubj") is None:
        target = operators.get((governor.lemma, "V")) or operators.get((governor.lemma, "A"))
        if target is not None:
            negated = _negated(parse, governor)
            value.apply(target.negated if negated else target.affirmed)
            path.append(f"{'not ' if negated else ''}{target.words}")
            return True
        value.apply("u")
        path.append("purpose")
        return False
    return False
