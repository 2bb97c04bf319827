"""What saying is as an act of its own: CAMEO's root 01, *make public statement*.

The table ``rules/utterances.tsv`` tells a refusal to comment from hope, gloom, weighing a
step, owning up and denying, by the words of the cue and the head of what is said.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.codebook import load_codebook
from dragoman.lexicon.tables import read_tsv, split_list

COMMENT = "010"
THAT, NP, ING, TO = SHAPES = ("that", "np", "ing", "to")
_FILE = "rules/utterances.tsv"
_COLUMNS = ("id", "cue", "shape", "content", "cameo", "example", "no_match")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One row: the words that show it and the CAMEO code it gives."""

    id: str
    cue: frozenset[str]
    shape: str
    content: frozenset[str]
    cameo: str
    example: str
    no_match: str

    def fits(self, cue: Set[str], head: str | None, shape: str) -> bool:
        """Whether a statement is of this kind.

        Args:
            cue: lemmas of its cue.
            head: lemma of the word that governs its content, if one does.
            shape: form of its content, one of ``SHAPES``.
        """
        if shape != self.shape and (self.shape or shape == TO):
            return False
        if self.cue and not self.cue & cue:
            return False
        seen = {*cue, head} if self.cue or shape == NP else cue
        return not self.content or bool(self.content & seen)


@lru_cache(maxsize=1)
def load_utterances() -> tuple[Utterance, ...]:
    """The packaged table ``rules/utterances.tsv``, in the order in which rows are tried.

    Raises:
        DataError: a row has an unknown shape or code, or asks for nothing.
    """
    out = []
    for row in read_tsv(_FILE, _COLUMNS):
        where = f"{_FILE}: {row['id']}"
        cue, content = (frozenset(split_list(row[k])) for k in ("cue", "content"))
        if row["shape"] and row["shape"] not in SHAPES:
            raise DataError(f"unknown shape {row['shape']!r}", where=where)
        if not row["cameo"].startswith("01") or row["cameo"] not in load_codebook().cameo:
            raise DataError(f"{row['cameo']!r} is no code of CAMEO's root 01", where=where)
        if not cue and not content:
            raise DataError("neither cue nor content is given", where=where)
        out.append(
            Utterance(
                row["id"], cue, row["shape"], content, row["cameo"], row["example"], row["no_match"]
            )
        )
    return tuple(out)
