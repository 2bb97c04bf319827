"""dragoman: who did, said, promised, refused or feared what, towards whom, on whose word.

>>> import dragoman
>>> record = dragoman.code("Poland said that Germany had attacked France.")
>>> event = record.events[0]
>>> event.type.value, event.factuality.value, event.author_factuality.value
('ASSAULT', 'CT+', 'Uu')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.api import Lexicon, code, code_many, load_lexicon
    from dragoman.pairs import code_pair
    from dragoman.types import Event, Record

__all__ = [
    "Event", "Lexicon", "Record", "__version__", "code", "code_many", "code_pair", "load_lexicon",
]  # fmt: skip

_HOMES = {
    "code": "dragoman.api",
    "code_many": "dragoman.api",
    "code_pair": "dragoman.pairs",
    "load_lexicon": "dragoman.api",
    "Lexicon": "dragoman.api",
    "Event": "dragoman.types",
    "Record": "dragoman.types",
}


def __getattr__(name: str) -> object:
    """Load public names on first use, so that ``import dragoman`` stays cheap."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
