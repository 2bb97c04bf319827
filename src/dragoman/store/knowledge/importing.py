"""Import a dump into the knowledge base: streaming, and resumable at any moment.

Rows and the checkpoint that counts them are written in one transaction; after a crash the
next run goes on behind the last checkpoint.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, Protocol

from dragoman.errors import InputError, SetupError
from dragoman.store.importing import Progress
from dragoman.store.knowledge import builtin, own, petrarch, sparql
from dragoman.store.knowledge.countryinfo import CountryLines
from dragoman.store.knowledge.ftm import FtmLines
from dragoman.store.knowledge.kinds import Kind, LineReader, Options, kind_of
from dragoman.store.knowledge.positions import resolve_held
from dragoman.store.knowledge.schema import Batch, drop_origin, open_writable, set_origin
from dragoman.store.knowledge.wikidata import WikidataLines
from dragoman.store.streams import lines, opened, skip

LINES = 5_000
BYTES = 16 << 20  # of text in a batch
_MARK_BYTES = 1 << 20
_LONGEST_LINE = 32 << 20  # entities of Wikidata run to several MB
_LARGEST_DOCUMENT = 256 << 20
_MOST_BAD = 0.05
_FEW = 20
_HELD = frozenset({Kind.WIKIDATA, Kind.SPARQL, Kind.OPENSANCTIONS})

Tell = Callable[[Progress], None]


class _Rows(Protocol):
    def take(self, row: dict[str, str], batch: Batch) -> bool: ...


def import_file(
    target: Path,
    file: Path,
    options: Options = Options(),  # noqa: B008 - frozen
    tell: Tell = lambda _: None,
) -> Progress:
    """Import one file, from its checkpoint on if an earlier run was stopped.

    Args:
        target: the knowledge base; made, with the packaged tables, if it is not there.
        file: a dump in one of the formats of ``Kind``; .gz and .bz2 are read as they are.
        options: what is kept; other options than last time start anew.
        tell: called after each batch.

    Raises:
        InputError: the file is missing, or is not what it seems.
        UsageError: its licence was not agreed to.
        SetupError: the knowledge base cannot be written.
    """
    if not file.is_file():
        raise InputError("there is no such file", where=str(file))
    try:
        with opened(file) as (stream, _):
            head = stream.read(_MARK_BYTES)
        kind = kind_of(file.name, head, options)
        base = open_writable(target)
        try:
            builtin.build(base)
            if options.restart:
                base.execute("BEGIN IMMEDIATE")
                drop_origin(base, kind)
                base.execute("COMMIT")
            return _Import(base, file, kind, options, head, tell).run()
        except sqlite3.Error as err:
            raise SetupError(
                f"the import stopped: {err}",
                where=str(target),
                remedy="make room and start again; it goes on where it stopped",
            ) from err
        finally:
            base.close()
    except (OSError, EOFError) as err:
        raise InputError(f"cannot be read: {err}", where=str(file)) from err


class _Import:
    """One import of one file."""

    def __init__(
        self, base: sqlite3.Connection, file: Path, kind: Kind, options: Options, head: bytes,
        tell: Tell,
    ) -> None:  # fmt: skip
        self._base, self._file, self._kind, self._options = base, file, kind, options
        self._head, self._tell = head, tell
        self._mark = blake2b(head, digest_size=16).hexdigest()

    def run(self) -> Progress:
        at = self._checkpoint()
        if at.done:
            return at
        batches = self._document if self._is_document() else self._lines
        for batch, read in batches(at):
            self._write(batch, read)
            at = read
            self._tell(at)
        return self._finish(at)

    def _is_document(self) -> bool:
        start = self._head.lstrip()
        return (
            self._kind is Kind.PETRARCH
            or (self._kind is Kind.SPARQL and start.startswith(b"{"))
            or start.startswith(b'{"entities"')
        )

    def _checkpoint(self) -> Progress:
        size = self._file.stat().st_size
        row = self._base.execute(
            "SELECT offset, rows, kept, bad, done FROM source "
            "WHERE file = ? AND mark = ? AND options = ? AND size = ?",
            (self._file.name, self._mark, str(self._options), size),
        ).fetchone()
        if row is None:
            return Progress(self._file.name, size, 0, 0, 0, 0, False)
        offset, rows, kept, bad, done = row
        return Progress(self._file.name, size, offset, rows, kept, bad, bool(done), resumed=rows)

    def _write(self, batch: Batch, at: Progress) -> None:
        self._base.execute("BEGIN IMMEDIATE")
        batch.write(self._base)
        set_origin(self._base, self._kind, until=self._options.until or batch.until)
        self._save(at)
        self._base.execute("COMMIT")

    def _save(self, at: Progress) -> None:
        self._base.execute(
            "INSERT OR REPLACE INTO source VALUES (?,?,?,?,?,?,?,?,?,?)",
            (at.file, self._kind, self._mark, str(self._options), at.size, at.offset, at.rows,
             at.kept, at.bad, int(at.done)),
        )  # fmt: skip

    def _finish(self, at: Progress) -> Progress:
        self._base.execute("BEGIN IMMEDIATE")
        if self._kind in _HELD:
            resolve_held(self._base, self._kind, lambda _: self._tell(at))
        at = replace(at, done=True)
        self._save(at)
        self._base.execute("COMMIT")
        return at

    def _lines(self, start: Progress) -> Iterator[tuple[Batch, Progress]]:
        with opened(self._file) as (stream, raw):
            reader, header = self._reader()
            skip(stream, raw, max(start.offset, header))
            at = replace(start, offset=max(start.offset, header))
            batch, size = Batch(), 0
            kept, bad, rows, offset = at.kept, at.bad, at.rows, at.offset
            for number, (line, length) in enumerate(lines(stream, _LONGEST_LINE), 1):
                offset, rows, size = offset + length, rows + 1, size + length
                try:
                    if line is None:
                        raise ValueError("too long")
                    kept += reader(line, batch)
                except ValueError:
                    bad += 1
                if number % LINES == 0 or size > BYTES:
                    self._judge(bad, rows)
                    at = replace(at, offset=offset, rows=rows, kept=kept, bad=bad)
                    yield batch, _shown(at, raw)
                    batch, size = Batch(), 0
            self._judge(bad, rows)
            yield batch, replace(at, offset=offset, rows=rows, kept=kept, bad=bad)

    def _judge(self, bad: int, rows: int) -> None:
        if bad > _FEW + _MOST_BAD * rows:
            raise InputError(
                f"{bad} of {rows} lines are not as {self._kind} has them",
                where=self._file.name,
                remedy="get the file again, or say with --as what it is",
            )

    def _reader(self) -> tuple[LineReader, int]:
        """How a line is read, and the bytes of the header before the first one."""
        match self._kind:
            case Kind.WIKIDATA:
                return WikidataLines(self._options.languages).read, 0
            case Kind.OPENSANCTIONS:
                return FtmLines().read, 0
            case Kind.GEONAMES:
                return CountryLines().read, 0
        rows: _Rows = own.OwnRows() if self._kind is Kind.OWN else sparql.SparqlRows()
        name = self._file.name.lower()
        if ".jsonl" in name:
            return lambda line, batch: rows.take(own.json_row(line), batch), 0
        first = self._head.split(b"\n", 1)[0]
        separator = "\t" if b"\t" in first else ","
        header = _cells(first.removeprefix(b"\xef\xbb\xbf"), separator)
        if self._kind is Kind.OWN:
            header = own.columns_of(header, self._file.name)

        def read(line: bytes, batch: Batch) -> bool:
            cells = _cells(line, separator)
            if not cells:
                return False
            return rows.take(dict(zip(header, cells, strict=True)), batch)

        return read, len(first) + 1

    def _document(self, start: Progress) -> Iterator[tuple[Batch, Progress]]:
        with opened(self._file) as (stream, _):
            data = stream.read(_LARGEST_DOCUMENT + 1)
        if len(data) > _LARGEST_DOCUMENT:
            raise InputError(
                f"is one document of more than {_LARGEST_DOCUMENT >> 20} MB",
                where=str(self._file),
                remedy="get it as lines: CSV for SPARQL, a dump for Wikidata",
            )
        batch, rows, kept, bad = Batch(), 0, 0, 0
        try:
            if self._kind is Kind.PETRARCH:
                text = data.decode("utf-8", errors="replace")
                program = self._options.program_dates
                rows, kept, bad = petrarch.read_dictionary(text, batch, program=program)
            elif self._kind is Kind.WIKIDATA:
                kept = WikidataLines(self._options.languages).document(data, batch)
                rows = kept
            else:
                for row in sparql.rows_of_json(data):
                    rows += 1
                    try:
                        kept += sparql.SparqlRows().take(row, batch)
                    except ValueError:
                        bad += 1
        except ValueError as err:
            raise InputError(f"cannot be read: {err}", where=str(self._file)) from err
        self._judge(bad, rows)
        yield batch, replace(start, offset=len(data), rows=rows, kept=kept, bad=bad)


def _cells(line: bytes, separator: str) -> list[str]:
    text = line.decode("utf-8").rstrip("\r\n")
    return next(csv.reader([text], delimiter=separator), []) if text else []


def _shown(at: Progress, raw: BinaryIO) -> Progress:
    """The checkpoint; of a packed file the bytes unpacked, which its size does not bound."""
    return at if raw.tell() >= at.offset else replace(at, size=at.size)
