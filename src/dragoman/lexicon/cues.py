"""Attribution cues: the words by which a text says that somebody says, thinks or fears.

The table ``rules/cues.tsv`` gives for each cue its kind, whether it is factive and the
complements that can be its content. A verb of two words (*point out*) stands under
both, with the particle after the lemma.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_tsv, split_list

_FILE = "rules/cues.tsv"
_COLUMNS = ("id", "lemma", "pos", "kind", "factive", "complements", "example", "no_match")
_KINDS = frozenset({"speech", "belief", "knowledge", "intention", "fear", "perception", "report"})
_POS = frozenset({"verb", "noun", "adjective", "adverb", "phrase"})
_COMPLEMENTS = frozenset({"that", "quote", "to", "ing", "np", "npto", "small", "as", "clause"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue. ``complements`` are the forms its content may take: ``that`` (finite or wh
    clause), ``quote``, ``to``, ``ing``, ``np``, ``as`` (noun phrase + *as*), ``npto`` (noun
    phrase + infinitive), ``small`` (noun phrase + predicate), ``clause`` (what an adverb or
    phrase modifies); ``prepositions`` are those that introduce it."""

    id: str
    lemma: str
    pos: str
    kind: str
    factive: bool
    complements: frozenset[str]
    prepositions: frozenset[str]
    example: str
    no_match: str


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Cues by lemma and part of speech; ``particles`` maps a verb to its particles and
    ``phrases`` the first word of a phrase to its phrases, longest first."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    adverbs: dict[str, Cue]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    particles: dict[str, frozenset[str]]

    def all(self) -> tuple[Cue, ...]:
        """Every cue, in the order of the groups."""
        groups = (self.verbs, self.nouns, self.adjectives, self.adverbs)
        single = [c for group in groups for c in group.values()]
        return (*single, *(c for found in self.phrases.values() for _, c in found))


def _cue(row: dict[str, str]) -> Cue:
    where = f"{_FILE}: {row['id']}"
    if row["pos"] not in _POS:
        raise DataError(f"unknown part of speech {row['pos']!r}", where=where)
    if row["kind"] not in _KINDS:
        raise DataError(f"unknown kind {row['kind']!r}", where=where)
    if row["factive"] not in {"0", "1"}:
        raise DataError(f"factive must be 0 or 1, not {row['factive']!r}", where=where)
    forms = split_list(row["complements"])
    prepositions = frozenset(f[2:] for f in forms if f.startswith("p:"))
    complements = frozenset(f for f in forms if not f.startswith("p:"))
    unknown = complements - _COMPLEMENTS
    if unknown or not forms:
        raise DataError(f"unknown complements {sorted(unknown)}", where=where)
    if not row["lemma"] or not row["example"]:
        raise DataError("lemma and example must not be empty", where=where)
    return Cue(
        row["id"], row["lemma"], row["pos"], row["kind"], row["factive"] == "1",
        complements, prepositions, row["example"], row["no_match"],
    )  # fmt: skip


def build_cues(rows: list[dict[str, str]]) -> CueLexicon:
    """Check and index the rows of a cue table.

    Raises:
        DataError: a row breaks the schema or stands twice.
    """
    tables: dict[str, dict[str, Cue]] = {pos: {} for pos in _POS}
    ids: set[str] = set()
    for row in rows:
        cue = _cue(row)
        if cue.id in ids or cue.lemma in tables[cue.pos]:
            raise DataError("this cue stands twice", where=f"{_FILE}: {cue.id}")
        ids.add(cue.id)
        tables[cue.pos][cue.lemma] = cue
    particles: dict[str, set[str]] = {}
    for lemma in tables["verb"]:
        verb, _, particle = lemma.partition(" ")
        if particle:
            particles.setdefault(verb, set()).add(particle)
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for lemma, cue in sorted(tables["phrase"].items(), key=lambda kv: (-len(kv[0]), kv[0])):
        words = tuple(lemma.split())
        phrases.setdefault(words[0], []).append((words, cue))
    return CueLexicon(
        tables["verb"],
        tables["noun"],
        tables["adjective"],
        tables["adverb"],
        {first: tuple(found) for first, found in phrases.items()},
        {verb: frozenset(found) for verb, found in particles.items()},
    )


@lru_cache(maxsize=1)
def load_cues() -> CueLexicon:
    """The packaged table ``rules/cues.tsv``.

    Raises:
        DataError: a row breaks the schema.
    """
    return build_cues(read_tsv(_FILE, _COLUMNS))
