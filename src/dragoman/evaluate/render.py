"""A report as text for a terminal, or as JSON."""

from __future__ import annotations

from io import StringIO

import msgspec
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.evaluate.reports import NO_ANSWER, Confusion, Metric, Report

_NARROWEST = 40
_MOST_OFTEN = 4  # wrong labels named for each gold label in the short form


def to_json(report: Report) -> str:
    """The report as one indented JSON object."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()


def to_text(report: Report, width: int) -> str:
    """The report as lines of at most ``width`` columns (at least 40), without colour."""
    out = StringIO()
    console = Console(
        file=out, width=max(width, _NARROWEST), color_system=None, force_terminal=False,
        highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    console.print(f"{report.name}: {report.n} rows, {report.unanswered} unanswered")
    console.print()
    console.print(_metrics(report.metrics))
    if report.confusion.labels:
        console.print()
        _print_confusion(console, report.confusion)
    if report.notes:
        console.print()
    for note in report.notes:
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_row("-", Text(_printable(note), overflow="fold"))
        console.print(grid)
    lines = (line.rstrip() for line in out.getvalue().split("\n"))
    return "\n".join(lines).strip("\n") + "\n"


def number(value: float | int | None) -> str:
    """A count as it is, a figure with three decimals (one from 100 on), a dash for none."""
    if value is None:
        return "-"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.1f}" if abs(value) >= 100 else f"{value:.3f}"


def _metrics(metrics: tuple[Metric, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    table.add_column("metric", overflow="fold")
    for head in ("value", "95 % interval", "n"):
        table.add_column(head, justify="right", no_wrap=True)
    for m in metrics:
        span = "" if m.low is None else f"{number(m.low)} to {number(m.high)}"
        table.add_row(Text(m.name), number(m.value), span, number(m.n))
    return table


def _print_confusion(console: Console, confusion: Confusion) -> None:
    """The full table where it fits, else each gold label with what it was taken for."""
    labels = (*map(_printable, confusion.labels), NO_ANSWER)
    used = [k for k in range(len(labels)) if any(row[k] for row in confusion.counts)]
    heads = _short([labels[k] for k in used])
    widest = [
        max([len(heads[i]), *(len(str(row[k])) for row in confusion.counts)])
        for i, k in enumerate(used)
    ]
    rows = [(g, row) for g, row in zip(labels, confusion.counts, strict=False) if any(row)]
    if not rows:
        return
    first = max(len(g) for g, _ in rows) + len(str(max(sum(r) for _, r in rows))) + 1
    if first + sum(w + 1 for w in widest) <= console.width:
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        for _ in ("n", *used):
            grid.add_column(justify="right", no_wrap=True)
        grid.add_row("gold", "n", *heads)
        for gold, row in rows:
            grid.add_row(gold, str(sum(row)), *(str(row[k]) if row[k] else "·" for k in used))
        console.print("confusion: gold label by row, answer by column")
        console.print(grid)
        return
    console.print("confusion: gold label, right of all, most frequent other answers")
    for k, (gold, row) in enumerate(zip(labels, confusion.counts, strict=False)):
        if any(row):
            wrong = sorted((-n, labels[i]) for i, n in enumerate(row) if n and i != k)
            rest = ", ".join(f"{name} {-n}" for n, name in wrong[:_MOST_OFTEN])
            console.print(Text(f"{gold} {row[k]}/{sum(row)}" + (f": {rest}" if rest else "")))


def _printable(text: str) -> str:
    """Text without control characters: it may come from a gold file."""
    return "".join(c if c.isprintable() else " " for c in text)


def _short(names: list[str]) -> list[str]:
    """The shortest beginnings, of three letters or more, that tell the names apart."""
    for size in range(3, max(map(len, names), default=3) + 1):
        cut = [n if n == NO_ANSWER else n[:size] for n in names]
        if len(set(cut)) == len(set(names)):
            break
    else:
        cut = list(names)
    return ["-" if n == NO_ANSWER else n for n in cut]
