"""Fields of talk in which words of politics are borrowed: sport, markets, the stage."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True)
class Veto:
    """A field: at least ``least`` of its words silence the sentence, or only ``frames``."""

    id: str
    least: int
    words: frozenset[str]
    frames: frozenset[str]
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def holds(self, lemmas: Set[str]) -> bool:
        """Whether the lemmas of a sentence are of this field."""
        return len(self.words & lemmas) >= self.least


@lru_cache(maxsize=1)
def load_vetoes() -> tuple[Veto, ...]:
    """The rows of ``rules/vetoes.toml``.

    Raises:
        DataError: a row lacks words.
    """
    out = []
    rows = read_toml("rules/vetoes.toml").get("veto", [])
    for raw in rows if isinstance(rows, list) else []:
        if not raw.get("words") or not raw.get("id"):
            raise DataError("a veto needs an id and words", where="rules/vetoes.toml")
        out.append(
            Veto(raw["id"], int(raw.get("least", 2)), frozenset(raw["words"]),
                 frozenset(raw.get("frames", [])), tuple(raw.get("match", [])),
                 tuple(raw.get("no_match", [])))
        )  # fmt: skip
    return tuple(out)
