from __future__ import annotations

from dragoman.nouns import Page
from dragoman.types import Integrity, Removed, Sign
from dragoman.views.inspect import Inspection, render, render_html, sides

TEXT = "Title <i>\n\nHe same it.\nNothing here.\n\x1b[31mThe national capital\u202e fell."


def sign(words: str, reading: str | None, applied: bool = True) -> Sign:
    at = TEXT.index(words)
    return Sign(
        start=at, end=at + len(words), text=words, reading=reading, kind="fingerprint",
        applied=applied, confidence=0.9,
    )  # fmt: skip


FOUND = Inspection(
    name="<script>alert(1)</script>\x1b[2J",
    report=Page(
        text=TEXT, title_end=9, author="<u>A</u>", removed=(Removed(kind="caption", text="<s>"),)
    ),
    integrity=Integrity(
        spun=True, score=0.9, signs=(sign("same", "said"), sign("national capital", None))
    ),
    dates=(("2019-05-03", "<q>"),),
)


def test_only_paragraphs_with_signs_stand_side_by_side() -> None:
    (first, second) = sides(FOUND)
    assert "".join(t for t, _ in first[0]) == "He same it."
    assert "".join(t for t, _ in first[1]) == "He said it."
    assert ("[not known]", True) in second[1]


def test_a_reading_that_was_not_used_leaves_the_raw_words() -> None:
    doubt = Integrity(spun=False, score=0.4, signs=(sign("same", "said", applied=False),))
    found = Inspection(name="a", report=FOUND.report, integrity=doubt)
    ((raw, read),) = sides(found)
    assert raw == read


def test_nothing_of_a_page_is_markup_or_control() -> None:
    page = render_html([FOUND])
    for tag in ("<script", "<u>", "<s>", "<q>", "<i>"):
        assert tag not in page
    for text in (page, render(FOUND, width=80, color=False)):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert all(len(line) <= 80 for line in render(FOUND, width=80, color=False).split("\n"))


def test_nothing_found() -> None:
    empty = Inspection(name="", report=Page(text="x"), integrity=Integrity(spun=False, score=0.0))
    assert "none found" in render(empty, width=60, color=True)
    assert render(empty, width=20, color=True)
    assert "<h1></h1>" in render_html([empty])
    assert render_html([]).startswith("<!DOCTYPE html>")
