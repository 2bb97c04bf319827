"""From an event to its governor: what the governor makes of what stands inside it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.annotate.contents import gerund_before, is_content, teller
from dragoman.annotate.factuality import clause
from dragoman.annotate.factuality.governors import (
    HAPPEN,
    INDEFINITE,
    can_plan,
    in_words_of,
    part_of_speech,
    particle,
    supposed,
    told_as_fact,
    too_or_enough,
)
from dragoman.annotate.factuality.walk import LONGEST, Walk
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.operators import Operator, find_operator
from dragoman.syntax import Token

_NOUNISH = frozenset({"NOUN", "PROPN"})
_CLAUSE = frozenset({"xcomp", "ccomp", "pcomp", "acl", "csubj", "csubjpass", "advcl"})
_ARGUMENT = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "pobj", "conj", "appos"})
_OUTSIDE = frozenset({"relcl", "poss", "compound", "amod", "nmod"})
_OPEN = frozenset({"if", "whether", "unless", "lest"})
_DEEPEST = 4  # walks within walks
_AHEAD = frozenset("when whenever once until till after before while".split())
_GOING = frozenset("travel go fly arrive leave head come depart sail return".split())
# An event noun that is refused or weighed exists all the same: the offer was made.
_SAID = frozenset(
    "proposal offer plan call demand request appeal claim allegation accusation suggestion idea "
    "invitation threat plea charge".split()
)
_PREPOSITIONS = frozenset("of for on about to against from over in".split())
# Prepositions through which a verb of the signature reaches its content.
_INTO = {"-": frozenset({"from", "of", "about"}), "f": _PREPOSITIONS}
_LOOSE = frozenset({"of", "for", "about", "against", "from"})
_BACKGROUND = frozenset("after since following during amid despite before by".split())
_WITHIN = frozenset({"for", "at", "during", "in"})
_SHARED = frozenset({"responsibility", "involvement", "role", "part", "blame"})
_RANKED = frozenset("first second third last only latest next few".split())
# "rose to reach a high", "went on to win": what came of a movement, not its purpose.
_MOVING = frozenset(
    "rise fall gain lose drop climb jump slip slide plunge surge rebound recover grow go".split()
)
_RESULT = frozenset("reach hit end close finish settle become win lose stand total".split())
_SOMEBODY = frozenset("someone somebody something anyone anybody anything whoever whatever".split())


def climb(walk: Walk, t: Token) -> Token | None:
    """Let the governor of ``t`` act; the token to go on from, or None when the walk ends."""
    if t.head == t.i:
        return None
    parse = walk.parse
    governor = gerund_before(parse, t) or parse.head(t)
    if t.dep in {"relcl", "acl"} and governor.pos not in {"VERB", "AUX"}:
        verb = teller(parse, t)
        if verb is not None:
            return _governed(walk, replace(t, dep="ccomp", head=verb.i), verb)
        return _on_noun(walk, t, governor)
    if t.dep in _OUTSIDE:
        return None
    if t.dep == "conj" and clause.connective(parse, t) != "rather than":
        if governor.pos in _NOUNISH or t.pos in _NOUNISH:
            return governor
        return _with_the_first(walk, t)
    if t.dep in {"pobj", "pcomp"}:
        return _under_preposition(walk, t, governor)
    if t.dep in {"csubj", "csubjpass"}:
        return _clausal_subject(walk, t, governor)
    link = clause.connective(parse, t) if t.dep in _CLAUSE or t.dep == "conj" else ""
    if t.dep == "advcl" or link == "rather than":
        return _adverbial(walk, t, governor, link)
    if t.dep not in _CLAUSE and t.dep not in _ARGUMENT and t.dep != "prep":
        return None
    if link in _OPEN:
        walk.act("u", f"{link}: left open")
    elif clause.infinitive(parse, t) and link in {"how", "when", "where"}:
        walk.act("u", f"{link} to: left open")
    return _governed(walk, t, governor)


def _with_the_first(walk: Walk, t: Token) -> Token | None:
    """A coordinated verb stands in what the first one stands in; the negation and modal of
    the first are its own (what is shared, ``clause`` finds). A finite verb is coordinated
    not with an infinitive but with what governs that."""
    parse, finite = walk.parse, t.tag in {"VBD", "VBZ"}
    for _ in range(LONGEST):
        misplaced = finite and t.dep == "xcomp" and clause.infinitive(parse, t)
        if t.dep != "conj" and not misplaced:
            break
        t = parse.head(t)
    return climb(walk, t) if t.dep in _CLAUSE else None


def _governed(walk: Walk, t: Token, governor: Token) -> Token | None:
    """A complement or argument of its governor."""
    parse, kind = walk.parse, part_of_speech(governor)
    if kind == "V" and t.dep in {"nsubj", "nsubjpass"} and supposed(parse, t, governor):
        walk.act("u", f"{clause.modal(parse, governor)}: spoken of, not told")
        return None
    if kind == "V" and t.dep == "nsubj" and governor.lemma not in {"loom", "emerge"}:
        return governor if governor.lemma in HAPPEN else None
    to = clause.infinitive(parse, t)
    if t.dep == "ccomp" and not to and governor.lemma == "be":
        adjective = parse.child(governor.i, "acomp")
        if adjective is not None and find_operator("A", adjective.lemma) is not None:
            return _governed(walk, t, adjective)  # "it is probable that …"
    if to and t.dep in {"xcomp", "ccomp"}:
        if kind == "V" and governor.lemma in {"have", "be", "need"}:
            return _have_or_be_to(walk, t, governor)
        if kind == "A" or parse.child(governor.i, "acomp") is not None:
            degree = too_or_enough(walk, t, governor)
            if degree is not None:
                return degree
    stems = particle(parse, governor)
    if to and kind == "V" and parse.child(t.i, "aux") is not None:
        if parse.child(governor.i, "auxpass") is None:
            stems = (f"{governor.lemma} to{'' if t.tag == 'VB' else ' have'}", *stems)
    op = find_operator(kind, *stems)
    if op is not None and t.dep != "nsubj" and (op.infinitive or not to):
        return _operated(walk, t, governor, op)
    if kind == "A" and to and op is None:
        walk.act("u", f"{governor.lemma} to: not told as done")
        return governor
    if kind == "V" and t.dep in {"dobj", "nsubjpass", "attr"}:
        return governor  # a support verb: its tense and modality are the event's
    goes_on = t.dep in {"xcomp", "ccomp", "conj", "appos", "prep"} or kind == "A"
    return governor if goes_on else None


def _operated(walk: Walk, t: Token, governor: Token, op: Operator) -> Token | None:
    parse = walk.parse
    if t.dep == "appos" or (t.dep == "conj" and op.pos == "V"):
        return None  # a person or thing beside the event is not touched by the operator
    finite = t.dep == "ccomp" and not clause.infinitive(parse, t)
    if finite and told_as_fact(parse, t, governor, op):
        return governor
    if op.pos == "V" and t.dep in {"dobj", "nsubjpass"} and t.lemma in _SAID and not walk.path:
        if op.affirmed in "-uf":
            walk.path.append(f"{t.lemma} made, whatever came of it")
            return None
    if op.lemma == "go" and governor.tag != "VBG":
        return _purpose(walk, t, governor)
    if op.lemma == "able" and op.pos == "A" and clause.present(parse, parse.head(governor)):
        if clause.negator(parse, parse.head(governor)) is None:
            walk.act("p", "able to: possible")
            return governor
    if finite and op.lemma in {"sure", "certain"}:
        doubtful = clause.negator(parse, parse.head(governor)) is not None
        walk.act("u" if doubtful else "+", f"{'not ' if doubtful else ''}{op.lemma} that")
        return governor
    walk.operate(op, governor)
    walk.conditioned(t)  # "promised to leave if …"
    if op.pos == "A":
        walk.conditioned(parse.head(governor))  # "was ready to talk if …"
    if op.affirmed == op.negated == "+" and t.dep in {"dobj", "pobj"}:
        return None
    return governor


def _have_or_be_to(walk: Walk, t: Token, governor: Token) -> Token | None:
    """ "has to", "has yet to", "is to", "the aim is to", "it is important to"."""
    parse = walk.parse
    if any(k.low == "yet" for k in parse.children(governor.i, "advmod")):
        walk.act("-", "yet to")  # "has yet to sign"
        return governor
    if governor.lemma == "be":
        adjective = parse.child(governor.i, "acomp")
        if adjective is not None:
            return too_or_enough(walk, t, governor) or _governed(walk, t, adjective)
        subject = parse.child(governor.i, "nsubj")
        op = find_operator("N", subject.lemma) if subject is not None else None
        if op is not None:
            walk.act(op.affirmed, op.words)
        elif subject is not None and can_plan(subject):
            walk.act("f", "is to: planned")
        else:
            walk.act("u", "to: not told as done")
        return governor
    if governor.lemma == "have" and clause.negator(parse, governor) is None:
        if clause.past(parse, governor):
            walk.path.append("had to: did")
            return governor
        if clause.modal(parse, governor) == "will":
            return governor
    walk.act("u", f"{governor.lemma} to: demanded, not told as done")
    return governor


def _on_noun(walk: Walk, t: Token, noun: Token) -> Token | None:
    """A relative clause, participle or infinitive on a noun."""
    parse = walk.parse
    if clause.infinitive(parse, t) and clause.modal(parse, t) is None:
        op = find_operator("N", noun.lemma)
        if op is not None:
            walk.operate(op, noun)
            return noun
        ranked = [noun, *parse.children(noun.i, "amod", "advmod")]
        if any(k.low in _RANKED or k.tag == "JJS" for k in ranked):
            return None  # "the first country to recognise it" did
        if parse.child(t.i, "nsubj", "nsubjpass") is None or noun.head != noun.i:
            walk.act("u", "infinitive on a noun: not told as done")
        return None
    if is_content(parse, t) and (t.dep == "acl" or noun.lemma in load_cues().nouns):
        return in_words_of(walk, t, noun)
    if t.dep == "acl" and not clause.infinitive(parse, t) and t.tag in {"VBG", "VBN"}:
        return None  # "troops attacking the town": a fact about the noun
    determiners = {k.low for k in parse.children(noun.i, "det")}
    if noun.low in {"nobody", "none", "nothing"} or "no" in determiners:
        walk.act("u", f"of no {noun.lemma}")
        return None
    bare = noun.tag == "NNS" and parse.child(noun.i, "det", "poss") is None
    if determiners & INDEFINITE or bare or noun.low in _SOMEBODY:
        named = noun.dep in {"appos", "attr"}  # "Jordan, a state that …"
        if not named and clause.present(parse, t) and sought(walk, noun):
            walk.act("u", f"of a {noun.lemma} that is not told to exist")
        return None
    op = find_operator("N", noun.lemma)
    if t.dep == "acl" and op is not None:
        walk.operate(op, noun)
        return noun
    return None


def sought(walk: Walk, t: Token) -> bool:
    """Whether what stands at ``t`` is itself only planned, wanted or asked for."""
    return value_at(walk, t).open


def value_at(walk: Walk, t: Token) -> Walk:
    """The value of what stands at ``t``, found by a walk of its own."""
    inner = Walk(walk.parse, depth=walk.depth + 1)
    if inner.depth < _DEEPEST:
        inner.rise(t, climb)
    return inner


def _clausal_subject(walk: Walk, t: Token, governor: Token) -> Token | None:
    """ "Attacking him was a mistake" tells of a fact, "meeting him is important" does not."""
    parse = walk.parse
    gerund = t.tag == "VBG" and clause.past(parse, governor)
    if not gerund or clause.modal(parse, governor) is not None:
        walk.act("u", "spoken of, not told")
    return None


def _under_preposition(walk: Walk, t: Token, prep: Token) -> Token | None:
    parse = walk.parse
    governor = parse.head(prep)
    before = [k.low for k in parse.children(prep.i, "advmod")]
    names = [f"{w} {prep.low}" for w in (*before, governor.low)]
    op = find_operator("P", *names, prep.low)
    if op is not None:
        walk.act(op.affirmed, op.words)
        return None
    if prep.head == prep.i:
        return None
    if prep.low == "for" and governor.tag.startswith("VB") and governor.lemma in _GOING:
        walk.act("f", f"{governor.lemma} for")
        return governor
    kind = part_of_speech(governor)
    stems = particle(parse, governor)
    named = find_operator(kind, *(f"{s} {prep.low}" for s in stems))
    op = named or find_operator(kind, *stems)
    if named is None and kind == "N" and prep.low == "in":
        op = None  # "talks in a call": where, not what about
    if op is not None and (named is not None or prep.low in _PREPOSITIONS):
        if named is None and kind == "V" and prep.low not in _INTO.get(op.affirmed, _LOOSE):
            return None
        if (governor.lemma, prep.low) == ("due", "to"):
            return None  # "due to attacks": the cause, a fact
        walk.operate(op, governor)
        return None if op.affirmed == op.negated == "+" else governor
    if kind == "V" and prep.low in _WITHIN:
        inner = value_at(walk, governor)  # "will visit Tokyo for talks"
        if inner.future and inner.certainty == "P":
            walk.act("f", "as far ahead as its clause")
        return None
    if prep.low in _BACKGROUND:
        if t.dep == "pcomp" and prep.low == "by":
            return _accompanying(walk, governor)
        return None
    if governor.lemma in _SHARED:
        return governor
    goes_on = kind == "N" and prep.low == "of" and governor.lemma != "result"
    return governor if goes_on else None


def _adverbial(walk: Walk, t: Token, governor: Token, link: str) -> Token | None:
    parse = walk.parse
    op = find_operator("P", link, link.rpartition(" ")[2])
    if op is not None:
        walk.act(op.affirmed, op.words.replace("{}", link))
        return None
    if clause.infinitive(parse, t) and clause.modal(parse, t) in {None, "to"}:
        return _infinitive_adverbial(walk, t, governor, link)
    if (not link and t.tag == "VBN") or t.tag == "VBD":
        first = next(parse.children(t.i), None)
        if first is not None and first.low == "had" and first.i < t.i < governor.i:
            walk.act("u", "if: condition")  # "Had it attacked, …"
            return None
    if link in _AHEAD and clause.present(parse, t):
        if sought(walk, governor):
            walk.act("w", f"{link}: lies ahead")
        return None
    if not link and t.tag == "VBG" and parse.child(t.i, *clause.SUBJECTS) is None:
        stems = particle(parse, governor)
        phrasal = find_operator("V", stems[0]) if len(stems) > 1 else None
        if phrasal is not None:
            walk.operate(phrasal, governor)  # "held off visiting"
            return governor
        return _accompanying(walk, governor)
    return None


def _infinitive_adverbial(walk: Walk, t: Token, governor: Token, link: str) -> Token | None:
    parse = walk.parse
    if parse.child(t.i, "nsubj") is None and not link:
        degree = too_or_enough(walk, t, governor)
        if degree is not None:
            return degree
        kind = "A" if part_of_speech(governor) == "A" else "V"
        target = find_operator(kind, *particle(parse, governor))
        if target is not None and target.infinitive and target.lemma != "go":
            walk.operate(target, governor)
            return governor
    adjective = parse.child(governor.i, "acomp")
    if governor.lemma == "be" and adjective is not None:
        return _governed(walk, t, adjective)
    return _purpose(walk, t, governor)


def _purpose(walk: Walk, t: Token, governor: Token) -> Token | None:
    if t.lemma in _RESULT and governor.lemma in _MOVING:
        return None if governor.tag in {"VBD", "VBG"} else governor
    if governor.lemma in _GOING:
        walk.act("f", f"{governor.lemma} to: planned")
        return governor
    walk.act("u", "purpose")
    return None


def _accompanying(walk: Walk, governor: Token) -> Token | None:
    """ "will leave, taking the guns", "could win by attacking": as open as the clause."""
    inner = value_at(walk, governor)
    if inner.open or inner.certainty != "C":
        walk.act({"P": "f", "S": "p"}.get(inner.certainty, "u"), "as open as its clause")
    return None
