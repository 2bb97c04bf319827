from __future__ import annotations

import time

from dragoman.annotate.parse import installed_model, paragraphs, parse
from dragoman.text import Edit, Reading


def test_tokens_point_at_raw_text() -> None:
    raw = "He same that Iran left.\nA second line 🙂 here."
    tree = parse(Reading(raw, [Edit(3, 7, "said")]))
    assert [t.text for t in tree.tokens[:2]] == ["He", "said"]
    assert raw[tree.tokens[1].start : tree.tokens[1].end] == "same"
    assert [s.paragraph for s in tree.sentences] == [0, 1]


def test_headline_is_marked() -> None:
    tree = parse(Reading("Iran leaves talks\nThe delegation left Vienna."), title_end=17)
    assert [s.headline for s in tree.sentences] == [True, False]


def test_dateline_is_parsed_apart() -> None:
    tree = parse(Reading("PYONGYANG, Sept 9 (Reuters) - North Korea held a parade."))
    assert len(tree.sentences) == 2
    assert tree.tokens[tree.sentences[1].first].text == "North"


def test_lemma_corrections() -> None:
    tree = parse(Reading("Iran hopes to sign."))
    assert tree.tokens[1].lemma == "hope"


def test_long_runs_are_cut() -> None:
    spans = paragraphs("'" * 20_000)
    assert max(b - a for a, b in spans) <= 200
    assert sum(b - a for a, b in spans) == 20_000
    start = time.perf_counter()
    parse(Reading("'" * 20_000))
    assert time.perf_counter() - start < 20


def test_empty_text_has_no_tokens() -> None:
    assert parse(Reading("\n \n")).tokens == ()


def test_a_model_is_installed() -> None:
    assert installed_model() is not None
