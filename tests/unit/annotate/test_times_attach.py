"""Which time expression belongs to an event."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dragoman.annotate.parse import parse
from dragoman.annotate.times import event_time, find_times
from dragoman.nouns import Timex
from dragoman.syntax import Parse
from dragoman.text import Reading

# sentence, word that names the event, the expression that is its time (None: none)
CASES = [
    ("Russian jets attacked a convoy near Aleppo on Friday, officials said.", "attacked", "Friday"),
    ("Russian jets attacked a convoy near Aleppo on Friday, officials said.", "said", None),
    ("Officials said on Monday that Russian jets attacked a convoy near Aleppo.", "attacked", None),
    ("Officials said on Monday that Russian jets attacked a convoy near Aleppo.", "said", "Monday"),
    ("Putin and Erdogan will meet in Geneva on Friday.", "meet", "Friday"),
    ("Kim agreed to meet Trump in Singapore on June 12.", "meet", "June 12"),
    ("Kim agreed on Monday to meet Trump in Singapore.", "meet", None),
    (
        "On Monday, the rebels shelled the city and two days later the army withdrew.",
        "shelled",
        "Monday",
    ),
    (
        "On Monday, the rebels shelled the city and two days later the army withdrew.",
        "withdrew",
        "two days later",
    ),
    ("Friday's attack killed ten people in the Libyan city of Sirte.", "attack", "Friday"),
    ("Friday's attack killed ten people in the Libyan city of Sirte.", "killed", "Friday"),
    ("The attack on Monday killed 12.", "attack", "Monday"),
    ("The attack killed 12 people on Monday.", "attack", "Monday"),
    ("Iran violated the 2015 deal, France said.", "violated", None),
    ("Poland has occupied the town since 2011.", "occupied", "2011"),
    ("Early on Tuesday, gunmen stormed a hotel in Bamako, Mali.", "stormed", "Early on Tuesday"),
    ("The two leaders held talks late Thursday in Moscow.", "talks", "late Thursday"),
    ("The two leaders held talks late Thursday in Moscow.", "held", "late Thursday"),
    ("Merkel condemned the 1995 massacre in a speech on Sunday.", "condemned", "Sunday"),
    ("Friday's attack was condemned by France.", "condemned", None),
    ("The attack on Friday was condemned by France.", "condemned", None),
    ("The talks, due on Monday, were called off.", "talks", "Monday"),
    ("Israel has bombed the port twice in recent weeks.", "bombed", "recent weeks"),
    ("Washington imposed sanctions on Iran after the 1979 revolution.", "imposed", None),
    ("Two days after the vote, troops stormed the palace.", "stormed", "Two days after"),
    ("By Friday, rebels had taken the airport.", "taken", "Friday"),
    ("Sanctions imposed in March were lifted on Tuesday.", "imposed", "March"),
    ("Sanctions imposed in March were lifted on Tuesday.", "lifted", "Tuesday"),
    ("The blast came a day after Syria and Israel exchanged fire.", "exchanged", None),
    ("Libya's army began shelling the port on Sunday.", "shelling", "Sunday"),
    ("Libya's army on Sunday began shelling the port.", "shelling", "Sunday"),
    (
        "Russia vetoed the resolution in October, a month after France had proposed it.",
        "vetoed",
        "October",
    ),
    (
        "Between Monday and Wednesday the army arrested 40 people.",
        "arrested",
        "Monday and Wednesday",
    ),
    ('"We will strike on Saturday," the general warned on Thursday.', "strike", "Saturday"),
    (
        "Saudi Arabia will send a delegation to Tehran next month, the king said on Sunday.",
        "send",
        "next month",
    ),
    (
        "North Korea fired a missile into the sea early Wednesday, South Korea's military said.",
        "fired",
        "early Wednesday",
    ),
    ("Talks scheduled for Friday in Vienna were cancelled.", "Talks", "Friday"),
    ("Talks scheduled for Friday in Vienna were cancelled.", "cancelled", None),
    ("Putin to visit Vietnam in June", "visit", "June"),
    ("A bomb exploded in the market on Friday, killing ten people.", "killing", "Friday"),
    ("Troops bombed and shelled the town on Friday.", "bombed", "Friday"),
    ("On Friday the minister arrived in Doha and met the emir.", "met", "Friday"),
    ("The minister arrived in Doha on Friday and will meet the emir.", "meet", None),
    ("Ten people died in an attack on a mosque on Friday.", "attack", "Friday"),
    ("The army has fought the rebels for three years.", "fought", "three years"),
    ("Protesters gather in the square every Friday.", "gather", "every Friday"),
    ("On Tuesday, France accused Iran of attacking two ships in May.", "accused", "Tuesday"),
    ("On Tuesday, France accused Iran of attacking two ships in May.", "attacking", "May"),
    ("France, which invaded the island in 1895, will apologise next week.", "invaded", "1895"),
    (
        "France, which invaded the island in 1895, will apologise next week.",
        "apologise",
        "next week",
    ),
    ("The ceasefire lasted until Friday.", "lasted", "Friday"),
    ('"They attacked us on Sunday," he told reporters on Monday.', "attacked", "Sunday"),
    ('"They attacked us on Sunday," he told reporters on Monday.', "told", "Monday"),
    ("In 2014 Russia annexed Crimea, Kyiv said on Wednesday.", "annexed", "2014"),
    ("The president, who took office in May, refused to visit Baghdad.", "refused", None),
    ("The Sunday Times said Israel struck Gaza.", "struck", None),
    ("The 2003 invasion of Iraq was condemned by France.", "invasion", "2003"),
    ("The 2003 invasion of Iraq was condemned by France.", "condemned", None),
    (
        "The court sentenced three rebels to death on Thursday over the 2012 bombing.",
        "sentenced",
        "Thursday",
    ),
    (
        "The court sentenced three rebels to death on Thursday over the 2012 bombing.",
        "bombing",
        "2012",
    ),
    ("China will withdraw its troops by the end of the year.", "withdraw", "the end of the year"),
    (
        "At least 20 soldiers were killed on Sunday when gunmen attacked their base.",
        "attacked",
        "Sunday",
    ),
    ("Turkey said that Greece had expelled two diplomats last week.", "expelled", "last week"),
    ("Turkey said last week that Greece had expelled two diplomats.", "expelled", None),
    ("Japan's foreign minister will travel to Seoul for talks on Friday.", "travel", "Friday"),
    ("Japan's foreign minister will travel to Seoul for talks on Friday.", "talks", "Friday"),
    (
        "Reports emerged last year that Moscow was moving troops to its border.",
        "moving",
        "last year",
    ),
    ("Reports emerged last year that Moscow had moved troops to its border.", "moved", None),
    ("Rebels captured the port on Monday, the army said.", "said", None),
    ("Rebels captured the port, on Monday, the army spokesman said.", "captured", "Monday"),
    ("Kim was unable to come on Friday.", "unable", "Friday"),
]


@lru_cache(maxsize=256)
def tree(text: str) -> Parse:
    return parse(Reading(text))


def time_of(text: str, word: str, inner: str | None = None) -> Timex | None:
    parsed = tree(text)
    found = find_times(parsed, ("2016-09-14", "2016-09-14"))
    at = {t.text: t.i for t in reversed(parsed.tokens)}
    return event_time(parsed, at[word], found, at[inner] if inner else None)


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_time_of_an_event(text: str, word: str, expected: str | None) -> None:
    found = time_of(text, word)
    assert (text[found.start : found.end] if found else None) == expected


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        ("Poland has occupied the town since 2011.", "occupied", "2011-01-01", None),
        ("The ceasefire lasted until Friday.", "lasted", None, "2016-09-09"),
        ("China will withdraw by the end of 2017.", "withdraw", None, "2017-12-31"),
        ("The siege began after Monday.", "began", "2016-09-12", None),
        ("Germany attacked in 1940.", "attacked", "1940-01-01", "1940-12-31"),
        ("They met from Monday to Wednesday.", "met", "2016-09-12", "2016-09-14"),
    ],
)
def test_bounds_after_prepositions(
    text: str, word: str, earliest: str | None, latest: str | None
) -> None:
    found = time_of(text, word)
    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)


def test_the_time_of_an_absorbed_predicate_serves_last() -> None:
    text = "The agreement to meet the rebels on Friday held."
    found = time_of(text, "agreement", "meet")
    assert found is not None
    assert text[found.start : found.end] == "Friday"
    text = "Kim agreed on Monday to a plan to meet on Friday."
    found = time_of(text, "agreed", "meet")
    assert found is not None
    assert text[found.start : found.end] == "Monday"


def test_no_times_no_answer() -> None:
    assert event_time(tree("Nothing happened."), 1, ()) is None


def test_a_sentence_full_of_times() -> None:
    text = "They met on " + ", ".join(["Friday"] * 200) + "."
    assert time_of(text, "met") is not None
