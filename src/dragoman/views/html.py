"""Records as one self-contained web page: no request leaves it, no script but its own.

The policy in the page allows exactly the style sheet and the script it carries, by hash;
every word of a record is escaped.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from dragoman.lexicon.relevance import ELSEWHERE, of_report
from dragoman.types import Record
from dragoman.views import dates, words
from dragoman.views.articles import article
from dragoman.views.claims import Claim, Ledger, Level, Person, claim, ledger, levels, person
from dragoman.views.lookups import Lookup
from dragoman.views.texts import one_line, printable, shorten

_TEMPLATES = ("report.html", "record.html", "parts.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """One record as the template needs it."""

    prefix: str
    record: Record
    heading: str
    outlet: str
    created: str
    elsewhere: bool
    link: str
    article: Markup
    claims: tuple[Claim, ...]
    statements: tuple[Level, ...]
    meetings: tuple[Ledger, ...]
    actors: tuple[Person, ...]
    signs: tuple[tuple[str, str], ...]
    dropped: tuple[tuple[str, str], ...]
    standings: tuple[tuple[str, str, int], ...]
    types: tuple[str, ...]
    speakers: tuple[str, ...]


def _asset(name: str) -> str:
    text = files("dragoman.views").joinpath("assets", name).read_text("utf-8")
    return text.replace("\r\n", "\n")


def _finalize(value: object) -> object:
    """Make controls visible; markup of ours is already safe."""
    return printable(value) if type(value) is str else value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=DictLoader({name: _asset(name) for name in _TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=4)
def _inline(name: str) -> tuple[Markup, str]:
    """An asset to stand inline, and the source expression that allows it alone."""
    text = _asset(name)
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return Markup(text), f"'sha256-{digest}'"


def _link(url: str | None) -> str:
    """The address when a reader may safely follow it."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url or "" if parts.scheme in ("http", "https") and parts.netloc else ""


def _view(number: int, record: Record, names: Mapping[str, str] | None) -> _View:
    look = Lookup.of(record)
    document = record.document
    claims = tuple(claim(look, i, e, names) for i, e in enumerate(record.events, 1))
    counts = Counter(c.standing for c in claims)
    prefix = f"r{number}"
    return _View(
        prefix=prefix,
        record=record,
        heading=shorten(document.title or document.text, 120) or "untitled report",
        outlet=one_line(document.outlet or ""),
        created=dates.creation(document.dct),
        elsewhere=of_report(document.relevance, len(record.sentences)) < ELSEWHERE,
        link=_link(document.url),
        article=article(record, prefix),
        claims=claims,
        statements=levels(look),
        meetings=tuple(ledger(look, i, m) for i, m in enumerate(record.meetings, 1)),
        actors=tuple(person(a) for a in record.actors),
        signs=tuple((s.text, words.sign(s)) for s in document.integrity.signs),
        dropped=tuple((shorten(look.slice(d.start, d.end), 160), d.reason) for d in record.dropped),
        standings=tuple((s.value, words.STANDINGS[s], counts[s.value]) for s in words.Standing),
        types=tuple(dict.fromkeys(c.type for c in claims)),
        speakers=tuple(dict.fromkeys(s for c in claims for s in c.speakers)),
    )


def render_html(
    records: Sequence[Record],
    *,
    title: str | None = None,
    names: Mapping[str, str] | None = None,
) -> str:
    """One page for all ``records``; ``names`` as in ``words.type_name``.

    The page is a function of its arguments: no clock, no random ids.
    """
    views = [_view(i, r, names) for i, r in enumerate(records, 1)]
    style, style_source = _inline("report.css")
    script, script_source = _inline("report.js")
    several = f"{len(views)} annotated reports"
    heading = title or (views[0].heading if len(views) == 1 else several)
    policy = (
        f"default-src 'none'; style-src {style_source}; script-src {script_source}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    return (
        _environment()
        .get_template("report.html")
        .render(
            views=views,
            title=heading,
            banner=title or ("Annotated report" if len(views) == 1 else several),
            policy=Markup(policy),
            style=style,
            script=script,
            families=words.FAMILIES,
            shapes=words.SHAPES,
        )
    )
