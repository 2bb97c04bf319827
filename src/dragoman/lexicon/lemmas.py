"""Corrections to the parser's lemmas."""

from __future__ import annotations

from functools import lru_cache

from dragoman.lexicon.tables import read_tsv


@lru_cache(maxsize=1)
def load_lemmas() -> dict[tuple[str, str], str]:
    """Lemma by (lower-cased form, first two letters of the tag)."""
    rows = read_tsv("rules/lemmas.tsv", ("form", "tag", "lemma"))
    return {(r["form"].lower(), r["tag"]): r["lemma"] for r in rows}
