"""The learned scale of ``annotate.happened``: weights of readable features.

``data/model/factuality.json.gz`` is written by ``training/factuality.py``; nothing in it
is executable.
"""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from dragoman.errors import DataError
from dragoman.lexicon.tables import data_path

FILE = "model/factuality.json.gz"
_HEAVIEST = 100.0  # no weight is near it; a larger one is a broken file


class _Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands; weights are in thousandths."""

    version: str
    trained_on: list[str]
    sharpness: float
    bias: float
    weights: dict[str, int]
    style_bias: float
    style: dict[str, float]
    verbs: tuple[float, float]
    nouns: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model over named features, and a second one over signs of style.

    ``verbs`` and ``nouns`` are the probabilities of news style between which the scale
    passes from learned to ruled, for triggers that are verbs and for others.
    """

    version: str
    sharpness: float
    bias: float
    weights: dict[str, float]
    style_bias: float
    style: dict[str, float]
    verbs: tuple[float, float]
    nouns: tuple[float, float]


def read_model(packed: bytes, where: str = FILE) -> Model:
    """Decode and check a model file.

    Raises:
        DataError: it is damaged, has unknown fields, or a number out of range.
    """
    try:
        stored = msgspec.json.decode(gzip.decompress(packed), type=_Stored)
    except (OSError, EOFError, zlib.error, msgspec.MsgspecError) as err:
        raise DataError(f"not a model: {err}", where=where) from err
    weights = {name: value / 1000 for name, value in stored.weights.items()}
    numbers = (stored.bias, stored.style_bias, *weights.values(), *stored.style.values())
    if any(not abs(n) < _HEAVIEST for n in numbers) or not 0 < stored.sharpness < _HEAVIEST:
        raise DataError("a weight is out of range", where=where)
    for low, high in (stored.verbs, stored.nouns):
        if not 0 <= low < high <= 1:
            raise DataError(f"bad range {low}-{high}", where=where)
    return Model(
        stored.version, stored.sharpness, stored.bias, weights, stored.style_bias,
        stored.style, stored.verbs, stored.nouns,
    )  # fmt: skip


@lru_cache(maxsize=1)
def load_happened() -> Model:
    """The packaged model.

    Raises:
        DataError: the file is missing or damaged.
    """
    try:
        packed = data_path(FILE).read_bytes()
    except OSError as err:
        raise DataError("the model file is missing", where=FILE) from err
    return read_model(packed)
