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
_ARMED = frozenset({"MIL", "REB", "COP"})
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
        likely = _near(draft, parse, around, said, resolve)
        out += [likely] if likely is not None else []
    return out


def _near(
    draft: Draft, parse: Parse, around: Span, said: Sequence[Attribution], resolve: Resolve
) -> int | None:
    """The speaker of a quotation that no statement claims: the subject beside it in its
    sentence, or the only person there, else the subject of the sentence before in its
    paragraph or of that after. In a headline it is whose words the text gives first."""
    first, last = parse.between(*around)
    if first >= last:
        return None
    here = parse.sentences[parse.tokens[first].sent]
    end = parse.sentences[parse.tokens[last - 1].sent]
    beside = [*range(here.first, first), *range(last, end.last)]
    found = _subject(draft, parse, beside, resolve)
    if found is None:
        persons = {m.entity for k in beside if (m := draft.by_token.get(k)) is not None
                   and m.form == "NAM" and is_person(draft.entities[m.entity])}  # fmt: skip
        found = next(iter(persons)) if len(persons) == 1 else None
    if found is None and here.headline:
        return _first_quoted(draft, parse, said)
    for sentence in parse.sentences[max(here.index - 1, 0) : end.index + 2]:
        outside = sentence.index < here.index or sentence.index > end.index
        if found is None and outside and sentence.paragraph == here.paragraph:
            found = _subject(draft, parse, range(sentence.first, sentence.last), resolve)
    return found


def _first_quoted(draft: Draft, parse: Parse, said: Sequence[Attribution]) -> int | None:
    for s in sorted(said, key=lambda s: s.start):
        if s.form != "indirect" and s.source_head is not None:
            m = draft.by_token.get(s.source_head)
            if m is not None and is_person(draft.entities[m.entity]):
                return m.entity
    return None


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
    if bodies and draft.entities[bodies[0]].sector not in _OFFICIAL:
        return bodies[0]
    official = entity.sector in _OFFICIAL or bool(bodies)
    country = draft.entities[bodies[0]].country if bodies else entity.country
    state = draft.keys.get(("country", country or ""))
    if official and (state is not None or bodies):
        return state if state is not None else bodies[0]
    led = [k for k, theirs in draft.owners.items() if speaker in theirs and _is_band(draft, k)]
    if not led and entity.sector in _ARMED:
        led = [k for k in range(len(draft.entities)) if _is_band(draft, k)
               and draft.entities[k].sector == entity.sector]  # fmt: skip
    if led:
        return led[-1]
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
