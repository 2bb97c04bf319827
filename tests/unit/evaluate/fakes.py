"""Records, events and a coder made by hand; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.errors import InputError
from dragoman.types import (
    SCHEMA,
    Actor,
    Candidate,
    Dct,
    Document,
    Event,
    Explain,
    Factuality,
    Integrity,
    Interval,
    MadeWith,
    Party,
    Plover,
    Quote,
    Record,
    SourceMention,
    Statement,
)


def party(text: str, start: int = 0) -> Party:
    """A side of an event."""
    return Party(
        text=text, start=start, end=start + len(text), actor=None, country=None, sector=None
    )


def event(
    kind: str,
    actors: Sequence[str] = (),
    recipients: Sequence[str] = (),
    cameo: str | None = None,
    reciprocal: bool = False,
    at: int = 0,
) -> Event:
    """An event of a type; parties stand at offset ``at``."""
    return Event(
        id="e1", type=Plover(kind), mode=None, contexts=(), cameo=cameo, quad=1, score=0.0,
        goldstein=None, actors=tuple(party(a, at) for a in actors),
        recipients=tuple(party(r, at) for r in recipients), reciprocal=reciprocal,
        trigger=Quote(text="", start=0, end=0), sentence="s0", attribution=(),
        factuality=Factuality.CERTAIN, author_factuality=Factuality.CERTAIN, when=None,
        where=None, meeting=None, confidence=1.0, explain=Explain(rule="r@1", why="because"),
    )  # fmt: skip


def statement(
    text: str, content: str, source: str | None = None, cue: str | None = None
) -> Statement:
    """A statement whose parts are found in the text by their words."""

    def quote(part: str) -> Quote:
        start = text.index(part)
        return Quote(text=part, start=start, end=start + len(part))

    who = quote(source) if source else None
    return Statement(
        id="q1",
        form="indirect",
        source=SourceMention(text=who.text, start=who.start, end=who.end, actor=None)
        if who
        else None,
        cue=quote(cue) if cue else None,
        content=quote(content),
        parent=None,
    )


def record(text: str, events: Sequence[Event] = (), statements: Sequence[Statement] = ()) -> Record:
    """A record of a text."""
    return Record(
        schema=SCHEMA,
        dragoman="0",
        made_with=MadeWith(lexicon="l", model="m", knowledge="k"),
        document=Document(
            id="d", url=None, outlet=None, language="en", title=None, text=text, dct=Dct(),
            removed=(), integrity=Integrity(spun=False, score=0.0),
        ),
        sentences=(), actors=(), statements=tuple(statements), events=tuple(events),
        meetings=(), dropped=(),
    )  # fmt: skip


def actor(
    name: str, country: str | None = None, sector: str | None = None, office: str | None = None
) -> Actor:
    """A resolved actor."""
    return Actor(
        id="a1", name=name, wikidata=None, kind="person", country=country, sector=sector,
        office=office, as_of=Interval(),
        candidates=(Candidate(name=name, country=None, score=0.1),), mentions=(),
    )  # fmt: skip


class FakeCoder:
    """Answers from functions given; text that begins with ``!`` cannot be read."""

    def __init__(
        self,
        code: Callable[[str], Record] = record,
        pair: Callable[[str, tuple[int, int], tuple[int, int]], Event | None] | None = None,
        **answers: Callable[..., object],
    ) -> None:
        self._code, self._pair = code, pair
        self.asked: list[tuple[object, ...]] = []
        self.__dict__.update(answers)

    def code(
        self,
        text_or_html: str,
        url: str | None = None,
        outlet: str | None = None,
        dct: str | None = None,
    ) -> Record:
        """The record that the given function makes."""
        self.asked.append((text_or_html, url, outlet, dct))
        if text_or_html.startswith("!"):
            raise InputError("unreadable")
        return self._code(text_or_html)

    def code_pair(
        self, text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
    ) -> Event | None:
        """The event that the given function makes."""
        self.asked.append((text, actor, recipient))
        return self._pair(text, actor, recipient) if self._pair else None
