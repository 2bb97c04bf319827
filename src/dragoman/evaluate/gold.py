"""Gold rows: JSON lines, plain or gzip-compressed, decoded into typed rows. Documents with
marked mentions (see ``marked``) are read as such lines.

The gold data are not part of dragoman. They are looked for in the folder that the
environment variable DRAGOMAN_GOLD names, else in ``../shared/gold``.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import InputError, UsageError
from dragoman.evaluate import marked

T = TypeVar("T")
Line = tuple[int, bytes]

VARIABLE = "DRAGOMAN_GOLD"
DEFAULT_FOLDER = "../shared/gold"
FILES = {
    "events": "events/plv_dev",
    "pairs": "events/plv_dev",
    "attribution": "attribution/polnear_train",
    "factuality": "factuality/uds_ih2_dev",
    "actors": "actors/mentions_dev",
    "coreference": "coreference/documents",
    "places": "places/trnews",
    "extraction": "extraction/scrapinghub_dev",
    "dates": "extraction/htmldate_dev",
    "duplicates": "duplicates/news_cluster_dev",
}
_GZIP = b"\x1f\x8b"
_SUFFIXES = (".jsonl.gz", ".jsonl")


def gold_folder() -> Path:
    """The folder of the gold data; it need not exist."""
    return Path(os.environ.get(VARIABLE) or DEFAULT_FOLDER)


def gold_path(task: str) -> Path:
    """The task's default file in the gold folder; it need not exist.

    Raises:
        UsageError: there is no such task.
    """
    if task not in FILES:
        raise UsageError(f"no task {task!r}", remedy=f"choose one of {', '.join(FILES)}")
    return find(gold_folder() / FILES[task])


def find(stem: Path) -> Path:
    """The file ``stem`` with the suffix under which it exists, else with ``.jsonl.gz``."""
    paths = [stem.with_name(stem.name + suffix) for suffix in _SUFFIXES]
    return next((p for p in paths if p.is_file()), paths[0])


def read_lines(path: Path) -> list[Line]:
    """Non-empty lines with their numbers from 1.

    Raises:
        InputError: the file is missing, unreadable, damaged or has no rows.
    """
    if not path.is_file():
        raise InputError(
            "gold data not found",
            where=str(path),
            remedy=f"set {VARIABLE} to the folder of the gold data, or name the file",
        )
    try:
        data = path.read_bytes()
        if data.startswith(_GZIP):
            data = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as err:
        raise InputError(
            f"cannot be read: {err}", where=str(path), remedy="check or fetch the file again"
        ) from err
    if marked.is_marked(data):
        return marked.rows(path, data)
    lines = [(i, line) for i, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    if not lines:
        raise InputError("has no rows", where=str(path), remedy="one JSON object a line")
    return lines


def spread(lines: Sequence[Line], limit: int | None) -> Sequence[Line]:
    """At most ``limit`` lines, spread evenly over all of them.

    Raises:
        UsageError: the limit is below 1.
    """
    if limit is None:
        return lines
    if limit < 1:
        raise UsageError(f"limit={limit} leaves no rows", remedy="give 1 or more")
    if limit >= len(lines):
        return lines
    return [lines[k * len(lines) // limit] for k in range(limit)]


def decode(path: Path, line: Line, kind: type[T]) -> T:
    """One line as ``kind``, a msgspec struct or a dict; other fields are ignored.

    Raises:
        InputError: it is no JSON or lacks a field.
    """
    number, data = line
    try:
        # json and not msgspec.json: some gold data write NaN where a value is unknown.
        return msgspec.convert(json.loads(data, parse_constant=lambda _: None), kind)
    except (msgspec.ValidationError, ValueError, RecursionError) as err:
        raise InputError(
            f"not a row of this task: {err}",
            where=f"{path}:{number}",
            remedy="one JSON object a line with the fields of the task; see the evaluation docs",
        ) from err
