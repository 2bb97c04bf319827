"""A record as text for a terminal, readable at 80 columns and without colour."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from dragoman.lexicon.relevance import ELSEWHERE, load_word_weights, of_report
from dragoman.types import Actor, Event, Meeting, Record
from dragoman.views import dates, words
from dragoman.views.consoles import COLOURS, Page
from dragoman.views.lookups import AUTHOR, Lookup
from dragoman.views.texts import flat, one_line, shorten

_STACKED_BELOW = 72
_WIDE_FROM = 100
_NUMBER = 3
_INDENT = _NUMBER + 1
_AROUND = 160
_QUOTE = 120
_DEEPEST = 6


def _excerpt(look: Lookup, event: Event) -> Text:
    """The event's sentence on one line, cut far from the trigger, which stands in [brackets]."""
    start, end = look.sentence(event)
    before = flat(look.slice(start, event.trigger.start))
    after = flat(look.slice(event.trigger.end, end))
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    return Text(before).append(f"[{one_line(event.trigger.text)}]", "bold").append(after)


def _head(page: Page, record: Record) -> None:
    document = record.document
    page.line(Text(one_line(document.title or "") or "untitled report", "bold"))
    outlet = one_line(document.outlet or "") or "outlet unknown"
    page.line(f"{outlet} · {one_line(dates.creation(document.dct))}")
    if document.url:
        page.line(Text(one_line(document.url), "dim"))
    found = document.integrity
    if found.spun:
        page.line(Text(f"! machine-spun text (score {found.score:.2f}); raw words kept", "bold"))
    if found.duplicate_of:
        page.line(Text(f"! copy of {one_line(found.duplicate_of)}", "bold"))
    share = of_report(document.relevance, len(record.sentences))
    if share < ELSEWHERE:
        telling = ", ".join(load_word_weights().against(document.text))
        page.line(Text(f"! hardly about public affairs ({share:.2f}: {telling})", "bold"))
    for sign in found.signs:
        page.line(f"“{one_line(sign.text)}” → {one_line(words.sign(sign))}", indent=2)
    for cut in document.removed:
        page.line(Text(f"removed {one_line(cut.kind)}: “{shorten(cut.text, _QUOTE)}”", "dim"))


def _event(page: Page, look: Lookup, number: int, event: Event, explain: bool) -> None:
    sides = Text(look.sides(event), "bold")
    kind = Text(one_line(words.type_code(event)), COLOURS[words.quad(event)])
    fact = Text(words.factuality(event.factuality), "bold")
    at = (Text(str(number), justify="right"), _NUMBER)
    if page.width < _STACKED_BELOW:
        page.row(at, (sides, None))
        page.line(Text.assemble(kind, " · ", fact), indent=_INDENT)
    else:
        page.row(at, (sides, None), (kind, 20 if page.width < _WIDE_FROM else 30), (fact, 21))
    for code in look.codes(event):
        page.line(f"own code {words.own_code(code)}", indent=_INDENT)
    scene = [f"when {words.when(event.when)}"] if event.when else []
    if event.where:
        scene.append(f"where {words.where(event.where)}")
    if scene:
        page.line(one_line(" · ".join(scene)), indent=_INDENT)
    page.line(_excerpt(look, event), indent=_INDENT)
    if explain:
        rule = f"rule: {event.explain.rule} · id: {event.id}"
        page.line(Text(one_line(f"why: {event.explain.why}"), "italic"), indent=_INDENT)
        page.line(Text(one_line(rule), "dim"), indent=_INDENT)


def _groups(look: Lookup) -> Iterator[tuple[tuple[str, ...], list[tuple[int, Event]]]]:
    """Numbered events by who makes the claim: the author first, then in record order."""
    groups: dict[tuple[str, ...], list[tuple[int, Event]]] = {(): []}
    for number, event in enumerate(look.record.events, 1):
        groups.setdefault(look.speakers(event), []).append((number, event))
    yield from ((chain, found) for chain, found in groups.items() if found)


def _meeting(page: Page, look: Lookup, meeting: Meeting) -> None:
    parties = ", ".join(f"{look.name(p.actor, p.actor)} ({p.role})" for p in meeting.parties)
    steps = [s.status.value for s in meeting.history]
    path = f" ({' → '.join(steps)})" if len(steps) > 1 else ""
    head = one_line(f"{meeting.kind}: {parties or 'parties unknown'}")
    page.line(Text.assemble((head, "bold"), f" · {meeting.status.value}{path}"), bullet="- ")
    for key, fact in words.meeting_facts(meeting):
        page.line(one_line(f"{key}: {fact}"), indent=4)


def _actor(page: Page, actor: Actor) -> None:
    count = len(actor.mentions)
    parts = [
        actor.office or actor.kind,
        words.codes(actor.country, actor.sector),
        f"{count} mention{'' if count == 1 else 's'}",
    ]
    if actor.candidates:
        parts.append(f"not settled; could be {' or '.join(words.candidates(actor))}")
    rest = "".join(f" · {one_line(p)}" for p in parts if p)
    page.line(Text.assemble((one_line(actor.name) or "unnamed", "bold"), rest), bullet="- ")


def _statements(page: Page, look: Lookup) -> None:
    for depth, s in look.nested():
        cue = f" · {one_line(s.cue.text)}" if s.cue else ""
        content = f" · “{shorten(s.content.text, _QUOTE)}”"
        act = words.utterance(s)
        line = Text.assemble(
            (look.speaker(s), "bold"), (cue, "italic"), content, f" · {act}" if act else ""
        )
        page.line(line, indent=2 * min(depth, _DEEPEST), bullet="- ")


def render(record: Record, *, explain: bool, width: int, color: bool) -> str:
    """The record as lines of at most ``width`` columns (at least 20), ending in a newline.

    ``explain`` adds why and rule to every event, and what was left out. Text of the
    record never acts as markup or as a control sequence.
    """
    look = Lookup.of(record)
    page = Page(width, color)
    _head(page, record)
    if not record.events:
        page.blank()
        page.line("No events found.")
    for chain, found in _groups(look):
        page.title(" ⊃ ".join((AUTHOR, *chain)))
        for number, event in found:
            _event(page, look, number, event, explain)
    if record.statements:
        page.title("statements")
        _statements(page, look)
    if record.meetings:
        page.title("meetings")
        for meeting in record.meetings:
            _meeting(page, look, meeting)
    if record.actors:
        page.title("actors")
        for actor in record.actors:
            _actor(page, actor)
    if explain and record.dropped:
        page.title("left out")
        for d in record.dropped:
            text = shorten(look.slice(d.start, d.end), _QUOTE)
            page.line(f"“{text}” · {one_line(d.reason)}", bullet="- ")
    return page.text()
