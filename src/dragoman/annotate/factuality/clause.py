"""What a clause says of its own predicate: negation, modal, mood, connective."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.annotate.contents import is_content, teller
from dragoman.lexicon.operators import find_operator
from dragoman.syntax import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_NO = frozenset({"no", "neither"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_SINGLE = frozenset({"one", "a", "an", "even"})  # "not one of", "not a single"
_NEVER = frozenset("time way circumstance case account".split())  # "at no time"
_FELT = frozenset("hope love thank recommend appreciate miss".split())  # "Hope to see you"
_MODALS = frozenset("will shall may might could can would should must".split())
_FORMS = {"wo": "will", "'ll": "will", "’ll": "will", "ca": "can", "'d": "would", "’d": "would"}
_CONDITIONS = frozenset({"if", "unless", "provided", "provided that", "providing"})
_INVERTED = frozenset({"should", "had", "were"})
_QUOTES = frozenset({'"', "”", "''", "’"})
_COMING = frozenset({"next", "coming", "upcoming"})
_FROM_THEN = frozenset("day morning afternoon evening night".split())  # "the next day" is past
_LINKS = 10  # verbs coordinated in a row; longer ones are lists


def negator(parse: Parse, t: Token) -> Token | None:
    """The word that negates the token: *not*, *no*, *no longer*, *nobody*, if there is one."""
    for k in parse.children(t.i):
        if k.dep == "neg" or (k.dep in {"det", "preconj"} and k.low in _NO):
            return k
        if k.dep == "advmod" and (k.low == "never" or _no_longer(parse, k)):
            return k
        if k.dep == "prep" and k.i < t.i:
            pobj = parse.child(k.i, "pobj")
            if pobj is not None and pobj.lemma in _NEVER and _none(parse, pobj) is not None:
                return _none(parse, pobj)
        if k.dep in {"nsubj", "nsubjpass"}:
            no = _none(parse, k)
            if no is not None:
                return no
        if k.dep == "dobj" and t.tag.startswith("VB") and t.lemma not in {"have", "be"}:
            no = _none(parse, k)
            if no is not None:
                return no
    return None


def shared_negator(parse: Parse, t: Token) -> Token | None:
    """The negation a verb shares with those it is coordinated with: "did not bomb or attack",
    "has not signed or ratified". A clause of its own, or *but*, ends it."""
    for _ in range(_LINKS):
        if t.dep != "conj" or not t.tag.startswith("VB"):
            return None
        first = parse.head(t)
        bare = t.tag == "VB" or (t.tag in {"VBN", "VBD"} and first.tag == "VBN")
        if not bare or parse.child(t.i, *SUBJECTS, "aux", "auxpass") is not None:
            return None
        links = [k.low for k in parse.children(first.i, "cc") if k.i < t.i]
        together = {"or", "nor", "and"} if t.tag == "VB" else {"or", "nor"}
        if links and links[-1] not in together:
            return None
        found = negator(parse, first)
        if found is not None:
            return found if found.dep in {"neg", "advmod", "preconj"} else None
        t = first
    return None


def _none(parse: Parse, t: Token) -> Token | None:
    """The negative word of a noun phrase: "no troops", "nobody", "no one", "not one of"."""
    if t.low in _NOBODY:
        return t
    for k in parse.children(t.i, "det", "neg", "preconj", "advmod"):
        if k.low in _NO and k.dep == "det":
            return k
        if k.low == "not" and parse.tokens[k.i + 1].low in _SINGLE:
            return k
    return None


def _no_longer(parse: Parse, t: Token) -> bool:
    return t.low == "longer" and any(k.low == "no" for k in parse.children(t.i))


def modal(parse: Parse, t: Token) -> str | None:
    """The modal of the verb, its own or the one it shares in coordination, in its full
    form; with " have" when what it judges is past; ``to`` for the future of a headline."""
    for _ in range(_LINKS):
        for k in parse.children(t.i, "aux"):
            if k.tag == "MD":
                form = _FORMS.get(k.low, k.low)
                if form not in _MODALS:
                    return None
                return f"{form} have" if _perfect(parse, t) else form
            if k.low == "to" and t.tag == "VB" and (t.head == t.i or _headline_future(parse, t)):
                return "to"
        if t.dep != "conj" or t.tag != "VB" or parse.child(t.i, *SUBJECTS) is not None:
            return None
        t = parse.head(t)
    return None


def _perfect(parse: Parse, t: Token) -> bool:
    return t.tag in {"VBN", "VBD", "VBG"} and any(
        k.low in {"have", "'ve", "of"} for k in parse.children(t.i, "aux")
    )


def _headline_future(parse: Parse, t: Token) -> bool:
    """ "Ministers to meet on Friday": an infinitive in a line without a finite verb, or with
    a subject of its own."""
    governor = parse.head(t)
    if t.dep in {"acl", "relcl", "xcomp", "dep"} and governor.head == governor.i:
        if governor.tag.startswith("NN"):
            sentence = parse.sentences[t.sent]
            words = parse.tokens[sentence.first : sentence.last]
            return not any(w.tag in {"VBZ", "VBD", "VBP", "MD"} for w in words)
    embedded = governor.tag.startswith("VB") and find_operator("V", governor.lemma) is not None
    if embedded or any(k.low == "for" for k in parse.children(t.i, "mark")):
        return False
    own = parse.child(t.i, "nsubj", "nsubjpass") is not None
    return t.dep in {"ccomp", "advcl", "acl"} and own


def reported_past(parse: Parse, t: Token) -> bool:
    """Whether the clause is the content of a verb in the past, and no condition hangs on it."""
    if conditional(parse, [t.i]):
        return False
    while t.dep == "conj":
        t = parse.head(t)
    verb = parse.head(t) if t.dep == "ccomp" or is_content(parse, t) else teller(parse, t)
    return verb is not None and _in_past(parse, verb)


def _in_past(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands in the past, or what governs it: "was quoted as saying"."""
    for up in (verb, *parse.ancestors(verb.i)):
        if up.tag in {"VBD", "VBN"}:
            return True
        verbal = up.tag.startswith(("VB", "MD"))
        if verbal and up.tag != "VBG" and not infinitive(parse, up):
            return False
    return False


