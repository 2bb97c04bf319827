"""The annotated article as escaped markup: paragraphs of segments, badges and readings."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from dragoman.types import Event, Factuality, Record
from dragoman.views.lookups import Lookup, one_line, printable
from dragoman.views.segments import Role, Segment, marks, segments
from dragoman.views.words import FAMILIES, SHAPES, Standing, factuality, standing, type_code

LINES = {
    Factuality.CERTAIN: "solid",
    Factuality.PROBABLE: "dashed",
    Factuality.POSSIBLE: "dashed",
    Factuality.CERTAIN_NOT: "double",
    Factuality.PROBABLE_NOT: "double",
    Factuality.POSSIBLE_NOT: "double",
    Factuality.CERTAIN_UNKNOWN: "dotted",
    Factuality.UNCOMMITTED: "dotted",
}
_HEDGES = {Standing.PLANNED: "plan", Standing.FEARED: "may", Standing.DENIED: "not"}
_DEEPEST = 3


def quad(event: Event) -> int:
    """The event's type family, 1 to 4."""
    return event.quad if event.quad in FAMILIES else 1


def badge(event: Event, number: int) -> str:
    """Shape of the family, number of the claim and, unless certain, a word of hedging."""
    hedge = _HEDGES.get(standing(event))
    return f"{SHAPES[quad(event)]}{number}" + (f" {hedge}" if hedge else "")


def _title_end(record: Record) -> int:
    title, text = record.document.title, record.document.text
    ends = [s.end for s in record.sentences if s.headline]
    if title and text.startswith(title):
        ends.append(len(title))
    return max(ends, default=0)


def _numbers(indices: Iterable[int]) -> str:
    return " ".join(str(i + 1) for i in dict.fromkeys(indices))


def _segment(record: Record, seg: Segment) -> Markup:
    text = printable(seg.text)
    triggers = seg.covering(Role.TRIGGER)
    contents = seg.covering(Role.CONTENT)
    parties = seg.covering(Role.ACTOR, Role.RECIPIENT)
    classes = ["seg"]
    if triggers:
        event = record.events[triggers[0]]
        classes += ["trigger", f"quad-{quad(event)}", LINES[event.factuality]]
    elif parties:
        classes.append("party")
    if contents:
        classes.append(f"depth-{min(len(contents), _DEEPEST)}")
    classes += [r.value for r in (Role.CUE, Role.SOURCE) if seg.covering(r)]
    data = {
        "trigger": triggers,
        "actor": seg.covering(Role.ACTOR),
        "recipient": seg.covering(Role.RECIPIENT),
        "scene": seg.covering(Role.WHEN, Role.WHERE),
        "content": contents,
    }
    if classes == ["seg"] and not any(data.values()):
        return Markup.escape(text)
    attributes = Markup("").join(
        Markup(' data-{}="{}"').format(k, _numbers(v)) for k, v in data.items() if v
    )
    for side, opened in (
        ("open", seg.opening(Role.CONTENT)),
        ("close", seg.closing(Role.CONTENT)),
    ):
        if opened:
            glyph = "⸢" if side == "open" else "⸥"
            attributes += Markup(' data-{}="{}"').format(side, glyph * len(opened))
    return Markup('<span class="{}"{}>{}</span>').format(" ".join(classes), attributes, text)


def _badges(look: Lookup, seg: Segment, prefix: str) -> Markup:
    out = Markup("")
    for i in sorted(set(seg.closing(Role.TRIGGER))):
        event = look.record.events[i]
        spoken = " ⊃ ".join(("author", *look.speakers(event)))
        label = (
            f"Claim {i + 1}: {look.sides(event)}, {type_code(event)}, "
            f"{factuality(event.factuality)}, on the word of {spoken}"
        )
        out += Markup(
            '<a class="badge quad-{}" id="{}-t{}" href="#{}-c{}" data-claim="{}" data-mark="{}"'
            ' data-standing="{}" aria-label="{}"></a>'
        ).format(
            quad(event), prefix, i + 1, prefix, i + 1, i + 1, badge(event, i + 1),
            standing(event), label,
        )  # fmt: skip
    return out


def _paragraph(look: Lookup, segs: Iterable[Segment], prefix: str) -> Markup:
    signs = look.record.document.integrity.signs
    out = Markup("")
    for sign, inside in groupby(segs, lambda s: next(iter(s.covering(Role.SIGN)), None)):
        body = Markup("").join(
            _segment(look.record, s) + _badges(look, s, prefix) for s in inside
        )
        if sign is not None:
            reading = signs[sign].reading
            shown = "left unread" if reading is None else one_line(reading)
            kind = "unread" if reading is None else "applied" if signs[sign].applied else "perhaps"
            body = Markup('<ruby class="sign {}">{}<rp> (</rp><rt>{}</rt><rp>)</rp></ruby>').format(
                kind, body, shown
            )
        out += body
    return out


def article(record: Record, prefix: str) -> Markup:
    """The text with every claim, statement and sign marked; ``prefix`` starts every id.

    The text content, but for the readings in ``rt`` (and ``rp``), equals the document's text.
    """
    look = Lookup.of(record)
    title_end = _title_end(record)
    out = Markup("")
    cut = segments(record.document.text, marks(record))
    for is_break, group in groupby(cut, lambda s: s.text.startswith("\n")):
        segs = list(group)
        if is_break:
            out += Markup("").join(s.text for s in segs)
            continue
        tag = "h2" if segs[0].start < title_end else "p"
        body = _paragraph(look, segs, prefix)
        out += Markup('<{} dir="auto">{}</{}>').format(tag, body, tag)
    return out
