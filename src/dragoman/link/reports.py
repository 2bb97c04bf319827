"""What the linking of reports takes, and the words for how two reports stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How a report stands to the one that represents its origin, or to the cluster."""

    ORIGIN = "origin"
    EXACT = "exact"
    NEAR = "near"
    EDITED = "edited"
    PARTIAL = "partial"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its text, and what is known of it.

    ``outlet`` is any name of the publisher, the same for all of its pages; ``published``
    an ISO day; ``spun`` says that the page is machine-spun.
    """

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    language: str = "en"
    spun: bool = False
