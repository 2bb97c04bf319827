"""For each word the patterns that were tried on it, and which of their conditions held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.annotate.events.matching import company, find_hits, meeting, readings
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.lexicon.patterns import Condition, Pattern
from dragoman.lexicon.support import load_support
from dragoman.syntax import Parse, Token


@dataclass(frozen=True, slots=True)
class Check:
    """One condition: whether it holds, and the tokens behind that: those that meet it, or,
    where a wanted one is not met, those that stand there instead."""

    condition: Condition
    held: bool
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A pattern tried on a word."""

    frame: Frame
    pattern: Pattern
    checks: tuple[Check, ...]

    @property
    def fits(self) -> bool:
        """Whether every condition holds."""
        return all(c.held for c in self.checks)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that heads some pattern, with its trials in the order of precedence.

    ``chosen`` is the first that fits. ``left_to`` is the token of another predicate of which
    the word is a part, so that it names no event itself ("held" in "held talks").
    """

    token: int
    trials: tuple[Trial, ...]
    chosen: Trial | None
    left_to: int | None = None


def trace(parse: Parse, frames: FrameLexicon) -> tuple[Word, ...]:
    """Every word that some frame names, in text order."""
    hits = find_hits(parse, frames, load_support())
    out = []
    for t in parse.tokens:
        trials = tuple(_trials(parse, t, frames))
        if not trials:
            continue
        chosen = next((x for x in trials if x.fits), None)
        taker = None
        if chosen is not None and t.i not in hits:
            near = (h.trigger for h in hits.values() if t.i in h.used or t.i == h.support)
            taker = next(near, None)
        out.append(Word(t.i, trials, chosen, taker))
    return tuple(out)


def _trials(parse: Parse, t: Token, frames: FrameLexicon) -> Iterator[Trial]:
    for _, entries in readings(parse, t, frames):
        for pattern, frame in entries:
            checks = tuple(_check(parse, t, c) for c in pattern.conditions)
            yield Trial(frame, pattern, checks)


def _check(parse: Parse, t: Token, c: Condition) -> Check:
    found = meeting(parse, t, c)
    held = bool(found) == c.wanted
    shown = found if found or not c.wanted else list(company(parse, t, c.key))
    return Check(c, held, tuple(dict.fromkeys(shown)))
