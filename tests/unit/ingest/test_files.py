from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from dragoman.errors import FetchError, InputError
from dragoman.ingest import Content, Source, iter_inputs
from dragoman.ingest import fetch as fetch_module


def names(paths: list[str], *, fetch: bool = False) -> list[str]:
    return [source.name for source in iter_inputs(paths, fetch=fetch)]


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "report.anything"
    path.write_bytes(b"Envoys meet")
    (source,) = iter_inputs([str(path)], fetch=False)
    assert source.error is None
    assert source.read() == Content(b"Envoys meet")


def test_a_folder_is_sorted_recursive_and_choosy(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "c.pdf", ".hidden.txt", "d/z.md", "d/a.xhtml", ".git/x.txt",
                 "a-folder/q.htm"):  # fmt: skip
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_text("x", encoding="utf-8")
    found = [os.path.relpath(n, tmp_path) for n in names([str(tmp_path)])]
    assert found == ["a.HTML", "b.txt", os.path.join("a-folder", "q.htm"),
                     os.path.join("d", "a.xhtml"), os.path.join("d", "z.md")]  # fmt: skip


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(names([str(tmp_path)])) == 1


def test_a_batch_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Envoys meet", encoding="utf-8")
    missing, found = iter_inputs([str(tmp_path / "missing.txt"), str(good)], fetch=False)
    assert missing.error is not None
    assert missing.error.where.endswith("missing.txt")
    with pytest.raises(InputError, match="cannot be read"):
        missing.read()
    assert found.read().data == b"Envoys meet"


def test_empty_large_and_vanished_files_are_told_when_read(tmp_path: Path) -> None:
    empty, large, gone = (tmp_path / n for n in ("e.txt", "l.txt", "g.txt"))
    empty.touch()
    gone.touch()
    with large.open("wb") as handle:
        handle.truncate(10_000_001)
    sources = list(iter_inputs([str(empty), str(large), str(gone)], fetch=False))
    gone.unlink()
    for source, words in zip(sources, ("empty", "10,000,000", "cannot be read"), strict=True):
        with pytest.raises(InputError, match=words) as caught:
            source.read()
        assert caught.value.where == source.name


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        (pipe,) = iter_inputs([str(tmp_path / "pipe")], fetch=False)
        assert "no ordinary file" in str(pipe.error)
    (folder,) = iter_inputs([str(tmp_path / "empty")], fetch=False)
    assert "no article files" in str(folder.error)
    (odd,) = iter_inputs(["a\0b"], fetch=False)
    assert odd.error is not None


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Envoys – meet".encode())))
    (source,) = iter_inputs(["-"], fetch=False)
    assert source.name == "-"
    assert source.read().data == "Envoys – meet".encode()
    with pytest.raises(InputError, match="empty"):
        source.read()
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input"):
        source.read()


def test_the_network_is_used_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_module, "fetch_page", lambda _: pytest.fail("fetched"))
    (source,) = iter_inputs(["https://example.org/a"], fetch=False)
    assert source.error is not None
    assert "--fetch" in source.error.remedy
    with pytest.raises(InputError):
        source.read()


def test_an_address_is_fetched_and_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "Envoys meet in Málaga".encode("cp1252")
    page = fetch_module.Fetched("https://example.org/b", body, "windows-1252")
    monkeypatch.setattr(fetch_module, "fetch_page", lambda _: page)
    (source,) = iter_inputs(["HTTPS://example.org/a"], fetch=True)
    assert source.url == "HTTPS://example.org/a"
    assert source.read() == Content("Envoys meet in Málaga", "https://example.org/b")


def test_other_schemes_are_refused() -> None:
    for url in ("ftp://example.org/a", "file:///etc/passwd"):
        (source,) = iter_inputs([url], fetch=True)
        assert source.error is not None


def test_a_fetch_error_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = iter_inputs(["http://127.0.0.1:9/"], fetch=True)
    with pytest.raises(FetchError, match="no public address"):
        source.read()


def test_a_source_of_nothing() -> None:
    with pytest.raises(InputError):
        Source(name="x").read()


def test_no_paths() -> None:
    assert names([]) == []
