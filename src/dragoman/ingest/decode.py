"""Bytes → text: refuse what is no text, then byte order mark, declaration, UTF-8, a guess."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import InputError

MAX_BYTES = 10_000_000
_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip or office file",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"{\\rtf": "an RTF file",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})"
    rb"|^\s{0,20}<\?xml\s[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# Other codecs of the standard library are no text encodings or can be abused.
_ALLOWED = re.compile(
    r"utf-?(?:8|16|16-?le|16-?be)|iso-?8859-?\d{1,2}|latin-?1|(?:windows-?|cp)(?:125\d|874|949)"
    r"|koi8-?[ru]|gb2312|gbk|gb18030|big5(?:-hkscs)?|shift_?-?jis|x-sjis|euc-?(?:jp|kr)"
    r"|iso-2022-jp|tis-620|us-ascii|ascii|mac-?(?:roman|cyrillic)|macintosh"
)
_ALIASES = {"x-sjis": "shift_jis", "macintosh": "mac-roman", "tis-620": "cp874"}
_WESTERN = frozenset({"ascii", "iso8859-1", "iso8859-15", "cp1252"})
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_PROBE = 16_000  # how much of the input is looked at to guess and to check
_REMEDY = "give the article as HTML or plain text"


def decode(raw: bytes, *, charset: str | None = None) -> str:
    """Text of a page. ``charset`` is what the server declared, if anything.

    Raises:
        InputError: empty, over 10 MB, compressed or binary.
    """
    check_size(len(raw))
    for magic, what in _MAGIC.items():
        if raw.startswith(magic):
            raise InputError(f"the input is {what}, not text", remedy=_REMEDY)
    text = _with_bom(raw)
    if text is None and b"\0" in raw[:_PROBE]:
        raise InputError("the input is binary, not text", remedy=_REMEDY)
    if text is None:
        text = _declared(raw, charset) or _utf8(raw) or _guessed(raw)
    return check_text(text)


def check_size(size: int) -> None:
    """Refuse an input that is empty or too large.

    Raises:
        InputError: with the limit in the message.
    """
    if size == 0:
        raise InputError("the input is empty", remedy="give the text of an article")
    if size > MAX_BYTES:
        raise InputError(
            f"the input has {size:,} bytes, more than {MAX_BYTES:,}",
            remedy="give one article at a time",
        )


def check_text(text: str) -> str:
    """The text without lone surrogates.

    Raises:
        InputError: it has no visible character, or reads like binary data.
    """
    text = text.encode("utf-8", "ignore").decode("utf-8")
    if not text.strip():
        raise InputError("the input has no text", remedy="give the text of an article")
    probe = text[:_PROBE]
    if len(_CONTROLS.findall(probe)) > max(4, len(probe) // 50):
        raise InputError("the input is binary, not text", remedy=_REMEDY)
    return text


def _with_bom(raw: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(encoding, "replace")
    return None


def _declared(raw: bytes, charset: str | None) -> str | None:
    found = _DECLARED.search(raw[:_PROBE])
    inside = (found[1] or found[2]).decode("ascii", "replace") if found else None
    for name in (charset, inside):
        codec = _codec(name)
        if codec is None:
            continue
        utf8 = _utf8(raw) if codec.name in _WESTERN else None
        if utf8 is not None:  # bytes that are valid UTF-8 are hardly ever anything else
            return utf8
        try:
            return codec.decode(raw)[0]
        except UnicodeDecodeError:
            continue
    return None


def _codec(name: str | None) -> codecs.CodecInfo | None:
    name = (name or "").strip().lower()
    if not _ALLOWED.fullmatch(name):
        return None
    try:
        codec = codecs.lookup(_ALIASES.get(name, name))
    except LookupError:
        return None
    # browsers read Latin-1 as its superset, and so are pages written
    return codecs.lookup("cp1252") if codec.name in {"iso8859-1", "ascii"} else codec


def _utf8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _guessed(raw: bytes) -> str:
    high = sum(byte > 127 for byte in raw[:_PROBE])
    if high * 50 > len(raw[:_PROBE]):
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:_PROBE]).best()
        if best is not None:
            return raw.decode(best.encoding, "replace")
    # a few high bytes in ASCII: quotes and accents of Western pages
    return raw.decode("cp1252", "replace")
