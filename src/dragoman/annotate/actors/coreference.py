"""Pronouns and plural groups: gender and number first, then recency and role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.annotate.actors.draft import Draft
from dragoman.lexicon.knowledge import Knowledge
from dragoman.nouns import Attribution, Entity, Mention
from dragoman.syntax import Parse, Token

_SINGULAR = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_FIRST = {"i": "s", "me": "s", "my": "s", "myself": "s", "we": "p", "our": "p", "us": "p"}
_GROUPS = frozenset(
    "leader side country president minister party nation government premier neighbour "
    "neighbor state man counterpart".split()
)  # fmt: skip
_PERSONAL = frozenset({"leader", "president", "minister", "premier", "man"})
_BOTH = frozenset({"two", "both", "2"})
_MEETING = frozenset("meeting talk summit conversation discussion call encounter visit".split())
_WINDOW = 3  # sentences to look back
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def link_pronouns(
    draft: Draft, parse: Parse, base: Knowledge, statements: Sequence[Attribution]
) -> None:
    """Link pronouns and "the two leaders" in text order; what stays unclear is left out."""
    for t in parse.tokens:
        low = t.low
        entity: int | None = None
        if low in _SINGULAR and t.tag in {"PRP", "PRP$"}:
            entity = _singular(draft, parse, t, _SINGULAR[low], statements)
        elif low in _PLURAL and t.tag in {"PRP", "PRP$"}:
            entity = _plural(draft, parse, t)
        elif low in _NEUTER and t.tag in {"PRP", "PRP$"}:
            entity = _neuter(draft, parse, t)
        elif low in _FIRST and t.tag in {"PRP", "PRP$"}:
            entity = _speaker(draft, t, statements)
        elif low in {"side", "sides"} or (t.tag == "NNS" and t.lemma in _GROUPS):
            entity = _pair(draft, parse, t)
            if entity is not None:
                first = min(parse.subtree(t.i, frozenset({"prep", "relcl", "acl", "appos"})))
                for old in [m for m in draft.mentions if m.head == t.i]:
                    draft.drop(old)
                draft.mention(first, t.i + 1, t.i, "NOM", entity)
            continue
        if entity is not None:
            draft.mention(t.i, t.i + 1, t.i, "PRO", entity)


def _before(draft: Draft, parse: Parse, t: Token) -> list[Mention]:
    """Mentions that start before the token, near it, the nearest first."""
    near = [
        m for m in draft.mentions if m.head < t.i and t.sent - parse.tokens[m.head].sent <= _WINDOW
    ]
    near.sort(key=lambda m: -m.head)
    return near


def _score(parse: Parse, m: Mention, t: Token) -> float:
    """Recency in sentences, with a bonus for subjects and for the text's main line."""
    at = parse.tokens[m.head]
    value = -2.0 * (t.sent - at.sent)
    if at.dep in _SUBJECT:
        value += 1.5
    elif at.dep in {"dobj", "dative"}:
        value += 0.5
    elif at.dep == "poss":
        value -= 0.5
    return value + m.head / (1 + len(parse.tokens))


def _coargument(parse: Parse, m: Mention, t: Token) -> bool:
    """Whether both depend on one verb: "Kim met him" is not Kim."""
    if t.tag == "PRP$" or t.low.endswith("self"):
        return False
    return t.dep not in _SUBJECT and parse.tokens[m.head].head == t.head


def _singular(
    draft: Draft, parse: Parse, t: Token, gender: str, statements: Sequence[Attribution]
) -> int | None:
    speakers = _speakers(draft, t, statements, direct=True)
    best: tuple[float, int] | None = None
    for m in _before(draft, parse, t):
        entity = draft.entities[m.entity]
        if not _may_be(entity, gender) or _coargument(parse, m, t):
            continue
        value = _score(parse, m, t) + (0.4 if entity.gender == gender else 0.0)
        if m.entity in speakers:
            value -= 4.0  # inside one's own quotation one says "I"
        if best is None or value > best[0]:
            best = (value, m.entity)
    if best is None:
        best = _cataphor(draft, parse, t, gender)
    return best[1] if best else None


def _may_be(entity: Entity, gender: str) -> bool:
    if entity.plural or entity.kind not in {"person", "role"}:
        return False
    return entity.gender in {"", gender}


def _cataphor(draft: Draft, parse: Parse, t: Token, gender: str) -> tuple[float, int] | None:
    """A pronoun in an opening clause may point ahead to the sentence's subject."""
    for m in sorted(draft.mentions, key=lambda m: m.head):
        at = parse.tokens[m.head]
        if m.head > t.i and at.sent == t.sent and at.dep in _SUBJECT:
            if _may_be(draft.entities[m.entity], gender):
                return 0.0, m.entity
    return None


