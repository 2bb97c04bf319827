"""Feasts that move, dates in quotations, dates without a year, fiscal years, ranges."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.annotate.parse import parse
from dragoman.annotate.times import event_time, find_times
from dragoman.annotate.times.feasts import easter_sunday
from dragoman.text import Reading


def values(text: str, dct: str | None) -> dict[str, str | None]:
    found = find_times(parse(Reading(text)), (dct, dct))
    return {text[t.start : t.end]: t.value for t in found}


@pytest.mark.parametrize(
    "day", [date(1961, 4, 2), date(1986, 3, 30), date(2008, 3, 23), date(2038, 4, 25)]
)
def test_easter(day: date) -> None:
    assert easter_sunday(day.year) == day


@pytest.mark.parametrize(
    ("text", "dct", "expression", "value"),
    [
        ("Ghana has invited the envoy to Accra on August 4.", "2021-07-20", "August 4",
         "2021-08-04"),
        ("Ghana invited the envoy to Accra on August 4.", "2021-07-20", "August 4",
         "2020-08-04"),
        ("The council sits on May 3.", "2021-05-05", "May 3", "2021-05-03"),
        ("By August the last ship will have sailed.", "2021-07-20", "August", "2021-08"),
        ("The consul will leave before Easter.", "2021-07-20", "Easter", "2022-04-17"),
        ("A truce began on Thanksgiving.", "2021-07-20", "Thanksgiving", "2020-11-26"),
        ("A truce began on Good Friday.", None, "Good Friday", None),
        ("Aid fell in FY2019.", None, "FY2019", "FY2019"),
        ("From 3 May to 9 June 2011 the road was shut.", None, "3 May to 9 June 2011",
         "2011-05-03/2011-06-09"),
        ("The port was shut from Friday to Sunday.", "2021-07-20", "Friday to Sunday",
         "2021-07-16/2021-07-18"),
        ("Drills ran from November 2011 to March 2012.", None, "November 2011 to March 2012",
         "2011-11/2012-03"),
    ],
)  # fmt: skip
def test_values(text: str, dct: str | None, expression: str, value: str | None) -> None:
    assert values(text, dct)[expression] == value


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ('"Yesterday they burned the mill," the elder said on Friday.', "Yesterday", "2021-07-15"),
        ('The elder wrote on 4 May 2020: "Today the mill burned."', "Today", "2020-05-04"),
        ("“Tomorrow we vote,” she said on Monday.", "Tomorrow", "2021-07-20"),
        ("Yesterday they burned the mill, the elder said on Friday.", "Yesterday", "2021-07-19"),
        ('"Yesterday they burned the mill," the elder said.', "Yesterday", "2021-07-19"),
        ('"Yesterday they burned the mill', "Yesterday", "2021-07-19"),
    ],
)
def test_quoted(text: str, expression: str, value: str) -> None:
    assert values(text, "2021-07-20")[expression] == value


@pytest.mark.parametrize(
    ("text", "trigger", "expression"),
    [
        ("Last week the envoys left; this week they came back.", "left", "Last week"),
        ("Last week the envoys left; this week they came back.", "came", "this week"),
        ("Last August Kenya signed the pact.", "signed", "Last August"),
        ("Since last month guards have turned back nine boats.", "turned", "last month"),
        ("The seven-year war has killed thousands.", "killed", None),
    ],
)
def test_attached(text: str, trigger: str, expression: str | None) -> None:
    tree = parse(Reading(text))
    at = next(t.i for t in tree.tokens if t.text == trigger)
    got = event_time(tree, at, find_times(tree, ("2021-07-20", "2021-07-20")))
    assert (text[got.start : got.end] if got else None) == expression


@pytest.mark.parametrize(
    "text", ['"' * 3000 + "yesterday", "“yesterday " * 800 + "he said on Monday.", "Easter " * 900]
)
def test_hostile(text: str) -> None:
    assert isinstance(values(text, "2021-07-20"), dict)
