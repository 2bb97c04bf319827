"""Predicate frames: which words, in which company, name which type of event.

A pattern is a head and its company, for instance::

    impose/V obj=@sanction        the verb with one of these objects
    call/V prt=off obj=@meeting   with a particle
    attack/N                      the noun, alone or under a support verb
    willing/A                     the predicative adjective

``key=lemmas`` demands a child, ``key`` alone demands its presence, ``!key`` and
``!key=lemmas`` forbid it. Keys: obj, subj, prt, comp (clausal complement), mod
(premodifier), attr, neg, or the name of a preposition. ``@name`` stands for a word
class of ``frames/classes.toml``. See ``docs/explanation/frames.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import names_in, read_toml
from dragoman.types import Plover

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Condition:
    """One demand on the company of a predicate: ``words`` empty means any."""

    key: str
    words: Words
    wanted: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A head of part of speech V, N or A with conditions on its company."""

    pos: str
    conditions: tuple[Condition, ...]

    @property
    def weight(self) -> int:
        """More demands win over fewer."""
        return sum(2 if c.words else 1 for c in self.conditions if c.wanted)

    @property
    def breadth(self) -> int:
        """Number of words its demands allow: between equals the narrower pattern wins."""
        return sum(len(c.words) for c in self.conditions if c.wanted)


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
    ``bare`` lets a noun stand without a support verb.
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

    @property
    def rule(self) -> str:
        """Id and version as written into ``explain``."""
        return f"{self.id}@{self.version}"


@dataclass(frozen=True, slots=True)
class FrameLexicon:
    """All frames and an index from (lemma, part of speech) to patterns."""

    frames: tuple[Frame, ...]
    index: dict[tuple[str, str], tuple[tuple[Pattern, Frame], ...]]
    classes: dict[str, Words]


_KEYS = {
    "id", "version", "type", "mode", "cameo", "contexts", "actor", "recipient",
    "reciprocal", "embeds", "bare", "meeting", "also", "patterns", "match", "no_match",
}  # fmt: skip


def parse_pattern(spec: str, classes: dict[str, Words], where: str) -> tuple[Words, Pattern]:
    """Head lemmas and pattern of one line of the pattern language.

    Raises:
        DataError: the line is not well formed.
    """
    head, *rest = spec.split()
    lemmas, slash, pos = head.rpartition("/")
    if not slash or pos not in {"V", "N", "A"}:
        raise DataError(f"pattern {spec!r} needs lemma/V, /N or /A", where=where)
    conditions = []
    for item in rest:
        wanted = not item.startswith("!")
        key, _, words = item.lstrip("!").partition("=")
        conditions.append(Condition(key, _words(words, classes, where), wanted))
    return _words(lemmas, classes, where), Pattern(pos, tuple(conditions))


def _words(spec: str, classes: dict[str, Words], where: str) -> Words:
    out: set[str] = set()
    for word in filter(None, spec.split("|")):
        if word.startswith("@"):
            if word[1:] not in classes:
                raise DataError(f"unknown word class {word}", where=where)
            out |= classes[word[1:]]
        else:
            out.add(word)
    return frozenset(out)


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


def build_frame(
    raw: dict[str, object], default_type: str, where: str
) -> tuple[Frame, tuple[str, ...]]:
    """A frame and its pattern lines from one TOML table.

    Raises:
        DataError: a key is unknown or missing.
    """
    where = f"{where} [{raw.get('id', '?')}]"
    unknown = set(raw) - _KEYS
    if unknown or "id" not in raw or "patterns" not in raw:
        raise DataError(f"unknown or missing keys: {sorted(unknown)}", where=where)
    kind = str(raw.get("type", default_type))
    if kind and kind not in Plover.__members__:
        raise DataError(f"unknown type {kind}", where=where)
    frame = Frame(
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
    )
    return frame, _texts(raw["patterns"])


def _also(value: object, where: str) -> tuple[Plover, str | None, str | None] | None:
    if value is None:
        return None
    if not isinstance(value, dict) or value.get("type") not in Plover.__members__:
        raise DataError(f"bad second code {value!r}", where=where)
    return Plover(value["type"]), value.get("mode"), value.get("cameo")


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def build_lexicon(
    files: Iterable[tuple[str, dict[str, object]]], classes: dict[str, Words]
) -> FrameLexicon:
    """Index frames read from TOML tables ``{type, frame: [...]}``.

    Raises:
        DataError: a frame is malformed or an id occurs twice.
    """
    frames: list[Frame] = []
    index: dict[tuple[str, str], list[tuple[Pattern, Frame]]] = {}
    seen: set[str] = set()
    for name, table in files:
        for raw in _items(table.get("frame", [])):
            if not isinstance(raw, dict):
                raise DataError("[[frame]] expected", where=name)
            frame, lines = build_frame(raw, str(table.get("type", "")), name)
            if frame.id in seen:
                raise DataError(f"frame id {frame.id} occurs twice", where=name)
            seen.add(frame.id)
            frames.append(frame)
            for line in lines:
                lemmas, pattern = parse_pattern(line, classes, f"{name} [{frame.id}]")
                for lemma in lemmas:
                    index.setdefault((lemma, pattern.pos), []).append((pattern, frame))
    ordered = {
        key: tuple(sorted(entries, key=lambda e: (-e[0].weight, e[0].breadth, e[1].id)))
        for key, entries in index.items()
    }
    return FrameLexicon(tuple(frames), ordered, classes)


@lru_cache(maxsize=1)
def load_classes() -> dict[str, Words]:
    """Word classes of ``frames/classes.toml``; a class may name others with ``@``."""
    raw = read_toml("frames/classes.toml")
    out: dict[str, Words] = {}
    for name, members in raw.items():
        out[name] = _words("|".join(_texts(members)), out, f"frames/classes.toml [{name}]")
    return out


@lru_cache(maxsize=1)
def load_frames() -> FrameLexicon:
    """The packaged frames."""
    names = [n for n in names_in("frames", ".toml") if not n.endswith("/classes.toml")]
    return build_lexicon(((n, read_toml(n)) for n in names), load_classes())
