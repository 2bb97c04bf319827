from __future__ import annotations

import pytest

from dragoman.lexicon.own import build
from dragoman.trials.examples import Tally, check, effects
from tests_support import EXAMPLES

HARBOUR = (EXAMPLES / "harbour.toml").read_text("utf-8")


def run(text: str) -> Tally:
    return check(build((("desk.toml", text),)))


def test_the_sample_is_in_order() -> None:
    tally = run(HARBOUR)
    assert tally.faults == ()
    assert (tally.frames, tally.codes, tally.examples) == (3, 4, 7)


WRONG = [
    ('actor = "Danish", recipient = "Liberian"', 'actor = "Liberian"', "has another actor"),
    ('recipient = "Maltese"', 'recipient = "coast"', "has another recipient"),
    ("A Chinese cutter shadowed", "A Chinese cutter met", "is not coded by it"),
    ("boarded a plane to Liberia", "boarded a ferry to Liberia", "must not be coded"),
    ('match = ["Iran seized a South', 'match = ["Iran praised a South', "does not get the code S3"),
]


@pytest.mark.parametrize(("old", "new", "what"), WRONG, ids=[w[2] for w in WRONG])
def test_an_example_that_is_not_so_is_told_with_its_line(old: str, new: str, what: str) -> None:
    assert old in HARBOUR
    text = HARBOUR.replace(old, new, 1)
    [fault] = run(text).faults
    assert what in fault.what
    assert fault.remedy
    assert fault.line is not None
    assert new in text.split("\n")[fault.line - 1]


def test_an_example_with_another_code_is_told() -> None:
    text = HARBOUR.replace("A Chinese cutter shadowed a Philippine trawler.",
                           "China will arm Chad.").replace(
        'patterns = ["shadow/V obj=@craft|warship|frigate|fleet", '
        '"tail/V obj=@craft|warship|frigate|fleet"]', 'patterns = ["arm/V"]'
    ).replace('type = "MOBILIZE"\ncameo = "154"', 'type = "AID"\ncameo = "072"').replace(
        'actor = "Chinese", recipient = "Philippine"', 'actor = "China", recipient = "Chad"'
    )  # fmt: skip
    [fault] = run(text).faults
    assert "gets another code" in fault.what
    assert "AGREE" in fault.what


def test_effects_are_the_packaged_examples_coded_otherwise() -> None:
    found = list(effects(build((("desk.toml", HARBOUR),)).lexicon))
    assert [e.frame for e in found] == ["coerce.misinformation@1"]
    assert found[0].now == "nothing is coded"
