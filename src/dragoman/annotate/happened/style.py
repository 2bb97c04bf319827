"""Whether a sentence is edited news or web prose, by signs that no topic explains.

News is written in the third person, in whole sentences with many names; web prose has
*I* and *you*, contractions, commands, questions and exclamations.
"""

from __future__ import annotations

from dragoman.syntax import Parse

_FIRST = frozenset("i me my mine we us our ours myself ourselves im".split())
_SECOND = frozenset("you your yours u ur yourself".split())
_INFORMAL = frozenset({":)", ";)", ":(", "lol", "..", "...", "....", "…"})
_CONTRACTED = ("n't", "'ll", "'ve", "'m", "'re", "'d", "’ll", "’ve", "’m", "’re", "n’t")
_PRONOUN = frozenset({"PRP", "PRP$"})
_ADVERB = frozenset({"RB", "UH"})
_GRAMMAR = frozenset({"the", "of", "in"})
_LONG = 40  # tokens at which a sentence counts as long


def signs(parse: Parse, sentence: int) -> dict[str, float]:
    """The signs of the sentence, each from 0 to about 1."""
    span = parse.sentences[sentence]
    tokens = parse.tokens[span.first : span.last]
    words = letters = shouted = names = pronouns = adverbs = grammar = 0
    informal = contracted = numbers = False
    lows: set[str] = set()
    first = ""
    root = tokens[0]
    for t in tokens:
        text, tag = t.text, t.tag
        low = text.lower()
        lows.add(low)
        if t.head == t.i and root.head != root.i:
            root = t
        if text[:1].isalpha():
            first = first or text
            words += 1
            letters += len(text)
            shouted += len(text) > 3 and text.isupper()
        names += t.ent_begins
        pronouns += tag in _PRONOUN
        adverbs += tag in _ADVERB
        grammar += low in _GRAMMAR
        numbers = numbers or tag == "CD"
        contracted = contracted or low.startswith(_CONTRACTED)
        informal = informal or "@" in low or "/" in low
    count = max(1, words)
    subject = parse.child(root.i, "nsubj", "nsubjpass") is not None
    return {
        "first person": float(not _FIRST.isdisjoint(lows)),
        "second person": float(not _SECOND.isdisjoint(lows)),
        "contraction": float(contracted),
        "question mark": float("?" in lows),
        "exclamation mark": float("!" in lows),
        "small first letter": float(first[:1].islower() or not first),
        "shouting": float(shouted / count > 0.3),
        "informal sign or address": float(informal or not _INFORMAL.isdisjoint(lows)),
        "command": float(root.tag == "VB" and not subject),
        "no subject": float(not subject),
        "finite main verb": float(root.tag in {"VBD", "VBZ"}),
        "length": min(len(tokens), _LONG) / _LONG,
        "numbers": float(numbers),
        "names": names / count,
        "pronouns": pronouns / count,
        "adverbs": adverbs / count,
        "the, of, in": grammar / count,
        "long words": letters / count / 6,
    }
