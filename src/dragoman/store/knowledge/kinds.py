"""The kinds of files that can be imported: how one is told, and how its parts are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dragoman.errors import InputError, UsageError
from dragoman.store.knowledge.schema import LICENCES, Batch


class Kind(StrEnum):
    """A public format, or a table of one's own."""

    WIKIDATA = "wikidata"
    SPARQL = "sparql"
    OPENSANCTIONS = "opensanctions"
    PETRARCH = "petrarch"
    GEONAMES = "geonames"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Options:
    """What an import keeps and how it reads.

    ``kind`` is the format (None: told from the file); ``languages`` those of names;
    ``program_dates`` reads dates of a PETRARCH dictionary as its program does, not as its
    manual says; ``accept_nc`` agrees to a licence that forbids commercial use; ``until`` is
    the day up to which the file is known to be right, for files that do not tell it;
    ``restart`` drops what was imported of the kind before.
    """

    kind: Kind | None = None
    languages: frozenset[str] = frozenset({"en", "mul"})
    program_dates: bool = False
    accept_nc: bool = False
    until: str = ""
    restart: bool = False

    def __str__(self) -> str:
        return (
            f"kind={self.kind} languages={','.join(sorted(self.languages))} "
            f"program_dates={self.program_dates} until={self.until}"
        )


# Takes a line into a batch and tells whether it was kept; ValueError: no such line.
LineReader = Callable[[bytes, Batch], bool]


def kind_of(file: str, head: bytes, options: Options) -> Kind:
    """The kind of a file, by the option, else by its name and its first bytes.

    Raises:
        InputError: nothing known looks like that.
        UsageError: the kind has a licence that was not agreed to.
    """
    kind = options.kind or _told(file.lower(), head)
    if kind is None:
        raise InputError(
            "looks like no file that can be imported",
            where=file,
            remedy=f"say what it is with --as, one of {', '.join(Kind)}",
        )
    if kind is Kind.OPENSANCTIONS and not options.accept_nc:
        raise UsageError(
            f"data of OpenSanctions is licensed {LICENCES[kind]}",
            where=file,
            remedy="if that suits your use, import it with --accept-nc",
        )
    return kind


def _told(file: str, head: bytes) -> Kind | None:
    plain = file.removesuffix(".gz").removesuffix(".bz2")
    start = head.lstrip(b"\xef\xbb\xbf").lstrip()
    first = start.split(b"\n", 1)[0]
    if plain.endswith(".txt"):
        if plain.startswith("countryinfo"):
            return Kind.GEONAMES
        return Kind.PETRARCH if b"[" in head else None
    if b'"schema"' in head and b'"properties"' in head and plain.endswith(("json", "jsonl")):
        return Kind.OPENSANCTIONS
    if b'"bindings"' in head or (b"wikidata.org/entity/" in head and plain.endswith(".csv")):
        return Kind.SPARQL
    if b'"labels"' in head or b'"claims"' in head or start.startswith(b'{"entities"'):
        return Kind.WIKIDATA
    if plain.endswith(("csv", "tsv", "jsonl")) and (b"person" in first or b"name" in first):
        return Kind.OWN
    return None
