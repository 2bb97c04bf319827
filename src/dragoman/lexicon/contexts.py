"""Cues of context: which words, parties and types of an event say what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.codebook import load_codebook
from dragoman.lexicon.fields import rules
from dragoman.lexicon.tables import read_toml

FILE = "rules/contexts.toml"
REACHES = frozenset({"anywhere", "sentence", "clause", "party"})
_LISTS = (
    "words", "beside", "without", "party", "actor", "types", "not_types", "unless", "match",
    "no_match",
)  # fmt: skip
_FIELDS = frozenset({*_LISTS, "id", "context", "least", "reach"})

Phrase = tuple[tuple[str, ...], str]
"""Base forms that stand side by side, and the part of speech of the last (empty: any)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextCue:
    """A row: ``least`` of its words within ``reach`` give the event its context.

    All conditions must hold: ``beside`` asks for one more word in the sentence, ``without``
    forbids words there; ``party`` asks for a party of one of the sectors, ``actor`` for such
    an actor; ``types`` and ``not_types`` name types or type:mode. ``unless`` names contexts
    that leave no room for this one.
    """

    id: str
    context: str
    words: frozenset[Phrase]
    least: int
    reach: str
    beside: frozenset[Phrase]
    without: frozenset[Phrase]
    party: frozenset[str]
    actor: frozenset[str]
    types: frozenset[str]
    not_types: frozenset[str]
    unless: frozenset[str]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContextTable:
    """The cues in the order of the file, and their phrases by first word."""

    cues: tuple[ContextCue, ...]
    by_word: Mapping[str, tuple[Phrase, ...]]
    by_phrase: Mapping[Phrase, tuple[int, ...]]
    wordless: tuple[int, ...]


def phrase(text: str) -> Phrase:
    """``spy satellite`` or ``drill/N`` as a phrase; hyphens part words."""
    words, _, pos = text.partition("/")
    return tuple(words.replace("-", " ").split()), pos


@lru_cache(maxsize=1)
def load_contexts() -> ContextTable:
    """The rows of ``rules/contexts.toml``.

    Raises:
        DataError: a row lacks what it needs, or names what the code book does not know.
    """
    cues = rules(read_toml(FILE), "cue", FILE, context_cue)
    by_word: dict[str, dict[Phrase, None]] = {}
    by_phrase: dict[Phrase, list[int]] = {}
    for n, cue in enumerate(cues):
        for p in (*cue.words, *cue.beside, *cue.without):
            by_word.setdefault(p[0][0], {})[p] = None
        for p in cue.words:
            by_phrase.setdefault(p, []).append(n)
    return ContextTable(
        cues,
        {word: tuple(found) for word, found in by_word.items()},
        {p: tuple(found) for p, found in by_phrase.items()},
        tuple(n for n, cue in enumerate(cues) if not cue.words),
    )


def context_cue(row: Mapping[str, object], where: str) -> ContextCue:
    """A row of the table.

    Raises:
        DataError: it lacks what it needs, or names what the code book does not know.
    """
    if unknown := row.keys() - _FIELDS:
        raise DataError(f"unknown fields {sorted(unknown)}", where=where)
    lists = {name: _texts(row.get(name, []), name, where) for name in _LISTS}
    book = load_codebook()
    context, reach, least = row.get("context"), row.get("reach", "sentence"), row.get("least", 1)
    types = {f"{kind.value}:{mode}" if mode else kind.value for kind, mode in book.types}
    for name, known in (("unless", {*book.contexts}), ("types", types), ("not_types", types)):
        if wrong := set(lists[name]) - known:
            raise DataError(f"{name}: not in the code book: {sorted(wrong)}", where=where)
    if context not in book.contexts:
        raise DataError(f"no context {context!r} in the code book", where=where)
    if reach not in REACHES or not isinstance(least, int) or least < 1:
        raise DataError(f"reach is one of {sorted(REACHES)}, least a number from 1", where=where)
    for text in (*lists["words"], *lists["beside"], *lists["without"]):
        if phrase(text)[1] not in {"", "V", "N", "A"}:
            raise DataError(f"the part of speech of {text!r} is not V, N or A", where=where)
    if not (lists["words"] or lists["party"] or lists["actor"] or lists["types"]):
        raise DataError("a cue needs words, sectors of parties or types", where=where)
    if not lists["match"] or not lists["no_match"]:
        raise DataError("a cue needs an example and a counter-example", where=where)
    return ContextCue(
        id=str(row.get("id", "")), context=str(context), least=least, reach=str(reach),
        words=frozenset(map(phrase, lists["words"])),
        beside=frozenset(map(phrase, lists["beside"])),
        without=frozenset(map(phrase, lists["without"])),
        party=frozenset(lists["party"]), actor=frozenset(lists["actor"]),
        types=frozenset(lists["types"]), not_types=frozenset(lists["not_types"]),
        unless=frozenset(lists["unless"]), match=lists["match"], no_match=lists["no_match"],
    )  # fmt: skip


def _texts(value: object, name: str, where: str) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(t, str) and t.strip() for t in texts):
        raise DataError(f"{name} must be a text or a list of texts", where=where)
    return tuple(texts)
