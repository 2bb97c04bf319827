"""The words of a matched time expression, read through the tables of the grammar."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.annotate.times.calendar import Span
from dragoman.lexicon.times import TimeRule


@dataclass(frozen=True, slots=True)
class Words:
    """The matched groups, read through the word tables."""

    groups: Mapping[str, str | None]
    tables: Mapping[str, Mapping[str, str]]
    text: str
    nearest: bool = False  # neither past nor future is meant for sure

    def word(self, name: str) -> str:
        """The lower-cased group, empty if there is none."""
        return (self.groups.get(name) or "").lower()

    def look_up(self, name: str, *tables: str) -> str:
        """What a table says of the group, empty if nothing."""
        word = self.word(name).rstrip(".")
        return next((self.tables[t][word] for t in tables if word in self.tables[t]), "")

    def number(self, name: str) -> int:
        """A whole number in digits or words; 0 if it is missing or left open."""
        digits = re.match(r"\d+", self.word(name))
        if digits:
            return int(digits[0])
        return int(self.look_up(name, "numbers") or 0)

    def unit(self, name: str = "unit") -> tuple[str, int]:
        """The unit and how many of it the word stands for (a fortnight: two weeks)."""
        entry = self.look_up(name, "units") or "day"
        count, _, unit = entry.rpartition(" ")
        return unit, int(count or 1)


Resolver = Callable[[Words, TimeRule, date | None, bool], Span | None]
