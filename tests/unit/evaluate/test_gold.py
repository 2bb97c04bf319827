"""Gold files: found, read, and named with their fault."""

from __future__ import annotations

import gzip
from pathlib import Path

import msgspec
import pytest

from dragoman.errors import InputError, UsageError
from dragoman.evaluate import TASKS
from dragoman.evaluate.gold import (
    FILES,
    decode,
    find,
    gold_folder,
    gold_path,
    read_lines,
    spread,
)


class Row(msgspec.Struct):
    """A row of these tests."""

    text: str
    date: str | None = None


def test_every_task_has_a_file() -> None:
    assert set(FILES) == set(TASKS)


def test_the_folder_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DRAGOMAN_GOLD", str(tmp_path))
    assert gold_path("events") == tmp_path / "events" / "plv_dev.jsonl.gz"
    monkeypatch.delenv("DRAGOMAN_GOLD")
    assert gold_folder() == Path("../shared/gold")


def test_no_such_task() -> None:
    with pytest.raises(UsageError, match=r"no task 'weather'.*events"):
        gold_path("weather")


def test_an_uncompressed_file_is_found(tmp_path: Path) -> None:
    assert find(tmp_path / "rows").name == "rows.jsonl.gz"
    (tmp_path / "rows.jsonl").write_text("{}")
    assert find(tmp_path / "rows").name == "rows.jsonl"


@pytest.mark.parametrize("pack", [gzip.compress, bytes])
def test_plain_and_compressed_rows(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    path = tmp_path / "rows"
    path.write_bytes(pack('{"text": "محمد 🕊"}\n\n{"text": "b", "more": 1}\n'.encode()))
    lines = read_lines(path)
    assert [n for n, _ in lines] == [1, 3]
    assert [decode(path, line, Row).text for line in lines] == ["محمد 🕊", "b"]


def test_nan_is_unknown(tmp_path: Path) -> None:
    assert decode(tmp_path, (1, b'{"text": "a", "date": NaN}'), Row).date is None


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gold data not found — set DRAGOMAN_GOLD"):
        read_lines(tmp_path / "none.jsonl.gz")


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_empty_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(data)
    with pytest.raises(InputError, match="has no rows"):
        read_lines(path)


def test_damaged_gzip(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    whole = gzip.compress(b'{"text": "a"}\n' * 50)
    for data in (whole[:-9], b"\x1f\x8b\x00", whole[:12] + b"\xff" * 9 + whole[21:]):
        path.write_bytes(data)
        with pytest.raises(InputError, match="cannot be read"):
            read_lines(path)


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b'{"txt": 1}', b'{"text": 1}', b'{"text": "\xff"}', b"[" * 100_000, b"nonsense"],
)
def test_bad_rows_name_file_and_line(line: bytes) -> None:
    with pytest.raises(InputError, match=r"rows\.jsonl:7: not a row of this task"):
        decode(Path("rows.jsonl"), (7, line), Row)


def test_a_limit_spreads_over_the_file() -> None:
    lines = [(n, b"") for n in range(10)]
    assert [n for n, _ in spread(lines, 4)] == [0, 2, 5, 7]
    assert spread(lines, None) == lines
    assert spread(lines, 99) == lines
    with pytest.raises(UsageError, match="limit=0"):
        spread(lines, 0)
