"""``dragoman lexicon``, and ``dragoman code --lexicon``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import cli
from dragoman.commands.lexicon import lexicon
from tests_support import EXAMPLES

HARBOUR = EXAMPLES / "harbour.toml"
TEXT = "Danish officers boarded a Liberian freighter."


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, list(arguments), input=text)


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    path = tmp_path / "faulty.toml"
    text = HARBOUR.read_text("utf-8").replace('"restrict"', '"restrain"')
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", sorted(lexicon.commands))
def test_help_has_examples_and_words_for_every_option(name: str) -> None:
    done = run("lexicon", name, "--help")
    assert done.exit_code == 0
    assert f"dragoman lexicon {name}" in done.output
    assert "--json" in done.output


def test_check_of_the_sample() -> None:
    done = run("lexicon", "check", str(HARBOUR))
    assert done.exit_code == 0
    assert done.stdout == "1 file, 3 frames, 4 codes, 7 examples, 0 faults\n"


def test_check_of_a_faulty_file_is_1(faulty: str) -> None:
    done = run("lexicon", "check", faulty)
    assert done.exit_code == cli.FAULT
    first, *_, last = done.stdout.splitlines()
    assert "faulty.toml:23 [harbour.board]: COERCE has no mode restrain" in first
    assert first.endswith("did you mean restrict?")
    assert last.endswith("faults") or last.endswith("1 fault")


def test_check_as_json(faulty: str) -> None:
    done = run("lexicon", "check", faulty, "--json")
    assert done.exit_code == cli.FAULT
    found = json.loads(done.stdout)
    assert found["ok"] is False
    assert found["faults"][0]["line"] == 23
    assert found["faults"][0]["row"] == "harbour.board"
    good = json.loads(run("lexicon", "check", str(HARBOUR), "--effects", "--json").stdout)
    assert good["ok"] is True
    assert [e["frame"] for e in good["effects"]] == ["coerce.misinformation@1"]


def test_show_lists_all_frames_and_own_codes() -> None:
    done = run("lexicon", "show", "--lexicon", str(HARBOUR))
    assert done.exit_code == 0
    assert "harbour.board@1+harbour@2026.1" in done.stdout
    assert "sanction.impose@1" in done.stdout
    assert "coerce.misinformation" not in done.stdout
    assert "ship stopped" in done.stdout


def test_show_one_frame_in_full() -> None:
    told = run("lexicon", "show", "coerce.blockade").stdout
    for words in ("COERCE restrict 191", "blockade/V", "obj | of | on | against", "Israel → Gaza"):
        assert words in told
    [frame] = json.loads(run("lexicon", "show", "coerce.blockade@1", "--json").stdout)["frames"]
    assert frame["cameo"] == "191"
    assert frame["lexicon"] is None


def test_show_by_type_and_word() -> None:
    found = json.loads(run("lexicon", "show", "--type", "retreat", "--json").stdout)["frames"]
    assert {f["type"] for f in found} == {"RETREAT"}
    found = json.loads(run("lexicon", "show", "--word", "Blockade", "--json").stdout)["frames"]
    assert "coerce.blockade" in {f["id"] for f in found}
    assert run("lexicon", "show", "--word", "xyzzy").stdout == "no frame is like that\n"


def test_an_unknown_frame_is_2_with_the_one_meant() -> None:
    done = run("lexicon", "show", "sanction.impos")
    assert done.exit_code == cli.USAGE
    assert "did you mean sanction.impose?" in done.stderr


def test_explain_tells_conditions_outcome_and_unknown_words() -> None:
    done = run("lexicon", "explain", TEXT, "--lexicon", str(HARBOUR))
    assert done.exit_code == 0
    for words in ("board/V obj=@craft of harbour.board", "obj=@craft holds: “freighter”",
                  "coded as e1", "no pattern begins with:", "own code S2"):  # fmt: skip
        assert words in done.stdout
    assert "\x1b" not in done.stdout


def test_explain_tells_why_nothing_is_coded() -> None:
    told = run("lexicon", "explain", "-", text="The man attacked his dog.").stdout
    assert "→ nobody with a part in public life" in told
    assert told.endswith("nothing\n")
    assert "no frame names any of these words" in run("lexicon", "explain", "It rained.").stdout
    assert run("lexicon", "explain", " ").exit_code == cli.REFUSED


def test_explain_as_json() -> None:
    found = json.loads(run("lexicon", "explain", TEXT, "--json", "--lexicon", str(HARBOUR)).stdout)
    [word] = found["words"]
    assert TEXT[word["start"] : word["end"]] == "boarded"
    assert word["frame"] == "harbour.board@1+harbour@2026.1"
    assert {c["condition"]: c["held"] for c in word["tried"][0]["conditions"]} == {
        "obj=@craft": True
    }
    assert found["codes"][0]["code"] == "S2"


def test_code_and_why_with_a_lexicon() -> None:
    done = run("code", "-", "--lexicon", str(HARBOUR), "--json", text=TEXT)
    record = json.loads(done.stdout)
    assert record["events"][0]["explain"]["rule"] == "harbour.board@1+harbour@2026.1"
    assert "+harbour@2026.1#" in record["made_with"]["lexicon"]
    assert record["codes"][0]["name"] == "ship stopped"
    told = run("why", "-", "e1", "--lexicon", str(HARBOUR), text=TEXT).stdout
    assert "S2: ship stopped (harbour@2026.1)" in told
    plain = json.loads(run("code", "-", "--json", text=TEXT).stdout)
    assert plain["codes"] == []
    assert "+" not in plain["made_with"]["lexicon"]


def test_a_faulty_lexicon_stops_before_the_first_page(faulty: str, tmp_path: Path) -> None:
    done = run("code", "-", "--lexicon", faulty, text=TEXT)
    assert done.exit_code == cli.FAULT
    assert not done.stdout
    assert "faulty.toml:23" in done.stderr
    missing = run("code", "-", "--lexicon", str(tmp_path / "none.toml"), text=TEXT)
    assert missing.exit_code == cli.USAGE
