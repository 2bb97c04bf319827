"""Runs the `$ dragoman …` blocks of the documentation and writes what they print.

With --check it changes nothing and tells which blocks are stale. The commands run in
docs/samples; `| head -n N` at their end is understood.
"""

from __future__ import annotations

import re
import shlex
import sys
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from dragoman.cli import main as dragoman

DOCS = Path(__file__).parent
BLOCK = re.compile(
    r"^```console\n\$ dragoman (?P<command>[^\n]*)\n(?P<shown>.*?)^```$", re.M | re.S
)
HEAD = re.compile(r" \| head -n (\d+)$")


def output(command: str) -> str:
    """What ``dragoman command`` prints at a terminal of 84 columns."""
    cut = HEAD.search(command)
    words = shlex.split(HEAD.sub("", command))
    with chdir(DOCS / "samples"):
        result = CliRunner().invoke(dragoman, words, env={"COLUMNS": "84", "NO_COLOR": "1"})
    lines = result.output.rstrip("\n").split("\n")
    return "\n".join(lines[: int(cut[1])] if cut else lines).rstrip("\n") + "\n"


def renewed(text: str) -> str:
    """The page with every block as the command prints it now."""

    def block(found: re.Match[str]) -> str:
        command = found["command"]
        return f"```console\n$ dragoman {command}\n{output(command)}```"

    return BLOCK.sub(block, text)


def main(arguments: list[str]) -> int:
    """Write or check the blocks of every page; 1 when a checked one is stale."""
    if arguments not in ([], ["--check"]):
        print("usage: python docs/sessions.py [--check]", file=sys.stderr)
        return 2
    stale = []
    for path in sorted(DOCS.glob("**/*.md")):
        text = path.read_text("utf-8")
        new = renewed(text)
        if new != text:
            stale.append(path.relative_to(DOCS).as_posix())
            if not arguments:
                path.write_text(new, encoding="utf-8", newline="\n")
    if arguments and stale:
        print(f"stale: {', '.join(stale)}; run python docs/sessions.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
