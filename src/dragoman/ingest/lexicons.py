"""Files with code books of one's own → the lexicon a page is coded with."""

from __future__ import annotations

import os
from collections.abc import Iterable

from dragoman.errors import DataError, UsageError
from dragoman.lexicon.own import Built, Lexicon, build, packaged

MAX_BYTES = 2_000_000
Name = str | os.PathLike[str]
Given = Lexicon | Name | Iterable[Name] | None


def read_texts(files: Iterable[Name]) -> tuple[tuple[str, str], ...]:
    """Names and texts of the files, in order.

    Raises:
        UsageError: one cannot be read.
    """
    return tuple((os.fspath(f), _text(os.fspath(f))) for f in files)


def _text(path: str) -> str:
    try:
        with open(path, "rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except (OSError, ValueError) as err:
        reason = err.strerror if isinstance(err, OSError) and err.strerror else str(err)
        raise UsageError(f"cannot be read: {reason}", where=path, remedy="check the path") from err
    if len(data) > MAX_BYTES:
        raise UsageError("more than 2 MB, too much for a lexicon", where=path, remedy="split it")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as err:
        raise UsageError("this is no UTF-8 text", where=path, remedy="save it as UTF-8") from err


def load_lexicon(*files: Name) -> Lexicon:
    """The packaged rules with what TOML files of one's own add, change and switch off.

    What is loaded can be used for any number of texts, and be sent to other processes.

    Args:
        files: in order; a later one may change what an earlier one gave.

    Raises:
        UsageError: a file cannot be read.
        DataError: a file breaks its rules; it tells the first fault with its line.
    """
    return sound(build(read_texts(files)))


def sound(built: Built) -> Lexicon:
    """The lexicon, if there is nothing wrong with its files.

    Raises:
        DataError: there is; it tells the first fault and how many more there are.
    """
    if not built.faults:
        return built.lexicon
    first, others = built.faults[0], len(built.faults) - 1
    more = f"; {others} more fault{'s' * (others > 1)}: dragoman lexicon check" if others else ""
    raise DataError(first.what, where=first.where, remedy=(first.remedy + more).lstrip("; "))


def lexicon_of(given: Given) -> Lexicon:
    """The lexicon that an argument names: one that is loaded, a file, several, or none.

    Raises:
        UsageError: a file cannot be read.
        DataError: a file breaks its rules.
    """
    if given is None:
        return packaged()
    if isinstance(given, Lexicon):
        return given
    if isinstance(given, str | os.PathLike):
        return load_lexicon(given)
    return load_lexicon(*given)
