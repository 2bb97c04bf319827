"""A record as JSON and back: UTF-8, fields in the order of the contract, enums as values."""

from __future__ import annotations

import msgspec

from dragoman.errors import InputError
from dragoman.types import SCHEMA, Record

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Record, strict=True)


def to_json(record: Record, indent: int | None = 2) -> str:
    """The record as one JSON object; ``indent`` null or negative packs it on one line."""
    packed = _ENCODER.encode(record)
    if indent is None or indent < 0:
        return packed.decode()
    return msgspec.json.format(packed, indent=indent).decode()


def to_jsonl(record: Record) -> str:
    """The record on one line, without the newline."""
    return to_json(record, None)


def from_json(text: str | bytes) -> Record:
    """The record that ``text`` holds; values are never coerced.

    Raises:
        InputError: no JSON, not a record, or a record of another schema.
    """
    try:
        record = _DECODER.decode(text)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as err:
        raise InputError(
            f"this is no record: {err}",
            remedy="pass what `dragoman code --json` wrote, one object at a time",
        ) from err
    if record.schema != SCHEMA:
        raise InputError(
            f"a record of schema {record.schema}, this version reads {SCHEMA}",
            remedy="code the document again",
        )
    return record
