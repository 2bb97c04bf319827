"""What ``dragoman copies`` prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.commands.copies import copies

STORY = (
    "Harbour workers found the missing trawler Ella on Monday near the island of Brask.\n\n"
    "All nine fishermen aboard were alive but weak after twelve days without an engine.\n\n"
    "The coast guard towed the vessel to Lerwyn, where families waited in the rain.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, "utf-8")
    return tmp_path


def test_copies_are_listed_with_their_origin(folder: Path) -> None:
    result = CliRunner().invoke(copies, [str(folder)])
    assert result.exit_code == 0
    assert "2 reports, 1 independent voice" in result.output
    assert "exact" in result.output


def test_json_holds_the_clusters(folder: Path) -> None:
    result = CliRunner().invoke(copies, [str(folder), "--json"])
    (cluster,) = json.loads(result.output)
    assert cluster["voices"] == 1
    assert [m["relation"] for m in cluster["members"]] == ["origin", "exact"]


def test_an_input_that_cannot_be_read_is_told_and_the_rest_goes_on(folder: Path) -> None:
    result = CliRunner().invoke(copies, [str(folder), str(folder / "none.txt")])
    assert result.exit_code == 3
    assert "2 reports" in result.output
