"""Logical subject and object of predicates: voice, control, relatives, coordination.

All functions take and give token indices; None means the tree names no such word.
"""

from __future__ import annotations

from dragoman.syntax import Parse, Token

# Verbs whose object, not subject, is understood as subject of the infinitive or gerund.
OBJECT_CONTROL = frozenset(
    "accuse advise allow appeal ask beg beseech call challenge command compel convince "
    "counsel dare direct empower enable encourage exhort forbid force get help implore "
    "induce instruct invite lead lobby nudge oblige order permit persuade plead pressure "
    "press prevent prohibit prompt push request require stop summon task tell tempt train "
    "urge warn bar ban block deter dissuade discourage suspect blame condemn criticise "
    "criticize denounce arrest charge convict sentence praise thank want expect authorise "
    "authorize see leave deploy send".split()
)
PARTITIVES = frozenset(
    "one some many most all several number group series dozen hundred thousand million "
    "scores score majority part half couple handful bulk rest set round range wave kind "
    "package raft string spate host lot batch member leader crowd ten tens remainder "
    "percent pair trio team quarter third any none both either each two three four five "
    "six seven eight nine ten 's type form sort amount stream flurry barrage "
    "day week month hour night minute".split()
)
_REL = frozenset({"WDT", "WP", "WP$"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERB = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def is_verb(t: Token) -> bool:
    """Whether the token is a main verb by its tag."""
    return t.tag in _VERB


def is_passive(parse: Parse, v: int) -> bool:
    """Whether the verb is passive: by auxiliary, or a bare participle on a noun."""
    t = parse.tokens[v]
    if t.tag != "VBN":
        return parse.child(v, "nsubjpass", "auxpass") is not None
    if parse.child(v, "auxpass", "nsubjpass", "agent") is not None:
        return True
    if parse.child(v, "nsubj") is not None:
        return False
    if t.dep in {"acl", "advcl", "amod"} and parse.child(v, "aux") is None:
        return not _fragment_verb(parse, t)
    if t.dep == "conj" and parse.child(v, "aux") is None:
        return is_passive(parse, t.head)
    return False


def _fragment_verb(parse: Parse, t: Token) -> bool:
    """A past tense the parser hung on its subject as a participle: a sentence without any
    other finite verb whose "participle" has an object or an infinitive of its own."""
    noun = parse.tokens[t.head]
    if noun.head != noun.i or t.dep != "acl" or parse.child(t.i, "dobj", "xcomp") is None:
        return False
    sentence = parse.sentences[t.sent]
    words = parse.tokens[sentence.first : sentence.last]
    return not any(w.tag in {"VBZ", "VBD", "VBP", "MD"} for w in words)


def subject(parse: Parse, v: int, depth: int = 0) -> int | None:
    """Head of the one who does ``v``, looked for through the governing clauses."""
    if depth > 6:
        return None
    t = parse.tokens[v]
    if is_passive(parse, v):
        agent = parse.child(v, "agent")
        if agent is None:
            agent = _stray_agent(parse, v)
        return _pobj(parse, agent.i) if agent else _passive_raised(parse, t, depth)
    own = parse.child(v, "nsubj", "csubj", "expl")
    if own is not None and own.dep == "nsubj":
        if own.tag in _REL and t.dep == "relcl":
            return _people(parse, t.head) if own.low == "who" else t.head
        return own.i
    if own is not None:
        return None
    return _inherited(parse, t, depth)


def _stray_agent(parse: Parse, v: int) -> Token | None:
    """A "by" the parser hung on a noun after a passive verb: "beaten with clubs by police"."""
    near = [c for c in parse.children(v, "prep") if c.low == "by"]
    for c in parse.children(v, "prep", "dobj", "oprd"):
        if c.i < v:
            continue
        noun = c if c.dep != "prep" else parse.child(c.i, "pobj")
        if noun is not None and not noun.tag.startswith("VB"):
            near += [b for b in parse.children(noun.i, "prep", "agent") if b.low == "by"]
    return next((b for b in near if _names(parse, b)), None)


def _names(parse: Parse, by: Token) -> bool:
    """Whether "by" is followed by somebody or something, not by a time or an amount."""
    obj = parse.child(by.i, "pobj")
    return obj is not None and obj.ent not in {"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL"}


def _people(parse: Parse, noun: int) -> int:
    """Whom "who" takes up where the parser hung it on a place: "judges in Tunis, who…"."""
    t = parse.tokens[noun]
    prep = parse.head(t)
    if t.dep != "pobj" or t.tag != "NNP" or t.ent == "PERSON" or prep.low not in {"in", "from"}:
        return noun
    host = parse.head(prep)
    return host.i if host.tag.startswith("NN") else noun


def _passive_raised(parse: Parse, t: Token, depth: int) -> int | None:
    return (
        subject(parse, t.head, depth + 1) if t.dep == "conj" and _agent_shared(parse, t) else None
    )


def _agent_shared(parse: Parse, t: Token) -> bool:
    return is_passive(parse, t.head)


def _inherited(parse: Parse, t: Token, depth: int) -> int | None:
    governor = parse.tokens[t.head]
    if governor.i == t.i:
        return None
    if t.dep in {"acl", "relcl"}:
        if t.tag in {"VBG", "VBN"} or t.dep == "relcl":
            return governor.i
        return _noun_subject(parse, governor.i, depth)
    if t.dep == "conj":
        while t.tag in _FINITE and governor.tag in {"VBG", "VB"} and governor.head != governor.i:
            governor = parse.tokens[governor.head]  # a finite verb is no sister of a gerund
        return subject(parse, governor.i, depth + 1) if _predicate(governor) else None
    if t.dep == "pcomp" and governor.low in _TEMPORAL:
        return clause_subject(parse, governor.i)
    if t.dep == "pcomp":
        return _controlled(parse, t, parse.tokens[governor.head], depth)
    if t.dep in {"xcomp", "ccomp", "advcl", "prep", "dep", "oprd"}:
        return _controlled(parse, t, governor, depth, t.dep)
    if t.dep in {"amod", "compound"}:
        return None
    return None


_TEMPORAL = frozenset("after before since while when without by in upon on following".split())


def clause_subject(parse: Parse, i: int) -> int | None:
    """Subject of the clause a phrase belongs to, through nouns it may hang on."""
    for governor in parse.ancestors(i):
        if governor.tag.startswith("VB") or governor.pos in {"VERB", "AUX"}:
            return surface_subject(parse, governor.i) or subject(parse, governor.i, 3)
    return None


def _predicate(t: Token) -> bool:
    return t.pos in {"VERB", "AUX", "ADJ"} or t.tag in _VERB or t.tag.startswith("JJ")


def _controlled(
    parse: Parse, clause: Token, governor: Token, depth: int, dep: str = ""
) -> int | None:
    """Understood subject of a clause under ``governor``."""
    if not _predicate(governor):
        if governor.pos in {"NOUN", "PROPN"}:
            return _noun_subject(parse, governor.i, depth)
        return clause_subject(parse, governor.i)
    if dep == "advcl":
        told = parse.child(governor.i, "ccomp")
        if told is not None and told.i < governor.i < clause.i and clause.tag == "VBG":
            governor = told  # "Rebels took the town, officials said, killing nine"
        return surface_subject(parse, governor.i) or subject(parse, governor.i, depth + 1)
    if governor.lemma in OBJECT_CONTROL:
        obj = object_of(parse, governor.i)
        if obj is not None:
            return obj
        for prep in parse.children(governor.i, "prep", "dative"):
            if prep.low in {"on", "upon", "to", "for", "with"}:
                return _pobj(parse, prep.i)
    if dep == "ccomp" and governor.lemma in OBJECT_CONTROL:
        return None
    if governor.pos == "ADJ" or governor.tag.startswith("JJ"):
        return adjective_subject(parse, governor.i)
    return surface_subject(parse, governor.i) or subject(parse, governor.i, depth + 1)


def adjective_subject(parse: Parse, i: int) -> int | None:
    """Whom a predicative adjective is said of: "they are ready and willing to go"."""
    t = parse.tokens[i]
    for _ in range(4):
        own = parse.child(t.i, "nsubj", "nsubjpass")
        if own is not None:
            return own.i
        governor = parse.tokens[t.head]
        if t.dep == "amod":
            return governor.i
        if governor.i == t.i:
            return None
        if governor.tag.startswith("VB") or governor.pos in {"VERB", "AUX"}:
            return surface_subject(parse, governor.i) or subject(parse, governor.i, 3)
        t = governor
    return None


def surface_subject(parse: Parse, v: int) -> int | None:
    """The grammatical subject, active or passive, relative pronouns resolved."""
    own = parse.child(v, "nsubj", "nsubjpass")
    if own is None:
        t = parse.tokens[v]
        if t.dep == "conj":
            return surface_subject(parse, t.head)
        if t.dep in {"acl", "relcl"} and t.tag in {"VBG", "VBN"}:
            return t.head
        return None
    if own.tag in _REL and parse.tokens[v].dep == "relcl":
        return parse.tokens[v].head
    return own.i


def _noun_subject(parse: Parse, noun: int, depth: int) -> int | None:
    """Who has the plan, threat or right named by a noun: possessor, else its verb's subject."""
    poss = parse.child(noun, "poss")
    if poss is not None:
        return poss.i
    t = parse.tokens[noun]
    for prep in parse.children(noun, "prep", "agent"):
        if prep.low in {"by", "of"} and (pobj := _pobj(parse, prep.i)) is not None:
            return pobj
    governor = parse.tokens[t.head]
    if t.dep in {"dobj", "attr", "nsubjpass", "oprd"} and _predicate(governor):
        return subject(parse, governor.i, depth + 1)
    return None


def _pobj(parse: Parse, prep: int) -> int | None:
    obj = parse.child(prep, "pobj")
    if obj is not None:
        return obj.i
    inner = parse.child(prep, "prep")  # "from across", "because of"
    return _pobj(parse, inner.i) if inner is not None else None


def object_of(parse: Parse, v: int) -> int | None:
    """Head of the one to whom ``v`` is done (direct object, or passive subject)."""
    t = parse.tokens[v]
    if is_passive(parse, v):
        kept = parse.child(v, "dobj")
        if kept is not None:  # "was given aid": the aid is the object
            return kept.i
        own = parse.child(v, "nsubjpass")
        if own is not None:
            return t.head if own.tag in _REL and t.dep == "relcl" else own.i
        if t.dep in {"acl", "amod"}:
            return t.head
        if t.dep == "conj":
            return object_of(parse, t.head)
        if t.dep == "advcl":
            return surface_subject(parse, t.head)
        if t.dep == "xcomp":
            return surface_subject(parse, t.head)
        return None
    own = parse.child(v, "dobj")
    if own is None and t.lemma == "call":  # "called the president": no name is given to him
        own = next((c for c in parse.children(v, "oprd") if parse.child(c.i, "det", "poss")), None)
        own = own if own is not None and not _indefinite(parse, own.i) else None
    if own is not None:
        return t.head if own.tag in _REL and t.dep == "relcl" else own.i
    if t.dep == "relcl" and parse.child(v, "nsubj") is not None and not _has_gap_prep(parse, v):
        return t.head if _object_gap(parse, v) else None
    shared = next(
        (c for c in parse.children(v, "conj") if c.tag == t.tag and not parse.child(c.i, "nsubj")),
        None,
    )
    if shared is not None and not any(parse.children(v, "prep", "ccomp", "xcomp", "prt")):
        later = parse.child(shared.i, "dobj")  # "seized and searched the ship"
        if later is not None:
            return later.i
    if t.dep == "conj" and t.tag == parse.tokens[t.head].tag:
        later = parse.child(t.head, "dobj")  # "bombed and shelled the town"
        if later is not None and later.i > v:
            return later.i
    return None


def _indefinite(parse: Parse, noun: int) -> bool:
    return any(d.low in {"a", "an"} for d in parse.children(noun, "det"))


def _object_gap(parse: Parse, v: int) -> bool:
    own = parse.child(v, "nsubj")
    return own is not None and own.tag not in _REL


def _has_gap_prep(parse: Parse, v: int) -> bool:
    return any(parse.child(p.i, "pobj", "pcomp") is None for p in parse.children(v, "prep"))


def prepositional(parse: Parse, i: int, name: str) -> int | None:
    """Object of the preposition ``name`` under token ``i``."""
    for prep in parse.children(i, "prep", "dative", "agent", "prt", "advmod", "mark"):
        if prep.low == name:
            obj = _pobj(parse, prep.i)
            if obj is not None:
                return obj
    return None


def complement(parse: Parse, i: int) -> int | None:
    """Head of the clausal complement of a verb, adjective or noun."""
    for c in parse.children(i, "xcomp", "ccomp"):
        return c.i
    for c in parse.children(i, "acl"):
        if any(a.low == "to" for a in parse.children(c.i, "aux")):
            return c.i
    for c in parse.children(i, "advcl"):
        if any(a.low == "to" for a in parse.children(c.i, "aux")) and c.i > i:
            return c.i
    return None


def content(parse: Parse, noun: int) -> int | None:
    """Head of the "that" clause that says what a noun is about: "a demand that Uruguay stay"."""
    for c in parse.children(noun, "acl", "ccomp"):
        if any(m.low == "that" for m in parse.children(c.i, "mark")):
            return c.i
    return None


def is_infinitive(parse: Parse, i: int) -> bool:
    """Whether the verb is a to-infinitive."""
    return any(a.low == "to" for a in parse.children(i, "aux"))


def gerund_after(parse: Parse, i: int, *names: str) -> int | None:
    """A gerund under one of the prepositions ("accused of *attacking*")."""
    for prep in parse.children(i, "prep"):
        if not names or prep.low in names:
            g = parse.child(prep.i, "pcomp")
            if g is not None:
                return g.i
    return None


def unpartitive(parse: Parse, noun: int) -> int:
    """The noun that counts in "a series of attacks", "thousands of protesters"."""
    for _ in range(3):
        t = parse.tokens[noun]
        if t.lemma not in PARTITIVES and t.low not in PARTITIVES:
            return noun
        inner = prepositional(parse, noun, "of")
        if inner is None:
            return noun
        noun = inner
    return noun
