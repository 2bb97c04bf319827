"""Predicate frames: which words, in which company, name which type of event.

The company is told in the language of ``lexicon.patterns``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.patterns import Classes, Pattern, Words, expanded, parse_pattern
from dragoman.lexicon.tables import names_in, read_toml
from dragoman.types import Plover


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence a frame must (or must not) code; parties as substrings, empty = any."""

    text: str
    actor: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rule: predicates of one meaning, the code they get, and who the parties are.

    ``actor`` and ``recipient`` list role names in order of preference; ``embeds`` names
    the class under which the frame takes another predicate inside itself; ``also`` is a
    second code the same words give (type, mode, CAMEO);
    ``bare`` lets a noun stand without a support verb; ``patterns`` are its lines as written.
    ``lexicon`` is the id and version of the file that gave it, empty for a packaged one, and
    ``ranks`` are those of its lines (see ``Pattern``), empty when they are packaged.
    """

    id: str
    version: int
    type: Plover | None
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    reciprocal: bool
    embeds: str | None
    bare: bool
    meeting: str | None
    also: tuple[Plover, str | None, str | None] | None
    match: tuple[Example, ...]
    no_match: tuple[str, ...]
    patterns: tuple[str, ...] = ()
    lexicon: str = ""
    ranks: tuple[int, ...] = ()

    @property
    def rule(self) -> str:
        """Id and version as written into ``explain``, and those of a file of one's own."""
        return f"{self.id}@{self.version}" + (f"+{self.lexicon}" if self.lexicon else "")


@dataclass(frozen=True, slots=True)
class FrameLexicon:
    """All frames and an index from (lemma, part of speech) to patterns."""

    frames: tuple[Frame, ...]
    index: dict[tuple[str, str], tuple[tuple[Pattern, Frame], ...]]
    classes: Classes

    def by_rule(self, rule: str) -> Frame | None:
        """The frame that ``explain`` calls so."""
        return next((f for f in self.frames if f.rule == rule), None)


KEYS = {
    "id", "version", "type", "mode", "cameo", "contexts", "actor", "recipient",
    "reciprocal", "embeds", "bare", "meeting", "also", "patterns", "match", "no_match",
}  # fmt: skip


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(filter(None, (v.strip() for v in value.split("|"))))
    return tuple(str(v) for v in value) if isinstance(value, list) else ()


def _example(value: object, where: str) -> Example:
    if isinstance(value, str):
        return Example(value)
    if isinstance(value, dict) and "text" in value and set(value) <= {"text", "actor", "recipient"}:
        return Example(**value)
    raise DataError(f"bad example {value!r}", where=where)


def build_frame(raw: dict[str, object], default_type: str, where: str) -> Frame:
    """A frame from one TOML table.

    Raises:
        DataError: a key is unknown or missing.
    """
    where = f"{where} [{raw.get('id', '?')}]"
    unknown = set(raw) - KEYS
    if unknown or "id" not in raw or "patterns" not in raw:
        raise DataError(f"unknown or missing keys: {sorted(unknown)}", where=where)
    kind = str(raw.get("type", default_type))
    if kind and kind not in Plover.__members__:
        raise DataError(f"unknown type {kind}", where=where)
    return Frame(
        id=str(raw["id"]),
        version=int(str(raw.get("version", 1))),
        type=Plover(kind) if kind else None,
        mode=str(raw["mode"]) if raw.get("mode") else None,
        cameo=str(raw["cameo"]) if raw.get("cameo") else None,
        contexts=_texts(raw.get("contexts", [])),
        actor=_texts(raw.get("actor", "subj")),
        recipient=_texts(raw.get("recipient", "obj")),
        reciprocal=bool(raw.get("reciprocal", False)),
        embeds=str(raw["embeds"]) if raw.get("embeds") else None,
        bare=bool(raw.get("bare", True)),
        meeting=str(raw["meeting"]) if raw.get("meeting") else None,
        also=_also(raw.get("also"), where),
        match=tuple(_example(e, where) for e in _items(raw.get("match", []))),
        no_match=_texts(raw.get("no_match", [])),
        patterns=_texts(raw["patterns"]),
    )


def _also(value: object, where: str) -> tuple[Plover, str | None, str | None] | None:
    if value is None:
        return None
    if not isinstance(value, dict) or value.get("type") not in Plover.__members__:
        raise DataError(f"bad second code {value!r}", where=where)
    return Plover(value["type"]), value.get("mode"), value.get("cameo")


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def build_lexicon(files: Iterable[tuple[str, dict[str, object]]], classes: Classes) -> FrameLexicon:
    """Index frames read from TOML tables ``{type, frame: [...]}``.

    Raises:
        DataError: a frame is malformed or an id occurs twice.
    """
    frames: dict[str, Frame] = {}
    for name, table in files:
        for raw in _items(table.get("frame", [])):
            if not isinstance(raw, dict):
                raise DataError("[[frame]] expected", where=name)
            frame = build_frame(raw, str(table.get("type", "")), name)
            if frame.id in frames:
                raise DataError(f"frame id {frame.id} occurs twice", where=name)
            frames[frame.id] = frame
    return index_frames(frames.values(), classes)


def index_frames(frames: Iterable[Frame], classes: Classes) -> FrameLexicon:
    """Index the patterns of frames by head, the one to be tried first in front.

    Raises:
        DataError: a pattern is malformed.
    """
    kept = tuple(frames)
    index: dict[tuple[str, str], list[tuple[Pattern, Frame]]] = {}
    for frame in kept:
        for n, line in enumerate(frame.patterns):
            lemmas, pattern = parse_pattern(line, classes, f"frame {frame.id}")
            if frame.ranks:
                pattern = replace(pattern, rank=frame.ranks[n])
            for lemma in lemmas:
                index.setdefault((lemma, pattern.pos), []).append((pattern, frame))
    ordered = {key: tuple(sorted(entries, key=_precedence)) for key, entries in index.items()}
    return FrameLexicon(kept, ordered, classes)


def _precedence(entry: tuple[Pattern, Frame]) -> tuple[int, int, int, str]:
    pattern, frame = entry
    return (-pattern.weight, -pattern.rank, pattern.breadth, frame.id)


@lru_cache(maxsize=1)
def load_classes() -> dict[str, Words]:
    """Word classes of ``frames/classes.toml``; a class may name others with ``@``."""
    raw = read_toml("frames/classes.toml")
    out: dict[str, Words] = {}
    for name, members in raw.items():
        out[name] = expanded("|".join(_texts(members)), out, f"frames/classes.toml [{name}]")
    return out


@lru_cache(maxsize=1)
def load_frames() -> FrameLexicon:
    """The packaged frames."""
    names = [n for n in names_in("frames", ".toml") if not n.endswith("/classes.toml")]
    return build_lexicon(((n, read_toml(n)) for n in names), load_classes())
