from __future__ import annotations

import pytest

ROLES = [
    # sentence, type, actors' countries, recipients' countries
    ("Kuwait was attacked by Iraq.", "ASSAULT", ["IRQ"], ["KWT"]),
    ("Iraq's attack on Kuwait began at dawn.", "ASSAULT", ["IRQ"], ["KWT"]),
    ("The journalists arrested by Eritrea are ill.", "COERCE", ["ERI"], [None]),
    ("Georgia, which Russia invaded, asked for help.", "ASSAULT", ["RUS"], ["GEO"]),
    ("Iraq and Syria attacked Jordan and Kuwait.", "ASSAULT", ["IRQ", "SYR"], ["JOR", "KWT"]),
    ("Peru and Ecuador met in Geneva.", "CONSULT", ["PER", "ECU"], []),
    ("Talks between Peru and Ecuador were cancelled.", "REJECT", ["PER", "ECU"], []),
    ("Obama visited Vietnam.", "CONSULT", ["USA"], ["VNM"]),
    ("Malawi was given food by Norway.", "AID", ["NOR"], ["MWI"]),
    ("Poland accused Belarus of supporting smugglers.", "ACCUSE", ["POL"], ["BLR"]),
    ("Iran condemned Israel's strike on Syria.", "ACCUSE", ["IRN"], ["ISR"]),
    ("The European Union lifted sanctions on Zimbabwe.", "RETREAT", ["EUR"], ["ZWE"]),
    ("US, Iran hold talks in Vienna", "CONSULT", ["USA", "IRN"], []),
]


@pytest.mark.parametrize(("sentence", "kind", "actors", "recipients"), ROLES)
def test_roles(read, sentence: str, kind: str, actors: list[str], recipients: list[str]) -> None:  # type: ignore[no-untyped-def]
    text = read(sentence)
    found = [
        (e.type.value, text.countries(e.actors), text.countries(e.recipients)) for e in text.events
    ]
    assert (kind, actors, recipients) in found, found


COMPOSED = [
    ("Japan agreed to help Kenya.", "AGREE", None, "033"),
    ("Japan agreed to withdraw its troops from Kenya.", "CONCEDE", None, "0356"),
    ("Japan refused to meet Kenya.", "REJECT", "meet", "125"),
    ("Japan refused to release the prisoners.", "REJECT", "yield", "1243"),
    ("Japan threatened to attack Kenya.", "THREATEN", "violence", "138"),
    ("Japan threatened to expel two Kenyan diplomats.", "THREATEN", "expel", None),
    ("Japan urged Kenya to free the journalist.", "REQUEST", "yield", "1053"),
    ("Japan cancelled talks with Kenya.", "REJECT", "meet", "125"),
    ("Japan called off its offensive against Kenya.", "RETREAT", "ceasefire", None),
]


@pytest.mark.parametrize(("sentence", "kind", "mode", "cameo"), COMPOSED)
def test_compositions(read, sentence: str, kind: str, mode: str | None, cameo: str | None) -> None:  # type: ignore[no-untyped-def]
    found = [(e.type.value, e.mode, e.cameo) for e in read(sentence).events]
    assert any(k == kind and m == mode and (cameo is None or c == cameo) for k, m, c in found), (
        found
    )


def test_absorbed_predicate_gives_no_event_of_its_own(read) -> None:  # type: ignore[no-untyped-def]
    assert [e.type.value for e in read("Japan agreed to help Kenya.").events] == ["AGREE"]


def test_accusation_keeps_the_act(read) -> None:  # type: ignore[no-untyped-def]
    kinds = [e.type.value for e in read("Poland accused Belarus of attacking Latvia.").events]
    assert kinds == ["ACCUSE", "ASSAULT"]


def test_claim_of_responsibility_lends_the_actor(read) -> None:  # type: ignore[no-untyped-def]
    text = read("Hamas claimed responsibility for the bombing of an Israeli bus.")
    event = next(e for e in text.events if e.type.value == "ASSAULT")
    assert text.words(event.actors) == ["Hamas"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Spanish striker attacked from the left in the second half.",
        "Shares in Tokyo fell as investors retreated from technology stocks.",
        "Lesotho is a mountainous country surrounded by South Africa.",
        "The West supports the developing world.",
        "The bridge was opened in 1932.",
    ],
)
def test_no_event(read, sentence: str) -> None:  # type: ignore[no-untyped-def]
    assert read(sentence).events == ()


