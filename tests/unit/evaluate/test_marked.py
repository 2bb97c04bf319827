"""Documents with marks, and the task that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman import evaluate
from dragoman.errors import InputError
from dragoman.evaluate import marked
from dragoman.evaluate.coder import Coder
from dragoman.evaluate.protocols import Referring

from .fakes import FakeCoder

DOCUMENT = """Remarks may stand here.

=== oslo-riga | 2014-03-07
[Oslo|1] writes to [Riga|2]

[[Norway|1]'s premier|3] thanked [Riga|2]. [She|3] said [they|1+2] were neighbours.
# a remark
"""


def test_marks_are_read(tmp_path: Path) -> None:
    path = tmp_path / "set.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    assert marked.is_marked(path.read_bytes())
    [(number, row)] = marked.rows(path, path.read_bytes())
    assert number == 3
    assert b"Remarks" not in row
    assert b"remark" not in row


@pytest.mark.parametrize(
    "text", ["[Oslo|1", "Oslo|1]", "[Oslo]", "[Oslo|x]", "[|1]", "[a [b|1] c|2", "a ] b"]
)
def test_broken_marks_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="not closed or has no key"):
        marked.plain("here", text)


def test_a_broken_head_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a head"):
        marked.rows(tmp_path, b"=== Oslo and Riga\nx")


def test_keys_in_order_and_words_that_are_no_actor() -> None:
    assert marked.plain("", "[a|3+1] [b|-] [c|2]") == ("a b c", [(0, 1, "1+3"), (4, 5, "2")])


def test_the_task_reads_marked_documents(tmp_path: Path) -> None:
    path = tmp_path / "set.txt"
    path.write_text(DOCUMENT, encoding="utf-8")

    def mentions(text: str, title_end: int, date: str) -> list[Referring]:
        assert (text[:title_end], date) == ("Oslo writes to Riga", "2014-03-07")
        at = text.index
        return [
            Referring(at(w), at(w) + len(w), at(w), w in {"She", "they"}, frozenset(who))
            for w, who in (
                ("Oslo", {1}), ("Norway", {1}), ("Riga", {2}), ("premier", {3}), ("She", {3}),
                ("they", {1, 2}),
            )
        ]  # fmt: skip

    def heads(text: str, title_end: int, spans: list[tuple[int, int]]) -> list[int]:
        return [a if "premier" not in text[a:b] else text.index("premier") for a, b in spans]

    coder: Any = FakeCoder(mentions=mentions, head_words=heads)
    report = evaluate.run("coreference", path, coder)
    assert report.n == 1
    assert report.value("pronoun accuracy") == 1
    assert report.value("mentions R") == pytest.approx(6 / 7)
    # The second Riga is missing: the chain of two is a single mention then.
    assert report.value("MUC P") == 1
    assert report.value("MUC R") == pytest.approx(2 / 3)


def test_dragoman_is_such_a_coder() -> None:
    text = "Angela Merkel met Vladimir Putin. The chancellor said she was content."
    mine = {text[m.start : m.end]: m.actors for m in Coder().mentions(text, 0, "2014-03-07")}
    assert mine["Angela Merkel"] == mine["The chancellor"] == mine["she"]
    assert mine["Vladimir Putin"] != mine["she"]
    assert Coder().head_words(text, 0, [(0, 13)]) == [7]
