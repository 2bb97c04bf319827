"""``dragoman when``."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dragoman.commands.when import read_times, when
from dragoman.errors import InputError, UsageError

TEXT = "Rebels attacked the port last Friday after a truce of 1994 collapsed."


def test_json() -> None:
    result = CliRunner().invoke(when, [TEXT, "--dct", "2019-05-14", "--json"])
    assert result.exit_code == 0
    rows = json.loads(result.output)
    assert [r["text"] for r in rows] == ["last Friday", "1994"]
    assert [r["value"] for r in rows] == ["2019-05-10", "1994"]
    assert rows[0]["dates"] == ["attacked"]
    assert rows[1]["earliest"] == "1994-01-01"
    assert all(TEXT[r["start"] : r["end"]] == r["text"] for r in rows)


def test_table() -> None:
    result = CliRunner().invoke(when, [TEXT, "--dct", "2019-05-14"])
    assert result.exit_code == 0
    assert "day of writing: 14 May 2019" in result.output
    assert "attacked" in result.output


def test_without_day_of_writing() -> None:
    result = CliRunner().invoke(when, [TEXT])
    assert "unknown" in result.output
    _, found = read_times(TEXT)
    assert found[0].value is None
    assert found[1].value == "1994"


def test_standard_input_without_expression() -> None:
    result = CliRunner().invoke(when, ["-"], input="Ministers met in Doha 🙂.")
    assert "no time expression found" in result.output


@pytest.mark.parametrize(
    ("text", "dct", "error"), [("", None, InputError), (TEXT, "x", UsageError)]
)
def test_refused(text: str, dct: str | None, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_times(text, dct)
