"""The command line that the measurements share: how much to do, and the figures it gives."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable


def run(
    about: str | None, option: str, default: int, measure: Callable[[int], dict[str, float]]
) -> None:
    """Measure, and print a figure a line, or with ``--json`` one object."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(f"--{option}", dest="amount", metavar="N", type=int, default=default)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.amount)
    if args.json:
        print(json.dumps(figures))
        return
    width = max(20, *map(len, figures))
    for name, value in figures.items():
        print(f"{name:{width}} {value:,}")
