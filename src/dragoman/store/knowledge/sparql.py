"""Results of a SPARQL query, CSV or JSON, in which a row is a person in an office.

Variables read: person, personLabel, position, positionLabel, country, start, startPrecision,
end, endPrecision, rank. Entities are URIs; blank nodes stand for what is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from dragoman.store.knowledge.dates import checked, iso_date, wikidata_date
from dragoman.store.knowledge.people import add_entity, country_id
from dragoman.store.knowledge.schema import Batch

_ENTITY = "wikidata.org/entity/"
_GENID = ".well-known/genid"
_DEPRECATED = "DeprecatedRank"


class _Binding(msgspec.Struct):
    type: str = ""
    value: str = ""


class _Results(msgspec.Struct):
    bindings: list[dict[str, _Binding]]


class _Answer(msgspec.Struct):
    results: _Results


def rows_of_json(data: bytes) -> Iterator[dict[str, str]]:
    """The rows of a JSON result; what is not known is left out.

    Raises:
        ValueError: it is no SPARQL result.
    """
    try:
        answer = msgspec.json.decode(data, type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError) as err:
        raise ValueError(str(err)) from err
    for row in answer.results.bindings:
        yield {name: b.value for name, b in row.items() if b.type != "bnode"}


@dataclass(frozen=True, slots=True)
class SparqlRows:
    """Reads rows by variable."""

    origin: str = "sparql"

    def take(self, row: Mapping[str, str], batch: Batch) -> bool:
        """Take a row into the batch; tells whether it was kept.

        Raises:
            ValueError: it names no person or position, or its dates are none.
        """
        person, position = _id(row.get("person", "")), _id(row.get("position", ""))
        if not person or not position:
            raise ValueError("no person or no position")
        if _DEPRECATED in row.get("rank", ""):
            return False
        country = country_id(_id(row.get("country", "")) or row.get("country", ""))
        label = row.get("personLabel") or person
        office = row.get("positionLabel") or position
        start, _ = _date(row.get("start", ""), row.get("startPrecision", ""))
        end, ended = _date(row.get("end", ""), row.get("endPrecision", ""))
        start, end = checked(start, end)
        batch.until = max(batch.until, start, end)
        add_entity(
            batch, self.origin, person, "person", label, wikidata=person, country=country
        )  # fmt: skip
        batch.positions.append((self.origin, position, office, country))
        batch.held.append((self.origin, person, position, start, end, int(ended), "normal"))
        return True


def _id(uri: str) -> str:
    if _GENID in uri or uri.startswith("_:"):
        return ""
    return uri.rpartition("/")[2] if _ENTITY in uri else uri if uri[:1] == "Q" else ""


def _date(text: str, precision: str) -> tuple[str, bool]:
    """A date, and whether there is one that is not known."""
    if not text:
        return "", False
    if _GENID in text or text.startswith(("_:", "t")):
        return "", True
    if precision:
        return wikidata_date("+" + text.lstrip("+"), int(precision)), False
    return iso_date(text), False
