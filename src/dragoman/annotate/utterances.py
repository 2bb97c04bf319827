"""The CAMEO code of a statement as a public act: to comment, decline, hope, weigh, deny."""

from __future__ import annotations

from dragoman.lexicon.utterances import COMMENT, ING, NP, THAT, TO, load_utterances
from dragoman.nouns import Attribution
from dragoman.syntax import Parse, Token

_TOLD = frozenset({"speech", "report"})  # kinds of cue by which something is said aloud


def utterance_code(parse: Parse, said: Attribution) -> str | None:
    """The code of CAMEO's root 01 that a statement has.

    Returns:
        None where the text names no speaker, for thoughts and wills without a row of their
        own, and for infinitives: whoever hopes or promises *to do* something announces an
        act, which is coded as an event if it is one.
    """
    if said.source is None:
        return None
    first, last = parse.between(said.start, said.end)
    head = parse.tokens[parse.phrase_head(first, last)] if first < last else None
    shape = _shape(parse, first, last, head)
    cue = {parse.tokens[k].lemma.lower() for k in range(*said.cue)} if said.cue else set()
    lemma = head.lemma.lower() if head else None
    for row in load_utterances():
        if row.fits(cue, lemma, shape):
            return row.cameo
    return COMMENT if said.kind in _TOLD and shape != TO else None


def _shape(parse: Parse, first: int, last: int, head: Token | None) -> str:
    if head is None:
        return THAT
    begin = parse.tokens[first]
    if begin.low == "to" and begin.tag == "TO":
        return TO
    if begin.tag == "VBG" and begin.i == head.i:
        return ING
    return NP if head.tag.startswith("NN") else THAT
