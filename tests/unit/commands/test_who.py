from __future__ import annotations

import json

from click.testing import CliRunner

from dragoman.cli import main


def run(*arguments: str, text: str | None = None):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(main, ["who", *arguments], input=text)


def test_tells_who_and_why() -> None:
    result = run("the French president", "--as-of", "2010-01-01")
    assert result.exit_code == 0
    assert "Nicolas Sarkozy [FRA GOV]" in result.output
    assert "the only one known" in result.output


def test_candidates() -> None:
    result = run("Assad spoke.")
    assert "not told who [SYR GOV]" in result.output
    assert "Bashar al-Assad (SYR)" in result.output


def test_json_from_standard_input() -> None:
    result = run("-", "--json", "--as-of", "2003-05-01", text="Blair left.")
    found = json.loads(result.output)
    assert found["as_of"] == "2003-05-01"
    assert found["mentions"][0]["wikidata"] == "Q9545"
    assert found["mentions"][0]["why"]


def test_wrong_use() -> None:
    assert run("Blair", "--as-of", "May 2003").exit_code == 2
    assert run(" ").exit_code == 3
    assert "nobody is named" in run("It rained.").output
