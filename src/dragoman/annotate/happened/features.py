"""What is known of an event in its sentence, as readable names such as "tense: past".

Each name is one yes/no feature of the model; a name with two fields holds for both at once.
"""

from __future__ import annotations

from dragoman.annotate.happened import clause
from dragoman.nouns import Commitment
from dragoman.syntax import Parse, Token

_STEPS = 3  # governors looked at
_BEFORE = 6  # tokens to the left in which grammar words count
_BEFORE_VERBS = 12  # and verbs
_QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»"})
# Words whose mere presence in the sentence tells how real the event is.
_TELLING = frozenset(
    "today tomorrow tonight yesterday now soon later ago already yet always usually often never "
    "ever once recently currently still next last every before after until when while since "
    "please if unless would could should will may might can must then just only maybe perhaps "
    "probably hopefully again back away sure let lol monday tuesday wednesday thursday friday "
    "saturday sunday instead rather even so too or but because although as than not n't no any "
    "anything anyone such like well also really to how what who where why whether i you we my "
    "your he she they our his me us".split()
)
_GRAMMAR = frozenset({"MD", "TO", "IN", "WRB", "WDT", "WP", "RB"})
_OPEN = frozenset({"NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "CD"})
_VERBAL = frozenset({"VBD", "VBZ", "VBP", "MD", "VB", "VBG", "VBN"})


def features(parse: Parse, trigger: int, commitment: Commitment) -> list[str]:
    """Names of the features that hold for the event at token ``trigger``, sorted."""
    t = parse.tokens[trigger]
    out: set[str] = set()
    form, who = clause.tense(parse, t), clause.subject(parse, t)
    out.update(_of_trigger(parse, t, form, who))
    out.update(_of_governors(parse, t, form, who))
    out.update(_of_rules(commitment, form))
    out.update(_of_sentence(parse, t, form))
    out.update(_of_neighbours(parse, t))
    return sorted(out)


def _of_trigger(parse: Parse, t: Token, form: str, who: str) -> list[str]:
    negated, link = clause.negated(parse, t), clause.links(parse, t)
    above = f"{t.dep} of {parse.head(t).lemma}"
    command = clause.commands(t, form, who) and t.dep in {
        "ROOT", "conj", "ccomp", "parataxis", "advcl", "dep"
    }  # fmt: skip
    out = [
        f"word: {t.lemma}", f"tag: {t.tag}", f"relation: {t.dep}", f"tense: {form}",
        f"subject: {who}", f"negated: {negated}", f"joined by: {link}",
        f"command: {'yes' if command else 'no'}",
        f"tense, relation: {form}, {t.dep}", f"tense, subject: {form}, {who}",
        f"tense, relation, subject: {form}, {t.dep}, {who}", f"tense, joined by: {form}, {link}",
        f"tense, negated, subject: {form}, {negated}, {who}",
        f"word, tense: {t.lemma}, {form}", f"word, subject: {t.lemma}, {who}",
        f"word, tense, negated: {t.lemma}, {form}, {negated}",
        f"word, governor: {t.lemma}, {above}", f"word, command: {t.lemma}, {command}",
    ]  # fmt: skip
    for k in parse.children(t.i):
        if k.dep in {"advmod", "npadvmod", "neg"}:
            out.append(f"adverb: {k.lemma}")
        elif k.dep == "prep":
            out.append(f"preposition: {k.lemma}")
        elif k.dep == "advcl":
            joined = clause.links(parse, k)
            kind = joined if joined != "none" else clause.tense(parse, k)
            out.append(f"adverbial clause: {kind}")
    return out


def _of_governors(parse: Parse, t: Token, form: str, who: str) -> list[str]:
    out: list[str] = []
    relations: list[str] = []
    forms: list[str] = []
    low = t
    for step in range(1, _STEPS + 1):
        if low.head == low.i:
            out.append(f"top of the sentence after {step - 1} steps")
            break
        high = parse.head(low)
        above = f"{low.dep} of {clause.tense(parse, high)}"
        out.append(f"governor {step}: {low.dep} of {high.lemma}")
        out.append(f"form of governor {step}: {above}")
        relations.append(low.dep)
        forms.append(above)
        if step == 1:
            out.append(f"governor, tense: {low.dep} of {high.lemma}, {form}")
            out.append(f"governor, its form: {high.lemma}, {above}")
            out.append(f"governor, negated: {high.lemma}, {clause.negated(parse, high)}")
            out.append(f"tense, form of governor: {form}, {above}")
            out.append(f"tense, form of governor, subject: {form}, {above}, {who}")
        low = high
    out.append(f"relations: {' < '.join(relations) or 'none'}")
    out.append(f"tense, forms of governors: {form}, {' < '.join(forms[:2]) or 'none'}")
    top = clause.root(parse, t)
    top_form, top_who = clause.tense(parse, top), clause.subject(parse, top, 1)
    command = clause.commands(top, top_form, top_who)
    out.extend(
        (
            f"main word: {top.lemma}", f"main tense: {top_form}", f"main subject: {top_who}",
            f"main negated: {clause.negated(parse, top)}",
            f"main command: {'yes' if command else 'no'}",
            f"tense, main tense, relation: {form}, {top_form}, {t.dep}",
        )
    )  # fmt: skip
    return out


def _of_rules(commitment: Commitment, form: str) -> list[str]:
    path = "; ".join(commitment.path) or "none"
    out = [
        f"rules, source: {commitment.source.value}", f"rules, author: {commitment.author.value}",
        f"rules, path: {path}", f"rules, path, tense: {path}, {form}",
        f"attributed: {len(commitment.chain)}",
    ]  # fmt: skip
    if commitment.future:
        out.append("rules: lies ahead")
    if commitment.conditional:
        out.append("rules: conditional")
    out.extend(f"operator: {step}" for step in commitment.path)
    return out


def _of_sentence(parse: Parse, t: Token, form: str) -> list[str]:
    sentence = parse.sentences[t.sent]
    words = parse.tokens[sentence.first : sentence.last]
    last = words[-1]
    end = last.text if last.pos in {"PUNCT", "SYM"} else "none"
    first = next((w for w in words if w.pos != "PUNCT"), words[0])
    opening = first.low if first.low in _TELLING else first.tag
    asked = "yes" if any(w.text == "?" for w in words[-3:]) else "no"
    quotes = sum(w.text in _QUOTES for w in parse.tokens[sentence.first : t.i])
    out = [
        f"sentence ends in: {end}", f"sentence opens with: {opening}", f"question: {asked}",
        f"tense, question, opening: {form}, {asked}, {opening}",
        f"length: {min(8, len(words) // 5)}", f"position: {min(6, (t.i - sentence.first) // 4)}",
        f"in quotes: {'yes' if quotes % 2 else 'no'}",
    ]  # fmt: skip
    out.extend(f"sentence has: {w.low}" for w in words if w.low in _TELLING)
    out.extend(f"sentence has form: {w.tag}" for w in words if w.tag in _VERBAL)
    return out


def _of_neighbours(parse: Parse, t: Token) -> list[str]:
    sentence = parse.sentences[t.sent]
    out: list[str] = []
    for distance in (-2, -1, 1, 2):
        k = t.i + distance
        where = f"{abs(distance)} {'before' if distance < 0 else 'after'}"
        if not sentence.first <= k < sentence.last:
            out.append(f"{where}: edge")
            continue
        w = parse.tokens[k]
        out.append(f"tag {where}: {w.tag}")
        if w.tag not in _OPEN or w.low in _TELLING:
            out.append(f"{where}: {w.low}")
            if distance == -1:
                out.append(f"word, 1 before: {t.lemma}, {w.low}")
    for w in parse.tokens[max(sentence.first, t.i - _BEFORE_VERBS) : t.i]:
        if w.tag in _GRAMMAR and w.i >= t.i - _BEFORE:
            out.append(f"before it: {w.low}")
        elif w.tag.startswith("VB"):
            out.append(f"verb before it: {w.lemma}")
    return out
