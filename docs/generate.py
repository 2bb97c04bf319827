"""Writes the generated pages of docs/reference; with --check, only tells which are stale."""

from __future__ import annotations

import sys
from pathlib import Path

from generators import PAGES

FOLDER = Path(__file__).parent / "reference"


def main(arguments: list[str]) -> int:
    """Write or check every page; 1 when a checked page is stale."""
    if arguments not in ([], ["--check"]):
        print("usage: python docs/generate.py [--check]", file=sys.stderr)
        return 2
    stale = []
    for name, page in PAGES.items():
        path, text = FOLDER / name, page()
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale.append(name)
        if not arguments:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    if arguments and stale:
        print(f"stale: {', '.join(stale)}; run python docs/generate.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
