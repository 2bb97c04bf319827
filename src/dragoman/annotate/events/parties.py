"""From the head of a noun phrase to the parties it names.

A phrase that is itself no actor is opened: possessor, ``of``-phrase, other
prepositional phrases, premodifier ("Israel's offer", "a U.S. Supreme Court decision").
"""

from __future__ import annotations

from dragoman.annotate.events import roles
from dragoman.annotate.standing import has_standing
from dragoman.lexicon.frames import load_classes
from dragoman.nouns import Argument, Cast, Mention
from dragoman.syntax import Parse
from dragoman.types import Plover

_CUT = frozenset({
    "relcl", "acl", "advcl", "appos", "conj", "cc", "punct", "parataxis", "ccomp", "xcomp",
    "preconj", "advmod", "npadvmod", "prep", "agent", "dep", "case", "mark", "predet",
})  # fmt: skip
_NEAR = ("of", "by", "from")
_FAR = ("against", "on", "to", "with", "between", "for", "in", "at")
_PLACES = frozenset({"in", "at", "near", "outside", "inside"})
# Private people are a party by themselves: "a man in Tehran" is not Tehran.
_HUMAN = frozenset(
    "man woman child boy girl teenager person people passenger driver worker villager resident "
    "student teacher victim pedestrian motorist shopper tourist patient baby youth adult "
    "suspect defendant passer-by bystander customer guest visitor pensioner schoolgirl "
    "schoolboy schoolchild mother father brother sister wife husband son daughter".split()
)
_UNITS = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday".split()
)
_PRONOUNS = frozenset("it there this that these those what which who whom".split())


def expand(parse: Parse, head: int) -> list[int]:
    """The head and its conjuncts, each with partitives opened."""
    out: list[int] = []
    for t in parse.conjuncts(head):
        if t.pos in {"VERB", "AUX", "ADV"} and t.i != head:
            continue
        out.append(t.i)
    return out


def parties(parse: Parse, cast: Cast, head: int, *, far: bool = True) -> tuple[Argument, ...]:
    """The arguments named by the phrase at ``head``, coordination split; without ``far`` one
    that the phrase is merely about, against or in is not taken for it."""
    out: list[Argument] = []
    for h in expand(parse, head):
        actor = political_head(parse, cast, h, far=far)
        if actor is None:
            t = parse.tokens[h]
            if cast.at(h) is None and (t.low in _PRONOUNS | _DAYS or t.ent in _UNITS):
                continue
            out.append(phrase(parse, cast, h))
        elif all(a.head != actor for a in out):
            out.append(phrase(parse, cast, actor))
            for k in expand(parse, actor)[1:] if actor != h else []:
                if cast.at(k) is not None:
                    out.append(phrase(parse, cast, k))
    return tuple(out)


def political_head(
    parse: Parse, cast: Cast, head: int, depth: int = 0, *, far: bool = True
) -> int | None:
    """The token inside the phrase that names a political actor, if any."""
    entity = cast.entity_at(head)
    if entity is not None and entity.kind == "place":
        for k in parse.children(head, "poss", "compound", "nmod"):
            owner = cast.entity_at(k.i)  # "Russia's Far East": the state is the party
            if owner is not None and owner.kind == "country":
                return k.i
    if entity is not None and entity.political:
        return head
    if depth > 3:
        return None
    for k in parse.children(head, "appos"):
        inner = cast.entity_at(k.i)
        if inner is not None and inner.political:
            return k.i
    if parse.tokens[head].lemma in roles.PARTITIVES:
        inner_head = roles.unpartitive(parse, head)
        if inner_head != head:
            found = political_head(parse, cast, inner_head, depth + 1)
            if found is not None:
                return found
    for k in parse.children(head, "poss"):
        found = political_head(parse, cast, k.i, depth + 1)
        if found is not None:
            return found
    found = _under(parse, cast, head, _NEAR, depth)
    if found is not None:
        return found
    for k in parse.children(head, "amod", "compound", "nmod"):
        inner = cast.entity_at(k.i)
        if inner is not None and inner.political:
            return k.i
    if not far or parse.tokens[head].lemma in _HUMAN:
        return None
    return _under(parse, cast, head, _FAR, depth)


def _under(parse: Parse, cast: Cast, head: int, names: tuple[str, ...], depth: int) -> int | None:
    """A political actor under one of the prepositions."""
    for name in names:
        obj = roles.prepositional(parse, head, name)
        if obj is not None:
            found = political_head(parse, cast, obj, depth + 1)
            if found is not None:
                return found
    return None


def _named_before(parse: Parse, cast: Cast, pronoun: Mention) -> Mention | None:
    """The name in the same sentence that a pronoun stands for: a party is shown by it."""
    sent = parse.tokens[pronoun.head].sent
    found = None
    for m in cast.mentions:
        if m.head >= pronoun.head:
            break
        if m.entity == pronoun.entity and m.form != "PRO" and parse.tokens[m.head].sent == sent:
            found = m
    return found


