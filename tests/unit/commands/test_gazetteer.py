"""``dragoman gazetteer``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import store
from dragoman.commands.gazetteer import gazetteer
from dragoman.errors import InputError

ROW = (
    "{}\tLund\tLund\t\t47.5\t8.5\tP\tPPL\tCH\t\tZH\t\t\t\t1200\t\t400\tEurope/Zurich\t2020-01-01\n"
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(store, "attach", lambda: tuple(sorted((tmp_path / "cache").glob("*"))))
    return tmp_path / "cache"


def test_import_and_status(tmp_path: Path) -> None:
    file = tmp_path / "CH.txt"
    file.write_text(ROW.format(1) + ROW.format(2) + "a bad line\n", encoding="utf-8")
    done = CliRunner().invoke(gazetteer, ["import", str(file)])
    assert done.exit_code == 0
    assert done.stdout == "CH.txt: 2 of 3 lines kept, 1 bad lines left out\n"
    again = CliRunner().invoke(gazetteer, ["import", str(file)])
    assert again.stdout.endswith("(resumed behind line 3)\n")
    told = CliRunner().invoke(gazetteer, ["status"]).stdout
    assert "2 places" in told
    assert "2 of 3 lines kept, done" in told
    assert "CC BY 4.0" in told
    content = json.loads(CliRunner().invoke(gazetteer, ["status", "--json"]).stdout)
    assert content["gazetteers"][0]["files"] == [
        {"file": "CH.txt", "rows": 3, "kept": 2, "bad": 1, "done": True}
    ]


def test_status_without_a_file() -> None:
    told = CliRunner().invoke(gazetteer, ["status"])
    assert told.exit_code == 0
    assert "in memory" in told.stdout


def test_country_is_a_filter(tmp_path: Path) -> None:
    file = tmp_path / "allCountries.txt"
    file.write_text(ROW.format(1), encoding="utf-8")
    done = CliRunner().invoke(gazetteer, ["import", "--country", "se", str(file)])
    assert done.stdout == "allCountries.txt: 0 of 1 lines kept\n"


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(gazetteer, ["import", str(tmp_path / "notes.txt")])
    assert isinstance(done.exception, InputError)
