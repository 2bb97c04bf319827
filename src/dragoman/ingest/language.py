"""Is a text English? By its function words, because pages often declare it wrongly."""

from __future__ import annotations

import re

# Frequent English words that are not words of its neighbours.
_FREQUENT = """the of and to that for with by he she they from his her has have had said not which
who will would this these were are their be been its it but after about as when you"""
_WORDS = frozenset(_FREQUENT.split())
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.12
_ENOUGH = 20  # words
_TAG = re.compile(r"[A-Za-z]{2,3}(?=[-_]|$)")


def detect_language(text: str, declared: str | None = None) -> str:
    """Language code: ``en``, else what the page declares, else ``und``.

    A text too short to judge is what it is declared to be, or English.
    """
    words = [m[0].casefold() for m in _WORD.finditer(text[:6000])]
    found = _TAG.match(declared or "")
    code = found[0].lower() if found else None
    if len(words) < _ENOUGH:
        return code or ("en" if words or not text.strip() else "und")
    if sum(w in _WORDS for w in words) >= _SHARE * len(words):
        return "en"
    return code if code and code != "en" else "und"
