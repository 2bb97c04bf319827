"""Abbreviations that a text uses for something else than the tables do."""

from __future__ import annotations

import pytest

KNOWN = [
    # text, abbreviation, whether it is the body of the tables
    ("Commodity Credit Corp (CCC) lent Mexico grain. CCC will pay.", "CCC", False),
    ("The rebel group CPC attacked the town of Bambari.", "CPC", True),
    ("CPC International will sell its unit.", "CPC", False),
    ("Blue Arrow PLC bought a firm in Ramallah.", "PLC", False),
    ("The PLC met in Ramallah.", "PLC", True),
    ("The Kurdistan Workers' Party (PKK) attacked Turkey.", "PKK", True),
]


@pytest.mark.parametrize(("text", "word", "known"), KNOWN)
def test_abbreviation(read, text: str, word: str, known: bool) -> None:  # type: ignore[no-untyped-def]
    found = read(text)
    tokens = [t.i for t in found.tree.tokens if t.text == word]
    sectors = {e.sector for i in tokens if (e := found.cast.entity_at(i)) is not None}
    assert bool(sectors & {"REB", "LEG"}) is known
