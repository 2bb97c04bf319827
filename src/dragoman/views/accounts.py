"""How a sentence was coded, word by word, and what is wrong with files of one's own."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.annotate.events.tracing import Check, Trial
from dragoman.lexicon.own import Fault
from dragoman.syntax import Parse
from dragoman.trials.examples import Effect, Tally
from dragoman.trials.sentences import Account, Reached
from dragoman.views import words
from dragoman.views.consoles import Page
from dragoman.views.lookups import Lookup
from dragoman.views.texts import one_line

_HEADS = frozenset({"VERB", "NOUN", "ADJ"})


def account_json(account: Account) -> dict[str, object]:
    """Words with their trials, events, what was left out and the codes of one's own."""
    record = account.record
    return {
        "text": record.document.text,
        "words": [_word_json(account.tree, r) for r in account.words],
        "unknown": list(unknown(account)),
        "events": msgspec.to_builtins(record.events),
        "dropped": msgspec.to_builtins(record.dropped),
        "codes": msgspec.to_builtins(record.codes),
        "made_with": msgspec.to_builtins(record.made_with),
    }


def _word_json(tree: Parse, reached: Reached) -> dict[str, object]:
    t = tree.tokens[reached.word.token]
    chosen = reached.word.chosen
    return {
        "text": t.text, "start": t.start, "end": t.end, "lemma": t.lemma, "tag": t.tag,
        "frame": chosen.frame.rule if chosen else None,
        "pattern": chosen.pattern.written if chosen else None,
        "events": list(reached.events), "reason": reached.reason or None,
        "tried": [
            {
                "frame": x.frame.rule, "pattern": x.pattern.written, "fits": x.fits,
                "conditions": [
                    {"condition": c.condition.written, "held": c.held,
                     "words": [tree.tokens[k].text for k in c.tokens]}
                    for c in x.checks
                ],
            }
            for x in reached.word.trials
        ],
    }  # fmt: skip


def unknown(account: Account) -> tuple[str, ...]:
    """Verbs, nouns and adjectives that head no pattern, by their base forms."""
    named = {r.word.token for r in account.words}
    heads = (t for t in account.tree.tokens if t.pos in _HEADS and t.i not in named)
    return tuple(dict.fromkeys(t.lemma for t in heads))


def render(account: Account, *, width: int, color: bool) -> str:
    """The account in lines for reading; patterns after the one that fits are not shown."""
    page = Page(width, color)
    for reached in account.words:
        _word(page, account.tree, reached)
    if not account.words:
        page.line("no frame names any of these words")
    if names := unknown(account):
        page.blank()
        page.line(f"no pattern begins with: {', '.join(names)}")
    look = Lookup.of(account.record)
    page.title("coded")
    for event in account.record.events:
        page.line(f"{look.sides(event)}: {words.type_code(event)}, "
                  f"{words.factuality(event.factuality)}", bullet=f"{event.id} ")  # fmt: skip
        page.line(f"why: {one_line(event.explain.why)}", indent=3)
        for code in look.codes(event):
            page.line(f"own code {words.own_code(code)}", indent=3)
    if not account.record.events:
        page.line("nothing")
    return page.text()


def _word(page: Page, tree: Parse, reached: Reached) -> None:
    t = tree.tokens[reached.word.token]
    page.title(f"{t.text} ({t.lemma})")
    for trial in reached.word.trials:
        page.line(f"{trial.pattern.written} of {trial.frame.rule}",
                  bullet="+ " if trial.fits else "- ")  # fmt: skip
        for check in trial.checks:
            if trial.fits or not check.held:
                page.line(_check(tree, check), indent=4)
        if trial is reached.word.chosen:
            rest = _rest(reached, trial)
            if rest:
                page.line(rest, indent=2)
            break
    became = f"coded as {', '.join(reached.events)}" if reached.events else reached.reason
    page.line(became, bullet="→ ")


def _rest(reached: Reached, chosen: Trial) -> str:
    after = len(reached.word.trials) - reached.word.trials.index(chosen) - 1
    return f"{after} pattern{'s' * (after > 1)} of less precedence not tried" if after else ""


def _check(tree: Parse, check: Check) -> str:
    there = ", ".join(f"“{tree.tokens[k].text}”" for k in check.tokens)
    state = "holds" if check.held else "fails"
    if not there:
        nothing = "nothing stands there" if not check.held else "there is none"
        return f"{check.condition.written} {state}: {nothing}"
    return f"{check.condition.written} {state}: {there}"


def tally_json(files: Sequence[str], tally: Tally, effects: Sequence[Effect]) -> dict[str, object]:
    """What a check counted and found."""
    return {
        "files": list(files), "frames": tally.frames, "codes": tally.codes,
        "examples": tally.examples, "ok": not tally.faults,
        "faults": [
            {"file": f.file, "line": f.line, "row": f.row or None, "what": f.what,
             "remedy": f.remedy or None}
            for f in tally.faults
        ],
        "effects": [
            {"frame": e.frame, "sentence": e.sentence, "now": e.now} for e in effects
        ],
    }  # fmt: skip


def tally_text(files: Sequence[str], tally: Tally, effects: Sequence[Effect]) -> str:
    """A line for each fault and effect, and the summary."""
    lines = [_fault(f) for f in tally.faults]
    lines += [f"also changed: “{e.sentence}” of {e.frame}; now {e.now}" for e in effects]
    parts = ((len(files), "file"), (tally.frames, "frame"), (tally.codes, "code"),
             (tally.examples, "example"), (len(tally.faults), "fault"))  # fmt: skip
    lines.append(", ".join(f"{n} {noun}{'s' * (n != 1)}" for n, noun in parts))
    return "\n".join(lines)


def _fault(fault: Fault) -> str:
    remedy = f" — {fault.remedy}" if fault.remedy else ""
    return one_line(f"{fault.where}: {fault.what}{remedy}")
