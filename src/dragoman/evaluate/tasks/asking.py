"""Ask a coder about rows one at a time: count refusals, tell the progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ParamSpec, TypeVar

from dragoman.errors import InputError
from dragoman.evaluate.protocols import Progress

P = ParamSpec("P")
T = TypeVar("T")


class Asker:
    """Questions to a coder in one task; ``refused`` holds what it could not read."""

    __slots__ = ("_progress", "refused")

    def __init__(self, progress: Progress | None = None) -> None:
        """``progress`` is called with (done, total) after every row."""
        self._progress = progress
        self.refused: list[str] = []

    def each(self, rows: Sequence[T]) -> Iterator[T]:
        """The rows, telling the progress."""
        for done, row in enumerate(rows, 1):
            yield row
            if self._progress:
                self._progress(done, len(rows))

    def ask(self, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """The answer, or None where the coder cannot read the input."""
        try:
            return question(*args, **kwargs)
        except InputError as err:
            self.refused.append(str(err))
            return None

    def notes(self) -> tuple[str, ...]:
        """One line about the refusals, if there were any."""
        if not self.refused:
            return ()
        return (f"{len(self.refused)} rows were refused, the first: {self.refused[0]}",)
