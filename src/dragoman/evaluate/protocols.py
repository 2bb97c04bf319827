"""What a task asks of a coder: one small protocol for each, and one for all.

All offsets are half-open Unicode code point offsets into the text given. A function
that cannot read its input raises ``InputError``; the row then counts as unanswered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.errors import UsageError
from dragoman.types import Actor, Event, Record

Progress = Callable[[int, int], None]
Place = tuple[float, float, str | None, int | None]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office: the Wikidata id, None where it is not known, and all names."""

    wikidata: str | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Referring:
    """A mention found: characters [start, end), the first character of its head word, whether
    it is a pronoun, and numbers of the actors it stands for, several for a plural."""

    start: int
    end: int
    head: int
    pronoun: bool
    actors: frozenset[int]


class TextCoder(Protocol):
    """Codes a whole text or page."""

    def code(
        self,
        text_or_html: str,
        url: str | None = None,
        outlet: str | None = None,
        dct: str | None = None,
    ) -> Record:
        """The record of the text."""
        ...


class PairCoder(TextCoder, Protocol):
    """Codes the relation of two given mentions."""

    def code_pair(
        self, text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
    ) -> Event | None:
        """The event that links the mentions, or None; one of them may not be given."""
        ...


class FactualityCoder(Protocol):
    """Says how far the author commits to an event."""

    def factuality_at(self, text: str, start: int, end: int) -> float:
        """A value from -3 (certainly did not happen) to 3 (did) for the trigger given."""
        ...


class ActorCoder(Protocol):
    """Resolves the mention of an actor."""

    def resolve(self, mention: str, context: str, date: str) -> Actor | None:
        """The actor, or None; ``date`` is an ISO day or empty."""
        ...


class OfficeCoder(Protocol):
    """Knows who held an office."""

    def office_at_date(self, country: str, position: str, date: str) -> Sequence[Holder]:
        """The holder on an ISO day; several candidates when it cannot tell, none when it
        knows nobody."""
        ...


class PlaceCoder(Protocol):
    """Resolves place names whose spans are given."""

    def locate(self, text: str, spans: list[tuple[int, int]]) -> list[Place | None]:
        """For each span latitude, longitude, country and GeoNames id, or None."""
        ...


class ChainCoder(Protocol):
    """Tells which mentions of a document stand for one actor."""

    def mentions(self, text: str, title_end: int, date: str) -> Sequence[Referring]:
        """The mentions of actors; ``title_end`` ends the headline, ``date`` is an ISO day or
        empty."""
        ...

    def head_words(self, text: str, title_end: int, spans: list[tuple[int, int]]) -> list[int]:
        """First character of the head word of each span."""
        ...


class PageCoder(Protocol):
    """Reads the main text of a web page."""

    def extract(self, html: str, url: str) -> str:
        """Title and body of the article as plain text."""
        ...


class DateCoder(Protocol):
    """Finds the day a page was published."""

    def published(self, html: str, url: str) -> str | None:
        """An ISO date, or None."""
        ...


class DuplicateCoder(Protocol):
    """Groups reports of the same happening."""

    def clusters(self, texts: Sequence[str]) -> Sequence[int] | None:
        """A cluster number for each text, or None when this is not available."""
        ...


class Coder(
    PairCoder, FactualityCoder, ActorCoder, OfficeCoder, ChainCoder, PlaceCoder, PageCoder,
    DateCoder, DuplicateCoder, Protocol,
):  # fmt: skip
    """Everything that the tasks may ask for. One that lacks a function can run the rest."""


def require(coder: object, *names: str) -> None:
    """Check that the coder has the functions a task needs.

    Raises:
        UsageError: one is missing.
    """
    for name in names:
        if not callable(getattr(coder, name, None)):
            raise UsageError(
                f"this coder cannot do the task: it has no function {name!r}",
                remedy="choose another task, or a coder that has it",
            )
