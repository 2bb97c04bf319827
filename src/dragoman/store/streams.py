"""Files read as a stream of bytes, packed or not, from any offset on."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

_CHUNK = 1 << 20


@contextmanager
def opened(file: Path) -> Iterator[tuple[IO[bytes], BinaryIO]]:
    """The unpacked bytes of a file (.gz and .bz2 are unpacked on the way), and the file
    itself, whose position tells how far the reading is.

    Raises:
        OSError: the file cannot be read; of a damaged archive at the place of damage.
    """
    with file.open("rb") as raw:
        suffix = file.suffix.lower()
        if suffix == ".gz":
            with gzip.open(raw) as unpacked:
                yield cast("IO[bytes]", unpacked), raw
        elif suffix == ".bz2":
            with bz2.open(raw) as stream:
                yield cast("IO[bytes]", stream), raw
        else:
            yield raw, raw


def skip(stream: IO[bytes], raw: BinaryIO, offset: int) -> None:
    """Go to an offset of the unpacked bytes; a packed file is unpacked up to there again."""
    if stream is raw:
        stream.seek(offset)
        return
    while offset > 0:
        chunk = stream.read(min(offset, _CHUNK))
        if not chunk:
            return
        offset -= len(chunk)


def lines(stream: IO[bytes], longest: int) -> Iterator[tuple[bytes | None, int]]:
    """Each line with the number of bytes it takes; None for one longer than ``longest``."""
    while True:
        line = stream.readline(longest)
        if not line:
            return
        size = len(line)
        if size < longest or line.endswith(b"\n"):
            yield line, size
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(longest)
            size += len(line)
        yield None, size
