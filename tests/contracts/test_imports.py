"""Importing dragoman and asking for help cost next to nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"spacy", "numpy", "trafilatura", "rich", "jinja2", "msgspec", "lxml", "htmldate"}
HELP = "import sys; sys.argv = ['dragoman', '--help']; from dragoman.cli import main; main()"


def imported(code: str) -> set[str]:
    """Top-level packages that a fresh interpreter imports for ``code``."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    lines = [x for x in done.stderr.split("\n") if x.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize(
    "code",
    ["import dragoman; dragoman.__version__", "import dragoman.types, dragoman.errors", HELP],
    ids=["package", "types", "help"],
)
def test_nothing_heavy_is_imported(code: str) -> None:
    found = imported(code)
    assert "dragoman" in found
    assert not found & HEAVY


def test_every_public_name_loads() -> None:
    code = "import dragoman; print(*[getattr(dragoman, n) is not None for n in dragoman.__all__])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"True"}
