"""Why a predicate that matched gives no event: borrowed words, private matters, topics."""

from __future__ import annotations

from dragoman.annotate.events import roles
from dragoman.annotate.events.composing import Union
from dragoman.annotate.events.matching import Hit
from dragoman.annotate.events.parties import is_political
from dragoman.annotate.standing import has_standing, is_private_person
from dragoman.lexicon.frames import load_classes
from dragoman.lexicon.vetoes import load_vetoes
from dragoman.nouns import Cast, EventMention
from dragoman.syntax import Parse
from dragoman.types import Plover

_VERBAL = frozenset({Plover.AGREE, Plover.SUPPORT, Plover.REQUEST, Plover.ACCUSE,
                     Plover.REJECT, Plover.THREATEN})  # fmt: skip


def unfit(
    parse: Parse, cast: Cast, hit: Hit, union: Union | None, swallowed: dict[int, int]
) -> str:
    """Why a hit gives no event of its own; empty when it may."""
    if hit.trigger in swallowed:
        outer = parse.tokens[swallowed[hit.trigger]]
        return f"expressed by “{outer.text}”"
    if union is not None and union.row.type is None:
        return f"only colours another predicate: {union.row.why}"
    if hit.frame.type is None and (union is None or union.row.type is None):
        return "frame without a type of its own"
    t = parse.tokens[hit.trigger]
    if hit.pattern.pos == "A" and hit.frame.type is Plover.ACCUSE and t.dep in {"amod", "acl"}:
        return "a mood told in passing"
    if hit.pattern.pos == "N" and hit.support is None:
        if t.dep == "nsubj" and parse.head(t).lemma == "be" and hit.frame.type in _VERBAL:
            return "spoken of, not told"
        if not hit.frame.bare:
            return "noun without a verb that says it happened"
        if t.dep in {"compound", "amod", "nmod", "poss", "npadvmod"}:
            return "noun used as a modifier"
    if cast.at(hit.trigger) is not None and cast.at(hit.trigger).form == "NAM":  # type: ignore[union-attr]
        return "part of a name"
    return ""


def protest_topic(parse: Parse, hits: dict[int, Hit], hit: Hit) -> str:
    """What a protest is about is part of the protest, not a demand beside it."""
    if hit.frame.type is not Plover.REQUEST:
        return ""
    near = [a.i for a in parse.ancestors(hit.trigger)][:2]
    for h in hits.values():
        if h.frame.type is Plover.PROTEST and (h.trigger in near or h.support in near):
            return f"topic of the protest “{parse.tokens[h.trigger].text}”"
    return ""


_WOULD = frozenset({"would", "could", "might", "'d"})


def drafted(parse: Parse, hit: Hit) -> str:
    """What a bill or a draft would do is its content: "a bill to bar", "the measure would"."""
    if hit.pattern.pos != "V":
        return ""
    v = parse.tokens[hit.trigger]
    while v.dep in {"xcomp", "ccomp", "conj"} and v.head != v.i:
        if not parse.head(v).tag.startswith("VB"):
            break
        if v.dep == "ccomp" and parse.child(v.i, "mark") is not None:
            break
        v = parse.head(v)
    reason = f"only what the {{}} would do, beside “{v.text}”"
    aux = {a.low for a in parse.children(v.i, "aux")}
    noun = parse.head(v)
    if (
        v.dep in {"acl", "relcl"}
        and noun.lemma in load_classes()["bill"]
        and (v.tag == "VBG" or "to" in aux)
    ):
        return reason.format(noun.lemma)
    who = roles.surface_subject(parse, v.i)
    if aux & _WOULD and who is not None and parse.tokens[who].lemma in load_classes()["draft"]:
        return reason.format(parse.tokens[who].lemma)
    return ""


_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "COP", "REB", "PRM", "SPY", "JUD", "PTY"})


def vetoed(parse: Parse, cast: Cast, hit: Hit) -> str:
    """The field of talk that borrows the words of this sentence, if any."""
    sentence = parse.sentences[parse.tokens[hit.trigger].sent]
    words = parse.tokens[sentence.first : sentence.last]
    lemmas = {w.lemma for w in words}
    for veto in load_vetoes():
        if not veto.holds(lemmas):
            continue
        if veto.frames:
            if hit.frame.id in veto.frames:
                return f"not political: {veto.id}"
        elif not any(_official(cast, w.i) for w in words):
            return f"not political: {veto.id}"
    return ""


def _official(cast: Cast, token: int) -> bool:
    entity = cast.entity_at(token)
    return entity is not None and entity.kind != "country" and entity.sector in _OFFICIAL


# What any group may do or suffer; elsewhere a party must have a part in public life.
_ANYBODY = frozenset({Plover.ASSAULT, Plover.PROTEST})
_BY_STATES = frozenset({"arrest", "deport", "curfew", "martial-law"})  # who else could do it


def _crowd(parse: Parse, cast: Cast, event: EventMention) -> bool:
    """Whether many protest in a place that is named: "thousands marched in Manila"."""
    if event.literal is not Plover.PROTEST:
        return False
    if not any(parse.tokens[a.head].tag == "NNS" for a in event.actors):
        return False
    sent = parse.tokens[event.trigger].sent
    return any(m.form == "NAM" and parse.tokens[m.head].sent == sent for m in cast.mentions)


def unworthy(parse: Parse, cast: Cast, event: EventMention) -> str:
    """Why an event is none of international affairs; empty when it may be one."""
    parties_ = (*event.actors, *event.recipients)
    if _crowd(parse, cast, event):
        return ""
    if not any(is_political(parse, cast, a) for a in parties_):
        return "no political actor"
    if not any(has_standing(cast, a) for a in parties_):
        by_state = event.literal is Plover.COERCE and not event.actors and event.mode in _BY_STATES
        anybody = event.literal in _ANYBODY or by_state
        if not anybody or all(is_private_person(cast, a) for a in parties_):
            return "nobody with a part in public life"
    if event.literal is Plover.CONSULT and event.actors:
        if not any(is_political(parse, cast, a) for a in event.actors):
            return "nobody in public life meets"
    vow = event.frame.startswith(("agree.willing", "agree.agree", "agree.plan", "agree.offer@",
                                  "agree.promise"))  # fmt: skip
    word = parse.tokens[event.trigger].lemma
    vow = vow and word not in {"agree", "promise", "pledge", "vow", "commit", "commitment"}
    if vow and event.inner is None and event.type is Plover.AGREE and len(event.actors) < 2:
        if not any(is_political(parse, cast, a) for a in event.recipients):
            return "a plan or promise towards nobody"
    return ""
