"""Imports point downward, and the contracts that say so name every module."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "dragoman"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
# Stages may import it; as they are kept apart through it too, it can import none of them.
SHARED = {
    "casing", "clauses", "contents", "phrases", "queries", "standing", "wordforms",
}  # fmt: skip


def contract(kind: str) -> dict[str, list[str]]:
    return next(c for c in CONTRACTS["contracts"] if c["type"] == kind)


def modules_in(folder: Path) -> set[str]:
    return {
        p.stem
        for p in folder.iterdir()
        if (p.suffix == ".py" and p.stem != "__init__") or (p / "__init__.py").is_file()
    }


def test_imports_keep_the_contracts() -> None:
    call = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", call, "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_has_a_layer() -> None:
    layers = contract("layers")["layers"]
    named = {name.strip().removeprefix("dragoman.") for line in layers for name in line.split("|")}
    assert named == modules_in(PACKAGE)


def test_every_stage_is_kept_apart() -> None:
    named = {
        name.removeprefix("dragoman.annotate.") for name in contract("independence")["modules"]
    }
    assert named == modules_in(PACKAGE / "annotate") - SHARED


def test_every_layer_below_the_pipeline_is_kept_from_input_and_output() -> None:
    named = {name.removeprefix("dragoman.") for name in contract("forbidden")["source_modules"]}
    assert {"annotate", "lexicon", "nouns", "pipeline", "syntax", "text", "types"} <= named
