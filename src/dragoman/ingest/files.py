"""What a command line gives → sources to read: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.errors import InputError
from dragoman.ingest.decode import MAX_BYTES, check_size, decode

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".md")
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]{1,20})://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Content:
    """What a source held: bytes, or text already decoded, and the address it came from."""

    data: bytes | str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input, not read yet. ``error`` says why it cannot be, if that is known already."""

    name: str
    url: str | None = None
    error: InputError | None = None
    reader: Callable[[], Content] | None = field(default=None, repr=False)

    def read(self) -> Content:
        """What the source holds.

        Raises:
            InputError: it cannot be read, is empty or over 10 MB; ``error`` if there is one.
        """
        if self.error is not None:
            raise self.error
        if self.reader is None:
            raise InputError("there is nothing to read", where=self.name)
        return self.reader()


def iter_inputs(paths: Sequence[str], *, fetch: bool) -> Iterator[Source]:
    """Sources in the order given; a folder gives its files sorted, hidden ones left out.

    ``-`` is standard input. Addresses are read only when ``fetch`` is true. What cannot
    be read is a source with an ``error``; nothing is raised here.
    """
    for path in paths:
        scheme = _ADDRESS.match(path)
        if path == "-":
            yield Source(name="-", reader=_stdin)
        elif scheme:
            yield _address(path, scheme[1].lower(), fetch)
        elif os.path.isdir(path):
            yield from _folder(path)
        else:
            yield _file(path)


def _address(url: str, scheme: str, allowed: bool) -> Source:
    error = None
    if scheme not in {"http", "https"}:
        error = InputError(f"{scheme} addresses are not read", where=url, remedy="give a file")
    elif not allowed:
        error = InputError(
            "the network is not used unless asked", where=url, remedy="add --fetch to get it"
        )
    return Source(name=url, url=url, error=error, reader=lambda: _fetched(url))


def _fetched(url: str) -> Content:
    from dragoman.ingest.fetch import fetch_page

    page = fetch_page(url)
    return Content(decode(page.body, charset=page.charset), page.url)


def _folder(root: str) -> Iterator[Source]:
    faults: list[OSError] = []
    count = 0
    for folder, names, files in os.walk(root, onerror=faults.append):
        names[:] = sorted(n for n in names if not n.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                count += 1
                yield _file(os.path.join(folder, name))
    for fault in faults:
        yield Source(name=str(fault.filename), error=_refusal(str(fault.filename), fault))
    if not count and not faults:
        error = InputError(
            "no article files in the folder", where=root, remedy=f"it reads {' '.join(SUFFIXES)}"
        )
        yield Source(name=root, error=error)


def _file(path: str) -> Source:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as err:
        return Source(name=path, error=_refusal(path, err))
    if not stat.S_ISREG(mode):
        return Source(name=path, error=InputError("this is no ordinary file", where=path))
    return Source(name=path, reader=lambda: _read_file(path))


def _read_file(path: str) -> Content:
    try:
        with open(path, "rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except OSError as err:
        raise _refusal(path, err) from err
    return Content(_sized(data, path))


def _stdin() -> Content:
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except (OSError, ValueError, AttributeError) as err:  # closed, or none at all
        raise InputError(f"standard input cannot be read: {err}", where="-") from err
    return Content(_sized(data, "-"))


def _sized(data: bytes, name: str) -> bytes:
    try:
        check_size(len(data))
    except InputError as err:
        raise InputError(err.what, where=name, remedy=err.remedy) from err
    return data


def _refusal(path: str, err: OSError | ValueError) -> InputError:
    reason = err.strerror if isinstance(err, OSError) and err.strerror else str(err)
    return InputError(f"cannot be read: {reason}", where=path, remedy="check the path")
