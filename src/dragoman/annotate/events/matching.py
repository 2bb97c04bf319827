"""Which frame a predicate names: patterns tried from the most to the least demanding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.annotate.events import roles
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.lexicon.patterns import Condition, Pattern, Words
from dragoman.lexicon.support import SupportLexicon
from dragoman.syntax import Parse, Token


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame found at ``trigger``; ``support`` is the verb that carries a noun (held
    talks), ``used`` the tokens that met the pattern's conditions."""

    trigger: int
    frame: Frame
    pattern: Pattern
    support: int | None = None
    used: frozenset[int] = field(default_factory=frozenset)


_LIGHTEST = frozenset(["hold", "conduct", "stage", "have", "make", "carry", "take"])


def joined(parse: Parse, t: Token) -> str:
    """The hyphened word that ends at the token ("cease-fire" is three tokens), or empty."""
    if t.i < 2 or parse.tokens[t.i - 1].text != "-" or parse.tokens[t.i - 1].end != t.start:
        return ""
    return f"{parse.tokens[t.i - 2].low}-{t.lemma}"


def word_class(t: Token) -> str:
    """V, N, A or empty: which patterns may match the token."""
    if t.tag.startswith("VB"):
        return "V"
    if t.tag.startswith("NN"):
        return "N"
    return "A" if t.tag.startswith("JJ") else ""


def find_hits(parse: Parse, lexicon: FrameLexicon, support: SupportLexicon) -> dict[int, Hit]:
    """The best frame for each predicate of the document, by trigger token."""
    hits: dict[int, Hit] = {}
    for t in parse.tokens:
        for kind, entries in readings(parse, t, lexicon):
            hit = _best(parse, t, entries)
            if hit is None:
                continue
            if kind == "N":
                hit = Hit(t.i, hit.frame, hit.pattern, carrier(parse, t.i, support), hit.used)
            hits[t.i] = hit
            break
    for verb in [h for h in hits.values() if h.pattern.pos != "N"]:
        for k in verb.used:
            noun = hits.get(k)
            if noun is None or noun.pattern.pos != "N":
                continue
            # "held joint exercises": a noun that asks for more company says more.
            light = parse.tokens[verb.trigger].lemma in _LIGHTEST
            if light and noun.pattern.weight >= 2 and noun.support == verb.trigger:
                hits.pop(verb.trigger, None)
            else:
                del hits[k]
    return hits


def readings(
    parse: Parse, t: Token, lexicon: FrameLexicon
) -> Iterator[tuple[str, tuple[tuple[Pattern, Frame], ...]]]:
    """Each part of speech a token may have as a head, with the patterns to try in order."""
    hyphened = joined(parse, t)
    for kind in _classes(t):
        entries = lexicon.index.get((hyphened, kind), ()) if hyphened else ()
        yield kind, entries or lexicon.index.get((t.lemma, kind), ())


def _classes(t: Token) -> Iterator[str]:
    kind = word_class(t)
    if kind == "V" and t.tag in {"VBN", "VBG"} and t.dep in {"amod", "acomp", "oprd", "compound"}:
        yield "A"
        if t.dep in {"acomp", "oprd"}:
            yield "V"
        return
    if kind:
        yield kind
    if kind == "V" and t.tag in {"VBN", "VBD"}:
        yield "A"
    if kind == "A" and t.low.endswith("ed"):
        yield "V"


def _best(parse: Parse, t: Token, entries: tuple[tuple[Pattern, Frame], ...]) -> Hit | None:
    for pattern, frame in entries:
        used: set[int] = set()
        if all(_holds(parse, t, c, used) for c in pattern.conditions):
            return Hit(t.i, frame, pattern, None, frozenset(used))
    return None


def _holds(parse: Parse, t: Token, c: Condition, used: set[int]) -> bool:
    found = meeting(parse, t, c)
    if found and c.wanted:
        used.update(found)
    return bool(found) == c.wanted


def meeting(parse: Parse, t: Token, c: Condition) -> list[int]:
    """The tokens in the company of a predicate that a condition speaks of."""
    found = [k for k in company(parse, t, c.key) if _fits(parse, k, c.words)]
    if not c.words and c.key != "neg":  # "launched a rocket on Sunday" has no "on"
        found = [k for k in found if parse.tokens[k].ent not in {"DATE", "TIME"}]
    return found


def _fits(parse: Parse, k: int, words: Words) -> bool:
    if not words:
        return True
    x = parse.tokens[k]
    if x.lemma in words or x.low in words or ("person" in words and x.ent == "PERSON"):
        return True
    return joined(parse, x) in words


def company(parse: Parse, t: Token, key: str) -> Iterator[int]:
    """Tokens that stand in the relation ``key`` to the predicate."""
    if key == "obj":
        yield from _phrase(parse, roles.object_of(parse, t.i))
    elif key == "subj":
        yield from _phrase(parse, roles.subject(parse, t.i))
    elif key == "prt":
        for k in parse.children(t.i, "prt", "advmod", "prep", "advcl"):
            yield k.i
    elif key in {"comp", "inf"}:
        found = roles.complement(parse, t.i)
        if found is not None and (key == "comp" or roles.is_infinitive(parse, found)):
            yield found
    elif key == "mod":
        for k in parse.children(t.i, "amod", "compound", "nmod", "poss", "det"):
            yield k.i
    elif key == "attr":
        for k in parse.children(t.i, "attr", "acomp", "oprd"):
            yield k.i
    elif key == "neg":
        for k in parse.children(t.i, "neg"):
            yield k.i
    else:
        yield from _prepositional(parse, t, key)


def _phrase(parse: Parse, head: int | None) -> Iterator[int]:
    if head is None:
        return
    for x in parse.conjuncts(head):
        yield x.i
        inner = roles.unpartitive(parse, x.i)
        if inner != x.i:
            yield inner


def _prepositional(parse: Parse, t: Token, name: str) -> Iterator[int]:
    hosts = [t.i]
    if t.tag.startswith("VB"):
        obj = roles.object_of(parse, t.i)
        if obj is not None:
            hosts.append(obj)
    for host in hosts:
        for prep in parse.children(host, "prep", "dative", "agent", "prt", "advmod"):
            if prep.low != name:
                continue
            for k in parse.children(prep.i, "pobj", "pcomp"):
                yield from _phrase(parse, k.i) if k.dep == "pobj" else iter((k.i,))
            if parse.child(prep.i, "pobj", "pcomp") is None and host == t.i:
                yield prep.i


def carrier(parse: Parse, noun: int, support: SupportLexicon) -> int | None:
    """The support verb whose subject does what the noun names, if there is one."""
    t = parse.tokens[noun]
    for _ in range(4):
        governor = parse.tokens[t.head]
        if t.dep == "conj":
            t = governor
        elif t.dep == "pobj" and governor.low == "of":
            outer = parse.tokens[governor.head]
            if outer.lemma not in roles.PARTITIVES:
                return None
            t = outer
        else:
            break
    governor = parse.tokens[t.head]
    if t.dep in {"dobj", "nsubjpass", "attr"} and governor.lemma in support.object_verbs:
        return governor.i
    if t.dep == "pobj":
        verb = parse.tokens[governor.head]
        if (verb.lemma, governor.low) in support.prepositional:
            return verb.i
    if t.dep == "nsubj" and governor.lemma in support.occurrence:
        return governor.i
    if t.dep in {"acl", "relcl"}:
        return None
    for k in parse.children(t.i, "acl", "relcl"):  # "an attack carried out by rebels"
        if k.lemma in support.object_verbs and roles.object_of(parse, k.i) == t.i:
            return k.i
    return None
