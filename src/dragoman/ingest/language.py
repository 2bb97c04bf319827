"""In which language is a text, and which of its quotations are in another one.

Whether a text is English is told by its function words, because pages often declare their
language wrongly; other languages are told apart by py3langid, whose model comes with it.
Only English is coded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from dragoman.types import Dropped

CODED = frozenset({"en", "und"})  # und: nothing tells, so it is read and not thrown away
# Frequent English words that are not words of its neighbours.
_FREQUENT = """the of and to that for with by he she they from his her has have had said not which
who will would this these were are their be been its it but after about as when you"""
_WORDS = frozenset(_FREQUENT.split())
_SPOKEN = _WORDS | frozenset(
    """a i we my our your is was do did does don't can can't could should must what how there here
    if or on at in than then so only now never ever all any some more very let us them him
    i'm it's we're that's must go yes new""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTATION = re.compile(r"“([^“”\n]{1,2000})”|\"([^\"\n]{1,2000})\"|«([^«»\n]{1,2000})»")
_SHARE = 0.12
_SPOKEN_SHARE = 0.15
_ENOUGH = 20  # words
_QUOTED = 4  # words of a quotation whose language can be told
_PROBE = 6_000  # characters
_SURE = 0.9
_VERY_SURE = 0.98
_TAG = re.compile(r"[A-Za-z]{2,3}(?=[-_]|$)")
# Written widely enough for news; rarer ones draw short texts to themselves.
_KNOWN = """af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu
hy id is it ja ka kk kn ko ku ky lt lv mk ml mn mr ms ne nl no pa pl ps pt ro ru si sk sl sq sr sv
sw ta te th tl tr uk ur uz vi zh""".split()


class _Identifier(Protocol):
    labels: Sequence[str]

    def classify(self, text: str) -> tuple[str, float]: ...

    def set_languages(self, langs: Sequence[str]) -> None: ...


def detect_language(text: str, declared: str | None = None) -> str:
    """Language code of a document: ``en``, another ISO 639 code, or ``und``.

    A text too short to judge is what it is declared to be, or English when it is written
    in Latin letters.
    """
    words = [m[0].casefold() for m in _WORD.finditer(text[:_PROBE])]
    found = _TAG.match(declared or "")
    code = found[0].lower() if found else None
    if not words:
        return code or ("und" if text.strip() else "en")
    if len(words) < _ENOUGH:
        return code or ("en" if _latin(text) else _identified(text, _SURE))
    if _share(words, _WORDS) >= _SHARE:
        return "en"
    other = _identified(text, _SURE)
    if other not in {"en", "und"}:
        return other
    return code if code and code != "en" else "und"


def not_coded(text: str, language: str) -> tuple[Dropped, ...]:
    """What of a document is left uncoded for its language: all of it, or quotations.

    Offsets are code points of ``text``; those of a quotation are without its marks.
    """
    if language not in CODED:
        return (Dropped(start=0, end=len(text), reason=_reason(language)),)
    found = []
    for quote in _QUOTATION.finditer(text):
        group = quote.lastindex or 1
        other = quotation_language(quote[group])
        if other not in CODED:
            start, end = quote.span(group)
            found.append(Dropped(start=start, end=end, reason=_reason(other)))
    return tuple(found)


def quotation_language(text: str) -> str:
    """Language of a short stretch; ``en`` unless there is strong evidence of another.

    >>> quotation_language("We are ready to talk"), quotation_language("Paix")
    ('en', 'en')
    """
    words = [m[0].casefold().replace("’", "'") for m in _WORD.finditer(text[:_PROBE])]
    if _latin(text) and (len(words) < _QUOTED or _share(words, _SPOKEN) >= _SPOKEN_SHARE):
        return "en"
    other = _identified(text, _VERY_SURE) if words else "en"
    return "en" if other == "und" else other


def stands_in(spans: Sequence[Dropped], offset: int) -> bool:
    """Whether a character stands in a stretch that is not coded."""
    return any(s.start <= offset < s.end for s in spans)


def _reason(language: str) -> str:
    return f"language {language} is not coded"


def _share(words: Sequence[str], known: frozenset[str]) -> float:
    return sum(w in known for w in words) / len(words)


def _latin(text: str) -> bool:
    """Whether at least half of the letters are Latin ones."""
    letters = [c for c in text[:400] if c.isalpha()]
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return 2 * latin >= len(letters)


def _identified(text: str, sure: float) -> str:
    code, probability = _identifier().classify(text[:_PROBE])
    return code if probability >= sure else "und"


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([c for c in _KNOWN if c in set(identifier.labels)])
    return identifier
