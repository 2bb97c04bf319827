"""Frames and event model together: veto, retyping, sides; with a model made of a table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dragoman.annotate.actors import find_actors
from dragoman.annotate.events import find_events
from dragoman.annotate.judging import confidence, in_passing, judge
from dragoman.annotate.judging.confidence import names
from dragoman.annotate.judging.report import UNLIKELY
from dragoman.annotate.judging.sides import settle_sides
from dragoman.annotate.judging.stage import DOUBT, REPORT_VETO, SURE, SUREST, VETO
from dragoman.annotate.parse import parse
from dragoman.annotate.queries import sentence_text
from dragoman.annotate.statements import find_statements
from dragoman.lexicon.eventmodel import Confidence, Opinion, Query, Tagged
from dragoman.nouns import Cast, Commitment, EventMention
from dragoman.syntax import Parse
from dragoman.text import Reading
from dragoman.types import Factuality, Plover

TEXT = "Kenya expelled two Somali diplomats on Monday."


def read(text: str) -> tuple[Parse, Cast, EventMention]:
    tree = parse(Reading(text))
    cast = find_actors(tree, find_statements(tree))
    return tree, cast, find_events(tree, cast)[0][0]


def opinion(types: dict[str, float], tags: tuple[Tagged, ...] = ()) -> Opinion:
    everything = {t.value: 0.0 for t in Plover} | {"NONE": 0.0} | types
    return Opinion(
        types=everything, roots={"17": 1.0}, codes={"174": 0.6, "161": 0.4},
        modes={"COERCE:deport": 0.7, "COERCE:arrest": 0.3}, source={"CT+": 1.0},
        author={"CT+": 1.0}, tags=tags, vector=np.zeros(4, dtype=np.float32),
    )  # fmt: skip


class Table:
    """A model with one answer."""

    def __init__(self, answer: Opinion) -> None:
        self.answer = answer
        self.asked: list[Query] = []

    def ask(self, query: Query) -> Opinion:
        self.asked.append(query)
        return self.answer

    def like(self, opinion: Opinion, kind: str) -> str:
        return "Chad deported a Togolese preacher."


def tagged(tree: Parse, roles: dict[str, tuple[float, float]]) -> tuple[Tagged, ...]:
    """Tags of the words of the first sentence; 0.01 where nothing is said."""
    said = sentence_text(tree, 0)
    return tuple(Tagged(a, b, *roles.get(said.text[a:b], (0.01, 0.01)), 0.0) for a, b in said.spans)


def test_what_the_model_takes_for_nothing_is_left_out_with_the_reason() -> None:
    tree, cast, event = read(TEXT)
    model = Table(opinion({"NONE": VETO["both sides"], "SANCTION": 0.05}))
    verdict = judge(tree, cast, event, model)  # type: ignore[arg-type]
    assert verdict.event is None
    assert "sees no event" in verdict.reason
    query = model.asked[0]
    assert [query.text[a:b] for a, b in query.trigger] == ["expelled"]


def test_the_more_speaks_for_an_event_the_surer_a_veto_must_be() -> None:
    tree, cast, event = read(TEXT)
    model = Table(opinion({"NONE": VETO["one side"], "SANCTION": 0.3}))
    assert judge(tree, cast, event, model).event is not None  # type: ignore[arg-type]
    for weaker in (replace(event, recipients=()), replace(event, ground="noun")):
        assert judge(tree, cast, weaker, model).event is None  # type: ignore[arg-type]


SURE_OF_IT = Commitment(source=Factuality.CERTAIN, author=Factuality.CERTAIN, chain=(), path=())
REPORT = TEXT + " It was cold. Snow lay on the hills. Nobody was out."


def test_in_a_report_less_is_asked_of_a_veto_unless_two_countries_take_part() -> None:
    model = Table(opinion({"NONE": REPORT_VETO["both sides"], "SANCTION": 0.2}))
    tree, cast, event = read(REPORT)
    assert judge(tree, cast, event, model).event is not None  # type: ignore[arg-type]
    home = replace(event, recipients=event.actors)
    assert judge(tree, cast, home, model).event is None  # type: ignore[arg-type]
    tree, cast, event = read(TEXT)
    home = replace(event, recipients=event.actors)
    assert judge(tree, cast, home, model).event is not None  # type: ignore[arg-type]


def test_what_is_told_in_passing_is_left_out_unless_two_countries_take_part() -> None:
    tree, cast, event = read(REPORT)
    home = replace(event, recipients=event.actors)
    assert "in passing" in in_passing(tree, cast, home, SURE_OF_IT, 0.2)
    assert in_passing(tree, cast, home, SURE_OF_IT, 0.7) == ""
    assert in_passing(tree, cast, event, SURE_OF_IT, 0.2) == ""
    tree, cast, event = read(TEXT)
    assert in_passing(tree, cast, replace(event, recipients=()), SURE_OF_IT, 0.2) == ""


def test_an_unlikely_event_is_left_out_of_a_report_unless_it_is_denied() -> None:
    tree, cast, event = read(REPORT)
    unlikely = replace(event, confidence=UNLIKELY - 0.01)
    assert "hardly likely" in in_passing(tree, cast, unlikely, SURE_OF_IT, 0.9)
    denied = replace(SURE_OF_IT, source=Factuality.CERTAIN_NOT)
    assert in_passing(tree, cast, unlikely, denied, 0.9) == ""


def test_trade_needs_a_partner_in_a_report() -> None:
    tree, cast, event = read(REPORT)
    alone = replace(event, frame="cooperate.economic@1", recipients=())
    assert "nobody named" in in_passing(tree, cast, alone, SURE_OF_IT, 0.9)
    assert (
        in_passing(tree, cast, replace(alone, recipients=event.recipients), SURE_OF_IT, 0.9) == ""
    )


def test_the_aim_of_another_act_is_none_of_its_own_in_a_report() -> None:
    tree, cast, event = read(REPORT)
    aim = replace(SURE_OF_IT, source=Factuality.UNCOMMITTED, path=("purpose",))
    assert "as an aim" in in_passing(tree, cast, event, aim, 0.9)
    assert in_passing(tree, cast, replace(event, literal=Plover.CONSULT), aim, 0.9) == ""
    assert in_passing(tree, cast, event, replace(aim, conditional=True), 0.9) == ""


def test_a_frame_that_the_model_doubts_gives_way_to_a_sure_type() -> None:
    tree, cast, event = read(TEXT)
    answer = opinion({"SANCTION": DOUBT, "COERCE": SUREST, "NONE": 0.1})
    coded = judge(tree, cast, event, Table(answer)).event  # type: ignore[arg-type]
    assert coded is not None
    assert (coded.type, coded.mode, coded.cameo) == (Plover.COERCE, "deport", "174")
    assert "overrules" in coded.why
    assert "Togolese preacher" in coded.why


@pytest.mark.parametrize("types", [{"SANCTION": 0.5, "COERCE": 0.5}, {"COERCE": SURE - 0.01}])
def test_otherwise_the_frame_stands(types: dict[str, float]) -> None:
    tree, cast, event = read(TEXT)
    coded = judge(tree, cast, event, Table(opinion(types))).event  # type: ignore[arg-type]
    assert coded is not None
    assert (coded.type, coded.frame, coded.why) == (event.type, event.frame, event.why)


def test_confidence_grows_with_the_share_of_the_type() -> None:
    _, _, event = read(TEXT)
    curve = Confidence(bias=0.0, weights=dict.fromkeys(names(), 0.0) | {"own": 1.0, "noun": -1.0})
    low, high = (confidence(event, opinion({"SANCTION": p}), curve) for p in (0.3, 0.9))
    assert low == 0.3
    assert high == 0.9
    bare = replace(event, ground="noun")
    assert confidence(bare, opinion({"SANCTION": 0.9}), curve) < high


def test_a_missing_side_is_filled_by_the_actor_the_model_names() -> None:
    tree, cast, event = read(TEXT)
    alone = replace(event, recipients=())
    tags = tagged(tree, {"Kenya": (0.9, 0.0), "Somali": (0.0, 0.8), "diplomats": (0.0, 0.9)})
    settled = settle_sides(tree, cast, alone, opinion({}, tags))
    assert [tree.span_text(a.first, a.last)[2] for a in settled.recipients] == [
        "two Somali diplomats"
    ]


def test_sides_are_exchanged_when_the_model_sees_each_on_the_other() -> None:
    tree, cast, event = read(TEXT)
    turned = replace(event, actors=event.recipients, recipients=event.actors)
    tags = tagged(tree, {"Kenya": (0.9, 0.0), "Somali": (0.0, 0.8), "diplomats": (0.0, 0.9)})
    settled = settle_sides(tree, cast, turned, opinion({}, tags))
    assert settled.actors == event.actors
    assert settled.recipients == event.recipients


def test_a_party_of_neither_side_goes_unless_nobody_is_left() -> None:
    tree, cast, event = read(TEXT)
    tags = tagged(tree, {"Kenya": (0.9, 0.0)})
    settled = settle_sides(tree, cast, event, opinion({}, tags))
    assert settled.recipients == ()
    assert settled.actors == event.actors
    nobody = settle_sides(tree, cast, event, opinion({}, tagged(tree, {})))
    assert nobody.actors or nobody.recipients
