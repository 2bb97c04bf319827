"""What a page is coded with: the frames in use, and the codes of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.frames import FrameLexicon, load_frames
from dragoman.types import Event, OwnCode, Plover


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    """A code of one's own and the events it stands for; None demands nothing.

    ``cameo`` is the beginning of a CAMEO code. ``match`` are sentences that must get it.
    """

    code: str
    name: str | None
    type: Plover | None = None
    mode: str | None = None
    cameo: str | None = None
    frame: str | None = None
    context: str | None = None
    match: tuple[str, ...] = ()

    def fits(self, event: Event) -> bool:
        """Whether the event has everything the row demands."""
        return (
            self.type in {None, event.type}
            and self.mode in {None, event.mode}
            and (event.cameo or "").startswith(self.cameo or "")
            and self.frame in {None, event.explain.rule.partition("@")[0]}
            and (self.context is None or self.context in event.contexts)
        )

    def covers(self, other: CodeRow) -> bool:
        """Whether every event that fits ``other`` fits this row too."""
        return (
            self.type in {None, other.type}
            and self.mode in {None, other.mode}
            and (other.cameo or "").startswith(self.cameo or "")
            and self.frame in {None, other.frame}
            and self.context in {None, other.context}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One file: its id and version, a hash of its text, and its codes in order."""

    id: str
    version: str
    digest: str
    about: str = ""
    codes: tuple[CodeRow, ...] = ()

    @property
    def tag(self) -> str:
        """Id and version as events and codes carry them."""
        return f"{self.id}@{self.version}"

    def code_of(self, event: Event) -> CodeRow | None:
        """The first row that the event fits."""
        return next((row for row in self.codes if row.fits(event)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The frames in use, and the files of one's own behind them, in the order given."""

    frames: FrameLexicon
    books: tuple[Book, ...] = ()

    @property
    def suffix(self) -> str:
        """What ``made_with.lexicon`` says of the files; empty when there are none."""
        return "".join(f"+{b.tag}#{b.digest}" for b in self.books)

    def codes(self, events: Iterable[Event]) -> Iterator[OwnCode]:
        """The codes of each event, at most one from each file."""
        for event in events:
            for book in self.books:
                row = book.code_of(event)
                if row is not None:
                    yield OwnCode(event=event.id, lexicon=book.tag, code=row.code, name=row.name)


@lru_cache(maxsize=1)
def packaged() -> Lexicon:
    """The packaged frames and nothing else."""
    return Lexicon(frames=load_frames())
