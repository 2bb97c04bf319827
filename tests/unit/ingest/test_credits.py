from __future__ import annotations

import pytest

from dragoman.ingest.credits import read_credits


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("LIMA, May 3 (Reuters) - Envoys met.", [("dateline", "LIMA"), ("agency", "Reuters")]),
        ("NEW YORK (AP) — Envoys met.", [("dateline", "NEW YORK"), ("agency", "Associated Press")]),
        ("Lima, 3 May 2019 (AFP) – Envoys met.",
         [("dateline", "Lima"), ("agency", "Agence France-Presse")]),
        ("Lima/Quito (dpa) - Envoys met.",
         [("dateline", "Lima/Quito"), ("agency", "dpa")]),
        ("Envoys met, Yonhap news agency reported.", [("agency", "Yonhap")]),
        ("Envoys met, TASS said. TASS said more.", [("agency", "TASS")]),
        ("Envoys met. (Xinhua)", [("agency", "Xinhua")]),
        ("Envoys - all of them - met.", []),
        ("Peru: envoys met.", []),
        ("Envoys met at AP headquarters (see above).", []),
    ],
)  # fmt: skip
def test_credits(line: str, found: list[tuple[str, str]]) -> None:
    text = f"Envoys meet\n\n{line}"
    credits = read_credits(text, len("Envoys meet"))
    assert [(c.kind, c.name) for c in credits] == found
    assert all(text[c.start : c.end] == c.text for c in credits)


def test_odd_texts_have_no_credits() -> None:
    for text in ("", "(" * 9_000, "A" * 50_000, "A " * 20_000, "\U0001f642 مرحبا (", "/AP" * 9):
        assert read_credits(text) == ()
