"""Every rule of the grammar of time expressions, by its own examples."""

from __future__ import annotations

import pytest

from dragoman.annotate.parse import parse
from dragoman.annotate.times import find_times
from dragoman.annotate.times.resolve import RESOLVERS
from dragoman.lexicon.times import MEANINGS, TimeExample, load_times
from dragoman.text import Reading

EXAMPLES = [
    pytest.param(example, id=f"{rule.id}-{n}")
    for rule in load_times().rules
    for n, example in enumerate(rule.examples)
]
COUNTER_EXAMPLES = [
    pytest.param(rule.id, text, id=f"{rule.id}-{n}")
    for rule in load_times().rules
    for n, text in enumerate(rule.no_match)
]


def test_every_meaning_is_known() -> None:
    assert set(RESOLVERS) == MEANINGS


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: TimeExample) -> None:
    first, _, last = example.dct.partition("/")
    found = find_times(parse(Reading(example.text)), (first or None, last or first or None))
    hits = [t for t in found if example.text[t.start : t.end] == example.expression]
    assert len(hits) == 1, found
    (hit,) = hits
    assert hit.value == (example.value or None)
    if example.earliest:
        assert (hit.earliest or "-") == example.earliest
    if example.latest:
        assert (hit.latest or "-") == example.latest
    if example.type:
        assert hit.type == example.type


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_counter_example(rule: str, text: str) -> None:
    (pattern,) = (r.pattern for r in load_times().rules if r.id == rule)
    found = find_times(parse(Reading(text)), ("2012-05-07", "2012-05-07"))
    assert not [t for t in found if pattern.fullmatch(text, t.start, t.end)]