def _neuter(draft: Draft, parse: Parse, t: Token) -> int | None:
    best: tuple[float, int] | None = None
    for m in _before(draft, parse, t):
        entity = draft.entities[m.entity]
        if entity.kind in {"person", "role"} or entity.plural or _coargument(parse, m, t):
            continue
        if t.sent - parse.tokens[m.head].sent > 1 or parse.tokens[m.head].dep in {
            "amod",
            "compound",
        }:
            continue
        value = _score(parse, m, t)
        if best is None or value > best[0]:
            best = (value, m.entity)
    return best[1] if best else None


def _plural(draft: Draft, parse: Parse, t: Token) -> int | None:
    governor = parse.head(t)
    if t.tag == "PRP$" and governor.lemma in _MEETING:
        return _participants(draft, parse, t)
    for m in _before(draft, parse, t):
        if draft.entities[m.entity].plural and not _coargument(parse, m, t):
            if t.sent - parse.tokens[m.head].sent <= 1:
                return m.entity
    return _last_two(draft, parse, t, {"person"}) or _last_two(draft, parse, t, {"country"})


def _participants(draft: Draft, parse: Parse, t: Token) -> int | None:
    """ "After their meeting, A said that B…": the two persons of the sentence, else before."""
    ahead: list[int] = []
    for m in sorted(draft.mentions, key=lambda m: m.head):
        at = parse.tokens[m.head]
        if m.head > t.i and at.sent == t.sent and draft.entities[m.entity].kind == "person":
            if m.entity not in ahead and at.dep != "poss":
                ahead.append(m.entity)
    if len(ahead) >= 2:
        return _group(draft, tuple(ahead[:2]), t.text)
    return _last_two(draft, parse, t, {"person"}) or _last_two(draft, parse, t, {"country"})


def _last_two(draft: Draft, parse: Parse, t: Token, kinds: set[str]) -> int | None:
    seen: list[int] = []
    for m in _before(draft, parse, t):
        if draft.entities[m.entity].kind in kinds and m.entity not in seen:
            seen.append(m.entity)
        if len(seen) == 2:
            return _group(draft, (seen[1], seen[0]), t.text)
    return None


def _pair(draft: Draft, parse: Parse, t: Token) -> int | None:
    """ "The two leaders", "both sides", "the neighbours" of a text about two."""
    marks = {k.low for k in parse.children(t.i, "nummod", "det", "amod", "predet")}
    if not marks & _BOTH:
        return None
    if t.lemma in _PERSONAL:
        return _last_two(draft, parse, t, {"person"})
    found = _last_two(draft, parse, t, {"country", "armed-group", "organisation"})
    if found is not None:
        return found
    if t.lemma in {"side", "neighbour", "neighbor"}:
        return _last_two(draft, parse, t, {"person"})
    return _main_two(draft, t)


def _main_two(draft: Draft, t: Token) -> int | None:
    """The two countries a text is about, when it is plainly about two."""
    counts = Counter(
        m.entity
        for m in draft.mentions
        if m.head < t.i and draft.entities[m.entity].kind == "country"
    )
    first = counts.most_common(3)
    if len(first) < 2 or (len(first) == 3 and first[1][1] <= first[2][1]):
        return None
    return _group(draft, (first[0][0], first[1][0]), t.text)


def _group(draft: Draft, members: tuple[int, ...], text: str) -> int:
    ordered = tuple(sorted(members))
    name = " and ".join(draft.entities[k].name for k in ordered)
    return draft.entity(
        ("members", *(str(m) for m in ordered)),
        Entity(name=name, kind="group", plural=True, members=ordered),
    )


def _speakers(
    draft: Draft, t: Token, statements: Sequence[Attribution], *, direct: bool
) -> set[int]:
    """Entities whose words cover the token."""
    out: set[int] = set()
    for s in statements:
        if s.source_head is None or not s.covers(t.start) or (direct and s.form == "indirect"):
            continue
        m = draft.by_token.get(s.source_head)
        if m is not None:
            out.add(m.entity)
    return out


def _speaker(draft: Draft, t: Token, statements: Sequence[Attribution]) -> int | None:
    """ "I" and "we" in a quotation are its innermost speaker."""
    inside = [s for s in statements if s.form != "indirect" and s.covers(t.start) and s.source_head]
    for s in sorted(inside, key=lambda s: s.end - s.start):
        m = draft.by_token.get(s.source_head) if s.source_head is not None else None
        if m is not None:
            return m.entity
    return None
