"""Entities of OpenSanctions in FollowTheMoney JSON, one a line: Person, Position, Occupancy."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from dragoman.store.knowledge.dates import checked, iso_date
from dragoman.store.knowledge.people import add_entity, country_id
from dragoman.store.knowledge.schema import Batch

_KEPT = frozenset({"Person", "Position", "Occupancy"})
_GENDERS = {"male": "m", "female": "f"}


class _Entity(msgspec.Struct):
    id: str
    schema: str
    caption: str = ""
    properties: dict[str, list[str]] = msgspec.field(default_factory=dict)

    def first(self, name: str) -> str:
        values = self.properties.get(name)
        return values[0] if values else ""


_decoder = msgspec.json.Decoder(_Entity)


@dataclass(frozen=True, slots=True)
class FtmLines:
    """Reads the lines of ``entities.ftm.json``."""

    origin: str = "opensanctions"

    def read(self, line: bytes, batch: Batch) -> bool:
        """Take a line into the batch; tells whether it was kept.

        Raises:
            ValueError: the line is no entity, or its dates are none.
        """
        text = line.strip()
        if not text:
            return False
        try:
            entity = _decoder.decode(text)
        except (msgspec.DecodeError, UnicodeDecodeError) as err:
            raise ValueError(str(err)) from err
        if entity.schema not in _KEPT:
            return False
        country = country_id(entity.first("country").upper())
        name = entity.caption or entity.first("name")
        if entity.schema == "Person":
            names = [(n, "") for p in ("name", "alias") for n in entity.properties.get(p, ())]
            add_entity(
                batch, self.origin, entity.id, "person", name, names,
                wikidata=entity.first("wikidataId"), country=country,
                gender=_GENDERS.get(entity.first("gender"), ""),
            )  # fmt: skip
        elif entity.schema == "Position":
            batch.positions.append((self.origin, entity.id, name, country))
        else:
            return self._occupancy(entity, batch)
        return True

    def _occupancy(self, entity: _Entity, batch: Batch) -> bool:
        holder, post = entity.first("holder"), entity.first("post")
        if not holder or not post:
            raise ValueError("no holder or no post")
        start = iso_date(entity.first("startDate") or entity.first("periodStart"))
        end = iso_date(entity.first("endDate") or entity.first("periodEnd"))
        start, end = checked(start, end)
        ended = not end and entity.first("status") == "ended"
        batch.held.append((self.origin, holder, post, start, end, int(ended), "normal"))
        return True
