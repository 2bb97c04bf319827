from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import store
from dragoman.cli import main
from dragoman.lexicon.imported import use_imported
from dragoman.views.knowledge import spans

MINE = """\
person,country,position,start,end
Amaru Quispe Test,Chile,President,2001-03-11,2005-03-10
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    file = tmp_path / "cache" / "knowledge.sqlite"
    monkeypatch.setattr(store, "knowledge_file", lambda: file)
    store.attach_knowledge.cache_clear()
    yield tmp_path
    store.attach_knowledge.cache_clear()
    use_imported(None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["knowledge", *arguments])


def test_import_and_show(cache: Path) -> None:
    file = cache / "mine.csv"
    file.write_text(MINE)
    result = run("import", str(file))
    assert result.exit_code == 0
    assert "mine.csv: 1 of 1 rows kept" in result.output
    shown = run("show", "amaru quispe test", "--as-of", "2003-01-01")
    assert "President (CHL, GOV, head_of_state) 2001-03-11 to 2005-03-10" in shown.output
    assert "own" in shown.output
    held = run("show", "president", "--country", "Chile", "--as-of", "2003-01-01")
    assert held.output.startswith("Amaru Quispe Test (own, 2003-01-01)")
    told = json.loads(
        run("show", "president", "--country", "CHL", "--as-of", "2003-01-01", "--json").output
    )
    assert told["holders"][0]["held"] == "yes"


def test_show_from_the_packaged_tables() -> None:
    result = run("show", "Dmitry Medvedev", "--as-of", "2009-05-01")
    assert "President (RUS, GOV, head_of_state) 2008-05-07 to 2012-05-07" in result.output
    assert "Prime Minister" not in result.output
    found = json.loads(run("show", "RUS", "--json").output)["entities"][0]
    assert found["codes"]["cow"] == "365"
    assert {"name": "Russians", "use": "people"} in found["names"]


def test_nothing_known() -> None:
    assert run("show", "Nobody Of This Name").exit_code == 3
    assert run("show", "president", "--country", "CHL").exit_code == 2
    assert run("show", "Tony Blair", "--as-of", "2001").exit_code == 2


def test_coverage_and_differences(cache: Path) -> None:
    line = run("coverage", "--country", "Germany").output
    assert line.startswith("DEU  head 1990–")
    assert json.loads(run("coverage", "--country", "DEU", "--json").output)[0]["years"]["premier"]
    assert run("diff").output == "no differences\n"
    (cache / "mine.csv").write_text(MINE)
    run("import", str(cache / "mine.csv"))
    assert "CHL head_of_state holder: Ricardo Lagos" in run("diff", "--country", "CHL").output
    assert json.loads(run("diff", "--json").output)


def test_licence_and_kind(cache: Path) -> None:
    (cache / "e.ftm.json").write_text('{"id": "a", "schema": "Person", "properties": {}}\n')
    assert run("import", str(cache / "e.ftm.json")).exit_code == 2
    assert run("import", str(cache / "e.ftm.json"), "--accept-nc").exit_code == 0
    assert run("import", str(cache / "none.csv")).exit_code == 3
    assert run("import", str(cache / "e.ftm.json"), "--until", "soon").exit_code == 2


def test_spans() -> None:
    assert spans([1990, 1992, 1991, 2000]) == "1990–1992 2000"
    assert spans([]) == ""