def test_sentence_to_prison_gives_two_codes(read) -> None:  # type: ignore[no-untyped-def]
    found = {
        (e.type.value, e.mode)
        for e in read("A Russian court sentenced the man to six years.").events
    }
    assert {("SANCTION", "convict"), ("COERCE", "arrest")} <= found


@pytest.mark.parametrize(
    ("sentence", "recipient"),
    [
        ("Rebels killed two passengers in Tehran.", "two passengers in Tehran"),
        ("Ten people were killed in Nigeria by rebels.", "Ten people"),
        ("Israel bombed a depot in Yemen.", "a depot in Yemen"),
        ("Israel bombed Yemen in January.", "Yemen"),
    ],
)
def test_private_victims_are_shown_for_the_place(read, sentence: str, recipient: str) -> None:  # type: ignore[no-untyped-def]
    text = read(sentence)
    (party,) = text.events[0].recipients
    assert text.tree.span_text(party.first, party.last)[2] == recipient


def test_the_accused_is_not_looked_for_in_what_he_is_accused_of(read) -> None:  # type: ignore[no-untyped-def]
    (denial, *_) = read("Rwanda rejected allegations that it backed the Congolese rebels.").events
    assert (denial.type.value, denial.cameo, denial.recipients) == ("REJECT", "016", ())


PARTIES = [
    # sentence, type, actors, recipients, each by their words
    ("Kenya summoned a Ugandan diplomat to its foreign ministry.",
     "ACCUSE", ["Kenya"], ["a Ugandan diplomat"]),
    ("Rebels overran a base, officials said on Tuesday, killing nine Malian soldiers.",
     "ASSAULT", ["Rebels"], ["nine Malian soldiers"]),
    ("Judges in Tunis, who warned the president not to close courts, wept.",
     "THREATEN", ["Judges"], ["the president"]),
    ("France has been threatened with a wave of bombings by the Taliban.",
     "THREATEN", ["Taliban"], ["France"]),
    ("Farmers marched in Nairobi to press the Kenyan government.",
     "PROTEST", ["Farmers"], ["the Kenyan government"]),
    ("Pakistan put its army on alert along the line of control.", "MOBILIZE", ["Pakistan"], []),
    ("Rebels threatened to close the road unless the government freed two chiefs.",
     "THREATEN", ["Rebels"], ["the government"]),
    ("A demand by Brazil that Uruguay stay in the bloc was debated.",
     "REQUEST", ["Brazil"], ["Uruguay"]),
    ("India pulled its soldiers out of the Maldives.", "RETREAT", ["India"], ["Maldives"]),
    ("Oman's sultan called the Iranian president on Monday.",
     "CONSULT", ["Oman's sultan", "the Iranian president"], []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "actors", "recipients"), PARTIES)
def test_parties(read, sentence: str, kind: str, actors: list[str], recipients: list[str]) -> None:  # type: ignore[no-untyped-def]
    text = read(sentence)
    found = [(e.type.value, text.words(e.actors), text.words(e.recipients)) for e in text.events]
    assert (kind, actors, recipients) in found, found


def test_a_curfew_is_no_thing_that_suffers(read) -> None:  # type: ignore[no-untyped-def]
    text = read("The government will extend a curfew in Nairobi.")
    assert [text.words(e.recipients) for e in text.events] == [["Nairobi"]]


def test_a_crowd_protests_in_a_place_without_its_being_a_party(read) -> None:  # type: ignore[no-untyped-def]
    text = read("Thousands marched in Manila on Friday.")
    assert [(text.words(e.actors), e.recipients) for e in text.events] == [(["Thousands"], ())]
    assert read("Thousands marched on Friday.").events == ()


def test_forces_moved_by_nobody_in_particular_move_themselves(read) -> None:  # type: ignore[no-untyped-def]
    text = read("Troops were sent to the border on Monday.")
    assert [(e.type.value, text.words(e.actors), e.recipients) for e in text.events] == [
        ("MOBILIZE", ["Troops"], ())
    ]
