"""What an evaluation gives: metrics with intervals, a confusion table and notes."""

from __future__ import annotations

from dataclasses import dataclass

NO_ANSWER = "(none)"


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure with its bootstrap 95 % interval and the number of cases it rests on.

    ``value`` is a share or a score as float, a plain count as int, or None where the data
    leave it undefined; ``low`` and ``high`` are None where no interval is given.
    """

    name: str
    value: float | int | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts by gold label (row) and predicted label (column).

    Columns follow ``labels`` and then no answer, so a row has one count more than there
    are labels. Empty labels mean that the task has no such table.
    """

    labels: tuple[str, ...] = ()
    counts: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one task over ``n`` gold rows, ``unanswered`` of them without an answer."""

    name: str
    n: int
    unanswered: int
    metrics: tuple[Metric, ...]
    confusion: Confusion = Confusion()
    notes: tuple[str, ...] = ()

    def value(self, name: str) -> float | int | None:
        """The value of the metric called ``name``.

        Raises:
            KeyError: the report has no such metric.
        """
        for metric in self.metrics:
            if metric.name == name:
                return metric.value
        raise KeyError(name)
