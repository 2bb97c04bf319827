from __future__ import annotations

from dragoman.who import resolve, who


def test_answers_in_text_order() -> None:
    text = "Bush met the Russian president and Blair."
    answers = who(text, "2003-05-01")
    assert [a.actor.name for a in answers] == ["George W. Bush", "Vladimir Putin", "Tony Blair"]
    assert [text[a.start : a.end] for a in answers] == [a.text for a in answers]


def test_reasons() -> None:
    (bush,) = who("Bush spoke.", "2003-05-01")
    assert bush.why[0] == "named by surname"
    assert "President (USA, GOV) 2001-01-20 to 2009-01-20" in bush.why
    (office,) = who("the German chancellor", "2010-01-01")
    assert office.why[0].startswith("the only one known")
    (spelt,) = who("Angela Merkle", "2010-01-01")
    assert spelt.why[0] == "another spelling of Angela Merkel"
    (assad,) = who("Assad spoke.")
    assert "possible" in assad.why[0]


def test_an_office_is_not_asserted_beyond_its_time() -> None:
    (found,) = who("Tony Blair resigned.", "2018-01-01")
    assert found.actor.office is None
    assert found.actor.sector == "ELI"
    assert "in no known office then" in found.why


def test_phrase_in_its_context() -> None:
    found = resolve("the minister", "Bolivian officials met. They said the minister left.")
    assert found is not None
    assert found.text.endswith("minister")
    assert resolve("yesterday") is None
    assert resolve("", "") is None
