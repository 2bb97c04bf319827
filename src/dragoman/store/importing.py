"""Import files of GeoNames into a gazetteer file: streaming, and resumable at any moment.

Rows and the checkpoint that counts them are written in one transaction; after a crash the
next run goes on behind the last checkpoint.
"""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO

from dragoman.errors import DataError, InputError, SetupError
from dragoman.store.geonames import Batch, Options, Reader, cells_of, reader_for
from dragoman.store.packaged import iso3_codes
from dragoman.store.schema import add_names, add_places, counts, open_writable

BATCH = 20_000
_MARK_BYTES = 1 << 20
_LONGEST_LINE = 1 << 20  # allCountries holds lines of 10 kB
_MOST_BAD = 0.01  # a file with more bad lines is another kind of file
_SKIP = 1 << 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the import of a file is: bytes and lines read, rows kept, bad lines left out.
    ``resumed`` is the line behind which this run began."""

    file: str
    size: int
    offset: int
    rows: int
    kept: int
    bad: int
    done: bool
    resumed: int = 0


def import_file(
    target: Path,
    file: Path,
    options: Options = Options(),  # noqa: B008 - frozen
    tell: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Import one file, from its checkpoint on if an earlier run was stopped.

    Args:
        target: the gazetteer file.
        file: a GeoNames ``.txt``, or the ``.zip`` that holds it under the same name.
        options: which rows to keep; other options than last time start anew.
        tell: called after each batch.

    Raises:
        InputError: the file is missing or is not what its name says.
        SetupError: the gazetteer file cannot be written.
    """
    reader_for(file.name, options, {}, bool)  # a wrong name is told before a file is made
    if not file.is_file():
        raise InputError("there is no such file", where=str(file))
    try:
        base = open_writable(target)
    except (OSError, sqlite3.Error) as err:
        raise SetupError(
            f"the gazetteer file cannot be written: {err}",
            where=str(target),
            remedy="set DRAGOMAN_CACHE to a folder that can be written",
        ) from err
    try:
        if file.name.lower().startswith("alternatenames") and not counts(base)[0]:
            raise InputError(
                "further names need places", where=str(file), remedy="import allCountries first"
            )
        reader, columns = reader_for(file.name, options, _codes(base), _known(base))
        return _run(base, file, reader, columns, str(options), tell)
    except sqlite3.Error as err:
        raise SetupError(
            f"the import stopped: {err}",
            where=str(target),
            remedy="make room and start again; it goes on where it stopped",
        ) from err
    except (OSError, zipfile.BadZipFile) as err:
        raise InputError(f"cannot be read: {err}", where=str(file)) from err
    finally:
        base.close()


def _codes(base: sqlite3.Connection) -> dict[str, str]:
    own = base.execute("SELECT iso2, iso3 FROM country").fetchall()
    return iso3_codes() | dict(own)


def _known(base: sqlite3.Connection) -> Callable[[int], bool]:
    query = "SELECT 1 FROM place WHERE id = ?"
    return lambda number: base.execute(query, (number,)).fetchone() is not None


def _run(
    base: sqlite3.Connection,
    file: Path,
    reader: Reader,
    columns: int,
    options: str,
    tell: Callable[[Progress], None],
) -> Progress:
    with _opened(file) as (stream, size):
        mark = blake2b(stream.read(_MARK_BYTES), digest_size=16).hexdigest()
    at = _checkpoint(base, file.name, mark, options, size)
    if at.done:
        return at
    with _opened(file) as (stream, _):
        _skip(stream, at.offset)
        base.execute("PRAGMA journal_mode = DELETE")
        for batch, read in _batches(stream, reader, columns, at):
            base.execute("BEGIN IMMEDIATE")
            _write(base, batch)
            _save(base, read, mark, options)
            base.execute("COMMIT")
            at = read
            tell(at)
    return at


