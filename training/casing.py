"""Learn which words are written small: for headlines in capitals.

    python training/casing.py [--out FILE]

Counts in the train scenarios of the corpus how each word is written inside a sentence, and
writes those that mostly begin small to ``data/model/small_words.txt``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from examples import CORPUS, ROOT

from dragoman.lexicon.casing import SMALL, inner_words

OUT = ROOT / "src" / "dragoman" / "data" / SMALL


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    small: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for line in (CORPUS / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == "train":
            for word in inner_words(row["text"]):
                small[word.lower()] += word[0].islower()
                every[word.lower()] += 1
    words = sorted(w for w, n in every.items() if 2 * small[w] > n)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words of {len(every)} are written small")


if __name__ == "__main__":
    main()
