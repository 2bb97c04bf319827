"""Word lists and small grammars: cues, operators, times, residue, signs of spinning."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.lexicon.contexts import ContextCue, Phrase, load_contexts
from dragoman.lexicon.cues import Cue, load_cues
from dragoman.lexicon.fingerprints import Fingerprint, load_fingerprints
from dragoman.lexicon.frames import load_classes
from dragoman.lexicon.lemmas import load_lemmas
from dragoman.lexicon.operators import Operator, load_operators
from dragoman.lexicon.residue import ResidueRule, load_residue_rules
from dragoman.lexicon.support import load_support
from dragoman.lexicon.times import TimeRule, load_times
from dragoman.lexicon.utterances import Utterance, load_utterances
from dragoman.lexicon.vetoes import Veto, load_vetoes
from generators.markdown import NONE, code, codes, document, meanings, plain, table

_INTRO = """
The words and patterns on which the stages rest, as they stand in `src/dragoman/data`. To add one,
see [](../howto/write-a-frame.md).
"""
_POS = {
    "V": "verbs", "N": "nouns", "A": "adjectives after a verb", "J": "adjectives before a noun",
    "M": "modals", "R": "adverbs and negation", "P": "prepositions and conjunctions",
}  # fmt: skip


def page() -> str:
    """``reference/words.md``."""
    cues, support = load_cues().all(), load_support()
    blocks = [
        _INTRO,
        "## Word classes",
        "Named in patterns with `@`.",
        table(("Class", "Words"), (
            (code("@" + name), ", ".join(sorted(words))) for name, words in load_classes().items()
        )),
        "## Attribution cues",
        f"{len(cues)} cues. † marks factive ones, which commit the reporter as well.",
        table(("Kind", "Part of speech", "Cues"), _cues(cues)),
        "## Statements as public acts",
        "What a statement by a named speaker is by CAMEO's root 01. The first row that fits gives "
        "the code; where none does, speech is `010`. See "
        "[attribution](../explanation/attribution.md).",
        table(("Id", "Cue", "Form of the content", "Cue or content", "CAMEO", "Example", "Not"),
              map(_utterance, load_utterances())),
        "## Operators",
        "What an operator makes of what stands inside it, affirmed and negated: "
        + ", ".join(f"{code(k)} {v}" for k, v in meanings()["effects"].items())
        + ". See [factuality](../explanation/factuality.md).",
        table(("Part of speech", "Affirmed", "Negated", "Operators"), _operators()),
        "## Support verbs",
        "Verbs that add an actor to an event noun.",
        table(("Relation", "Verbs"), (
            ("the noun is the object", ", ".join(sorted(support.object_verbs))),
            ("the noun follows a preposition",
             ", ".join(" ".join(p) for p in sorted(support.prepositional))),
            ("the noun is the subject of happening", ", ".join(sorted(support.occurrence))),
        )),
        "## Corrected lemmas",
        ", ".join(sorted(f"{form} → {lemma}" for (form, _), lemma in load_lemmas().items())),
        "## Time expressions",
        table(("Id", "TimeML type", "Meaning", "Example"), map(_time, load_times().rules)),
        "## Page residue",
        table(("Id", "Kind", "Scope", "Example"), map(_residue, load_residue_rules())),
        "## Vetoes",
        "Fields of talk that borrow the words of politics. A sentence with so many of a field's "
        "words, and no government, force or party named by office, gives no event.",
        table(("Id", "Words needed", "Only these frames", "Words"), map(_veto, load_vetoes())),
        "## Contexts",
        "An event gets the context of every cue that speaks: enough of its words stand within its "
        "reach, and all conditions hold. The words of a speaker who is no party count only with "
        "the reach *anywhere*. Cues that give way to fewer contexts speak first.",
        table(("Id", "Context", "Words", "Conditions", "Example", "Not"),
              map(_context, load_contexts().cues)),
        "## Signs of spinning",
        "A reading is used for parsing only in a document that shows two distinct fingerprints, "
        "and only from confidence 0.7 up.",
        table(
            ("Id", "Kind", "Read as", "Confidence", "Counts as"), map(_sign, load_fingerprints())
        ),
    ]  # fmt: skip
    return document("Words and small grammars", *blocks)


def _cues(cues: Iterable[Cue]) -> list[tuple[str, str, str]]:
    groups: dict[tuple[str, str], list[str]] = {}
    for cue in cues:
        mark = "†" if cue.factive else ""
        groups.setdefault((cue.kind, cue.pos), []).append(cue.lemma + mark)
    return [(kind, pos, ", ".join(sorted(words))) for (kind, pos), words in sorted(groups.items())]


def _utterance(row: Utterance) -> tuple[object, ...]:
    return (
        code(row.id), ", ".join(sorted(row.cue)) or NONE, row.shape or NONE,
        ", ".join(sorted(row.content)) or NONE, code(row.cameo), row.example, row.no_match,
    )  # fmt: skip


def _operators() -> list[tuple[str, str, str, str]]:
    groups: dict[tuple[str, str, str], list[Operator]] = {}
    for op in load_operators().values():
        groups.setdefault((op.pos, op.affirmed, op.negated), []).append(op)
    order = list(_POS)
    return [
        (_POS.get(pos, pos), code(yes), code(no), ", ".join(sorted(plain(o.lemma) for o in found)))
        for (pos, yes, no), found in sorted(
            groups.items(), key=lambda item: (order.index(item[0][0]), item[0])
        )
    ]


def _time(rule: TimeRule) -> tuple[str, ...]:
    example = rule.examples[0]
    value = f" → {code(example.value)}" if example.value else ""
    given = f", written {example.dct}" if example.dct and value else ""
    return code(rule.id), rule.type, rule.meaning, f"{plain(example.expression)}{value}{given}"


def _residue(rule: ResidueRule) -> tuple[str, ...]:
    return code(rule.id), rule.kind, rule.scope.value, plain(rule.match[0])


def _sign(rule: Fingerprint) -> tuple[str, ...]:
    reading = plain(rule.reading) if rule.reading else "cannot be known"
    return code(rule.id), rule.kind, reading, f"{rule.confidence:g}", codes(rule.counts) or NONE


def _context(cue: ContextCue) -> tuple[str, ...]:
    words = ", ".join(sorted(map(_phrase, cue.words)))
    conditions = [] if cue.reach == "sentence" else [f"reach {cue.reach}"]
    if cue.least > 1:
        conditions.append(f"at least {cue.least} words")
    for name, members in (
        ("beside", map(_phrase, cue.beside)), ("without", map(_phrase, cue.without)),
        ("a party of", cue.party), ("an actor of", cue.actor), ("only", cue.types),
        ("not", cue.not_types), ("unless", cue.unless),
    ):  # fmt: skip
        listed = ", ".join(sorted(members))
        conditions += [f"{name}: {listed}"] if listed else []
    return (code(cue.id), code(cue.context), words or NONE, "; ".join(conditions) or NONE,
            plain(cue.match[0]), plain(cue.no_match[0]))  # fmt: skip


def _phrase(phrase: Phrase) -> str:
    words, pos = phrase
    return " ".join(words) + (f"/{pos}" if pos else "")


def _veto(veto: Veto) -> tuple[str, ...]:
    words = ", ".join(sorted(veto.words))
    return code(veto.id), str(veto.least), codes(sorted(veto.frames)), words
