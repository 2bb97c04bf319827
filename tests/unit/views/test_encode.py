"""JSON of a record: round trips, strictness, stable bytes."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.errors import InputError
from dragoman.types import SCHEMA, Record
from dragoman.views.encode import from_json, to_json, to_jsonl

from .sample import arabic, empty, hostile, sample
from .strategies import RECORDS


def _current(record: Record) -> Record:
    return replace(record, schema=SCHEMA)


@given(record=RECORDS.map(_current))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_record_survives_the_round_trip(record: Record) -> None:
    assert from_json(to_json(record)) == record
    assert from_json(to_jsonl(record)) == record


@pytest.mark.parametrize("record", [sample(), empty(), arabic(), hostile("\x1b[31m\"'\\\n")])
def test_record_survives_the_round_trip(record: Record) -> None:
    assert from_json(to_json(record)) == record
    assert from_json(to_json(record).encode()) == record


def test_same_record_same_text() -> None:
    assert to_json(sample()) == to_json(sample())


def test_a_line_holds_the_same_object_and_no_newline() -> None:
    line = to_jsonl(sample())
    assert "\n" not in line
    assert json.loads(line) == json.loads(to_json(sample()))


def test_fields_stand_in_the_order_of_the_contract() -> None:
    assert list(json.loads(to_json(sample()))) == [
        "schema", "dragoman", "made_with", "document", "sentences", "actors", "statements",
        "events", "meetings", "dropped", "quantities", "codes",
    ]  # fmt: skip


def test_enums_are_their_values_and_missing_is_null() -> None:
    found = json.loads(to_json(sample()))
    assert found["events"][0]["type"] == "AGREE"
    assert found["events"][5]["factuality"] == "CT-"
    assert found["document"]["dct"] == {
        "value": None, "earliest": "2024-03-02", "latest": None, "basis": "offices",
    }  # fmt: skip


def test_text_is_not_escaped_to_ascii() -> None:
    assert "رفض الوزير زيارة العاصمة 🕊️" in to_json(arabic())


@pytest.mark.parametrize(("indent", "second"), [(2, '  "schema"'), (4, '    "schema"')])
def test_indent(indent: int, second: str) -> None:
    assert to_json(sample(), indent).splitlines()[1].startswith(second)


def test_no_indent_is_one_line() -> None:
    assert len(to_json(sample(), None).splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{", "{}", "\ufeff", '{"schema": 1}', "[" * 5000, b"\xff\xfe"],
)
def test_no_record(text: str | bytes) -> None:
    with pytest.raises(InputError, match="DRG101"):
        from_json(text)


@pytest.mark.parametrize(
    ("field", "value"), [("dragoman", 1), ("schema", "1"), ("events", None), ("document", [])]
)
def test_values_are_not_coerced(field: str, value: object) -> None:
    changed = json.loads(to_json(sample())) | {field: value}
    with pytest.raises(InputError):
        from_json(json.dumps(changed))


def test_another_schema_is_refused() -> None:
    with pytest.raises(InputError, match="schema 2"):
        from_json(to_json(replace(sample(), schema=2)))


def test_an_unknown_factuality_is_refused() -> None:
    with pytest.raises(InputError):
        from_json(to_json(sample()).replace('"CT-"', '"CT?"'))
