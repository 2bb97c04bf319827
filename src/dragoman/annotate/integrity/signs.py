"""Tell machine-spun text from edited text and propose how its swapped words read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import prod

from dragoman.annotate.integrity.score import learned_score
from dragoman.lexicon.fingerprints import SLIPS, Fingerprint, load_fingerprints, plain_words
from dragoman.lexicon.spun import load_readings
from dragoman.text import Edit
from dragoman.types import Integrity, Sign

MIN_FINGERPRINTS = 2
SPUN_FROM = 0.5  # the learned score from which a document is spun
_DOUBT = 0.5  # confidence in a sign is cut by this in a document not judged spun
_SENTENCE_START = re.compile(r"(?:\n\n|[^\W\d_]{3}[.!?][\"”’')]{0,2}\s{1,3})[\"“‘'(]{0,2}\Z")
_CONTEXT = 12  # characters before a sign that tell whether it begins a sentence
_WORD = re.compile(r"\S+")
_PLAIN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST = 3  # words in a phrase of the reverse thesaurus
READ_FROM = 0.8  # a reading of the reverse thesaurus below this is a proposal only


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    reading: str | None
    rule: Fingerprint


def inspect_text(text: str) -> tuple[Integrity, tuple[Edit, ...]]:
    """Judge a document and read through its signs of spinning.

    A document is spun when it shows at least two distinct fingerprints or when the learned
    score of its words is at least a half. With c the best confidence seen for each
    fingerprint, their score is 1 − Π(1 − c/2): 0 without any, under a half with one, half or
    more from two on; a learned score of a half or more takes its place where it is greater,
    so that a half parts spun texts from others. Signs stand in text order and never overlap.
    Offsets are code points of ``text``; the edits, minimal and aligned to words, carry out the
    readings of the applied signs and are empty for a text that is not spun.
    """
    rules, plain = load_fingerprints(), plain_words(text)
    found = _disjoint(_scan(text, plain, (r for r in rules if r.counts)))
    evidence: dict[str, float] = {}
    slips: set[str] = set()
    for f in found:
        for name in f.rule.counts:
            evidence[name] = max(evidence.get(name, 0.0), f.rule.confidence)
            if f.rule.kind in SLIPS:
                slips.add(name)
    learned = learned_score(text, len(evidence) - len(slips), len(slips))
    spun = len(evidence) >= MIN_FINGERPRINTS or learned >= SPUN_FROM
    if spun:
        found = _disjoint([*found, *_scan(text, plain, (r for r in rules if not r.counts))])
    signs = tuple(_sign(text, f, spun) for f in found)
    if spun:
        signs = tuple(sorted((*signs, *_reversed(text, found)), key=lambda s: s.start))
    edits = tuple(edit for sign in signs if sign.applied for edit in _edits(sign))
    score = 1 - prod(1 - c / 2 for c in evidence.values())
    if learned >= SPUN_FROM:  # below that it says nothing
        score = max(score, learned)
    return Integrity(spun=spun, score=round(score, 4), signs=signs), edits


def _scan(text: str, plain: str, rules: Iterable[Fingerprint]) -> Iterator[_Found]:
    for rule in rules:
        for m in rule.find(text, plain):
            yield _Found(m.start(), m.end(), rule.restored(m), rule)


def _disjoint(found: Iterable[_Found]) -> list[_Found]:
    """The findings from left to right, the longest where several begin together."""
    kept: list[_Found] = []
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or f.start >= kept[-1].end:
            kept.append(f)
    return kept


def _sign(text: str, found: _Found, spun: bool) -> Sign:
    reading = found.reading
    if reading and _begins_sentence(text, found.start):
        reading = reading[0].upper() + reading[1:]
    confidence = found.rule.confidence
    return Sign(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        reading=reading,
        kind=found.rule.kind,
        applied=spun and found.rule.applies,
        confidence=confidence if spun else round(confidence * _DOUBT, 4),
    )


def _reversed(text: str, found: list[_Found]) -> Iterator[Sign]:
    """Signs of the reverse thesaurus where no rule speaks; only words in lower case."""
    table = load_readings()
    taken = {k for f in found for k in range(f.start, f.end)}
    words = list(_PLAIN.finditer(text)) if table else []
    index = 0
    while index < len(words):
        step = 1
        for count in range(min(_LONGEST, len(words) - index), 0, -1):
            start, end = words[index].start(), words[index + count - 1].end()
            entry = table.get(" ".join(text[start:end].split(" ")))
            if entry is None or not taken.isdisjoint(range(start, end)):
                continue
            reading, share = entry
            yield Sign(
                start=start, end=end, text=text[start:end], reading=reading,
                kind="thesaurus", applied=share >= READ_FROM, confidence=share,
            )  # fmt: skip
            step = count
            break
        index += step


def _begins_sentence(text: str, start: int) -> bool:
    near = text[start - _CONTEXT : start] if start > _CONTEXT else "\n\n" + text[:start]
    return _SENTENCE_START.search(near) is not None


def _edits(sign: Sign) -> Iterator[Edit]:
    """Edits that turn the raw words of a sign into its reading and touch no other word."""
    if sign.text.isspace():
        yield Edit(sign.start, sign.end, sign.reading or "")
        return
    raw = [m.span() for m in _WORD.finditer(sign.text)]
    words = [sign.text[a:b] for a, b in raw]
    read = (sign.reading or "").split()
    matcher = SequenceMatcher(None, words, read, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        new = " ".join(read[k:m])
        if i < j and new:
            start, end = raw[i][0], raw[j - 1][1]
        elif i < j:  # words go, with the space that parts them from what stays
            start = raw[i][0] if j < len(raw) else raw[i - 1][1]
            end = raw[j][0] if j < len(raw) else raw[j - 1][1]
        elif i < len(raw):
            start = end = raw[i][0]
            new += " "
        else:
            start = end = raw[-1][1]
            new = " " + new
        yield Edit(sign.start + start, sign.start + end, new)
