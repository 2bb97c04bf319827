"""The event model: a small encoder that reads one sentence with some words marked.

``data/model/events`` holds the network (int8 ONNX), its tokenizer and the names of its
classes; ``training/events.py`` wrote them from the authored corpus. Sentences are read one
at a time, so that an answer depends on nothing but the sentence and its marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.errors import DataError
from dragoman.lexicon.codebook import load_codebook
from dragoman.lexicon.tables import data_path, read_tsv
from dragoman.types import Plover

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = "model/events"
NONE = "NONE"
_MAX_TOKENS = 96
_OUTPUTS = ("type", "root", "code", "mode", "source", "author", "tags", "vector")
_MEMORY = 256  # answers kept: one sentence is asked about by several stages

Span = tuple[int, int]
Floats = npt.NDArray[np.float32]


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of the classes of each head, in the order of its outputs."""

    version: str
    types: tuple[str, ...]
    roots: tuple[str, ...]
    codes: tuple[str, ...]
    modes: tuple[str, ...]
    factuality: tuple[str, ...]
    marks: int


class Confidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic curve: bias and weights by the name of the evidence."""

    bias: float
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Query:
    """A sentence, with character spans of what is known of one event in it."""

    text: str
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    trigger: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Tagged:
    """A piece of a word: its characters, and the probability of each role."""

    start: int
    end: int
    actor: float
    recipient: float
    trigger: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """Probabilities of each class; the classes of one head sum to 1. ``types`` has NONE
    beside the sixteen PLOVER types; ``modes`` are written ``TYPE:mode``; ``source`` and
    ``author`` are FactBank values for the innermost source and for the author. ``vector``
    is where the sentence and its trigger stand in the model's space, of length 1."""

    types: dict[str, float]
    roots: dict[str, float]
    codes: dict[str, float]
    modes: dict[str, float]
    source: dict[str, float]
    author: dict[str, float]
    tags: tuple[Tagged, ...]
    vector: Floats

    def best_type(self) -> Plover:
        """The likeliest of the sixteen types."""
        return Plover(max((t for t in self.types if t != NONE), key=self.types.__getitem__))

    def mode_of(self, kind: Plover) -> str | None:
        """The likeliest mode of the type; None when that is no mode."""
        own = {m: p for m, p in self.modes.items() if m.partition(":")[0] == kind.value}
        return max(own, key=own.__getitem__).partition(":")[2] or None if own else None

    def code_of(self, kind: Plover) -> str | None:
        """The likeliest CAMEO code among those of the type."""
        own = {c: p for c, p in self.codes.items() if _type_of(c) is kind}
        return max(own, key=own.__getitem__) if own else None


@lru_cache(maxsize=1024)
def _type_of(code: str) -> Plover | None:
    return load_codebook().type_of(code)


class EventModel:
    """The loaded network, with authored examples and their vectors (rows x width)."""

    def __init__(
        self,
        session: InferenceSession,
        tokenizer: Tokenizer,
        card: Card,
        confidence: Confidence,
        examples: Sequence[tuple[str, str]] = (),
        vectors: Floats | None = None,
    ) -> None:
        """Use a session, a tokenizer, class names and examples that belong together."""
        self._session = session
        self._tokenizer = tokenizer
        self._examples = tuple(examples)
        self._vectors = np.zeros((0, 1), dtype=np.float32) if vectors is None else vectors
        self.card = card
        self.confidence = confidence
        self.ask = lru_cache(maxsize=_MEMORY)(self._ask)

    def _ask(self, query: Query) -> Opinion:
        """What the model makes of a sentence with its marks."""
        coded = self._tokenizer.encode(query.text)
        ids, offsets = list(coded.ids), list(coded.offsets)
        if len(ids) > _MAX_TOKENS:
            ids, offsets = [*ids[: _MAX_TOKENS - 1], ids[-1]], [*offsets[: _MAX_TOKENS - 1], (0, 0)]
        marks = _marks(offsets, (query.actors, query.recipients, query.trigger))
        feed = {
            "ids": np.array([ids], dtype=np.int64),
            "mask": np.ones((1, len(ids)), dtype=np.int64),
            "marks": np.array([marks], dtype=np.int64),
        }
        out: dict[str, Any] = dict(
            zip(_OUTPUTS, self._session.run(list(_OUTPUTS), feed), strict=True)
        )
        c = self.card
        tags = 1.0 / (1.0 + np.exp(-out["tags"][0]))
        return Opinion(
            _shares(c.types, out["type"][0]),
            _shares(c.roots, out["root"][0]),
            _shares(c.codes, out["code"][0]),
            _shares(c.modes, out["mode"][0]),
            _shares(c.factuality, out["source"][0]),
            _shares(c.factuality, out["author"][0]),
            tuple(
                Tagged(a, b, *map(float, row))
                for (a, b), row in zip(offsets, tags, strict=True)
                if a < b
            ),
            _unit(out["vector"][0]),
        )

    def like(self, opinion: Opinion, kind: str) -> str:
        """The authored sentence of a type that stands nearest; empty without any."""
        own = [k for k, (name, _) in enumerate(self._examples) if name == kind]
        if not own:
            return ""
        return self._examples[own[int(np.argmax(self._vectors[own] @ opinion.vector))]][1]


def _marks(offsets: Sequence[Span], roles: Sequence[Sequence[Span]]) -> list[int]:
    marks = [0] * len(offsets)
    for k, (start, end) in enumerate(offsets):
        for role, spans in enumerate(roles, 1):
            if start < end and any(start < b and a < end for a, b in spans):
                marks[k] = role
    return marks


def _shares(names: Sequence[str], logits: Floats) -> dict[str, float]:
    weights = np.exp(logits - logits.max())
    return dict(zip(names, (weights / weights.sum()).tolist(), strict=True))


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


@lru_cache(maxsize=1)
def load_event_model() -> EventModel:
    """Load the network once.

    Raises:
        DataError: a file of the model is missing or damaged.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    folder = data_path(FOLDER)
    try:
        card = msgspec.json.decode((folder / "events.json").read_bytes(), type=Card)
        curve = msgspec.json.decode((folder / "confidence.json").read_bytes(), type=Confidence)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = 2, 1
        # Threads that wait must sleep: of two processes on two cores each would take 1.7 times
        # as long.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(folder / "events.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        examples = [
            (row["type"], row["text"])
            for row in read_tsv(f"{FOLDER}/examples.tsv", ("type", "text"))
        ]
        packed = np.frombuffer((folder / "examples.int8").read_bytes(), dtype=np.int8)
        vectors = packed.reshape(len(examples), -1).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    except Exception as err:  # the libraries raise kinds of their own
        raise DataError(
            f"the event model cannot be read: {err}",
            where=str(folder),
            remedy="reinstall dragoman, or run ./run.sh train",
        ) from err
    return EventModel(session, tokenizer, card, curve, examples, vectors)
