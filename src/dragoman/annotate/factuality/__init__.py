"""Factuality: how far a source, and the author, commit to an event."""

from dragoman.annotate.factuality.chain import chain_of
from dragoman.annotate.factuality.stage import assess

__all__ = ["assess", "chain_of"]
