"""Where an event happened."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dragoman.annotate.parse import parse
from dragoman.annotate.places import event_place, find_places
from dragoman.nouns import Toponym
from dragoman.syntax import Parse
from dragoman.text import Reading

# sentence, word that names the event, words and country of its place (None: none)
CASES = [
    ("Putin and Erdogan will meet in Geneva on Friday.", "meet", ("Geneva", "CHE")),
    ("Geneva said the talks failed.", "said", None),
    ("Geneva said the talks failed.", "failed", None),
    ("The French president visited Beijing on Tuesday.", "visited", ("Beijing", "CHN")),
    ("Xi attended a forum in Russia's Far East.", "forum", ("Far East", "RUS")),
    ("Xi visited Russia's Far East for a forum.", "visited", ("Far East", "RUS")),
    (
        "Russian jets attacked a convoy near Aleppo, Syria, on Friday.",
        "attacked",
        ("Aleppo", "SYR"),
    ),
    ("Syria's president said in Damascus that rebels attacked a base.", "attacked", None),
    (
        "Syria's president said in Damascus that rebels attacked a base.",
        "said",
        ("Damascus", "SYR"),
    ),
    ("Friday's attack killed ten people in the Libyan city of Sirte.", "attack", ("Sirte", "LBY")),
    ("Friday's attack killed ten people in the Libyan city of Sirte.", "killed", ("Sirte", "LBY")),
    ("Early on Tuesday, gunmen stormed a hotel in Bamako, Mali.", "stormed", ("Bamako", "MLI")),
    ("The ministers met at a summit in Bali last year.", "met", ("Bali", "IDN")),
    ("The ministers met at a summit in Bali last year.", "summit", ("Bali", "IDN")),
    ("China sent warships to the South China Sea on Wednesday.", "sent", ("South China Sea", None)),
    (
        "China deployed warships in the South China Sea on Wednesday.",
        "deployed",
        ("South China Sea", None),
    ),
    (
        "Israeli aircraft bombed targets in the Gaza Strip overnight.",
        "bombed",
        ("Gaza Strip", "PSE"),
    ),
    ("Turkey imposed sanctions on Iran.", "imposed", None),
    ("Turkey held talks with Iraq on water in Ankara.", "talks", ("Ankara", "TUR")),
    ("Merkel condemned the attack in Paris.", "condemned", None),
    ("Merkel condemned the attack in Paris.", "attack", ("Paris", "FRA")),
    ("Troops clashed with rebels on the Syrian border.", "clashed", None),
    (
        "Troops clashed with rebels near the town of Azaz in northern Syria.",
        "clashed",
        ("Azaz", "SYR"),
    ),
    ("Iran seized a tanker in the Strait of Hormuz.", "seized", ("Strait of Hormuz", None)),
    ("Kenyan soldiers crossed into Somalia.", "crossed", ("Somalia", "SOM")),
    ("Hezbollah fired rockets from Lebanon into Israel.", "fired", ("Lebanon", "LBN")),
    ("Russia withdrew its troops from Kherson.", "withdrew", ("Kherson", "UKR")),
    ("The envoys arrived in Tbilisi, Georgia, on Monday.", "arrived", ("Tbilisi", "GEO")),
    ("A police officer was shot in Atlanta, Georgia.", "shot", ("Atlanta", "USA")),
    ("Michael Jordan met the team.", "met", None),
    ("The two sides signed the accord in Washington.", "signed", ("Washington", "USA")),
    (
        "Protesters clashed with police in Kyiv, officials in Moscow said.",
        "clashed",
        ("Kyiv", "UKR"),
    ),
    ("Protesters clashed with police in Kyiv, officials in Moscow said.", "said", None),
    (
        "The general spoke of a war against Iran in an interview in Tel Aviv.",
        "spoke",
        ("Tel Aviv", "ISR"),
    ),
    (
        "North Korea fired a missile off its east coast into the Sea of Japan.",
        "fired",
        ("Sea of Japan", None),
    ),
    ("The Pope will travel to Baghdad in March.", "travel", ("Baghdad", "IRQ")),
    ("The US will send weapons to Ukraine.", "send", None),
    ("The president left for Paris on Monday.", "left", ("Paris", "FRA")),
    ("Police arrested three men in Springfield.", "arrested", ("Springfield", None)),
    ("Police arrested three men in Springfield, Illinois.", "arrested", ("Springfield", "USA")),
    ("The rebels captured Goma on Tuesday.", "captured", ("Goma", "COD")),
    ("Syrian forces began shelling the city of Homs.", "shelling", ("Homs", "SYR")),
    ("In Nairobi, Kenya and Uganda signed a trade deal.", "signed", ("Nairobi", "KEN")),
    ("Fighting erupted in Donbas between Ukraine and Russia.", "erupted", ("Donbas", "UKR")),
    (
        "At least 20 soldiers were killed when militants attacked a base in Mali.",
        "killed",
        ("Mali", "MLI"),
    ),
    ("Talks between Serbia and Kosovo in Brussels collapsed.", "Talks", ("Brussels", "BEL")),
    ("Iraqi troops attacked Islamic State fighters in Mosul.", "attacked", ("Mosul", "IRQ")),
    (
        "A car bomb exploded outside a police station in Kandahar, Afghanistan, killing eight.",
        "killing",
        ("Kandahar", "AFG"),
    ),
    (
        "The prime minister of Japan criticised China in a speech in New York.",
        "criticised",
        ("New York", "USA"),
    ),
    (
        "Iran's minister said in Muscat that Israel attacked a ship in the Gulf of Oman.",
        "attacked",
        ("Gulf of Oman", None),
    ),
    ("Kim was unable to go to Russia's Far East for the forum.", "unable", ("Far East", "RUS")),
    ("The attack on Aleppo was condemned by France.", "attack", None),
    ("Moscow accused Kyiv of shelling Belgorod.", "accused", None),
    ("Moscow accused Kyiv of shelling Belgorod.", "shelling", ("Belgorod", "RUS")),
    ("Troops captured the Nigerian town of Birnin Zana.", "captured", ("Birnin Zana", "NGA")),
    ("The United States sent troops to Niger.", "sent", ("Niger", "NER")),
    ("The United States sent wheat to Niger.", "sent", None),
    ("Rebels, in Aleppo on Sunday, freed two monks.", "freed", ("Aleppo", "SYR")),
    ("Militants kidnapped a priest on the island of Jolo.", "kidnapped", ("Jolo", "PHL")),
    ("Rebels killed ten at a camp in Helmand.", "killed", ("Helmand", "AFG")),
    ("Paris and Berlin signed the treaty.", "signed", None),
    ("France voted against Iran in the Security Council.", "voted", None),
]


@lru_cache(maxsize=256)
def tree(text: str) -> Parse:
    return parse(Reading(text))


def place_of(text: str, word: str, inner: str | None = None) -> Toponym | None:
    parsed = tree(text)
    at = {t.text: t.i for t in reversed(parsed.tokens)}
    found = find_places(parsed, {})
    return event_place(parsed, at[word], found, at[inner] if inner else None)


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_place_of_an_event(text: str, word: str, expected: tuple[str, str | None] | None) -> None:
    found = place_of(text, word)
    assert ((text[found.start : found.end], found.country) if found else None) == expected


def test_an_unknown_building_takes_the_country_named_beside_it() -> None:
    found = place_of("They met at the Zarzis Palace Hotel in Tunisia.", "met")
    assert found is not None
    assert found.country == "TUN"


def test_the_place_of_an_absorbed_predicate_serves_last() -> None:
    text = "The promise to fight in Aleppo was empty."
    found = place_of(text, "promise", "fight")
    assert found is not None
    assert found.name == "Aleppo"


def test_no_places_no_answer() -> None:
    assert event_place(tree("Nothing happened."), 1, ()) is None


def test_a_sentence_full_of_places() -> None:
    text = "They fought in " + ", ".join(["Aleppo"] * 200) + "."
    found = place_of(text, "fought")
    assert found is not None
    assert found.name == "Aleppo"
