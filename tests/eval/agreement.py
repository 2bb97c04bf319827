"""Agreement between the labels of ``diplomatic.toml`` and a second labelling of a part of it.

Run ``python tests/eval/agreement.py``; ``--list`` also prints the items that differ.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
Label = dict[str, object]


def labels(name: str) -> dict[str, Label]:
    """The items of a label file by id."""
    items = tomllib.loads((HERE / name).read_text(encoding="utf-8"))["item"]
    return {str(item["id"]): item for item in items}


def share(pairs: Sequence[tuple[object, object]]) -> float:
    """Share of the pairs whose two labels are the same; 0 when there are none."""
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa; 1 when only one label was ever used."""
    seen = share(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[k] * second[k] for k in first) / len(pairs) ** 2 if pairs else 0.0
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def pairs(key: str) -> list[tuple[object, object]]:
    """The first and the second label of every item that has both."""
    first, second = labels("diplomatic.toml"), labels("diplomatic_second.toml")
    return [(first[i][key], second[i][key]) for i in second]


def main(arguments: list[str]) -> int:
    """Print the figures."""
    print(f"items labelled twice: {len(labels('diplomatic_second.toml'))}")
    for key in ("factuality", "author"):
        both = [(str(a), str(b)) for a, b in pairs(key)]
        print(f"{key:<11} share {share(both):.3f}  kappa {kappa(both):.3f}")
    print(f"{'chain':<11} share {share(pairs('chain')):.3f}")
    if "--list" in arguments:
        first, second = labels("diplomatic.toml"), labels("diplomatic_second.toml")
        for i in second:
            for key in ("factuality", "author", "chain"):
                if first[i][key] != second[i][key]:
                    print(f"{i}: {key} {first[i][key]} / {second[i][key]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
