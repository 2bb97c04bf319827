from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.commands.inspect import inspect

SPUN = (
    "Envoys meet in Lima\n\nThe minister conjointly same that the talks were incredibly vital to "
    "<b>Maine</b>. He conjointly same that atiny step was enough.\n\n“Wir werden die Gespräche "
    "nächste Woche fortsetzen,” she said.\n\nLeave a Reply\n\nYour email address will not be "
    "published. Required fields are marked *\n"
)


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(SPUN, encoding="utf-8")
    return str(path)


def test_the_terminal_shows_what_was_found(story: str) -> None:
    done = CliRunner().invoke(inspect, [story])
    assert done.exit_code == 0, done.output
    for words in ("machine-spun (score", "comment-form", "raw │ reading", "[conjointly same]",
                  "[also said]", "language de is not coded", "none found"):  # fmt: skip
        assert words in done.output
    assert "\x1b" not in done.output


def test_json_has_offsets_into_the_text(story: str) -> None:
    done = CliRunner().invoke(inspect, [story, "--json"])
    found = json.loads(done.output)
    text = found["report"]["text"]
    assert found["integrity"]["spun"] is True
    for sign in found["integrity"]["signs"]:
        assert text[sign["start"] : sign["end"]] == sign["text"]
    (foreign,) = found["foreign"]
    assert text[foreign["start"] : foreign["end"]].startswith("Wir werden")


def test_the_web_page_escapes_every_word(story: str, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    done = CliRunner().invoke(inspect, [story, "--html", str(out)])
    assert done.exit_code == 0
    page = out.read_text("utf-8")
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
    assert "<script" not in page
    assert "<del>conjointly same</del>" in page
    assert "<ins>also said</ins>" in page
    assert "default-src 'none'" in page


def test_an_input_that_cannot_be_read_does_not_stop_the_others(story: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"%PDF-1.4")
    done = CliRunner().invoke(inspect, [str(bad), story])
    assert done.exit_code == 3
    assert "Envoys meet in Lima" in done.output
    assert "refused" in done.output
