"""Places under a word that says where: prepositions, goals of travel, targets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.annotate.clauses import MAX_CLIMB
from dragoman.annotate.places.spans import LOCATIVE, PLACE_NOUNS
from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.nouns import Toponym
from dragoman.syntax import Parse, Token

# Verbs and nouns whose goal, origin or object is where the event takes place.
_GOAL_VERBS = frozenset(
    """travel go fly come head return arrive journey drive sail march move deploy rush
    cross get depart leave set flee retreat escape push advance extradite deport evacuate
    transfer""".split()
)
_GOAL_NOUNS = frozenset("visit trip return journey mission flight travel deployment tour".split())
_OBJECT_VERBS = frozenset("visit tour reach enter cross storm invade occupy annex leave".split())
_TARGET_VERBS = frozenset(
    """bomb shell bombard seize capture besiege raid retake recapture overrun liberate pound
    blockade encircle evacuate loot torch hit strike attack""".split()
)
TARGET_NOUNS = frozenset(
    """attack assault raid strike airstrike bombing offensive siege ambush shelling capture
    bombardment invasion occupation battle fall liberation blockade tour evacuation
    annexation seizure storming""".split()
)
_SOURCE_VERBS = frozenset(
    """fire launch withdraw retreat pull evacuate expel flee deport depart drive remove
    force escape recall""".split()
)
_SENDING_VERBS = frozenset("send deploy dispatch order move rush".split())
_UNITS = frozenset(
    """troop soldier force warship ship destroyer frigate carrier submarine jet aircraft police
    peacekeeper tank battalion brigade marine missile reinforcement delegation envoy team
    mission minister official diplomat negotiator""".split()
)
_LANDING_VERBS = frozenset("fire launch crash plunge fall land splash drop".split())
_FLYING_VERBS = frozenset("down shoot fly explode crash intercept patrol circle hover".split())
_FIRED = frozenset("missile rocket shell mortar projectile drone torpedo satellite".split())
_GOAL = frozenset({"to", "into", "onto", "for", "toward", "towards"})
_OPEN_KINDS = frozenset("island islands peninsula plateau border river lake sea ocean".split())
_PARTS = (
    frozenset(
        """part border coast side centre center heart edge outskirts north south east west middle
    territory soil front frontline line street road island shore bank base airport embassy
    hospital camp prison square hotel airfield airbase consulate university mosque church
    palace military station plant crossing checkpoint headquarters building school market
    harbour harbor barracks compound facility site waters sky airspace hills mountains forest
    desert countryside peninsula strip corridor ground zone sector village jungle""".split()
    )
    | PLACE_NOUNS
)
_ON = frozenset(
    """border coast outskirts island street road territory soil front frontline line shore bank
    edge side square ground peninsula waters""".split()
)


@dataclass(frozen=True, slots=True)
class Located:
    """A place under a locative word: its head token and the word it is attached to."""

    place: Toponym
    token: int
    governor: int


def locate_head(
    parse: Parse, head: int, place: Toponym, heads: dict[int, Toponym]
) -> Located | None:
    """Climb from a place name to the word that its locative preposition modifies."""
    t = parse.tokens[head]
    for _ in range(MAX_CLIMB):
        governor = parse.head(t)
        if governor.i == t.i:
            return None
        if t.dep in {"compound", "poss", "nmod", "amod", "appos", "conj"}:
            if governor.i not in heads and governor.lemma not in _PARTS:
                return None
            t = governor
            continue
        if t.dep == "dobj" and governor.tag.startswith("VB"):
            return Located(place, head, governor.i) if _is_target(governor, place) else None
        if t.dep != "pobj" or governor.dep == "pcomp":
            return None
        outer = parse.head(governor)
        preposition = governor.low
        if preposition == "of" and (outer.lemma in _PARTS or outer.low in _PARTS):
            t = outer
            continue
        if _locates(parse, t, governor, outer, place) or _is_sent(parse, governor, outer):
            return Located(place, head, _content_first(parse, head, outer).i)
        return None
    return None


def _content_first(parse: Parse, token: int, verb: Token) -> Token:
    """The content clause, for what stands before the one who says it: "…, on Friday, Z said"."""
    for content in parse.children(verb.i, "ccomp"):
        speaker = parse.child(verb.i, "nsubj")
        later = speaker is not None and content.i < speaker.i < verb.i
        if content.i < verb.i and token < (speaker.i if speaker and later else verb.i):
            return content
    return verb


def _locates(parse: Parse, t: Token, preposition: Token, outer: Token, place: Toponym) -> bool:
    """Whether a preposition between a word and a place says where."""
    name = preposition.low
    if name in LOCATIVE:
        return True
    if name == "on":
        return (
            t.lemma in _ON
            or t.low in _ON
            or (place.precision == "region" and not _kinds(place.name).isdisjoint(_OPEN_KINDS))
        )
    if name == "into" and outer.lemma in _LANDING_VERBS:
        return True
    if name == "over":
        return _verb_of(parse, outer).lemma in _FLYING_VERBS
    if name in _GOAL:
        return outer.lemma in _GOAL_VERBS or (name != "for" and outer.lemma in _GOAL_NOUNS)
    if name == "of":
        return outer.lemma in TARGET_NOUNS and place.precision != "country"
    if name == "from":
        return has_source(parse, outer)
    return False


def _verb_of(parse: Parse, t: Token) -> Token:
    """The verb of which a noun is the object; parsers hang its prepositions on the noun."""
    return parse.head(t) if t.dep in {"dobj", "nsubjpass"} else t


def has_source(parse: Parse, t: Token) -> bool:
    """Whether "from" says where it happened: "fired rockets from …", not "men from …"."""
    if t.dep in {"dobj", "nsubjpass"} and t.lemma not in _FIRED | _UNITS:
        return False
    return _verb_of(parse, t).lemma in _SOURCE_VERBS


def _is_sent(parse: Parse, preposition: Token, outer: Token) -> bool:
    """Whether people or ships are sent there: "sent troops to Mali", not "sent aid to Mali"."""
    if preposition.low != "to":
        return False
    if outer.lemma in _UNITS:
        return parse.head(outer).lemma in _SENDING_VERBS
    sent = parse.child(outer.i, "dobj", "nsubjpass")
    return outer.lemma in _SENDING_VERBS and sent is not None and sent.lemma in _UNITS


def _is_target(verb: Token, place: Toponym) -> bool:
    if verb.lemma in _OBJECT_VERBS:
        return True
    return verb.lemma in _TARGET_VERBS and place.precision in {"city", "region", "named"}


@lru_cache(maxsize=4096)
def _kinds(name: str) -> frozenset[str]:
    return frozenset(p.kind for p in load_gazetteer().named_regions(name))
