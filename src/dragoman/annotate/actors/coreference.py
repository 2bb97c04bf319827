"""Pronouns and plural groups, in text order: what each may stand for, and which is likeliest."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.actors import antecedents, groups, people
from dragoman.annotate.actors.antecedents import Candidate
from dragoman.annotate.actors.descriptions import COUNTRY_NOUNS, taken_up
from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.speakers import owner_of, quotations, side_of, speakers
from dragoman.annotate.actors.traits import fits, is_body, is_person
from dragoman.lexicon.knowledge import Knowledge
from dragoman.nouns import Attribution, Mention
from dragoman.syntax import Parse, Token

_SINGULAR = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "our", "ours", "us", "ourselves"})
_MAIN = 1.2  # log of one more than the mentions that make somebody the main person so far
_TAGS = frozenset({"PRP", "PRP$"})


def link_pronouns(
    draft: Draft,
    parse: Parse,
    base: Knowledge,
    statements: Sequence[Attribution],
    window: people.Window,
) -> None:
    """Link pronouns and "the two leaders" in text order; what stays unclear is left out."""
    by_head = {m.head: m for m in draft.mentions}
    for m in draft.mentions:
        owner = owner_of(parse, m, by_head) if m.form == "NOM" else None
        if owner is not None:
            draft.owned(m.entity, owner)
    linker = _Linker(draft, parse, base, statements, window)
    for t in parse.tokens:
        if t.pos == "NOUN" and (t.lemma in groups.NOUNS or t.i in draft.by_token):
            _plural_noun(draft, parse, t)
        elif t.low in {"both", "neither", "two"}:
            entity = groups.both(draft, parse, t)
            if entity is not None and t.i not in draft.by_token:
                first = t.i - 1 if t.low == "two" else t.i
                draft.mention(first, t.i + 1, t.i, "NOM", entity)
        else:
            linker.resolve(t.i)


def _plural_noun(draft: Draft, parse: Parse, t: Token) -> None:
    entity = groups.pair(draft, parse, t) if t.tag == "NNS" or t.lemma in groups.PAIRS else None
    if entity is None:
        return
    first = min(parse.subtree(t.i, frozenset({"prep", "relcl", "acl", "appos"})))
    for old in [m for m in draft.mentions if m.head == t.i]:
        draft.drop(old)
    draft.mention(first, t.i + 1, t.i, "NOM", entity)


class _Linker:
    """Links pronouns; each once, the speaker of a quotation before what stands in it."""

    def __init__(
        self,
        draft: Draft,
        parse: Parse,
        base: Knowledge,
        statements: Sequence[Attribution],
        window: people.Window,
    ) -> None:
        self.draft, self.parse, self.base, self.statements = draft, parse, base, statements
        self.window = window
        self.quoted = quotations(parse)
        self.seen: set[int] = set()

    def resolve(self, i: int) -> None:
        """Link the pronoun at a token, if it is one and was not tried before."""
        t = self.parse.tokens[i]
        capitals = self.parse.sentences[t.sent].headline and t.text.isupper()
        if i in self.seen or not (t.tag in _TAGS or capitals):
            return
        self.seen.add(i)
        low = t.low
        entity: int | None = None
        if low in _SINGULAR:
            entity = self._person(t, _SINGULAR[low])
        elif low in _NEUTER:
            entity = self._body(t)
        elif low in _PLURAL:
            entity = self._several(t)
        elif low in _FIRST or (low in _WE and t.text != "US"):
            entity = self._speaker(t)
        if entity is not None:
            self.draft.mention(i, i + 1, i, "PRO", entity)
            self._belongings(t, entity)

    def _belongings(self, t: Token, owner: int) -> None:
        """What a possessive pronoun says of the noun it stands before: "his country" is that of
        the person, "their leader" speaks for them."""
        m = self.draft.by_token.get(t.head) if t.tag == "PRP$" else None
        if m is None or m.form != "NOM" or m.head != t.head:
            return
        if self.parse.tokens[m.head].lemma in COUNTRY_NOUNS:
            country = self.draft.entities[owner].country
            state = self.draft.keys.get(("country", country or ""))
            if state is not None:
                self.draft.move(m, state)
            return
        nominal = self.draft.pending.get(m.head)
        key = ("belonging", nominal.agent.noun if nominal else "", str(owner))
        known = self.draft.keys.get(key)
        single = nominal is not None and not nominal.plural
        if known is None and nominal is not None and single and self._alone(m.entity):
            known = taken_up(
                self.draft, self.parse, self.base, nominal, self.window, barred=owner
            )  # fmt: skip
        if known is not None and self._alone(m.entity):
            self.draft.nouns.setdefault(known, set()).update(self.draft.nouns.get(m.entity, ()))
            self.draft.move(m, known)
            return
        if nominal is not None:
            self.draft.keys.setdefault(key, m.entity)
        self.draft.owned(m.entity, owner)

    def _alone(self, entity: int) -> bool:
        """Whether a role has been mentioned once and has no name."""
        kind = self.draft.entities[entity].kind
        return kind != "person" and sum(m.entity == entity for m in self.draft.mentions) == 1

    def _person(self, t: Token, gender: str) -> int | None:
        speaking = self._speaking(t)
        found = [antecedents.nothing(self.parse, t, "person")]
        known = antecedents.mentions_before(self.draft, self.parse, t)
        rank = 0
        for index, mentions in known.items():
            entity = self.draft.entities[index]
            if not fits(entity, gender) or index in speaking:
                continue
            found.append(self._single(t, index, mentions, rank, gender))
            rank += 1
        for m in antecedents.ahead(self.draft, self.parse, t):
            if fits(self.draft.entities[m.entity], gender) and m.entity not in speaking:
                found.append(self._single(t, m.entity, [m], 0, gender))
        near = [c for c in found if "gender_known" in c.features and "far" in c.features
                and c.features["far"] == 0.0]  # fmt: skip
        if len(near) == 1:
            near[0].features["gender_only"] = 1.0
        most = max((c.features.get("often", 0.0) for c in found), default=0.0)
        for c in found:
            if c.entities and c.features.get("often") == most > _MAIN:
                c.features["main"] = 1.0
        best = antecedents.choose("person", found)
        if best is None:
            return None
        if not self.draft.entities[best.entities[0]].gender:
            self.draft.update(best.entities[0], gender=gender)
        return best.entities[0]

    def _single(
        self, t: Token, index: int, mentions: Sequence[Mention], rank: int, gender: str
    ) -> Candidate:
        out = antecedents.features(self.parse, t, mentions, rank)
        entity = self.draft.entities[index]
        out["kind_" + entity.kind] = 1.0
        if gender:
            out["gender_known" if entity.gender else f"open_{gender}_{entity.kind}"] = 1.0
        if self._quoted(t) and not self._quoted(self.parse.tokens[mentions[-1].head]):
            out["into_quote"] = 1.0
        if not self._quoted(t) and self._quoted(self.parse.tokens[mentions[-1].head]):
            out["out_of_quote"] = 1.0
        return Candidate((index,), out)

    def _speaking(self, t: Token) -> list[int]:
        return speakers(
            self.draft, self.parse, t, self.statements, self.quoted, self.resolve
        )  # fmt: skip

    def _quoted(self, t: Token) -> bool:
        return any(a <= t.start < b for a, b in self.quoted)

    def _body(self, t: Token) -> int | None:
        found = [antecedents.nothing(self.parse, t, "body")]
        rank = 0
        for index, mentions in antecedents.mentions_before(self.draft, self.parse, t).items():
            if not is_body(self.draft, index):
                continue
            found.append(self._single(t, index, mentions, rank, ""))
            rank += 1
        for m in antecedents.ahead(self.draft, self.parse, t):
            if is_body(self.draft, m.entity):
                found.append(self._single(t, m.entity, [m], 0, ""))
        best = antecedents.choose("body", found)
        return best.entities[0] if best else None

    def _several(self, t: Token) -> int | None:
        speaking = self._speaking(t)
        found = [antecedents.nothing(self.parse, t, "several")]
        known = antecedents.mentions_before(self.draft, self.parse, t)
        rank = 0
        for index, mentions in known.items():
            entity = self.draft.entities[index]
            if is_person(entity) or index in speaking:
                continue
            c = self._single(t, index, mentions, rank, "")
            if index in self.draft.several:
                c.features["plural_noun"] = 1.0
            elif entity.plural and not entity.members:
                c.features["collective"] = 1.0
            elif entity.members:
                c.features["members"] = 1.0
            found.append(c)
            rank += 1
        for m in antecedents.ahead(self.draft, self.parse, t):
            if self.draft.entities[m.entity].plural:
                found.append(self._single(t, m.entity, [m], 0, ""))
        for how, members, mentions in groups.together(self.draft, self.parse, t, known):
            if not set(members) & set(speaking):
                c = Candidate(members, antecedents.features(self.parse, t, mentions, 0))
                c.features["together_" + how] = 1.0
                c.features["together"] = 1.0
                found.append(c)
        best = antecedents.choose("several", found)
        if best is None:
            return None
        return best.entities[0] if len(best.entities) == 1 else groups.group(
            self.draft, best.entities
        )  # fmt: skip

    def _speaker(self, t: Token) -> int | None:
        found = self._speaking(t)
        if not found:
            return None
        return side_of(self.draft, found[0]) if t.low in _WE else found[0]
