"""The cast while it is being collected: entities by key, mentions by token."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman.lexicon.persons import Person
from dragoman.nouns import Cast, Entity, Mention, OfficeClaim

if TYPE_CHECKING:
    from dragoman.annotate.actors.nominals import Nominal


@dataclass(slots=True)
class Draft:
    """Mutable while the actor stage runs; ``freeze`` gives the cast.

    ``nouns`` are the role nouns used of an entity, ``owners`` the countries, bodies or persons
    that a role or group belongs to, ``several`` the entities named by a plural noun,
    ``subtypes`` the kinds of bodies of the tables, ``pending`` the nouns, by head, before
    which a pronoun says whose.
    """

    entities: list[Entity] = field(default_factory=list)
    keys: dict[tuple[str, ...], int] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    by_token: dict[int, Mention] = field(default_factory=dict)
    persons: dict[int, Person] = field(default_factory=dict)
    claims: list[OfficeClaim] = field(default_factory=list)
    nouns: dict[int, set[str]] = field(default_factory=dict)
    owners: dict[int, list[int]] = field(default_factory=dict)
    several: set[int] = field(default_factory=set)
    subtypes: dict[int, str] = field(default_factory=dict)
    pending: dict[int, Nominal] = field(default_factory=dict)

    def entity(self, key: tuple[str, ...], make: Entity) -> int:
        """Index of the entity with the key, made if new."""
        index = self.keys.get(key)
        if index is None:
            index = len(self.entities)
            self.entities.append(make)
            self.keys[key] = index
        return index

    def update(self, index: int, **changes: object) -> None:
        """Replace fields of an entity."""
        self.entities[index] = replace(self.entities[index], **changes)  # type: ignore[arg-type]

    def mention(
        self, first: int, last: int, head: int, form: str, entity: int, *, metonym: bool = False
    ) -> Mention:
        """Add a mention; where mentions overlap the wider one answers for the token."""
        m = Mention(
            first=first, last=last, head=head, form=form, entity=entity, metonym=metonym
        )  # fmt: skip
        self.mentions.append(m)
        for k in range(first, last):
            old = self.by_token.get(k)
            if old is None or old.last - old.first <= last - first:
                self.by_token[k] = m
        return m

    def drop(self, mention: Mention) -> None:
        """Take back a mention that a wider one replaces."""
        self.mentions = [m for m in self.mentions if m is not mention]
        for k in range(mention.first, mention.last):
            if self.by_token.get(k) is mention:
                del self.by_token[k]

    def move(self, mention: Mention, entity: int) -> None:
        """Let a mention stand for another entity."""
        new = replace(mention, entity=entity)
        self.mentions = [new if m is mention else m for m in self.mentions]
        for k in range(mention.first, mention.last):
            if self.by_token.get(k) is mention:
                self.by_token[k] = new

    def merge(self, kept: int, gone: int) -> None:
        """Two entities turn out to be one: mentions, nouns and what is known go to the kept."""
        if kept == gone:
            return
        for m in [m for m in self.mentions if m.entity == gone]:
            self.move(m, kept)
        for key, index in self.keys.items():
            if index == gone:
                self.keys[key] = kept
        self.nouns.setdefault(kept, set()).update(self.nouns.pop(gone, set()))
        for owner in self.owners.pop(gone, []):
            self.owned(kept, owner)
        a, b = self.entities[kept], self.entities[gone]
        self.update(
            kept, country=a.country or b.country, sector=a.sector or b.sector,
            office=a.office or b.office, gender=a.gender or b.gender,
        )  # fmt: skip
        for index, e in enumerate(self.entities):
            if gone in e.members:
                members = tuple(dict.fromkeys(kept if k == gone else k for k in e.members))
                self.update(index, members=members)

    def owned(self, index: int, owner: int) -> None:
        """Note whose an entity is: the state, body or person that a role or group belongs to."""
        known = self.owners.setdefault(index, [])
        if owner not in known and owner != index:
            known.append(owner)

    def freeze(self) -> Cast:
        """The finished cast: mentions in text order, unmentioned entities kept out."""
        used = sorted({m.entity for m in self.mentions} | self._members())
        renumber = {old: new for new, old in enumerate(used)}
        entities = tuple(
            replace(
                self.entities[old],
                members=tuple(renumber[k] for k in self.entities[old].members),
            )
            for old in used
        )
        fresh = {id(m): replace(m, entity=renumber[m.entity]) for m in self.mentions}
        ordered = sorted(fresh.values(), key=lambda m: (m.first, -m.last))
        by_token = {k: fresh[id(m)] for k, m in self.by_token.items() if id(m) in fresh}
        claims = tuple(
            replace(c, entity=renumber[c.entity]) for c in self.claims if c.entity in renumber
        )
        return Cast(entities, tuple(ordered), by_token, claims)

    def _members(self) -> set[int]:
        return {k for m in self.mentions for k in self.entities[m.entity].members}
