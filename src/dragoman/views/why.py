"""One claim explained: its words, its speakers, its factuality and the rule behind it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from rich.text import Text

from dragoman.errors import UsageError
from dragoman.types import Event, Party, Record, Sign, Statement
from dragoman.views import words
from dragoman.views.consoles import COLOURS, Page
from dragoman.views.lookups import AUTHOR, Lookup
from dragoman.views.segments import Role, marks, segments
from dragoman.views.texts import flat, one_line, shorten

_LABEL = 10
_QUOTE = 300
_DEEPEST = 8
_BRACKETS = {Role.TRIGGER: "[]", Role.ACTOR: "{}", Role.RECIPIENT: "«»"}


def find_event(record: Record, event_id: str) -> Event:
    """The event with this id, with this number (from 1), or with this unambiguous prefix.

    Raises:
        UsageError: none fits, or several do; it lists the ids.
    """
    events = record.events
    wanted = event_id.strip()
    exact = [e for e in events if e.id == wanted]
    if exact:
        return exact[0]
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 7 and 0 < int(wanted) <= len(events):
        return events[int(wanted) - 1]
    fits = [e for e in events if wanted and e.id.startswith(wanted)]
    if len(fits) == 1:
        return fits[0]
    ids = ", ".join(f"{i} {one_line(e.id)}" for i, e in enumerate(events, 1))
    what = f"several events begin with “{wanted}”" if fits else f"there is no event “{wanted}”"
    remedy = f"give one of: {ids}" if events else "the record has no events"
    raise UsageError(one_line(what), where=one_line(record.document.id), remedy=remedy)


def _marked(look: Lookup, event: Event) -> Text:
    """The event's sentence: [trigger], {actor}, «recipient»."""
    start, end = look.sentence(event)
    index = look.record.events.index(event)
    own = [m for m in marks(look.record) if m.index == index and m.role in _BRACKETS]
    out = Text()
    for seg in segments(look.record.document.text, own):
        if seg.start >= end or seg.end <= start:
            continue
        opened = [_BRACKETS[m.role][0] for m in seg.marks if m.start == seg.start]
        closed = [_BRACKETS[m.role][1] for m in reversed(seg.marks) if m.end == seg.end]
        shown = look.slice(max(seg.start, start), min(seg.end, end))
        style = "bold" if seg.covering(Role.TRIGGER) else "underline" if seg.marks else ""
        out.append("".join(opened))
        out.append(flat(shown), style)
        out.append("".join(closed))
    return out


def _party(look: Lookup, party: Party) -> str:
    name = look.name(party.actor, party.text)
    said = one_line(party.text)
    parts = [words.codes(party.country, party.sector), "" if said == name else f"“{said}”"]
    more = ", ".join(one_line(p) for p in parts if p)
    return f"{name} ({more})" if more else name


def _level(look: Lookup, statement: Statement) -> Text:
    cue = f" “{one_line(statement.cue.text)}”" if statement.cue else ""
    return Text.assemble(
        "⊃ ", (look.speaker(statement), "bold"), (cue, "italic"),
        f" ({one_line(statement.form)}): “{shorten(statement.content.text, _QUOTE)}”",
    )  # fmt: skip


def _signs(look: Lookup, event: Event) -> tuple[Sign, ...]:
    return look.signs(*look.sentence(event))


def explain_event(
    record: Record,
    event_id: str,
    *,
    width: int,
    color: bool,
    names: Mapping[str, str] | None = None,
) -> str:
    """The whole chain behind one claim, as lines of at most ``width`` columns.

    ``event_id`` as in ``find_event``, ``names`` as in ``words.type_name``.

    Raises:
        UsageError: no such event, or several.
    """
    event = find_event(record, event_id)
    look = Lookup.of(record)
    page = Page(width, color)
    label_width = _LABEL if page.width >= 40 else 0

    def fact(label: str, value: str | Text) -> None:
        text = one_line(value) if isinstance(value, str) else value
        if label_width:
            page.row((Text(label, "dim"), label_width), (text, None))
        else:
            page.line(Text.assemble((f"{label}: ", "dim"), text))

    number = record.events.index(event) + 1
    code = Text(one_line(words.type_code(event)), COLOURS[words.quad(event)])
    page.line(Text(f"{number} · {look.sides(event)}", "bold"))
    page.blank()
    page.line(_marked(look, event), indent=2)
    page.line(Text("[trigger] {who} «whom»", "dim"), indent=2)
    page.blank()
    fact("who", "; ".join(_party(look, p) for p in event.actors) or "not named")
    if event.recipients:
        fact("whom", "; ".join(_party(look, p) for p in event.recipients))
    kind = f": {words.type_name(event, names)} ({words.FAMILIES[words.quad(event)]})"
    fact("what", Text.assemble(code, flat(kind)))
    for own in look.codes(event):
        fact("own code", words.own_code(own))
    goldstein = "none" if event.goldstein is None else f"{event.goldstein:g}"
    fact("scale", f"PLOVER {event.score:g}, Goldstein {goldstein}")
    if event.contexts:
        fact("context", ", ".join(event.contexts))
    chain = look.chain(event)
    fact("word of", AUTHOR)
    for depth, statement in enumerate(chain, 1):
        page.line(_level(look, statement), indent=label_width + 1 + 2 * min(depth - 1, _DEEPEST))
    speaker = look.speaker(chain[-1]) if chain else AUTHOR
    says = f"{speaker}: {words.factuality(event.factuality)}"
    if chain:
        says += f"; {AUTHOR}: {words.factuality(event.author_factuality)}"
    fact("factual", says)
    if event.when:
        fact("when", words.when(event.when))
    if event.where:
        fact("where", words.where(event.where))
    meeting = look.meetings.get(event.meeting) if event.meeting else None
    if meeting:
        steps = " → ".join(s.status.value for s in meeting.history) or meeting.status.value
        fact("meeting", f"{meeting.kind} {meeting.id}: {steps}")
    fact("rule", event.explain.rule)
    fact("why", event.explain.why)
    fact("certainty", f"{event.confidence:.2f} that the coding is right")
    for sign in _signs(look, event):
        fact("spun", f"“{sign.text}” → {words.sign(sign)} ({sign.kind}, {sign.confidence:.2f})")
    fact("id", event.id)
    return page.text()


def why_json(record: Record, event_id: str) -> dict[str, object]:
    """The same chain as plain values: the rows of the record that bear on one claim.

    Raises:
        UsageError: no such event, or several.
    """
    event = find_event(record, event_id)
    look = Lookup.of(record)
    chain = look.chain(event)
    start, end = look.sentence(event)
    named = [p.actor for p in (*event.actors, *event.recipients)]
    named += [s.source.actor for s in chain if s.source]
    meeting = look.meetings.get(event.meeting) if event.meeting else None
    return {
        "document": record.document.id,
        "number": record.events.index(event) + 1,
        "event": msgspec.to_builtins(event),
        "sentence": {"start": start, "end": end, "text": look.slice(start, end)},
        "attribution": [{"speaker": look.speaker(s), **msgspec.to_builtins(s)} for s in chain],
        "factuality": words.factuality(event.factuality),
        "author_factuality": words.factuality(event.author_factuality),
        "actors": [
            msgspec.to_builtins(look.actors[a])
            for a in dict.fromkeys(named)
            if a is not None and a in look.actors
        ],
        "codes": msgspec.to_builtins(look.codes(event)),
        "meeting": msgspec.to_builtins(meeting),
        "signs": [msgspec.to_builtins(s) for s in _signs(look, event)],
        "made_with": msgspec.to_builtins(record.made_with),
    }