def conditional(parse: Parse, hosts: Collection[int]) -> bool:
    """Whether an *if* or *unless* clause hangs on one of the tokens, "even if" left out."""
    return any(
        _sets_condition(parse, k) for i in hosts for k in parse.children(i, "advcl", "ccomp")
    )


def _sets_condition(parse: Parse, t: Token) -> bool:
    if any(k.low == "even" for k in parse.children(t.i, "advmod")):
        return False
    if t.dep == "advcl" and connective(parse, t) in _CONDITIONS:
        return True
    first = next(parse.children(t.i), t)  # "Should the talks fail, …", "Had it attacked, …"
    subject = parse.child(t.i, *SUBJECTS)
    return first.low in _INVERTED and subject is not None and first.i < subject.i < t.head


def dated_ahead(parse: Parse, t: Token) -> bool:
    """Whether a noun has a day to come with it: "the meeting next week", "tomorrow's talks"."""
    return any(
        k.low == "tomorrow"
        or (k.lemma not in _FROM_THEN and any(x.low in _COMING for x in parse.children(k.i)))
        for k in parse.children(t.i, "npadvmod", "poss")
    )


def infinitive(parse: Parse, t: Token) -> bool:
    """Whether the verb is a (perfect) infinitive."""
    aux = list(parse.children(t.i, "aux"))
    return any(k.low == "to" for k in aux) or (t.tag == "VB" and not aux)


def subjunctive(parse: Parse, t: Token) -> bool:
    """Whether a finite clause stands in the base form: "that it leave", "that it be left"."""
    aux = list(parse.children(t.i, "aux", "auxpass"))
    return all(k.tag == "VB" for k in aux) and (t.tag == "VB" or bool(aux))


def present(parse: Parse, t: Token) -> bool:
    """Whether the clause is in the present: "when it ends", "who supports"."""
    finite = [k for k in parse.children(t.i, "aux", "auxpass") if k.tag != "VB"]
    if finite:
        return all(k.tag in {"VBZ", "VBP"} for k in finite)
    return t.tag in {"VBZ", "VBP"}


def past(parse: Parse, t: Token) -> bool:
    """Whether the clause is in the simple past, the past perfect or the passive of them."""
    return t.tag == "VBD" or any(a.tag == "VBD" for a in parse.children(t.i, "aux", "auxpass"))


def imperative(parse: Parse, t: Token) -> bool:
    """Whether the verb commands: a base form without subject or auxiliary that opens its
    clause, or is coordinated with one that does."""
    sentence = parse.sentences[t.sent]
    if t.tag != "VB" or t.lemma in _FELT or sentence.headline:
        return False
    if any(k.low not in {"do", "please"} for k in parse.children(t.i, "aux", "auxpass")):
        return False
    left = [k for k in parse.children(t.i) if k.i < t.i]
    if any(k.dep in {*SUBJECTS, "dep", "compound", "mark"} for k in left):
        return False
    for _ in range(_LINKS):
        if t.dep != "conj":
            break
        t = parse.head(t)
        if t.tag != "VB" or parse.child(t.i, *SUBJECTS, "aux", "mark") is not None:
            return False
    if t.dep in {"ccomp", "parataxis"}:
        return t.i < t.head
    return t.head == t.i


def asked(parse: Parse, trigger: int) -> bool:
    """Whether a question asks if the event is so. Relative clauses and *who, why, when*
    questions take it for granted."""
    t = parse.tokens[trigger]
    if not _question(parse, t):
        return False
    while t.head != t.i:
        if t.dep in {"relcl", "acl"} or (t.dep == "advcl" and not infinitive(parse, t)):
            return False
        t = parse.head(t)
    host = parse.tokens[trigger]
    granted = past(parse, host) and any(
        k.low in {"who", "why", "when", "where", "how"} and k.i < trigger
        for k in parse.children(trigger, "nsubj", "advmod")
    )
    return not granted


def _question(parse: Parse, t: Token) -> bool:
    """Whether a question mark ends the sentence, or the quotation that the token is in."""
    sentence = parse.sentences[t.sent]
    words = parse.tokens[sentence.first : sentence.last]
    if any(k.text == "?" for k in words[-3:]):
        return True
    after = parse.tokens[t.i + 1 : sentence.last]
    end = next((k for k, w in enumerate(after) if w.text in _QUOTES), 0)
    return end > 0 and after[end - 1].text == "?"


def connective(parse: Parse, t: Token) -> str:
    """The words that join an adverbial clause: *if*, *as if*, *so that*, *when*; or ``""``."""
    words = [k for k in parse.children(t.i, "mark", "advmod") if k.i < t.i]
    if t.dep == "conj":
        words = [k for k in parse.children(t.head, "cc", "prep") if k.i < t.i and k.low == "than"]
        words.extend(k for c in words for k in parse.children(c.i, "advmod"))
    joined = [
        k.low for k in words if k.dep in {"mark", "cc"} or k.low == "than" or k.tag in {"WRB", "IN"}
    ]
    before = {k.low for k in words if k.dep == "advmod"}
    if joined[-1:] == ["than"] and "rather" in before:
        return "rather than"
    if joined[-1:] == ["that"] and "so" in before:
        return "so that"
    return " ".join(joined[-2:])
