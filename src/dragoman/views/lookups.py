"""A record joined by its ids: who speaks, who acts on whom, which words stand where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.types import (
    Actor,
    Event,
    Meeting,
    OwnCode,
    Party,
    Record,
    Sentence,
    Sign,
    Statement,
)
from dragoman.views.texts import one_line

AUTHOR = "author"
UNNAMED = "unnamed source"


@dataclass(frozen=True, slots=True)
class Lookup:
    """A record with its tables indexed by id; ids that lead nowhere are left out."""

    record: Record
    actors: Mapping[str, Actor]
    statements: Mapping[str, Statement]
    sentences: Mapping[str, Sentence]
    meetings: Mapping[str, Meeting]

    @classmethod
    def of(cls, record: Record) -> Lookup:
        """Index ``record``."""
        return cls(
            record,
            {a.id: a for a in record.actors},
            {s.id: s for s in record.statements},
            {s.id: s for s in record.sentences},
            {m.id: m for m in record.meetings},
        )

    def slice(self, start: int, end: int) -> str:
        """Document text between two offsets, forgiving offsets beyond its ends."""
        return self.record.document.text[max(0, start) : max(0, end)]

    def name(self, actor: str | None, text: str) -> str:
        """Name of the actor when it is resolved, else the words of the text."""
        known = self.actors.get(actor) if actor else None
        return one_line(known.name if known and known.name.strip() else text)

    def speaker(self, statement: Statement) -> str:
        """Who makes the statement."""
        source = statement.source
        return (self.name(source.actor, source.text) if source else "") or UNNAMED

    def chain(self, event: Event) -> tuple[Statement, ...]:
        """The statements the event stands in, outermost first; empty: the author's word."""
        return tuple(self.statements[q] for q in event.attribution if q in self.statements)

    def speakers(self, event: Event) -> tuple[str, ...]:
        """Names of those on whose word the event stands, outermost first."""
        return tuple(self.speaker(s) for s in self.chain(event))

    def parties(self, parties: Sequence[Party]) -> tuple[str, ...]:
        """Names of the parties, each once."""
        return tuple(dict.fromkeys(self.name(p.actor, p.text) for p in parties))

    def sides(self, event: Event) -> str:
        """Who → whom; ↔ between the parties of a reciprocal event."""
        who = self.parties(event.actors)
        whom = self.parties(event.recipients)
        if event.reciprocal:
            return " ↔ ".join((*who, *whom)) or "unnamed"
        left = ", ".join(who) or "unnamed"
        return f"{left} → {', '.join(whom)}" if whom else left

    def codes(self, event: Event) -> tuple[OwnCode, ...]:
        """The codes of the user's own that the event has."""
        return tuple(c for c in self.record.codes if c.event == event.id)

    def sentence(self, event: Event) -> tuple[int, int]:
        """Offsets of the event's sentence, or of its trigger when it has none."""
        found = self.sentences.get(event.sentence)
        return (found.start, found.end) if found else (event.trigger.start, event.trigger.end)

    def signs(self, start: int, end: int) -> tuple[Sign, ...]:
        """Signs of spinning that share a character with the span."""
        signs = self.record.document.integrity.signs
        return tuple(s for s in signs if s.start < end and start < s.end)

    def nested(self) -> tuple[tuple[int, Statement], ...]:
        """Statements with their depth, each below the one it stands inside.

        A parent that is missing, or a ring of parents, makes a statement stand alone.
        """
        inside: dict[str | None, list[Statement]] = {}
        for s in self.record.statements:
            parent = s.parent if s.parent in self.statements else None
            inside.setdefault(parent, []).append(s)
        out: list[tuple[int, Statement]] = []
        seen: set[str] = set()

        def walk(roots: Iterable[Statement]) -> None:
            stack = [(0, s) for s in reversed(list(roots))]
            while stack:
                depth, s = stack.pop()
                if s.id in seen:
                    continue
                seen.add(s.id)
                out.append((depth, s))
                stack.extend((depth + 1, c) for c in reversed(inside.get(s.id, ())))

        walk(inside.get(None, ()))
        walk(self.record.statements)
        return tuple(out)
