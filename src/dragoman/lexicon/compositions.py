"""What becomes of a predicate inside another: agreed to meet, refused to withdraw."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_toml
from dragoman.types import Plover


@dataclass(frozen=True, slots=True)
class Composition:
    """A row: the outer class with an inner type gives one event, or keeps the inner one.

    ``type`` is None when the outer predicate only colours the inner event (its
    factuality is settled by the operator lexicon). ``cameo`` maps prefixes of the inner
    CAMEO code to the code of the result; the longest prefix wins, ``*`` is the default.
    ``modes`` overrides ``mode`` by the inner mode or a prefix of the inner code.
    ``keep_inner`` leaves the inner event as one of its own as well; ``lend_actor`` gives it
    the outer actor ("claimed responsibility for the bombing").
    """

    id: str
    outer: str
    inner: frozenset[str]
    type: Plover | None
    mode: str | None
    modes: dict[str, str]
    cameo: dict[str, str]
    keep_inner: bool
    lend_actor: bool
    why: str

    def mode_for(self, inner_mode: str | None, inner_cameo: str | None) -> str | None:
        """Mode of the result."""
        if inner_mode and inner_mode in self.modes:
            return self.modes[inner_mode]
        prefix = inner_cameo or ""
        while prefix:
            if prefix in self.modes:
                return self.modes[prefix]
            prefix = prefix[:-1]
        return self.mode

    def code(self, inner_cameo: str | None) -> str | None:
        """CAMEO code of the result."""
        prefix = inner_cameo or ""
        while prefix:
            if prefix in self.cameo:
                return self.cameo[prefix]
            prefix = prefix[:-1]
        return self.cameo.get("*")


@lru_cache(maxsize=1)
def load_compositions() -> dict[tuple[str, str], Composition]:
    """Rows of ``rules/compositions.toml`` by (outer class, inner type).

    Raises:
        DataError: a row names an unknown type or a pair stands twice.
    """
    out: dict[tuple[str, str], Composition] = {}
    rows = read_toml("rules/compositions.toml").get("composition", [])
    for raw in rows if isinstance(rows, list) else []:
        where = f"rules/compositions.toml [{raw.get('id')}]"
        inner = frozenset(raw["inner"])
        for name in inner - {"*", "none"}:
            if name.partition(":")[0] not in Plover.__members__:
                raise DataError(f"unknown type {name}", where=where)
        kind = raw.get("type") or None
        row = Composition(
            id=raw["id"],
            outer=raw["class"],
            inner=inner,
            type=Plover(kind) if kind else None,
            mode=raw.get("mode") or None,
            modes=dict(raw.get("modes", {})),
            cameo=dict(raw.get("cameo", {})),
            keep_inner=bool(raw.get("keep_inner", False)),
            lend_actor=bool(raw.get("lend_actor", False)),
            why=raw["why"],
        )
        for name in inner:
            if (row.outer, name) in out:
                raise DataError(f"{row.outer} + {name} stands twice", where=where)
            out[row.outer, name] = row
    return out
