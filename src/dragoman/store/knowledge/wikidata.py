"""Entities of a Wikidata JSON dump, one a line.

Kept are people who hold positions (P39, every rank but deprecated), positions with their
classes (P279) and jurisdictions (P1001, P17), and bodies of listed classes. Which class of
office a position is of can only be told when the whole file was read: see ``positions``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from dragoman.lexicon.tables import read_tsv
from dragoman.store.knowledge.dates import checked, wikidata_date
from dragoman.store.knowledge.people import add_entity, country_id
from dragoman.store.knowledge.schema import Batch

BODY_COLUMNS = ("wikidata", "kind", "sector", "name")
_HUMAN = "Q5"
_GENDERS = {"Q6581097": "m", "Q6581072": "f", "Q1052281": "f", "Q2449503": "m"}


class _Value(msgspec.Struct):
    value: object = None


class _Snak(msgspec.Struct):
    snaktype: str = ""
    datavalue: _Value | None = None


class _Statement(msgspec.Struct):
    rank: str = "normal"
    mainsnak: _Snak = msgspec.field(default_factory=_Snak)
    qualifiers: dict[str, list[_Snak]] | list[object] = msgspec.field(default_factory=dict)


class _Claims(msgspec.Struct):
    P21: list[_Statement] = []
    P27: list[_Statement] = []
    P31: list[_Statement] = []
    P39: list[_Statement] = []
    P279: list[_Statement] = []
    P1001: list[_Statement] = []
    P17: list[_Statement] = []
    P571: list[_Statement] = []
    P576: list[_Statement] = []


class _Text(msgspec.Struct):
    value: str = ""


class Entity(msgspec.Struct):
    """The fields of an entity that are read."""

    id: str
    labels: dict[str, _Text] | list[object] = msgspec.field(default_factory=dict)
    aliases: dict[str, list[_Text]] | list[object] = msgspec.field(default_factory=dict)
    claims: _Claims | list[object] = msgspec.field(default_factory=_Claims)
    modified: str = ""


class _Document(msgspec.Struct):
    entities: dict[str, Entity]


_entity = msgspec.json.Decoder(Entity)
_document = msgspec.json.Decoder(_Document)


@dataclass(frozen=True, slots=True)
class WikidataLines:
    """Reads the lines of a dump; ``languages`` are those of the names kept."""

    languages: frozenset[str]
    origin: str = "wikidata"

    def read(self, line: bytes, batch: Batch) -> bool:
        """Take a line into the batch; tells whether it was kept.

        Raises:
            ValueError: the line is no entity.
        """
        text = line.strip().rstrip(b",")
        if text in (b"", b"[", b"]"):
            return False
        if _marks().search(text) is None:
            return False
        try:
            entity = _entity.decode(text)
        except (msgspec.DecodeError, UnicodeDecodeError) as err:
            raise ValueError(str(err)) from err
        return self.take(entity, batch)

    def document(self, data: bytes, batch: Batch) -> int:
        """Take a whole ``{"entities": …}`` file; tells how many entities were kept.

        Raises:
            ValueError: it is no such document.
        """
        try:
            found = _document.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError) as err:
            raise ValueError(str(err)) from err
        return sum(self.take(entity, batch) for entity in found.entities.values())

    def take(self, entity: Entity, batch: Batch) -> bool:
        """Take an entity into the batch; tells whether it was kept."""
        claims = entity.claims if isinstance(entity.claims, _Claims) else _Claims()
        names = list(self._names(entity))
        label = names[0][0] if names else entity.id
        batch.until = max(batch.until, entity.modified[:10])
        classes = _ids(claims.P31)
        if _HUMAN in classes:
            return self._person(entity, claims, label, names, batch)
        kept = False
        for parent in _ids(claims.P279):
            batch.classes.append((entity.id, parent))
            kept = True
        if kept or claims.P1001:
            country = next(filter(None, map(country_id, _ids(claims.P1001) + _ids(claims.P17))), "")
            batch.positions.append((self.origin, entity.id, label, country))
            batch.classes += [(entity.id, c) for c in classes]
            kept = True
        body = next((_bodies()[c] for c in classes if c in _bodies()), None)
        if body is not None and names:
            add_entity(
                batch, self.origin, entity.id, body[0], label, names, wikidata=entity.id,
                country=next(filter(None, map(country_id, _ids(claims.P17))), ""), sector=body[1],
                valid_from=_first_date(claims.P571), valid_to=_first_date(claims.P576),
            )  # fmt: skip
            kept = True
        return kept

    def _person(
        self, entity: Entity, claims: _Claims, label: str, names: list[tuple[str, str]],
        batch: Batch,
    ) -> bool:  # fmt: skip
        held = list(_held(claims.P39))
        if not held or not names:
            return False
        country = next(filter(None, map(country_id, _ids(claims.P27))), "")
        gender = next((_GENDERS[g] for g in _ids(claims.P21) if g in _GENDERS), "")
        add_entity(
            batch, self.origin, entity.id, "person", label, names, wikidata=entity.id,
            country=country, gender=gender,
        )  # fmt: skip
        batch.whole.append((self.origin, entity.id))
        batch.held += [(self.origin, entity.id, *spell) for spell in held]
        return True

    def _names(self, entity: Entity) -> Iterator[tuple[str, str]]:
        labels = entity.labels if isinstance(entity.labels, dict) else {}
        aliases = entity.aliases if isinstance(entity.aliases, dict) else {}
        wanted = sorted(self.languages, key=lambda x: (x != "en", x))
        for language in wanted:
            if language in labels and labels[language].value:
                yield labels[language].value, language
        for language in wanted:
            for alias in aliases.get(language, ()):
                yield alias.value, language


def _held(statements: list[_Statement]) -> Iterator[tuple[str, str, str, int, str]]:
    """Position, start, end, whether it ended on an unknown day, rank."""
    for s in statements:
        position = _id(s.mainsnak)
        if s.rank == "deprecated" or not position:
            continue
        qualifiers = s.qualifiers if isinstance(s.qualifiers, dict) else {}
        start, _ = _qualifier(qualifiers.get("P580", ()))
        end, ended = _qualifier(qualifiers.get("P582", ()))
        try:
            start, end = checked(start, end)
        except ValueError:  # an impossible spell: that it was held is all that is left
            start, end, ended = "", "", True
        yield position, start, end, int(ended), s.rank


def _qualifier(snaks: list[_Snak] | tuple[()]) -> tuple[str, bool]:
    """A date, and whether there is one that is not known."""
    for snak in snaks:
        if snak.snaktype == "somevalue":
            return "", True
        if snak.snaktype == "value" and snak.datavalue is not None:
            value = snak.datavalue.value
            if isinstance(value, dict):
                day = wikidata_date(str(value.get("time", "")), int(value.get("precision", 0)))
                return day, not day
    return "", False


def _first_date(statements: list[_Statement]) -> str:
    return next(filter(None, (_qualifier([s.mainsnak])[0] for s in statements)), "")


def _ids(statements: list[_Statement]) -> list[str]:
    return [i for s in statements if s.rank != "deprecated" and (i := _id(s.mainsnak))]


def _id(snak: _Snak) -> str:
    if snak.snaktype != "value" or snak.datavalue is None:
        return ""
    value = snak.datavalue.value
    if not isinstance(value, dict):
        return ""
    number = value.get("numeric-id")
    return str(value.get("id") or (f"Q{number}" if number else ""))


@lru_cache(maxsize=1)
def _bodies() -> dict[str, tuple[str, str]]:
    rows = read_tsv("knowledge/body_classes.tsv", BODY_COLUMNS)
    return {r["wikidata"]: (r["kind"], r["sector"]) for r in rows}


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[bytes]:
    """What a line must hold to be decoded at all: most lines of a dump are of no use here."""
    return re.compile('"(?:P39|P279|P1001|{})"'.format("|".join(_bodies())).encode())
