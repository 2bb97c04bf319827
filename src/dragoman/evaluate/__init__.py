"""Measure a coder against gold data: tasks, metrics with intervals, reports.

The gold data are files of JSON lines that the user has; none are part of dragoman.
"""

from __future__ import annotations

from dragoman.evaluate.gold import gold_path
from dragoman.evaluate.reports import Confusion, Metric, Report
from dragoman.evaluate.runs import TASKS, run

__all__ = ["TASKS", "Confusion", "Metric", "Report", "gold_path", "run"]
