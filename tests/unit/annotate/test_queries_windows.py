from __future__ import annotations

from dragoman.annotate.queries import READABLE, WORDS, readable, sentence_text, trigger_spans


def test_a_long_sentence_is_shown_around_the_word_asked_about(read) -> None:  # type: ignore[no-untyped-def]
    tree = read("Iran attacked Iraq" + " and Iran attacked Iraq" * 40 + ".").tree
    last = max(t.i for t in tree.tokens if t.text == "attacked")
    said = sentence_text(tree, tree.tokens[last].sent, last)
    ((start, end),) = trigger_spans(tree, said, last)
    assert said.text[start:end] == "attacked"
    assert len(said.spans) == WORDS
    assert sentence_text(tree, tree.tokens[last].sent).text.count("attacked") == 41


def test_a_short_sentence_is_shown_whole(read) -> None:  # type: ignore[no-untyped-def]
    tree = read("Iran attacked Iraq on Monday.").tree
    assert sentence_text(tree, 0, 1) == sentence_text(tree, 0)


def test_a_page_of_words_is_no_sentence(read) -> None:  # type: ignore[no-untyped-def]
    assert readable(read("Iran attacked Iraq on Monday.").tree, 0)
    assert not readable(read("Iran attacked Iraq" + " and Iran" * READABLE + ".").tree, 0)
