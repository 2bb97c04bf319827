from __future__ import annotations

import codecs

import pytest

from dragoman.errors import InputError
from dragoman.ingest.decode import MAX_BYTES, check_text, decode

SENTENCE = "Ministers met in Málaga – “for now”."
CYRILLIC = "Министр иностранных дел прибыл в столицу соседнего государства для переговоров."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks(mark: bytes, encoding: str) -> None:
    assert decode(mark + SENTENCE.encode(encoding)) == SENTENCE


def test_utf8_needs_no_declaration() -> None:
    assert decode(SENTENCE.encode()) == SENTENCE


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
    ],
)
def test_the_declared_charset_is_used(head: str) -> None:
    assert decode((head + CYRILLIC).encode("cp1251")) == head + CYRILLIC


def test_an_xml_declaration_is_used() -> None:
    page = '<?xml version="1.0" encoding="KOI8-R"?><html>' + CYRILLIC
    assert decode(page.encode("koi8-r")) == page


def test_latin1_is_read_as_browsers_do_and_never_against_utf8() -> None:
    head = "<meta charset=iso-8859-1>"
    assert decode((head + SENTENCE).encode("cp1252")) == head + SENTENCE
    assert decode((head + SENTENCE).encode("utf-8")) == head + SENTENCE


def test_the_charset_of_the_server_comes_first() -> None:
    page = "<meta charset=koi8-r>" + CYRILLIC
    assert decode(page.encode("cp1251"), charset="windows-1251") == page


@pytest.mark.parametrize("name", ["utf-7", "rot13", "unicode_escape", "hex", "idna", ""])
def test_codecs_that_are_no_charset_are_ignored(name: str) -> None:
    assert decode(b"+ADw-p+AD4- \\u0041 plain", charset=name) == "+ADw-p+AD4- \\u0041 plain"


def test_a_charset_is_guessed() -> None:
    assert decode((CYRILLIC * 5).encode("cp1251")) == CYRILLIC * 5
    assert decode(("A plain sentence about a treaty. " * 5 + SENTENCE).encode("cp1252")).endswith(
        SENTENCE
    )


@pytest.mark.parametrize(
    "raw",
    [b"%PDF-1.7 and more", b"PK\x03\x04zip", b"\x1f\x8bgzip", b"\x89PNG....", b"{\\rtf1 hello}",
     bytes(range(256)) * 20, b"abc\0def\0ghi", b"\x01\x02\x03\x04\x05\x06\x07\x08" * 9],
)  # fmt: skip
def test_binary_input_is_refused_with_a_remedy(raw: bytes) -> None:
    with pytest.raises(InputError, match="give the article as HTML or plain text"):
        decode(raw)


@pytest.mark.parametrize("raw", [b"", b"  \n\t ", codecs.BOM_UTF8])
def test_empty_input_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="give the text of an article"):
        decode(raw)


def test_large_input_is_refused() -> None:
    with pytest.raises(InputError, match="one article at a time"):
        decode(b"a" * (MAX_BYTES + 1))


def test_lone_surrogates_go() -> None:
    assert check_text("a\ud800b") == "ab"
