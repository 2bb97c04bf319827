"""Read packaged TSV and TOML files; say file and row when something is wrong."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.errors import DataError

_DATA = files("dragoman") / "data"


def data_path(name: str) -> Traversable:
    """Where the packaged file ``name`` (such as ``rules/cues.tsv``) stands."""
    return _DATA.joinpath(*name.split("/"))


def names_in(folder: str, suffix: str) -> list[str]:
    """Sorted names of the packaged files in a data folder with the suffix."""
    entries = data_path(folder).iterdir()
    return sorted(f"{folder}/{e.name}" for e in entries if e.name.endswith(suffix))


def read_tsv(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of a packaged TSV as dicts; ``#`` lines are comments.

    Raises:
        DataError: the header or the width of a row is not what ``columns`` says.
    """
    text = data_path(name).read_text(encoding="utf-8")
    rows: list[dict[str, str]] = []
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            if tuple(header) != columns:
                raise DataError(
                    f"columns are {header}, expected {list(columns)}", where=f"{name}:{number}"
                )
            continue
        if len(cells) != len(header):
            raise DataError(
                f"{len(cells)} cells, expected {len(header)}",
                where=f"{name}:{number}",
                remedy="join lists with | and leave no tab inside a cell",
            )
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def read_toml(name: str) -> dict[str, object]:
    """A packaged TOML file.

    Raises:
        DataError: it is not valid TOML.
    """
    try:
        return tomllib.loads(data_path(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as err:
        raise DataError(str(err), where=name) from err


def split_list(cell: str) -> tuple[str, ...]:
    """The members of a ``|``-joined cell."""
    return tuple(p.strip() for p in cell.split("|") if p.strip())


@lru_cache(maxsize=8)
def digest(*folders: str) -> str:
    """A short hash of every file in the data folders: the version of that data."""
    h = blake2b(digest_size=6)
    for folder in folders:
        stack = [data_path(folder)]
        while stack:
            entry = stack.pop()
            if entry.is_dir():
                stack.extend(sorted(entry.iterdir(), key=lambda e: e.name, reverse=True))
            elif entry.name.endswith((".toml", ".tsv", ".json")):
                h.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return h.hexdigest()
