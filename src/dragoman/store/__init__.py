"""Gazetteer files: built from what pip carries, added to from GeoNames dumps, read by name.

``attach`` makes the package use them; without it, or where no file can be written, a smaller
table in memory serves.
"""

from __future__ import annotations

import sqlite3
import sys
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError, SetupError
from dragoman.lexicon.gazetteer import use_source
from dragoman.lexicon.imported import use_imported
from dragoman.store.folder import cache_folder
from dragoman.store.knowledge import knowledge_file
from dragoman.store.knowledge.reading import KnowledgeFile
from dragoman.store.packaged import build, version
from dragoman.store.reader import GazetteerFiles
from dragoman.store.schema import FORMAT

__all__ = [
    "attach", "attach_knowledge", "cache_folder", "imported_file", "knowledge_file",
    "packaged_file",
]  # fmt: skip


def packaged_file() -> Path:
    """The file built from what pip carries; its name says from which versions."""
    return cache_folder() / f"gazetteer-{FORMAT}-{version()}.sqlite"


def imported_file() -> Path:
    """The file into which the user imports dumps."""
    return cache_folder() / "geonames.sqlite"


@lru_cache(maxsize=1)
def attach() -> tuple[Path, ...]:
    """Use the gazetteer files in this process; build the packaged one if it is missing.

    Returns:
        The files in use: none when no file can be written or read, which is told once on
        stderr; the table in memory serves then.
    """
    attach_knowledge()
    try:
        path = packaged_file()
        if not path.is_file():
            _tell(f"building the gazetteer, once, in {path.parent} …")
            build(path)
        paths = tuple(p for p in (imported_file(), path) if p.is_file())
        use_source(GazetteerFiles(paths))
    except (OSError, sqlite3.Error, SetupError) as err:
        _tell(
            f"no gazetteer file ({err}); using cities of 15,000 people and more. "
            "Set DRAGOMAN_CACHE to a folder that can be written."
        )
        return ()
    return paths


@lru_cache(maxsize=1)
def attach_knowledge() -> Path | None:
    """Use the imported rows of the knowledge base in this process; None when there are none
    or they cannot be read, which is told once on stderr."""
    path = knowledge_file()
    if not path.is_file():
        return None
    try:
        base = KnowledgeFile(path)
        if base.has_imports():
            use_imported(base)
            return path
    except (sqlite3.Error, DataError) as err:
        _tell(f"the knowledge base is left out ({err}); using the packaged tables")
    return None


def _tell(words: str) -> None:
    sys.stderr.write(f"dragoman: {words}\n")
