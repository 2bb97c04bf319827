"""Who speaks where a pronoun stands, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.positions import SUBJECTS
from dragoman.annotate.actors.traits import is_person
from dragoman.nouns import Attribution, Mention
from dragoman.syntax import Parse, Token

Resolve = Callable[[int], None]
Span = tuple[int, int]
_OPEN, _CLOSE, _EITHER = frozenset("“«„"), frozenset("”»"), '"'
_OFFICIAL = frozenset({"GOV", "LEG", "SPY"})
_SPOKEN_FOR = frozenset({"country", "organisation", "institution", "armed-group"})


def quotations(parse: Parse) -> list[Span]:
    """Characters between quotation marks; a quotation ends with its paragraph at the latest."""
    spans: list[Span] = []
    opened, paragraph = None, -1
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            if opened is not None:
                spans.append((opened, parse.sentences[sentence.index - 1].end))
            opened, paragraph = None, sentence.paragraph
        for k, char in enumerate(parse.text[sentence.start : sentence.end], sentence.start):
            if opened is None and (char in _OPEN or char == _EITHER):
                opened = k + 1
            elif opened is not None and (char in _CLOSE or char == _EITHER):
                spans.append((opened, k))
                opened = None
    if opened is not None:
        spans.append((opened, parse.sentences[-1].end))
    return spans


def speakers(
    draft: Draft,
    parse: Parse,
    t: Token,
    said: Sequence[Attribution],
    quoted: Sequence[Span],
    resolve: Resolve,
) -> list[int]:
    """Entities whose literal words hold the token, the innermost first.

    Args:
        draft: what has been found so far.
        parse: the document.
        t: the token.
        said: the statements of the document.
        quoted: its quotations.
        resolve: links the pronoun at a token, so that "he said" after a quotation is known.
    """
    around = next((q for q in quoted if q[0] <= t.start < q[1]), None)
    if around is None and not parse.sentences[t.sent].headline:
        return []
    inside = [s for s in said if s.form != "indirect" and s.covers(t.start)]
    out: list[int] = []
    for s in sorted(inside, key=lambda s: s.end - s.start):
        if s.source_head is None or s.source_head == t.i:
            continue
        if s.source_head not in draft.by_token:
            resolve(s.source_head)
        m = draft.by_token.get(s.source_head)
        if m is not None and m.entity not in out:
            out.append(m.entity)
    if not out and around is not None:
        likely = _near(draft, parse, around, resolve)
        out += [likely] if likely is not None else []
    return out


def _near(draft: Draft, parse: Parse, around: Span, resolve: Resolve) -> int | None:
    """The speaker of a quotation that no statement claims: the subject beside it in its
    sentence, else that of the sentence before in its paragraph."""
    first, last = parse.between(*around)
    if first >= last:
        return None
    here = parse.sentences[parse.tokens[first].sent]
    end = parse.sentences[parse.tokens[last - 1].sent]
    beside = [*range(here.first, first), *range(last, end.last)]
    found = _subject(draft, parse, beside, resolve)
    if found is not None or here.index == 0:
        return found
    before = parse.sentences[here.index - 1]
    if before.paragraph != here.paragraph:
        return None
    return _subject(draft, parse, range(before.first, before.last), resolve)


def _subject(draft: Draft, parse: Parse, tokens: Sequence[int], resolve: Resolve) -> int | None:
    for k in tokens:
        t = parse.tokens[k]
        if t.dep not in SUBJECTS or parse.head(t).dep not in {"ROOT", "ccomp", "parataxis"}:
            continue
        if k not in draft.by_token:
            resolve(k)
        m = draft.by_token.get(k)
        if m is not None and is_person(draft.entities[m.entity]):
            return m.entity
    return None


def side_of(draft: Draft, speaker: int) -> int | None:
    """Whom a speaker means by "we": the body or state spoken for; None for somebody who is
    known to speak for none."""
    entity = draft.entities[speaker]
    if not is_person(entity):
        return speaker
    owners = [k for k in draft.owners.get(speaker, ()) if draft.entities[k].kind in _SPOKEN_FOR]
    bodies = [k for k in owners if draft.entities[k].kind != "country"]
    if bodies:
        return bodies[0]
    if entity.sector in _OFFICIAL and entity.country:
        state = draft.keys.get(("country", entity.country))
        if state is not None:
            return state
    led = [k for k, theirs in draft.owners.items() if speaker in theirs and _is_band(draft, k)]
    if led:
        return led[0]
    return speaker if entity.sector not in {None, "CVL", "UNK"} else None


def _is_band(draft: Draft, index: int) -> bool:
    """Whether it is the people of somebody: his men, her party."""
    entity = draft.entities[index]
    return entity.kind in {"armed-group", "organisation", "institution"} or (
        index in draft.several and not entity.members
    )


def owner_of(parse: Parse, m: Mention, by_head: Mapping[int, Mention]) -> int | None:
    """Whose the person of a role is: the possessor, or what stands after "of" and "for"."""
    heads = [k.i for k in parse.children(m.head, "poss")]
    for prep in parse.children(m.head, "prep"):
        if prep.low in {"of", "for", "from", "in", "at"}:
            heads += [k.i for k in parse.children(prep.i, "pobj")]
    for k in heads:
        owner = by_head.get(k)
        if owner is not None and owner.entity != m.entity:
            return owner.entity
    return None
