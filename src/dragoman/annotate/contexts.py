"""What an event is about, as PLOVER's contexts: by the words of its sentence, its parties and
its type, never by the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from dragoman.lexicon.contexts import ContextCue, Phrase, load_contexts
from dragoman.nouns import Argument, Attribution, Cast, Commitment, EventMention
from dragoman.syntax import Parse, Token

_POS = {"V": {"VERB", "AUX"}, "N": {"NOUN", "PROPN"}, "A": {"ADJ"}}
Found = Mapping[Phrase, tuple[int, ...]]


def in_context(
    parse: Parse,
    said: Sequence[Attribution],
    cast: Cast,
    told: Sequence[tuple[EventMention, Commitment]],
) -> list[tuple[EventMention, Commitment]]:
    """The events with their contexts; those that a frame implies come first."""
    sentences: dict[int, Found] = {}
    speakers = {k for s in said for span in (s.source, s.cue) if span for k in range(*span)}
    out = []
    for event, commitment in told:
        sent = parse.tokens[event.trigger].sent
        if sent not in sentences:
            sentences[sent] = phrases_of(parse, sent)
        cues = speaking_cues(parse, cast, event, sentences[sent], speakers)
        contexts = dict.fromkeys((*event.contexts, *(cue.context for cue in cues)))
        out.append((replace(event, contexts=tuple(contexts)), commitment))
    return out


def speaking_cues(
    parse: Parse, cast: Cast, event: EventMention, found: Found, speakers: Set[int]
) -> list[ContextCue]:
    """The cues that speak of an event, given the phrases of its sentence and where they begin.

    Words of a speaker who is no party count only for cues that reach anywhere: a bishop who
    reports an arrest does not make it religious. Cues that give way to fewer contexts speak
    first.
    """
    table = load_contexts()
    parties = {k for a in (*event.actors, *event.recipients) for k in range(a.first, a.last)}
    heard = speakers - parties - {event.trigger}
    span = parse.sentences[parse.tokens[event.trigger].sent]
    sentence = set(range(span.first, span.last))
    reaches = {
        "anywhere": sentence,
        "sentence": sentence - heard,
        "clause": {*parse.subtree(event.trigger), *parties} - heard,
        "party": parties,
    }
    sectors = _sectors(cast, event.actors), _sectors(cast, event.recipients)
    hits: dict[int, int] = {}
    for phrase, places in found.items():
        for n in table.by_phrase.get(phrase, ()):
            reach = reaches[table.cues[n].reach]
            hits[n] = hits.get(n, 0) + any(k in reach for k in places)
    rows = [table.cues[n] for n in sorted({*hits, *table.wordless})
            if not table.cues[n].words or hits[n] >= table.cues[n].least]  # fmt: skip
    rows = [cue for cue in rows if _holds(cue, event, sectors, found)]
    given = set(event.contexts)
    speaking = []
    for cue in sorted(rows, key=lambda c: len(c.unless)):
        if not cue.unless & given:
            given.add(cue.context)
            speaking.append(cue)
    return speaking


def _holds(
    cue: ContextCue, event: EventMention, sectors: tuple[Set[str], Set[str]], found: Found
) -> bool:
    """Whether the conditions of a cue hold, its words left aside; sectors are those of the
    actors and of the recipients."""
    actors, recipients = sectors
    kinds = {event.type.value, f"{event.type.value}:{event.mode}"}
    return (
        (not cue.party or bool(cue.party & (actors | recipients)))
        and (not cue.actor or bool(cue.actor & actors))
        and (not cue.types or bool(cue.types & kinds))
        and not cue.not_types & kinds
        and (not cue.beside or any(p in found for p in cue.beside))
        and not any(p in found for p in cue.without)
    )


def _sectors(cast: Cast, parties: Sequence[Argument]) -> Set[str]:
    """Sectors of parties; a plural mention has those of all it stands for."""
    out = set()
    for arg in parties:
        entity = cast.entity_at(arg.head)
        if entity is not None:
            members = [cast.entities[k] for k in entity.members] or [entity]
            out |= {e.sector for e in members if e.sector}
    return out


def phrases_of(parse: Parse, sent: int) -> Found:
    """The phrases of the table that stand in a sentence, each with its first tokens."""
    table = load_contexts()
    span = parse.sentences[sent]
    tokens = [t for t in parse.tokens[span.first : span.last] if t.text != "-"]
    found: dict[Phrase, tuple[int, ...]] = {}
    for at, token in enumerate(tokens):
        for word in {token.low, token.lemma.lower()}:
            for phrase in table.by_word.get(word, ()):
                if _stands(phrase, tokens, at):
                    found[phrase] = (*found.get(phrase, ()), token.i)
    return found


def _stands(phrase: Phrase, tokens: Sequence[Token], at: int) -> bool:
    words, pos = phrase
    run = tokens[at : at + len(words)]
    return (
        len(run) == len(words)
        and all(w in (t.low, t.lemma.lower()) for w, t in zip(words, run, strict=True))
        and (not pos or run[-1].pos in _POS[pos])
    )
