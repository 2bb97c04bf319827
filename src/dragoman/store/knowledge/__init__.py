"""The knowledge base: one SQLite file of entities, names, dated roles, codes and relations.

Every row has an origin: ``dragoman`` for the packaged tables, else the kind of dump it was
imported from. ``importing`` streams dumps into it, ``reading`` answers from it.
"""

from __future__ import annotations

from pathlib import Path

from dragoman.store.folder import cache_folder

__all__ = ["knowledge_file"]


def knowledge_file() -> Path:
    """The file of the knowledge base; it need not exist."""
    return cache_folder() / "knowledge.sqlite"
