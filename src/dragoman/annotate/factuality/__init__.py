"""Factuality: how far a source, and the author, commit to an event."""

from dragoman.annotate.factuality.stage import assess, chain_of

__all__ = ["assess", "chain_of"]
