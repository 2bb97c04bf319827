"""Frames and event model together: ``stage`` (veto and retyping), ``sides`` (who is actor
and who recipient), ``report`` (reports about something else) and ``confidence``."""

from dragoman.annotate.judging.confidence import confidence
from dragoman.annotate.judging.report import in_passing
from dragoman.annotate.judging.stage import judge, refined, retyped

__all__ = ["confidence", "in_passing", "judge", "refined", "retyped"]
