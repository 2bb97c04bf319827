"""How far an event has happened, as a number from -3 (did not) to 3 (did)."""

from dragoman.annotate.happened.stage import Degree, degree, weigh

__all__ = ["Degree", "degree", "weigh"]
