from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.plain import read_plain, unwrap

PROSE = (
    "The foreign minister said on Monday that the two sides had agreed to go on with the talks "
    "in the capital next month."
)


def title(text: str) -> str:
    page = read_plain(text)
    return page.text[: page.title_end]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"Envoys meet in Lima\n\n{PROSE}", "Envoys meet in Lima"),
        (f"Envoys meet in Lima\n{PROSE}", "Envoys meet in Lima"),
        (f"\n\n  \nEnvoys meet in Lima\n\n{PROSE}", "Envoys meet in Lima"),
        (f"Will envoys meet?\n\n{PROSE}", "Will envoys meet?"),
        (f"Envoys to visit the U.S.\n\n{PROSE}", "Envoys to visit the U.S."),
        (f"Envoys meet, and then...\n\n{PROSE}", "Envoys meet, and then..."),
        (f"Envoys meet in Lima\nBy Jane Doe\n{PROSE}", "Envoys meet in Lima"),
        (f"Home > News > World\n\nEnvoys meet in Lima\n\n{PROSE}", "Envoys meet in Lima"),
        (f"By Jane Doe\nEnvoys meet in Lima\n\n{PROSE}", "Envoys meet in Lima"),
        (f"# Envoys meet in Lima\n\n{PROSE}", "Envoys meet in Lima"),
        (f"مبعوثون يجتمعون في ليما\n\n{PROSE}", "مبعوثون يجتمعون في ليما"),
        (f"“Envoys meet in Lima\n\n{PROSE}", "“Envoys meet in Lima"),
        (f"The envoys met in Lima.\n\n{PROSE}", ""),
        (f"“The envoys met in Lima.”\n\n{PROSE}", ""),
        (f"{PROSE}\n\n{PROSE}", ""),
        (f"LIMA, May 3, 2019 (Example) - Envoys met\n\n{PROSE}", ""),
        ("Envoys meet in Lima", ""),
        (f"The envoys said:\n\n{PROSE}", ""),
        (f"Lima\n\n{PROSE}", ""),
        ("Envoys meet in Lima\nTalks go on\nNobody leaves", ""),
        ("x " * 200 + f"\n\n{PROSE}", ""),
    ],
)
def test_headlines(text: str, headline: str) -> None:
    assert title(text) == headline


def test_what_stands_above_the_headline_is_recorded() -> None:
    page = read_plain(f"Skip to content\n\nPublished: 3 May 2019\n# Envoys meet in Lima\n\n{PROSE}")
    assert [(r.kind, r.text) for r in page.removed] == [
        ("navigation", "Skip to content"),
        ("byline", "Published: 3 May 2019"),
        ("markup", "# "),
    ]
    assert page.text == f"Envoys meet in Lima\n\n{PROSE}"


def test_the_text_keeps_its_characters() -> None:
    text = f"Envoys  meet in Lima\n\n{PROSE}  And so on .\n\n\n   “Unbalanced (quote"
    assert read_plain(text).text == text
    assert read_plain("a\u00a0b\r\nc").text == "a b\nc"


@pytest.mark.parametrize("text", ["", "\n", "\U0001f642", "a", "\u200b", "Advertisement"])
def test_odd_texts(text: str) -> None:
    page = read_plain(text)
    assert page.title_end == 0
    assert len(page.text) <= len(text)


WRAPPED = """Envoys meet in Lima

Officials of the two states met on Monday to speak of the
border, and agreed that the talks would go on next week in
the capital, where the envoys had gathered since the end of
the summer.

The minister said that nothing had been settled yet, but
that both sides had shown goodwill.
"""


def test_hard_wrapped_paragraphs_are_joined() -> None:
    joined = unwrap(WRAPPED)
    assert len(joined) == len(WRAPPED)
    assert joined.count("\n\n") == 2
    paragraphs = joined.strip().split("\n\n")
    assert all("\n" not in p for p in paragraphs)
    assert paragraphs[1].endswith("since the end of the summer.")
    assert title(WRAPPED) == "Envoys meet in Lima"


INDENTED = """ENVOYS MEET IN LIMA OVER BORDER
  Officials of the two states met on Monday to speak
  of the border. Talks will go on next
  Tuesday in the capital, they said, and the envoys
  would then sign.
      The minister said that nothing had been settled
  yet, but that both
  Quito and Lima had shown goodwill.
      Traders were glad.
"""


def test_indented_first_lines_tell_paragraphs() -> None:
    lines = unwrap(INDENTED).rstrip("\n").split("\n")
    assert len(lines) == 4
    assert lines[0] == "ENVOYS MEET IN LIMA OVER BORDER"
    assert "go on next   Tuesday" in lines[1]
    assert "both   Quito" in lines[2]


def test_a_heading_in_capitals_stays_apart() -> None:
    text = WRAPPED.replace(
        "Envoys meet in Lima\n\n", "ENVOYS OF BOTH MET IN LIMA OVER THE BORDER ON MONDAY\n"
    )
    assert unwrap(text).split("\n")[0] == "ENVOYS OF BOTH MET IN LIMA OVER THE BORDER ON MONDAY"


@pytest.mark.parametrize(
    "text",
    [
        f"Envoys meet in Lima\n{PROSE}\n{PROSE}",
        "One line.\nAnother line.\nA third line that is a good deal longer than these.",
        "- first point of the plan to end the war\n- second point of the plan\n- third point",
    ],
)
def test_other_line_ends_stay(text: str) -> None:
    assert unwrap(text) == text


@given(
    st.text(st.characters(categories=("L", "P", "Zs", "Nd"), include_characters="\n"), max_size=400)
)
def test_any_text_gives_a_page(text: str) -> None:
    page = read_plain(text)
    assert page.text == page.text.strip()
    assert 0 <= page.title_end <= len(page.text)
    assert "\n" not in page.text[: page.title_end]
