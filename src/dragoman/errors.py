"""Every error dragoman raises, each with a code and a remedy.

DragomanError
├── InputError      a file, page or address that cannot be read (the batch goes on)
│   └── FetchError  an address that may not or could not be fetched
├── UsageError      arguments that contradict each other
├── DataError       a rule, table or code book that breaks its own schema
└── SetupError      a model or package is missing
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors: ``code`` is stable, ``remedy`` says what to do."""

    code = "DRG000"

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.what, self.where, self.remedy))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        cure = f" — {self.remedy}" if self.remedy else ""
        return f"[{self.code}] {place}{self.what}{cure}"


def _rebuild(kind: type[DragomanError], what: str, where: str, remedy: str) -> DragomanError:
    return kind(what, where=where, remedy=remedy)


class InputError(DragomanError):
    """A document that cannot be read or is not text."""

    code = "DRG101"


class FetchError(InputError):
    """An address that may not or could not be fetched."""

    code = "DRG102"


class UsageError(DragomanError):
    """Arguments that make no sense together."""

    code = "DRG201"


class DataError(DragomanError):
    """A data file of dragoman's (or the user's) that breaks its schema."""

    code = "DRG301"


class SetupError(DragomanError):
    """Something that must be installed is missing."""

    code = "DRG401"
