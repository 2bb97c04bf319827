"""Look places up in gazetteer files."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from dragoman.errors import SetupError
from dragoman.lexicon.gazetteer import Place
from dragoman.store.schema import FORMAT

_QUERY = """
SELECT place.name, kind, country, admin1, place.id, lat, lon, population, own
FROM name JOIN place USING (id) WHERE key = ? ORDER BY population DESC, place.id LIMIT ?
"""
_MOST = 400  # places of one name that are looked at; there are 1,700 San Antonios


class GazetteerFiles:
    """Places of one or more files; of a place in several the earlier file's entry counts."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Open the files for reading.

        Raises:
            SetupError: a file is missing, broken or of another version.
        """
        self.paths = tuple(paths)
        self._bases = [_open(path) for path in paths]

    @property
    def name(self) -> str:
        """Names of the files, which say from which versions they were built."""
        return "+".join(path.stem for path in self.paths)

    def named(self, key: str) -> tuple[Place, ...]:
        """Places of a folded name, the largest first; nobody is said to live in none of them
        (0 people marks what the table of regions gives)."""
        found: dict[int, Place] = {}
        for base in self._bases:
            for name, kind, country, admin1, number, lat, lon, people, own in base.execute(
                _QUERY, (key, _MOST)
            ):
                known = found.get(number)
                if known is None or (own and not known.own):
                    found[number] = Place(
                        name, kind, (country,) if country else (), admin1,
                        number if number > 0 else None,
                        lat or 0.0, lon or 0.0, max(people, 1), bool(own),
                    )  # fmt: skip
        return tuple(found.values())


def _open(path: Path) -> sqlite3.Connection:
    try:
        if not path.is_file():
            raise FileNotFoundError(path)
        # Threads only read; a statement at a time is SQLite's own care.
        base = sqlite3.connect(path, check_same_thread=False)
        base.execute("PRAGMA query_only = ON")
        version = base.execute("PRAGMA user_version").fetchone()[0]
        base.execute("SELECT id FROM place LIMIT 1").fetchone()
    except (OSError, sqlite3.Error) as err:
        raise SetupError(
            f"the gazetteer file cannot be read: {err}", where=str(path), remedy="delete it"
        ) from err
    if version != FORMAT:
        base.close()
        raise SetupError(
            f"the gazetteer file has format {version}, {FORMAT} is known",
            where=str(path),
            remedy="delete it; what was imported must be imported again",
        )
    return base