_LOCAL = frozenset(
    "in at near outside inside off along around across through over throughout".split()
)
_STRIKING = frozenset({Plover.ASSAULT, Plover.COERCE, Plover.AID, Plover.RETREAT, Plover.SANCTION})


def merely_place(parse: Parse, cast: Cast, arg: Argument, kind: Plover | None) -> bool:
    """Whether a phrase only says where something is: "marched in Baku", "held drills off Goa".

    What strikes, helps or frees reaches those in a place; a visit goes to it.
    """
    if kind is None or kind in _STRIKING or kind is Plover.CONSULT:
        return False
    t = parse.tokens[arg.head]
    while t.dep in {"conj", "appos", "compound", "nmod", "amod"}:
        t = parse.head(t)
    if t.dep != "pobj" or parse.head(t).low not in _LOCAL:
        return False
    mention = cast.at(arg.head)
    if mention is None:
        return t.ent in {"GPE", "LOC", "FAC"}
    entity = cast.entities[mention.entity]
    if kind is Plover.PROTEST:
        return mention.metonym or entity.kind in {"place", "country"}
    return mention.metonym or entity.kind == "place"


def is_political(parse: Parse, cast: Cast, arg: Argument) -> bool:
    """Whether the argument names an actor of international affairs."""
    entity = cast.entity_at(arg.head)
    return entity is not None and entity.political


def phrase(parse: Parse, cast: Cast, head: int) -> Argument:
    """The stretch of tokens that names the party: its mention, or the bare noun phrase."""
    mention = cast.at(head)
    if mention is not None:
        if mention.form == "PRO":
            mention = _named_before(parse, cast, mention) or mention
        return Argument(first=mention.first, last=mention.last, head=mention.head)
    inside = parse.subtree(head, _CUT)
    first = last = head
    members = set(inside)
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    of = next((p for p in parse.children(head, "prep") if p.low == "of" and p.i == last + 1), None)
    if of is not None:
        obj = parse.child(of.i, "pobj")
        if obj is not None:
            inner = phrase(parse, cast, obj.i)
            last = max(last, inner.last - 1)
    return Argument(first=first, last=last + 1, head=head)


def shown(parse: Parse, cast: Cast, arg: Argument, trigger: int, *, placed: bool) -> Argument:
    """The party with the noun it qualifies: "EU monitors" are shown, and stand for the EU.

    With ``placed`` also with the thing in its land that is struck or helped: "a police
    station in Yemen". The trigger, and what is a party by itself, is never taken in.
    """
    outer = arg.head
    entity = cast.entity_at(arg.head)
    state = entity is not None and entity.kind == "country" and parse.tokens[outer].tag == "NNP"
    # A state's name before a noun may be the one given to: "will send Ukraine tanks".
    while not state and parse.tokens[outer].dep in {"compound", "nmod", "amod"}:
        noun = parse.head(parse.tokens[outer])
        if not noun.tag.startswith("NN") or noun.i == trigger or cast.at(noun.i) is not None:
            break
        outer = noun.i
    if placed:
        outer = _thing(parse, cast, outer, trigger)
    if outer == arg.head:
        victims = _victims(parse, cast, arg.head, trigger) if placed else None
        return victims or arg
    around = phrase(parse, cast, outer)
    return Argument(
        first=min(around.first, arg.first), last=max(around.last, arg.last), head=arg.head
    )


def _victims(parse: Parse, cast: Cast, place: int, trigger: int) -> Argument | None:
    """Private people who suffer what happens in a place: they are shown, and stand for it
    ("killed 81 people in Nigeria", "81 people were killed in Nigeria")."""
    prep = parse.head(parse.tokens[place])
    if parse.tokens[place].dep != "pobj" or prep.low not in _PLACES or prep.head != trigger:
        return None
    people = roles.object_of(parse, trigger)
    if people is None or not _private(parse, cast, people):
        return None
    around = phrase(parse, cast, people)
    last = parse.subtree(place)[-1] + 1 if around.last == prep.i else around.last
    return Argument(first=around.first, last=last, head=place)


def _private(parse: Parse, cast: Cast, noun: int) -> bool:
    """Whether a noun names people or things without a part in public life."""
    known = cast.at(noun)
    if parse.tokens[noun].lemma in load_classes()["measure"]:  # a curfew suffers nothing
        return False
    if known is None:
        return parse.tokens[noun].tag in {"NN", "NNS"}
    return known.form == "NOM" and not has_standing(cast, phrase(parse, cast, noun))


def _thing(parse: Parse, cast: Cast, place: int, trigger: int) -> int:
    """The noun that stands before a place: "targets in Yemen's south"."""
    t = parse.tokens[place]
    while t.dep == "poss":
        t = parse.head(t)
    prep = parse.head(t)
    thing = parse.head(prep)
    if t.dep != "pobj" or prep.low not in _PLACES or thing.tag not in {"NN", "NNS"}:
        return place
    if thing.lemma in load_classes()["arms"] | load_classes()["hardware"] and prep.low == "at":
        return place  # "fired missiles at the town"
    return thing.i if thing.i != trigger and _private(parse, cast, thing.i) else place
