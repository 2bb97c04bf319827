"""Tasks on events: sentence alone, given pair, five classes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.tasks import classes, events, pairs
from dragoman.types import Event, Quote, Record

from .fakes import FakeCoder, event, record, statement


def row(text: str, label: str, quad: int, source: str, target: str) -> events.Sentence:
    """A gold sentence."""
    return events.Sentence(
        text=text, label=label, quad=quad, events=(events.GoldPair(source, target),)
    )


def coder(answers: dict[str, list[Event]]) -> FakeCoder:
    """A coder that finds these events."""
    answer: Callable[[str], Record] = lambda text: record(text, answers.get(text, []))  # noqa: E731
    return FakeCoder(answer)


ROWS = [
    row("Norway thanked Chad.", "SUPPORT", 1, "Norway", "Chad"),
    row("Norway freed Chad's sailors.", "YIELD", 2, "Norway", "Chad's sailors"),
    row("Chad and Norway met.", "CONSULT", 1, "Chad", "Norway"),
    row("Chad was warned.", "THREATEN", 3, "An actor", "Chad"),
    row("!", "AID", 2, "Norway", "Chad"),
]
FOUND = {
    ROWS[0].text: [
        event("CONSULT", ["Norway"], ["Chad"], cameo="040"),
        event("SUPPORT", ["Norway"], ["Chad"], cameo="051"),
    ],
    ROWS[1].text: [event("RETREAT", ["the Norway"], ["the crew"], cameo="0841")],
    ROWS[2].text: [event("CONSULT", ["Norway", "Chad"], cameo="040", reciprocal=True)],
    ROWS[3].text: [event("THREATEN", [], ["Chad"], cameo="010")],
}


def test_sentence_alone() -> None:
    report = events.score(ROWS, coder(FOUND))
    assert (report.n, report.unanswered) == (5, 1)
    assert report.value("type accuracy") == 0.6
    assert report.value("type accuracy among coded") == 0.75
    assert report.value("no event found") == 0.2
    # The first row has the wrong type first but the right quad.
    assert report.value("quad accuracy") == 0.8
    assert report.value("type, some event") == 0.8
    # Row 1 lacks its recipient; row 3 names no actor, so none is asked for.
    assert report.value("type and both parties, first event") == 0.4
    assert report.value("type and both parties, some event") == 0.6
    # By root: row 3's code stands for no type.
    assert report.value("type accuracy by CAMEO root") == 0.4
    assert report.value("quad accuracy by CAMEO root") == 0.6
    # F1 of SUPPORT 0, YIELD 1, CONSULT 2/3, THREATEN 1, AID 0.
    assert report.value("type macro-F1") == pytest.approx((0 + 1 + 2 / 3 + 1 + 0) / 5, abs=1e-6)
    assert "1 rows were refused" in report.notes[-1]


def test_confusion_of_types() -> None:
    table = events.score(ROWS, coder(FOUND)).confusion
    assert table.labels == ("AID", "CONSULT", "SUPPORT", "THREATEN", "YIELD")
    assert table.counts[2] == (0, 1, 0, 0, 0, 0)
    assert table.counts[0][-1] == 1


def test_concede_stays_apart_where_gold_does_so() -> None:
    rows = [row("Oslo gave in to Riga.", "CONCEDE", 1, "Oslo", "Riga")]
    report = events.score(rows, coder({rows[0].text: [event("RETREAT", ["Oslo"], ["Riga"])]}))
    assert report.value("type accuracy") == 0
    assert not any("YIELD" in note for note in report.notes)


def test_no_rows_and_rows_without_quad() -> None:
    assert events.score([], coder({})).value("type accuracy") is None
    report = events.score([events.Sentence(text="Rain.", label="AID")], coder({}))
    assert report.value("quad accuracy") is None
    assert report.value("type and both parties, some event") == 0


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    events.score(ROWS, coder(FOUND), lambda done, total: told.append((done, total)))
    assert told == [(n, 5) for n in range(1, 6)]


@pytest.mark.parametrize(
    ("marked", "text", "actor", "recipient"),
    [
        ("<s>Oslo</s> thanked <t>Riga</t>.", "Oslo thanked Riga.", "Oslo", "Riga"),
        ("<t>Riga</t> was thanked by <s> Oslo </s>", "Riga was thanked by  Oslo ", "Oslo", "Riga"),
        ("<s><t>Malian</t> guards</s> left.", "Malian guards left.", "Malian guards", "Malian"),
        ("<s>Oslo</s> and <t>Riga</t>, <t>Riga</t>", "Oslo and Riga, Riga", "Oslo", "Riga"),
        ("<s>Oslo</s> voted.", "Oslo voted.", "Oslo", None),
        ("<s>محمد</s> 🕊️ <t>Я</t>", "محمد 🕊️ Я", "محمد", "Я"),
        ("<s> </s>nothing", " nothing", None, None),
        ("", "", None, None),
    ],
)
def test_marks_are_taken_out(
    marked: str, text: str, actor: str | None, recipient: str | None
) -> None:
    found = pairs.unmark(marked)
    assert found.text == text
    for span, words in ((found.actor, actor), (found.recipient, recipient)):
        assert (text[slice(*span)] if span else None) == words


@pytest.mark.parametrize("marked", ["<s>Oslo", "Oslo</s>", "<s>a<s>b</s></s>", "<t>x</s>"])
def test_unbalanced_marks(marked: str) -> None:
    with pytest.raises(InputError, match="mark"):
        pairs.unmark(marked)


def marked(text: str, label: str, quad: int) -> events.Sentence:
    """A gold sentence with marks."""
    return events.Sentence(text="", label=label, quad=quad, marked=text)


def test_given_pairs() -> None:
    rows = [
        marked("<s>Oslo</s> thanked <t>Riga</t>.", "SUPPORT", 1),
        marked("<s>Oslo</s> left <t>Riga</t>.", "YIELD", 2),
        marked("<s>Oslo</s> and <t>Riga</t>.", "AID", 2),
        marked("The mayor of <t>Riga</t> was warned.", "THREATEN", 3),
    ]
    answers = {
        "Oslo thanked Riga.": event("SUPPORT", cameo="051"),
        "Oslo left Riga.": event("RETREAT", cameo="087"),
        "The mayor of Riga was warned.": event("THREATEN", [], ["Riga"], cameo="130", at=13),
    }
    fake = FakeCoder(
        lambda text: record(text, []),
        lambda text, actor, recipient: answers.get(text),
    )
    report = pairs.score(rows, fake)
    assert fake.asked[0] == ("Oslo thanked Riga.", (0, 4), (13, 17))
    assert fake.asked[-1] == ("The mayor of Riga was warned.", None, (13, 17))
    assert report.value("type accuracy") == 0.75
    assert report.value("quad accuracy") == 0.75
    assert report.value("type accuracy by CAMEO root") == 0.75
    assert report.value("no event found") == 0.25
    assert report.unanswered == 1
    assert report.notes[-1].startswith("1 rows mark one side only")


def sentence(text: str, label: int, *pair: str) -> classes.Sentence:
    """A gold sentence of the five classes."""
    return classes.Sentence(
        text=text, label=label, events=(events.GoldPair(*pair),) if pair else ()
    )


def test_five_classes_and_words_of_parties() -> None:
    rows = [
        sentence("Oslo's envoy met the Riga council.", 1, "Oslo's envoy", "the Riga council"),
        sentence("Rebels shelled the port.", 4, "Rebels", "the port"),
        sentence("The mayor spoke.", 0),
        sentence("Rain fell.", 3),
    ]
    found = {
        rows[0].text: [event("CONSULT", ["Riga council", "Oslo's envoy"], cameo="040",
                             reciprocal=True)],
        rows[1].text: [event("ASSAULT", ["Rebels"], ["the big port"], cameo="194")],
        rows[2].text: [event("AGREE", ["mayor"], cameo=None)],
    }  # fmt: skip
    report = classes.score(rows, coder(found))
    assert report.value("class accuracy") == 0.5
    assert report.value("no act found") == 0.25
    assert report.unanswered == 1
    # Row 0: 4 of 4 given, 5 in gold, roles turned; row 1: 3 of 4 given, 3 in gold.
    assert report.value("party words P") == pytest.approx(7 / 8)
    assert report.value("party words R") == pytest.approx(7 / 8)
    assert report.confusion.labels == ("0", "1", "3", "4")


def test_the_main_act_is_an_event_or_what_a_statement_is_by_cameo() -> None:
    text = "Oslo denied that rebels had shelled the port."
    denied = replace(
        statement(text, "that rebels had shelled the port", "Oslo", "denied"), cameo="016"
    )
    shelled = replace(
        event("ASSAULT", ["rebels"], ["the port"], cameo="194"),
        trigger=Quote(text="shelled", start=28, end=35),
    )
    act = classes.main_act(record(text, [shelled], [denied]))
    assert act == classes.Act("016", ("Oslo",), ("the port",))
    said = replace(denied, cameo="010")
    act = classes.main_act(record(text, [shelled], [said]))
    assert act == classes.Act("194", ("rebels",), ("the port",))
    assert classes.main_act(record(text, [], [said])) == classes.Act("010", ("Oslo",))
    nobody = replace(said, source=None)
    assert classes.main_act(record(text, [], [nobody])) is None


def test_swapped_roles_are_wrong() -> None:
    rows = [sentence("Oslo praised Riga.", 1, "Oslo", "Riga")]
    report = classes.score(rows, coder({rows[0].text: [event("SUPPORT", ["Riga"], ["Oslo"])]}))
    assert report.value("party words F1") == 0
