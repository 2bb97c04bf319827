"""Headlines in capitals are parsed as a sentence would be written."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.annotate.casing import quieted

BODY = "It rained on Monday."


@pytest.mark.parametrize(
    ("line", "quiet"),
    [
        ("U.S. URGES JAPAN TO OPEN FARM MARKET", "U.S. urges JAPAN to open farm market"),
        ("South Korea Seizes Ship Suspected of Sending Oil to North Korea",
         "South Korea seizes ship suspected of sending oil to North Korea"),
        ("Ministers Meet in Paris Over Fish", "Ministers meet in Paris over fish"),
    ],
)  # fmt: skip
def test_loud_lines(line: str, quiet: str) -> None:
    assert quieted([line, BODY]) == [quiet, BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Angela Merkel, Emmanuel Macron",
        "Barranquilla Self-Defense Forces",
        "British High Commission In Nairobi Commercial Section",
        "Ministers met in Paris to talk about fish.",
        "Iran, Iraq agree to talks",
        "NATO, UN",
    ],
)
def test_other_lines_stay(line: str) -> None:
    assert quieted([line]) == [line]


def test_the_body_says_how_a_word_is_written() -> None:
    body = "On Monday the World Bank lent the money, and officials of the World Bank were glad."
    assert quieted(["WORLD BANK LENDS MONEY TO GHANA", body])[0].startswith(
        "World Bank lends money"
    )


def test_the_text_keeps_its_letters() -> None:
    record = code(
        "BRAZIL URGES PERU TO OPEN BORDER\n\nBrazil wants the road open, it said on Monday."
    )
    assert record.document.text.startswith("BRAZIL URGES PERU")
    first = record.events[0]
    assert (first.type, first.trigger.text) == ("REQUEST", "URGES")
    assert [p.text for p in (*first.actors, *first.recipients)] == ["BRAZIL", "PERU"]
