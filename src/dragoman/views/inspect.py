"""What ingest and integrity found in a page: as lines, as a web page, as JSON.

Text of the page never acts as markup or as a control sequence.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec
from markupsafe import Markup, escape
from rich.text import Text

from dragoman.nouns import Page as Report
from dragoman.types import Dropped, Integrity, Sign
from dragoman.views import words
from dragoman.views.consoles import Page
from dragoman.views.texts import flat, one_line, printable, shorten

_QUOTE = 160
_UNKNOWN = "[not known]"
_STYLE = """body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;
color:#1a1a1a;background:#fff}table{border-collapse:collapse;width:100%}th,td{text-align:left;
vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #ccc}del{background:#fbdcd7;
text-decoration:none}ins{background:#d5ecd4;text-decoration:none}.sides td{width:50%}
td{overflow-wrap:anywhere}h2{margin-top:2rem}small{color:#555}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the document and what is said of it."""

    kind: str
    start: int
    end: int
    text: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """One page as it was read. ``dates`` are (day, basis), the most trusted first."""

    name: str
    report: Report
    integrity: Integrity
    dates: tuple[tuple[str, str], ...] = ()
    credits: tuple[Span, ...] = ()
    foreign: tuple[Dropped, ...] = ()


Piece = tuple[str, bool]  # words, and whether a sign stands there


def sides(found: Inspection) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """Raw and read pieces of every paragraph that has signs of spinning, in text order."""
    text, signs = found.report.text, list(found.integrity.signs)
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = [s for s in signs if start <= s.start < end or start < s.end <= end]
        if inside:
            yield _pieces(text, start, end, inside)
        start = end + 1


def _pieces(
    text: str, start: int, end: int, signs: Sequence[Sign]
) -> tuple[list[Piece], list[Piece]]:
    raw: list[Piece] = []
    read: list[Piece] = []
    at = start
    for sign in signs:
        a, b = max(sign.start, at), min(sign.end, end)
        for side in (raw, read):
            side.append((text[at:a], False))
        raw.append((text[a:b], True))
        restored = sign.reading if sign.applied else text[a:b]
        read.append((_UNKNOWN if sign.reading is None else restored or "", True))
        at = max(at, b)
    for side in (raw, read):
        side.append((text[at:end], False))
    return raw, read


def _facts(found: Inspection) -> Iterator[tuple[str, str]]:
    report = found.report
    title = report.text[: report.title_end].strip()
    for name, value in (
        ("headline", title or "none"),
        ("author", report.author), ("outlet", report.outlet), ("section", report.section),
        ("address", report.url), ("language", report.language),
    ):  # fmt: skip
        if value:
            yield name, one_line(value)
    basis = report.published_basis.value
    yield "date", f"{report.published} ({basis})" if report.published else "none found"
    for day, witness in found.dates:
        yield "date found", one_line(f"{day} ({witness})")
    for span in found.credits:
        yield span.kind, one_line(f"{span.note} “{span.text}” [{span.start}–{span.end}]")
    for left in found.foreign:
        words_left = shorten(report.text[left.start : left.end], _QUOTE)
        yield "not coded", one_line(f"{left.reason}: “{words_left}”")
    judged = "machine-spun" if found.integrity.spun else "not machine-spun"
    yield "integrity", f"{judged} (score {found.integrity.score:.2f})"
    if found.integrity.duplicate_of:
        yield "copy of", one_line(found.integrity.duplicate_of)


def _span(sign: Sign) -> str:
    return f"{sign.start}–{sign.end}"


def render(found: Inspection, *, width: int, color: bool) -> str:
    """The findings as lines of at most ``width`` columns (at least 20)."""
    page = Page(width, color)
    page.title(one_line(found.name) or "input")
    for name, value in _facts(found):
        page.row((Text(name, "dim"), 12), (value, None))
    if found.report.removed:
        page.title(f"removed ({len(found.report.removed)})")
        for cut in found.report.removed:
            page.row((Text(one_line(cut.kind), "dim"), 18), (shorten(cut.text, _QUOTE), None))
    if found.integrity.signs:
        page.title(f"signs of machine spinning ({len(found.integrity.signs)})")
        for sign in found.integrity.signs:
            note = f"{one_line(words.sign(sign))} · {sign.confidence:.2f}"
            page.row((Text(_span(sign), "dim"), 12), (f"“{one_line(sign.text)}” → {note}", None))
        page.title("raw │ reading")
        half = (page.width - 1) // 2 - 1
        for raw, read in sides(found):
            page.row((_marked(raw), half), (_marked(read), None))
            page.blank()
    return page.text()


def _marked(pieces: Sequence[Piece]) -> Text:
    line = Text()
    for text, sign in pieces:
        line.append(
            f"[{one_line(text).strip('[]')}]" if sign else flat(text), "bold" if sign else ""
        )
    return line


def render_html(found: Sequence[Inspection]) -> str:
    """One self-contained page without scripts; every word of a document is escaped."""
    body = Markup("").join(_section(f) for f in found)
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">"
        "<meta name='viewport' content='width=device-width'><title>Inspected pages</title>"
        f"<style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )


def _section(found: Inspection) -> Markup:
    out = [Markup("<section><h1>{}</h1>").format(_safe(found.name))]
    out.append(_table((), [tuple(map(_safe, fact)) for fact in _facts(found)]))
    removed = [(_safe(r.kind), _safe(r.text)) for r in found.report.removed]
    if removed:
        out += (Markup("<h2>Removed</h2>"), _table(("kind", "words"), removed))
    if found.integrity.signs:
        signs = [
            (_span(s), _safe(s.text), _safe(words.sign(s)), f"{s.confidence:.2f}")
            for s in found.integrity.signs
        ]
        both = [(_html(raw, "del"), _html(read, "ins")) for raw, read in sides(found)]
        out += (
            Markup("<h2>Signs of machine spinning</h2>"),
            _table(("characters", "raw words", "reading", "confidence"), signs),
            Markup("<h2>Side by side</h2><div class='sides'>"),
            _table(("raw", "reading"), both),
            Markup("</div>"),
        )
    return Markup("").join([*out, Markup("</section>")])


def _safe(text: str) -> str:
    return printable(text)


def _html(pieces: Sequence[Piece], tag: str) -> Markup:
    mark = Markup(f"<{tag}>{{}}</{tag}>")
    return Markup("").join(
        mark.format(printable(text)) if sign else escape(printable(text)) for text, sign in pieces
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    cell, line = Markup("<td>{}</td>"), Markup("<tr>{}</tr>")
    top = Markup("").join(Markup("<th scope='col'>{}</th>").format(h) for h in head)
    body = Markup("").join(line.format(Markup("").join(cell.format(c) for c in r)) for r in rows)
    return Markup("<table>{}{}</table>").format(line.format(top) if head else "", body)


def to_json(found: Inspection) -> str:
    """The findings as one JSON object on one line."""
    return msgspec.json.encode(found, order="deterministic").decode()
