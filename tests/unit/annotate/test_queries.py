"""What frames and judging ask of a sentence."""

from __future__ import annotations

import pytest

from dragoman.annotate.queries import beneficiary

FOR = [
    ("Turkey closed the border in support of Azerbaijan.", "Azerbaijan", "closed", True),
    ("Turkey closed the border with Azerbaijan.", "Azerbaijan", "closed", False),
    ("Students marched in honour of Chile.", "Chile", "marched", True),
    ("Peru voiced support for Chile.", "Chile", "support", False),
]


@pytest.mark.parametrize(("sentence", "named", "predicate", "wanted"), FOR)
def test_who_something_is_done_for(
    read, sentence: str, named: str, predicate: str, wanted: bool
) -> None:  # type: ignore[no-untyped-def]
    tree = read(sentence).tree
    k, host = (next(t.i for t in tree.tokens if t.text == w) for w in (named, predicate))
    assert beneficiary(tree, k, host) is wanted
