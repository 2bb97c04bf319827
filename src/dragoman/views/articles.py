"""The annotated article as escaped markup: paragraphs of segments, badges and readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from dragoman.types import Record, Sign
from dragoman.views.lookups import AUTHOR, Lookup
from dragoman.views.segments import Role, Segment, marks, segments
from dragoman.views.texts import one_line, printable
from dragoman.views.words import LINES, badge, factuality, quad, standing, type_code

_DEEPEST = 3
_RUBY_MOST = 28
_BADGE = Markup(
    '<a class="badge quad-{quad}{depth}" id="{prefix}-t{n}" href="#{prefix}-c{n}" data-claim="{n}"'
    ' data-mark="{mark}" data-standing="{standing}" aria-label="{label}"></a>'
)
_SIGN = Markup('<ruby class="sign {}">{}<rp> (</rp><rt>{}</rt><rp>)</rp></ruby>')


def _title_end(record: Record) -> int:
    title, text = record.document.title, record.document.text
    ends = [s.end for s in record.sentences if s.headline]
    if title and text.startswith(title):
        ends.append(len(title))
    return max(ends, default=0)


def _depth(seg: Segment) -> str:
    depth = min(len(seg.covering(Role.CONTENT)), _DEEPEST)
    return f" depth-{depth}" if depth else ""


def _classes(record: Record, seg: Segment) -> str:
    classes = "seg" + _depth(seg)
    if triggers := seg.covering(Role.TRIGGER):
        event = record.events[triggers[0]]
        classes += f" trigger quad-{quad(event)} {LINES[event.factuality]}"
    elif seg.covering(Role.ACTOR, Role.RECIPIENT):
        classes += " party"
    return classes + "".join(f" {r}" for r in (Role.CUE, Role.SOURCE) if seg.covering(r))


def _segment(record: Record, seg: Segment) -> Markup:
    text = Markup.escape(printable(seg.text))
    data = {
        role.value: " ".join(str(i + 1) for i in dict.fromkeys(seg.covering(role)))
        for role in (Role.TRIGGER, Role.ACTOR, Role.RECIPIENT, Role.CONTENT)
    }
    scene = dict.fromkeys(seg.covering(Role.WHEN, Role.WHERE))
    data["scene"] = " ".join(str(i + 1) for i in scene)
    data["open"] = "⸢" * len(seg.opening(Role.CONTENT))
    data["close"] = "⸥" * len(seg.closing(Role.CONTENT))
    classes = _classes(record, seg)
    if classes == "seg" and not any(data.values()):
        return text
    attributes = Markup("").join(
        Markup(' data-{}="{}"').format(*kv) for kv in data.items() if kv[1]
    )
    return Markup('<span class="{}"{}>{}</span>').format(classes, attributes, text)


def _badges(look: Lookup, seg: Segment, prefix: str) -> Iterator[Markup]:
    for i in sorted(set(seg.closing(Role.TRIGGER))):
        event = look.record.events[i]
        label = (
            f"Claim {i + 1}: {look.sides(event)}, {type_code(event)}, "
            f"{factuality(event.factuality)}, on the word of "
            + " ⊃ ".join((AUTHOR, *look.speakers(event)))
        )
        yield _BADGE.format(
            quad=quad(event), depth=_depth(seg), prefix=prefix, n=i + 1,
            mark=badge(event, i + 1), standing=standing(event).value, label=one_line(label),
        )  # fmt: skip


def _annotated(sign: Sign, body: Markup) -> Markup:
    shown = "left unread" if sign.reading is None else one_line(sign.reading)
    kind = "unread" if sign.reading is None else "applied" if sign.applied else "perhaps"
    # Words under a reading never break over lines, so a long reading stands behind them.
    long = " long" if max(len(shown), sign.end - sign.start) > _RUBY_MOST else ""
    return _SIGN.format(kind + long, body, shown)


def _paragraph(look: Lookup, segs: Iterable[Segment], prefix: str) -> Iterator[Markup]:
    signs = look.record.document.integrity.signs
    for sign, inside in groupby(segs, lambda s: next(iter(s.covering(Role.SIGN)), None)):
        parts = ((_segment(look.record, s), *_badges(look, s, prefix)) for s in inside)
        body = Markup("").join(piece for part in parts for piece in part)
        yield body if sign is None else _annotated(signs[sign], body)


def article(record: Record, prefix: str) -> Markup:
    """The text with every claim, statement and sign marked; ``prefix`` starts every id.

    The text content, but for the readings in ``rt`` (and ``rp``), equals the document's text
    as ``texts.printable`` shows it.
    """
    look = Lookup.of(record)
    title_end = _title_end(record)
    cut = segments(record.document.text, marks(record))
    out: list[Markup] = []
    for is_break, group in groupby(cut, lambda s: s.text.startswith("\n")):
        if is_break:
            out.extend(Markup(s.text) for s in group)
            continue
        segs = list(group)
        tag = "h2" if segs[0].start < title_end else "p"
        body = Markup("").join(_paragraph(look, segs, prefix))
        out.append(Markup('<{} dir="auto">{}</{}>').format(tag, body, tag))
    return Markup("").join(out)
