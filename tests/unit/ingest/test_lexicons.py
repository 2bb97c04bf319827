from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError, UsageError
from dragoman.ingest.lexicons import MAX_BYTES, lexicon_of, load_lexicon
from dragoman.lexicon.own import packaged
from tests_support import EXAMPLES

HARBOUR = EXAMPLES / "harbour.toml"


def test_every_form_of_the_argument_is_the_same_lexicon() -> None:
    loaded = load_lexicon(HARBOUR)
    assert lexicon_of(loaded) is loaded
    assert lexicon_of(HARBOUR) == lexicon_of(str(HARBOUR)) == lexicon_of([HARBOUR]) == loaded
    assert lexicon_of(None) is packaged()
    assert lexicon_of([]) is packaged()


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    text = HARBOUR.read_text("utf-8")
    path.write_text(text, encoding="utf-8")
    before = load_lexicon(path)
    path.write_text(text.replace("2026.1", "2026.2"), encoding="utf-8")
    assert before.books[0].version == "2026.1"
    assert load_lexicon(path).books[0].version == "2026.2"


@pytest.mark.parametrize(
    ("content", "what"),
    [(None, "cannot be read"), (b"\xff\xfe", "no UTF-8"), (b"#" * (MAX_BYTES + 1), "2 MB")],
)
def test_what_cannot_be_read_is_wrong_usage(
    content: bytes | None, what: str, tmp_path: Path
) -> None:
    path = tmp_path / "desk.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=what) as caught:
        load_lexicon(path)
    assert str(path) in str(caught.value)


def test_a_faulty_file_is_refused_with_line_remedy_and_the_number_of_faults(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.toml"
    text = HARBOUR.read_text("utf-8")
    path.write_text(text.replace('"restrict"', '"restrain"').replace('"154"', '"15x"'), "utf-8")
    with pytest.raises(DataError) as caught:
        load_lexicon(path)
    told = str(caught.value)
    assert "desk.toml:23 [harbour.board]: COERCE has no mode restrain" in told
    assert "did you mean restrict?; 1 more fault" in told
