from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from dragoman.annotate.factuality import assess
from dragoman.annotate.happened import degree, weigh
from dragoman.annotate.happened.features import features
from dragoman.annotate.happened.style import signs
from dragoman.errors import DataError
from dragoman.lexicon import happened
from dragoman.lexicon.happened import load_happened, read_model

GOOD: dict[str, Any] = {
    "version": "1", "trained_on": ["x"], "sharpness": 1.0, "bias": 0.1, "weights": {"a": 12},
    "style_bias": 0.0, "style": {"names": 1.0}, "verbs": [0.3, 0.6], "nouns": [0.1, 0.2],
}  # fmt: skip
WEB = [
    # sentence, trigger, lowest and highest value wanted
    ("I bought my phone here last year.", "bought", 2.0, 3.0),
    ("We went there yesterday and they were rude.", "went", 2.0, 3.0),
    ("Please send me your answer by Friday.", "send", -3.0, -1.0),
    ("I will call you tomorrow.", "call", -3.0, -1.0),
    ("If you come early, we can talk.", "come", -3.0, -0.5),
    ("You should try the soup!", "try", -3.0, -1.0),
]
NEWS = [
    ("The foreign ministers of Iraq and Jordan signed the treaty in Amman on Monday.",
     "signed", 2.5, 3.0),
    ("The army of Iraq did not attack the northern border of Kuwait on Monday.",
     "attack", -3.0, -2.0),
    ("The foreign ministers of Iraq and Jordan will sign the treaty in Amman on Monday.",
     "sign", 2.0, 3.0),
]  # fmt: skip


def packed(**changed: object) -> bytes:
    return gzip.compress(json.dumps({**GOOD, **changed}).encode())


def case(read, sentence: str, trigger: str):  # type: ignore[no-untyped-def]
    text = read(sentence)
    token = next(t.i for t in text.tree.tokens if t.text == trigger)
    return text.tree, token, assess(text.tree, token, text.said)


@pytest.mark.parametrize(("sentence", "trigger", "low", "high"), WEB + NEWS)
def test_value_by_style(read, sentence: str, trigger: str, low: float, high: float) -> None:  # type: ignore[no-untyped-def]
    found = weigh(*case(read, sentence, trigger))
    assert low <= found.value <= high, found


def test_scales_differ_in_what_lies_ahead(read) -> None:  # type: ignore[no-untyped-def]
    event = case(read, NEWS[2][0], "sign")
    assert degree(*event, scale="certain") == 3.0
    assert degree(*event, scale="happened") < 0


def test_weigh_agrees_with_degree_and_names_what_weighed_most(read) -> None:  # type: ignore[no-untyped-def]
    event = case(read, "I will call you tomorrow.", "call")
    found = weigh(*event, scale="happened")
    assert found.value == degree(*event, scale="happened")
    assert 3 <= len(found.reasons) <= 5
    weights = [abs(w) for _, w in found.reasons]
    assert weights == sorted(weights, reverse=True)
    assert all(name in load_happened().weights for name, _ in found.reasons)


def test_reasons_on_the_certain_scale_give_the_rules(read) -> None:  # type: ignore[no-untyped-def]
    found = weigh(*case(read, NEWS[1][0], "attack"), scale="certain")
    assert found.reasons == (("rules: CT- by negated", -3.0),)


def test_features_are_sorted_unique_and_readable(read) -> None:  # type: ignore[no-untyped-def]
    names = features(*case(read, "I will call you tomorrow.", "call"))
    assert names == sorted(set(names))
    assert {"tense: will", "subject: I", "adverb: tomorrow", "operator: will: future"} <= set(names)


def test_style_weighs_the_signs_that_are_found(read) -> None:  # type: ignore[no-untyped-def]
    assert set(signs(read("It rained.").tree, 0)) == set(load_happened().style)


@pytest.mark.parametrize(
    "text",
    ["x", "?", "”", "😀 ran 😀", "هاجم العراق الكويت.", "“I said 'it ran", "run " * 400, "!" * 300],
)
def test_odd_text_stays_on_the_scale(read, text: str) -> None:  # type: ignore[no-untyped-def]
    parsed = read(text)
    for token in parsed.tree.tokens:
        found = assess(parsed.tree, token.i, parsed.said)
        for scale in (None, "happened", "certain"):
            assert -3 <= degree(parsed.tree, token.i, found, scale) <= 3


def test_model_is_small_and_has_a_version() -> None:
    size = len(happened.data_path(happened.FILE).read_bytes())
    assert size < 500_000
    assert load_happened().version


def test_weights_are_thousandths() -> None:
    assert read_model(packed()).weights == {"a": 0.012}


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no gzip", packed()[:20], gzip.compress(b"{"), packed(weights={"a": 1_000_000}),
        packed(sharpness=0), packed(verbs=[0.6, 0.3]), packed(nouns=[0.1]), packed(extra=1),
        packed(bias="x"), packed(style={"names": 1e9}),
    ],
)  # fmt: skip
def test_a_damaged_model_is_refused(data: bytes) -> None:
    with pytest.raises(DataError, match=r"factuality\.json\.gz"):
        read_model(data)


def test_a_missing_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(happened, "FILE", "model/none.json.gz")
    load_happened.cache_clear()
    try:
        with pytest.raises(DataError, match="missing"):
            load_happened()
    finally:
        load_happened.cache_clear()
