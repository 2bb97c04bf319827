from __future__ import annotations

import socket

import pytest

from dragoman.ingest.language import detect_language, not_coded, quotation_language, stands_in

ENGLISH = (
    "The foreign minister said on Monday that the two sides had agreed to go on with the talks "
    "in the capital of the country next month."
)
GERMAN = (
    "Der Außenminister sagte am Montag, dass beide Seiten sich geeinigt hätten, die Gespräche in "
    "der Hauptstadt des Landes im nächsten Monat fortzusetzen, weil es so besser war."
)
ARABIC = "قال وزير الخارجية يوم الاثنين إن الجانبين اتفقا على مواصلة المحادثات في العاصمة " * 3
OTHERS = {
    "fr": "Le ministre des Affaires étrangères a déclaré lundi que les deux parties étaient "
    "convenues de poursuivre les pourparlers dans la capitale le mois prochain, selon ses mots.",
    "es": "El ministro de Exteriores dijo el lunes que las dos partes habían acordado continuar "
    "las conversaciones en la capital del país el próximo mes, según fuentes de la delegación.",
    "it": "Il ministro degli Esteri ha detto lunedì che le due parti hanno deciso di continuare i "
    "colloqui nella capitale del paese il mese prossimo, come era già stato annunciato.",
    "pt": "O ministro das Relações Exteriores disse na segunda-feira que os dois lados concordaram "
    "em continuar as conversações na capital do país no próximo mês, sem dar detalhes.",
    "nl": "De minister van Buitenlandse Zaken zei maandag dat de twee partijen hebben afgesproken "
    "de gesprekken volgende maand in de hoofdstad van het land voort te zetten.",
    "pl": "Minister spraw zagranicznych powiedział w poniedziałek, że obie strony zgodziły się na "
    "kontynuowanie rozmów w stolicy kraju w przyszłym miesiącu, choć nie podał szczegółów.",
    "tr": "Dışişleri Bakanı pazartesi günü iki tarafın gelecek ay ülkenin başkentinde görüşmelere "
    "devam etmek konusunda anlaştığını ve metnin hazırlandığını gazetecilere söyledi, dedi.",
    "ru": "Министр иностранных дел заявил в понедельник, что стороны договорились продолжить "
    "переговоры в столице страны в следующем месяце, и что текст уже готовится к подписанию "
    "на встрече глав делегаций двух соседних стран.",
    "uk": "Міністр закордонних справ заявив у понеділок, що сторони домовилися продовжити "
    "переговори у столиці країни наступного місяця, і що текст уже готується до підписання "
    "на зустрічі голів делегацій двох сусідніх країн.",
    "zh": "外交部长星期一说，双方同意下个月在首都继续举行会谈，文件正在起草之中。",
    "ja": "外務大臣は月曜日、双方が来月首都で協議を続けることで合意したと述べた。",
    "fa": "وزیر امور خارجه روز دوشنبه گفت که دو طرف توافق کرده‌اند گفت‌وگوها را ماه آینده در "
    "پایتخت کشور ادامه دهند و متنی در دست تهیه است که به زودی امضا خواهد شد.",
}


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (ENGLISH, None, "en"),
        (ENGLISH, "de-DE", "en"),
        (GERMAN, "de-DE", "de"),
        (GERMAN, "en-US", "de"),
        (GERMAN, None, "de"),
        (ARABIC, "ar", "ar"),
        (ARABIC, "en", "ar"),
        ("Envoys meet in Lima", None, "en"),
        ("Talks", "fr_FR", "fr"),
        ("", None, "en"),
        ("\U0001f642\U0001f642", None, "und"),
        (ENGLISH, "<script>", "en"),
        *((text, None, code) for code, text in OTHERS.items()),
    ],
)
def test_languages(text: str, declared: str | None, code: str) -> None:
    assert detect_language(text, declared) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We are ready to talk to anyone.", "en"),
        ("No deal", "en"),
        ("Stop the war", "en"),
        ("Allahu akbar", "en"),
        ("Full, verifiable, irreversible denuclearisation", "en"),
        ("Nous ne quitterons jamais la table des négociations", "fr"),
        ("Wir werden die Gespräche nächste Woche fortsetzen", "de"),
        ("Мы готовы к переговорам", "ru"),
        ("", "en"),
        ("… 1,500 !", "en"),
    ],
)
def test_quotations(text: str, code: str) -> None:
    assert quotation_language(text) == code


def test_quotations_in_another_language_are_left_uncoded() -> None:
    text = (
        f"{ENGLISH} “We are ready for it,” he said. He added: “Nous ne quitterons jamais la table "
        "des négociations” and left. “"
    )
    (foreign,) = not_coded(text, "en")
    assert text[foreign.start : foreign.end].startswith("Nous ne")
    assert text[foreign.start : foreign.end].endswith("négociations")
    assert foreign.reason == "language fr is not coded"
    assert stands_in((foreign,), foreign.start)
    assert not stands_in((foreign,), foreign.end)


def test_a_document_in_another_language_is_left_out_whole() -> None:
    (whole,) = not_coded(GERMAN, "de")
    assert (whole.start, whole.end) == (0, len(GERMAN))
    assert not_coded(GERMAN, "und") == not_coded(ENGLISH, "en") == ()


def test_odd_texts_have_a_language() -> None:
    for text in ("“" * 5_000, "x" * 100_000, "\U0001f642 “مرحبا”", "“\ud800”", "“" + "a " * 5_000):
        not_coded(text, detect_language(text))


def test_the_network_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert detect_language(GERMAN) == "de"
