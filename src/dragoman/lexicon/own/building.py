"""From the texts of files to a lexicon, with everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.lexicon.frames import KEYS, Frame, build_frame, index_frames, load_frames
from dragoman.lexicon.own.books import Book, CodeRow, Lexicon, packaged
from dragoman.lexicon.own.checks import frame_faults, id_faults, pattern_faults
from dragoman.lexicon.own.codings import code_faults, code_row, unreached
from dragoman.lexicon.own.fields import a_list, a_text, nearest, unknown_keys, words_of
from dragoman.lexicon.own.overrides import line_ranks, placed, whole_row
from dragoman.lexicon.own.sources import Fault, Seat, Source, read_source
from dragoman.lexicon.patterns import Words, expanded

_PARTS = ("lexicon", "classes", "frame", "code")
_HEAD_KEYS = ("id", "version", "about", "off")
_VERSION = re.compile(r"\w[\w.-]*", re.ASCII)
_HEAD = '[lexicon] with id = "…" and version = "…"'


@dataclass(frozen=True, slots=True)
class Built:
    """A lexicon of all rows that are in order, and the faults of the others.

    ``frames`` and ``codes`` are what the files give, with the place where each stands.
    """

    lexicon: Lexicon
    faults: tuple[Fault, ...]
    frames: tuple[tuple[Seat, Frame], ...] = ()
    codes: tuple[tuple[Seat, Book, CodeRow], ...] = ()


@lru_cache(maxsize=8)
def build(files: tuple[tuple[str, str], ...]) -> Built:
    """The packaged frames with what the files, pairs of name and text, say of them.

    A later file may change what an earlier one gave. Depends on nothing but its argument.
    """
    base = load_frames()
    desk = _Desk({f.id: f for f in base.frames}, dict(base.classes))
    for name, text in files:
        desk.take(*read_source(name, text))
    if not files:
        return Built(packaged(), ())
    frames = index_frames(desk.frames.values(), desk.classes)
    lexicon = Lexicon(frames=frames, books=tuple(desk.books))
    own = tuple((seat, f) for seat, f in desk.given if desk.frames.get(f.id) is f)
    return Built(lexicon, tuple(desk.faults), own, tuple(desk.codes))


class _Desk:
    """What has been read so far; one a call of ``build``."""

    def __init__(self, frames: dict[str, Frame], classes: dict[str, Words]) -> None:
        self.frames = frames
        self.classes = classes
        self.books: list[Book] = []
        self.faults: list[Fault] = []
        self.named: set[str] = set()  # ids of rows, of faulty ones too: one fault is enough
        self.given: list[tuple[Seat, Frame]] = []
        self.codes: list[tuple[Seat, Book, CodeRow]] = []

    def take(self, source: Source, fault: Fault | None) -> None:
        """Read one file."""
        if fault is not None:
            self.faults.append(fault)
            return
        before = len(self.faults)
        self.faults += unknown_keys(source.table, _PARTS, Seat(source, ""))
        book = self._head(source)
        self._classes(source)
        self._off(source)
        seen: set[str] = set()
        for n, row in enumerate(source.rows("frame")):
            self._frame(row, Seat(source, "frame", n, _name(row, "id")), book, seen)
        codes = self._codes(source)
        book = replace(book, codes=tuple(row for _, row in codes))
        self.codes += ((seat, book, row) for seat, row in codes)
        self.books.append(book)
        if len(self.faults) == before and not (seen or codes or self._silenced(source)):
            self._tell(Seat(source, "lexicon"), "the file changes nothing", "add a [[frame]]")

    def _tell(self, seat: Seat, what: str, remedy: str = "", near: str = "") -> None:
        self.faults.append(seat.fault(what, remedy, near))

    def _head(self, source: Source) -> Book:
        seat = Seat(source, "lexicon")
        head = source.table.get("lexicon")
        if not isinstance(head, Mapping):
            self._tell(seat, "the file does not say what it is", f"begin it with {_HEAD}")
            return Book(id="unnamed", version="0", digest=source.digest)
        self.faults += unknown_keys(head, _HEAD_KEYS, seat)
        self.faults += id_faults(head, seat)
        self.faults += a_text(head, "version", seat, needed=True)
        self.faults += a_text(head, "about", seat, needed=False)
        name, version = str(head.get("id", "")), str(head.get("version", ""))
        if version and not _VERSION.fullmatch(version):
            self._tell(seat, f"{version!r} is no version", "use letters, digits, . -", "version")
        if name and name in {b.id for b in self.books}:
            self._tell(seat, f"two files have the id {name}", "give each its own", "id")
        return Book(id=name, version=version, digest=source.digest,
                    about=str(head.get("about", "")))  # fmt: skip

    def _silenced(self, source: Source) -> tuple[str, ...]:
        head = source.table.get("lexicon")
        return words_of(head.get("off", [])) if isinstance(head, Mapping) else ()

    def _off(self, source: Source) -> None:
        seat = Seat(source, "lexicon")
        head = source.table.get("lexicon")
        self.faults += a_list(head, "off", seat) if isinstance(head, Mapping) else ()
        for name in self._silenced(source):
            if name in self.frames:
                del self.frames[name]
            else:
                self._tell(seat, f"off names no frame: {name}", nearest(name, self.frames), name)

    def _classes(self, source: Source) -> None:
        seat = Seat(source, "classes")
        table = source.table.get("classes", {})
        if not isinstance(table, Mapping):
            self._tell(seat, "classes is no table", "write [classes]")
            return
        for name, value in table.items():
            words = words_of(value)
            missing = [w for w in words if w.startswith("@") and w[1:] not in self.classes]
            if name in self.classes:
                self._tell(seat, f"the class {name} is there already", "take another name", name)
            elif not all(words) or not words:
                self._tell(seat, f"the class {name} has no words", f'write {name} = "a|b"', name)
            elif missing:
                self._tell(seat, f"unknown word class {missing[0]}",
                           nearest(missing[0][1:], self.classes), name)  # fmt: skip
            else:
                self.classes[name] = expanded("|".join(words), self.classes, name)

    def _frame(self, row: object, seat: Seat, book: Book, seen: set[str]) -> None:
        if not isinstance(row, Mapping):
            self._tell(seat, "[[frame]] expected", "write the frames as [[frame]]")
            return
        name = seat.row
        if name in seen:
            self._tell(seat, "this id stands twice", "give each frame its own", "id")
            return
        seen.add(name)
        self.named.add(name)
        known = self.frames.get(name)
        faults = list(placed(row, seat, known, self.frames))
        whole = whole_row(known, row) if known is not None and row.get("override") is True else row
        faults += frame_faults(whole, seat, self.classes)
        if "add_patterns" in row:
            faults += pattern_faults(row, "add_patterns", seat, self.classes)
        self.faults += faults
        if faults:
            return
        told = {k: v for k, v in whole.items() if k in KEYS}
        frame = build_frame(told, "", seat.source.name)
        ranks = line_ranks(frame, known if whole is not row else None, row, len(self.books) + 1)
        frame = replace(frame, lexicon=book.tag, ranks=ranks)
        self.frames[name] = frame
        self.given.append((seat, frame))

    def _codes(self, source: Source) -> list[tuple[Seat, CodeRow]]:
        rows: list[tuple[Seat, CodeRow]] = []
        for n, row in enumerate(source.rows("code")):
            seat = Seat(source, "code", n, _name(row, "code"))
            if not isinstance(row, Mapping):
                self._tell(seat, "[[code]] expected", "write the codes as [[code]]")
                continue
            faults = list(code_faults(row, seat, self.named | self.frames.keys()))
            self.faults += faults
            if not faults:
                rows.append((seat, code_row(row)))
        self.faults += unreached(rows)
        return rows


def _name(row: object, key: str) -> str:
    return str(row.get(key, "")) if isinstance(row, Mapping) else ""
