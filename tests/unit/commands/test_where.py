"""``dragoman where``."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dragoman import store
from dragoman.commands.where import where
from dragoman.errors import InputError


@pytest.fixture(autouse=True)
def _table_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "attach", tuple)


def test_places_with_country_and_point() -> None:
    done = CliRunner().invoke(where, ["Delegations met in Geneva."])
    assert done.exit_code == 0
    assert done.stdout.startswith("Geneva: ")
    assert "CHE, city, 46.2" in done.stdout
    assert "geonames:2660646" in done.stdout


def test_json_has_offsets_and_credit() -> None:
    content = json.loads(CliRunner().invoke(where, ["They met in Homs.", "--json"]).stdout)
    [place] = content["places"]
    assert (place["text"], place["start"], place["end"]) == ("Homs", 12, 16)
    assert place["country"] == "SYR"
    assert "GeoNames" in content["credit"]


def test_standard_input_and_odd_text() -> None:
    assert "KHM" in CliRunner().invoke(where, ["-"], input="It rained in Phnom Penh.").stdout
    assert CliRunner().invoke(where, ["🎉 “ مرحبا"]).stdout == "no place is named\n"
    assert isinstance(CliRunner().invoke(where, ["  "]).exception, InputError)
