"""The command line keeps its promises: help, exit codes, one bad file never stops a batch."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dragoman import cli
from dragoman.errors import DataError, InputError, SetupError, UsageError
from dragoman.version import __version__
from dragoman.views.encode import from_json

TEXT = "Poland denied that it had attacked Germany."
COMMANDS = sorted(cli.main.commands)


def run(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, list(arguments), input=text)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# Help


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command(name: str) -> None:
    done = run(name, "--help")
    assert done.exit_code == 0
    assert done.output.startswith(f"Usage: main {name}")
    assert done.output == run(name, "-h").output
    command = cli.main.commands[name]
    assert command.help
    for option in (p for p in command.params if isinstance(p, click.Option)):
        assert option.help


def test_help_shows_examples_and_every_command() -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert "dragoman code article.html" in done.output
    for name in COMMANDS:
        assert f"\n  {name} " in done.output


def test_version() -> None:
    assert run("--version").output == f"dragoman, version {__version__}\n"


# Exit codes


def test_done_is_0(page: Path) -> None:
    done = run("code", str(page))
    assert done.exit_code == 0
    assert "ASSAULT" in done.stdout
    assert "CT-" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("code",),
        ("translate", "x"),
        ("code", "x", "--no-such-option"),
        ("code", "-", "--json", "--jsonl"),
        ("code", "-", "--dct", "yesterday"),
        ("evaluate", "no-such-task"),
    ],
    ids=lambda a: " ".join(a),
)
def test_wrong_usage_is_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, text=TEXT)
    assert done.exit_code == cli.USAGE
    assert not done.stdout
    assert done.stderr


def test_json_and_jsonl_exclude_each_other(page: Path) -> None:
    done = run("code", str(page), "--json", "--jsonl")
    assert done.exit_code == cli.USAGE
    assert done.stderr == (
        "[DRG201] --json and --jsonl exclude each other — choose one\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("a", remedy="b"), cli.USAGE),
        (InputError("a", remedy="b"), cli.REFUSED),
        (DataError("a", remedy="b"), cli.FAULT),
        (SetupError("a", remedy="b"), cli.FAULT),
    ],
    ids=lambda x: type(x).__name__ if isinstance(x, Exception) else str(x),
)
def test_every_error_has_its_exit_code(
    error: Exception, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr("dragoman.checkup.examine", fail)
    done = run("doctor")
    assert done.exit_code == code
    assert done.stderr == f"{error}\n"


# Inputs


def test_a_missing_file_is_3_and_the_batch_goes_on(page: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = run("code", str(missing), str(page), str(empty), "--jsonl")
    assert done.exit_code == cli.REFUSED
    lines = done.stdout.splitlines()
    assert len(lines) == 1
    assert from_json(lines[0]).document.text == TEXT
    assert "DRG101" in done.stderr
    assert str(missing) in done.stderr
    assert "2 input(s) refused" in done.stderr


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(bytes(range(256)) * 64)
    done = run("code", str(path))
    assert done.exit_code == cli.REFUSED
    assert not done.stdout
    assert str(path) in done.stderr or "DRG101" in done.stderr


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    for name, text in (("b.txt", "France met Spain."), ("a.txt", "Italy met Malta.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "picture.bin").write_bytes(b"\0")
    done = run("code", str(tmp_path), "--jsonl", "--quiet")
    assert done.exit_code == 0
    texts = [from_json(x).document.text for x in done.stdout.splitlines()]
    assert texts == ["Italy met Malta.", "France met Spain."]


def test_a_dash_is_standard_input() -> None:
    done = run("code", "-", "--json", text=TEXT)
    assert done.exit_code == 0
    assert json.loads(done.stdout)["events"][0]["factuality"] == "CT-"


def test_an_address_needs_fetch() -> None:
    done = run("code", "https://example.org/story.html")
    assert done.exit_code == cli.REFUSED
    assert "add --fetch" in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("address", ["ftp://example.org/a.txt", "file:///etc/hostname"])
def test_other_addresses_are_refused_even_with_fetch(address: str) -> None:
    done = run("code", address, "--fetch")
    assert done.exit_code == cli.REFUSED
    assert not done.stdout


def test_a_date_and_an_outlet_can_be_given(page: Path) -> None:
    done = run("code", str(page), "--dct", "2019-05", "--outlet", "The Bugle", "--json")
    document = json.loads(done.stdout)["document"]
    assert document["outlet"] == "The Bugle"
    assert document["dct"]["earliest"] == "2019-05-01"
    assert document["dct"]["latest"] == "2019-05-31"
    assert document["dct"]["basis"] == "given"


# Outputs


def test_jsonl_is_one_line_a_record_and_equals_json(page: Path) -> None:
    lines = run("code", str(page), str(page), "--jsonl").stdout.splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0]) == json.loads(run("code", str(page), "--json").stdout)


def test_the_same_input_gives_the_same_bytes(page: Path) -> None:
    assert run("code", str(page), "--jsonl").stdout == run("code", str(page), "--jsonl").stdout


def test_dropped_comes_with_explain_only(page: Path) -> None:
    assert json.loads(run("code", str(page), "--json").stdout)["dropped"] == []
    assert json.loads(run("code", str(page), "--json", "--explain").stdout)["dropped"]


def test_html_is_one_file_without_links_outwards(page: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    done = run("code", str(page), "--html", str(target))
    assert done.exit_code == 0
    html = target.read_text("utf-8")
    assert "attacked" in html
    assert 'src="http' not in html
    assert 'href="http' not in html


def test_no_colour_where_output_is_no_terminal(page: Path) -> None:
    assert "\x1b[" not in run("code", str(page), "--explain").output


# why, doctor, evaluate


def test_why_by_id_and_by_number(page: Path) -> None:
    done = run("why", str(page), "e1")
    assert done.exit_code == 0
    assert "denied" in done.stdout
    assert done.stdout == run("why", str(page), "1").stdout


def test_why_as_json(page: Path) -> None:
    chain = json.loads(run("why", str(page), "e1", "--json").stdout)
    assert chain["event"]["trigger"]["text"] == "attacked"
    assert chain["attribution"][0]["speaker"] == "Poland"


def test_why_of_an_unknown_event_is_2_and_lists_the_ids(page: Path) -> None:
    done = run("why", str(page), "e99")
    assert done.exit_code == cli.USAGE
    assert "e1" in done.stderr
    assert not done.stdout


def test_why_of_a_missing_file_is_3(tmp_path: Path) -> None:
    done = run("why", str(tmp_path / "missing.txt"), "e1")
    assert done.exit_code == cli.REFUSED
    assert "DRG101" in done.stderr


def test_doctor_lists_parts_with_versions() -> None:
    done = run("doctor")
    assert done.exit_code == 0
    for part in ("dragoman", "python", "spacy", "model", "lexicon", "knowledge"):
        assert f"ok       {part}" in done.stdout
    assert __version__ in done.stdout


def test_doctor_as_json() -> None:
    findings = json.loads(run("doctor", "--json").stdout)
    assert {"part", "version", "ok"} <= set(findings[0])
    assert all(f["ok"] for f in findings)


def test_doctor_names_the_remedy_when_a_part_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.checkup.installed_model", lambda: None)
    done = run("doctor")
    assert done.exit_code == cli.FAULT
    assert "MISSING" in done.stdout
    assert "pip install" in done.stdout


def test_evaluate_without_its_data_is_3_with_a_remedy(tmp_path: Path) -> None:
    done = run("evaluate", "events", str(tmp_path / "missing.jsonl"))
    assert done.exit_code == cli.REFUSED
    assert "DRAGOMAN_GOLD" in done.stderr
