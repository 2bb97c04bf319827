"""Code books: PLOVER types and modes with quad and score, CAMEO codes with Goldstein values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_tsv
from dragoman.types import Plover


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A PLOVER type (empty mode) or one of its modes; quad 1–4, PLOVER's score."""

    type: Plover
    mode: str
    quad: int
    score: float
    cameo: str
    name: str


@dataclass(frozen=True, slots=True)
class CameoEntry:
    """A CAMEO code with the Goldstein values of the ICEWS and GDELT tables."""

    code: str
    name: str
    goldstein: float | None
    goldstein_gdelt: float | None


@dataclass(frozen=True, slots=True)
class Codebook:
    """All types, modes, contexts and CAMEO codes."""

    types: dict[tuple[Plover, str], TypeEntry]
    cameo: dict[str, CameoEntry]
    contexts: dict[str, str]

    def quad(self, kind: Plover) -> int:
        """PLOVER's quad class of a type."""
        return self.types[kind, ""].quad

    def score(self, kind: Plover, mode: str | None) -> float:
        """PLOVER's intensity of a type and mode (the type's where the mode has none)."""
        entry = self.types.get((kind, mode or "")) or self.types[kind, ""]
        return entry.score

    def plain_names(self) -> dict[str, str]:
        """Plain-language names by ``TYPE``, ``TYPE/mode`` and CAMEO code."""
        names = {f"{t.value}/{m}" if m else t.value: e.name for (t, m), e in self.types.items()}
        names.update({code: e.name for code, e in self.cameo.items()})
        return {key: name for key, name in names.items() if name}

    def type_of(self, code: str) -> Plover | None:
        """The type that a CAMEO code belongs to by its longest listed prefix; None for none."""
        found = [
            (len(prefix), entry.type)
            for entry in self.types.values()
            for prefix in entry.cameo.split("|")
            if prefix and code.startswith(prefix)
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def goldstein(self, code: str | None) -> float | None:
        """ICEWS Goldstein value of a code, or of the nearest code above it."""
        while code:
            entry = self.cameo.get(code)
            if entry and entry.goldstein is not None:
                return entry.goldstein
            code = code[:-1]
        return None


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


@lru_cache(maxsize=1)
def load_codebook() -> Codebook:
    """The packaged code books.

    Raises:
        DataError: a type is missing or a row is malformed.
    """
    types: dict[tuple[Plover, str], TypeEntry] = {}
    for row in read_tsv("codebook/plover.tsv", ("type", "mode", "quad", "score", "cameo", "name")):
        kind = Plover(row["type"])
        base = types.get((kind, ""))
        score = _number(row["score"])
        if score is None:
            if base is None:
                raise DataError("a type needs a score", where=f"codebook/plover.tsv {kind}")
            score = base.score
        types[kind, row["mode"]] = TypeEntry(
            kind, row["mode"], int(row["quad"]), score, row["cameo"], row["name"]
        )
    missing = [k.value for k in Plover if (k, "") not in types]
    if missing:
        raise DataError(f"types without a row: {missing}", where="codebook/plover.tsv")
    cameo = {
        r["code"]: CameoEntry(
            r["code"], r["name"], _number(r["goldstein"]), _number(r["goldstein_gdelt"])
        )
        for r in read_tsv("codebook/cameo.tsv", ("code", "name", "goldstein", "goldstein_gdelt"))
    }
    contexts = {
        r["context"]: r["name"] for r in read_tsv("codebook/contexts.tsv", ("context", "name"))
    }
    return Codebook(types, cameo, contexts)