def _checkpoint(
    base: sqlite3.Connection, file: str, mark: str, options: str, size: int
) -> Progress:
    row = base.execute(
        "SELECT offset, rows, kept, bad, done FROM source "
        "WHERE file = ? AND mark = ? AND options = ? AND size = ?",
        (file, mark, options, size),
    ).fetchone()
    if row is None:
        return Progress(file, size, 0, 0, 0, 0, False)
    offset, rows, kept, bad, done = row
    return Progress(file, size, offset, rows, kept, bad, bool(done), resumed=rows)


def _save(base: sqlite3.Connection, at: Progress, mark: str, options: str) -> None:
    base.execute(
        "INSERT OR REPLACE INTO source VALUES (?,?,?,?,?,?,?,?,?)",
        (at.file, mark, options, at.size, at.offset, at.rows, at.kept, at.bad, int(at.done)),
    )


def _batches(
    stream: IO[bytes], reader: Reader, columns: int, start: Progress
) -> Iterator[tuple[Batch, Progress]]:
    offset, rows, kept, bad = start.offset, start.rows, start.kept, start.bad
    done = False
    while not done:
        batch = Batch()
        for _ in range(BATCH):
            line = stream.readline(_LONGEST_LINE)
            if not line:
                done = True
                break
            offset += len(line)
            rows += 1
            try:
                cells = cells_of(line, columns)
                kept += cells is not None and reader(cells, batch)
            except (ValueError, IndexError):
                bad += 1
        if bad > 10 + _MOST_BAD * rows:
            raise InputError(
                f"{bad} of {rows} lines are not {columns} columns of this kind of file",
                where=start.file,
                remedy="get the file again from download.geonames.org/export/dump",
            )
        yield batch, Progress(start.file, start.size, offset, rows, kept, bad, done, start.resumed)


def _write(base: sqlite3.Connection, batch: Batch) -> None:
    add_places(base, batch.places)
    base.executemany("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?)", batch.pointless)
    add_names(base, sorted(batch.names))
    base.executemany("INSERT OR REPLACE INTO country VALUES (?,?,?)", batch.countries)
    base.executemany("INSERT OR REPLACE INTO feature VALUES (?,?)", batch.features)
    base.executemany("INSERT OR REPLACE INTO wikidata VALUES (?,?)", batch.wikidata)


@contextmanager
def _opened(file: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The bytes of a file, or of the member of its zip, and how many they are."""
    if file.suffix.lower() != ".zip":
        with file.open("rb") as stream:
            yield stream, file.stat().st_size
        return
    with zipfile.ZipFile(file) as archive:
        wanted = file.with_suffix(".txt").name
        if wanted not in archive.namelist():
            raise InputError(f"holds no {wanted}", where=str(file))
        with archive.open(wanted) as stream:
            yield stream, archive.getinfo(wanted).file_size


def _skip(stream: IO[bytes], offset: int) -> None:
    if stream.seekable() and not isinstance(stream, zipfile.ZipExtFile):
        stream.seek(offset)
        return
    while offset > 0:
        chunk = stream.read(min(offset, _SKIP))
        if not chunk:
            return
        offset -= len(chunk)


@dataclass(frozen=True, slots=True)
class Status:
    """A gazetteer file: its size in bytes, its rows, and the files imported into it."""

    path: Path
    size: int
    places: int
    names: int
    files: tuple[Progress, ...]


def status(path: Path) -> Status:
    """What a gazetteer file holds.

    Raises:
        DataError: it is no gazetteer file.
    """
    try:
        base = sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True)
        try:
            places, names = counts(base)
            files = base.execute(
                "SELECT file, size, offset, rows, kept, bad, done FROM source ORDER BY file"
            ).fetchall()
        finally:
            base.close()
    except sqlite3.Error as err:
        raise DataError(f"is no gazetteer file: {err}", where=str(path)) from err
    told = tuple(
        Progress(file, size, offset, rows, kept, bad, bool(done))
        for file, size, offset, rows, kept, bad, done in files
    )
    return Status(path, path.stat().st_size, places, names, told)
