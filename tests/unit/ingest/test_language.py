from __future__ import annotations

import pytest

from dragoman.ingest.language import detect_language

ENGLISH = (
    "The foreign minister said on Monday that the two sides had agreed to go on with the talks "
    "in the capital of the country next month."
)
GERMAN = (
    "Der Außenminister sagte am Montag, dass beide Seiten sich geeinigt hätten, die Gespräche in "
    "der Hauptstadt des Landes im nächsten Monat fortzusetzen, weil es so besser war."
)
ARABIC = "قال وزير الخارجية يوم الاثنين إن الجانبين اتفقا على مواصلة المحادثات في العاصمة " * 3


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (ENGLISH, None, "en"),
        (ENGLISH, "de-DE", "en"),
        (GERMAN, "de-DE", "de"),
        (GERMAN, "en-US", "und"),
        (GERMAN, None, "und"),
        (ARABIC, "ar", "ar"),
        ("Envoys meet in Lima", None, "en"),
        ("Talks", "fr_FR", "fr"),
        ("", None, "en"),
        ("\U0001f642\U0001f642", None, "und"),
        (ENGLISH, "<script>", "en"),
    ],
)
def test_languages(text: str, declared: str | None, code: str) -> None:
    assert detect_language(text, declared) == code
