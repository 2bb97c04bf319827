"""Frames and event model together: ``stage`` (veto and retyping), ``sides`` (who is actor
and who recipient) and ``confidence``."""

from dragoman.annotate.judging.confidence import confidence
from dragoman.annotate.judging.stage import judge, refined, retyped

__all__ = ["confidence", "judge", "refined", "retyped"]
