"""Rich consoles that write into memory, shared by the views for a terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

NARROWEST = 20
COLOURS = {1: "blue", 2: "green", 3: "yellow", 4: "red"}


class Page:
    """Lines for a terminal of ``width`` columns (at least 20).

    Takes nothing from the environment; without ``color`` no control sequence is written.
    """

    def __init__(self, width: int, color: bool) -> None:
        """An empty page."""
        self.width = max(width, NARROWEST)
        self._out = StringIO()
        self._console = Console(
            file=self._out, width=self.width, force_terminal=color, no_color=not color,
            color_system="standard" if color else None, highlight=False, markup=False,
            emoji=False, legacy_windows=False, _environ={},
        )  # fmt: skip

    def blank(self) -> None:
        """An empty line."""
        self._console.print()

    def title(self, text: str) -> None:
        """A blank line and a heading, ruled to the right edge where it fits."""
        self.blank()
        line = Text(text, "bold")
        if (rest := self.width - line.cell_len - 1) > 0:
            line.append(" " + "─" * rest, "not bold dim")
        self._console.print(line, overflow="fold")

    def line(self, text: Text | str, *, indent: int = 0, bullet: str = "") -> None:
        """A line that folds under its own beginning; a bullet stands before it."""
        grid = Table.grid(expand=True)
        grid.add_column(width=indent + len(bullet), no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(" " * indent + bullet, text)
        self._console.print(grid)

    def row(self, *cells: tuple[Text | str, int | None]) -> None:
        """Cells side by side, each with its width; the one without takes the rest."""
        grid = Table.grid(padding=(0, 1, 0, 0), expand=True, pad_edge=False)
        for _, width in cells:
            grid.add_column(width=width, ratio=None if width else 1, overflow="fold")
        grid.add_row(*(text for text, _ in cells))
        self._console.print(grid)

    def text(self) -> str:
        """All that was written, without blanks at line ends, ending in a newline."""
        lines = (line.rstrip() for line in self._out.getvalue().split("\n"))
        return "\n".join(lines).strip("\n") + "\n"
