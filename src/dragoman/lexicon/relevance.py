"""How words speak for or against a report on public affairs.

``data/model/relevance_words.tsv`` holds for each word its weight and its rarity (inverse
document frequency); ``training/relevance.py`` learnt them from the authored corpus.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.lexicon.tables import read_tsv

WORDS = "model/relevance_words.tsv"
COLUMNS = ("word", "rarity", "weight")
LONG = 4  # sentences: less is no report, and its words say too little
UNSEEN = 0.5  # relevance of a text too short to tell
ELSEWHERE = 0.5  # share below which a report is more likely about something else
BIAS = ""  # the row without a word holds what an empty text starts from
_PLAIN = 3  # letters of a word that tells a reader nothing: "the", "her"
_WORD = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class WordWeights:
    """A linear reading of a bag of words: (rarity, weight) by word, and where it starts."""

    words: Mapping[str, tuple[float, float]]
    bias: float

    def parts(self, text: str) -> dict[str, float]:
        """What each known word of a text adds to the log odds of public affairs.

        Words count by the logarithm of how often they occur times their rarity, and the
        whole text is scaled to length 1 (Salton and Buckley 1988), so that long and short
        texts compare.
        """
        counts = Counter(w for w in words_of(text) if w in self.words)
        sizes = {w: (1.0 + math.log(n)) * self.words[w][0] for w, n in counts.items()}
        length = math.sqrt(sum(s * s for s in sizes.values())) or 1.0
        return {w: s / length * self.words[w][1] for w, s in sizes.items()}

    def against(self, text: str, most: int = 4) -> list[str]:
        """The words of a text that speak most against public affairs, strongest first."""
        parts = self.parts(text)
        telling = [w for w in parts if len(w) > _PLAIN and parts[w] < 0]
        return sorted(telling, key=lambda w: (parts[w], w))[:most]

    def share(self, text: str) -> float:
        """Probability that the text is about public affairs, to three digits."""
        total = self.bias + sum(self.parts(text).values())
        return round(1.0 / (1.0 + math.exp(-total)), 3)


def of_report(share: float | None, sentences: int) -> float:
    """The share as far as it counts: ``UNSEEN`` for a text of too few sentences, or of none."""
    return UNSEEN if share is None or sentences < LONG else share


def words_of(text: str) -> list[str]:
    """The words of a text as the weights know them: lower case, ASCII letters, two or more."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=1)
def load_word_weights() -> WordWeights:
    """The packaged weights.

    Raises:
        DataError: a cell is no number, or the starting row is missing.
    """
    table: dict[str, tuple[float, float]] = {}
    try:
        for row in read_tsv(WORDS, COLUMNS):
            table[row["word"]] = (float(row["rarity"]), float(row["weight"]))
        bias = table.pop(BIAS)[1]
    except (ValueError, KeyError) as err:
        raise DataError(f"unreadable weights: {err}", where=WORDS) from err
    return WordWeights(table, bias)
