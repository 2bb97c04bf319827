"""Pinned floors: figures may rise, never fall; raise them in ``floors.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

_FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


def floor(name: str) -> float:
    """The lowest value the figure may have."""
    return float(_FLOORS[name])
