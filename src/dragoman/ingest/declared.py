"""What an HTML page declares of itself in its head and in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import urljoin, urlsplit

from dragoman.ingest.dates import full_date, iso_day
from dragoman.ingest.trees import Node
from dragoman.text import canonical

_MAX_JSON = 2_000_000  # characters of one JSON-LD block
_MAX_NODES = 5_000
_MAX_HEADINGS = 20
_MAX_NAMES = 10
_MAX_AUTHOR = 120
_BY = re.compile(r"^by\s{1,5}", re.IGNORECASE)
_MAX_FIELD = 400  # characters of a title or name
_ARTICLE = re.compile(r"(?:\w{0,30}Article|\w{0,20}BlogPosting|Report)")
_DAY = re.compile(r"\s{0,5}(\d{4})-(\d{2})-(\d{2})(?!\d)")
# a moment in universal time: its day is not always that of the outlet
_UTC = re.compile(
    r"(?<![-+\d])\d{2}:\d{2}[\d:.,]{0,12}\s?(?:Z|UTC|GMT|[+-]00:?00)?\s{0,5}$", re.IGNORECASE
)
_META = {
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "headline": "title",
    "citation_title": "title", "og:site_name": "site", "application-name": "app",
    "article:published_time": "published", "og:article:published_time": "published",
    "datepublished": "published", "article:modified_time": "modified",
    "og:article:modified_time": "modified", "datemodified": "modified",
    "author": "author", "article:author": "author", "dc.creator": "author", "byl": "author",
    "citation_author": "author", "sailthru.author": "author", "parsely-author": "author",
    "article:section": "section", "section": "section", "parsely-section": "section",
    "dc.subject.section": "section",
    "og:url": "url", "og:locale": "language", "content-language": "language",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Declared values, none of them checked.

    ``headings`` are the texts of h1 in page order, ``subheadings`` those of h2,
    ``titles`` the titles by decreasing trust; ``published`` and ``modified`` are ISO days,
    ``own_time`` says that the first is told in the outlet's own time and not in UTC.
    """

    headings: tuple[str, ...] = ()
    subheadings: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    site: str | None = None
    published: str | None = None
    own_time: bool = False
    modified: str | None = None
    author: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None


def read_declared(tree: Node, base: str | None = None) -> Declared:
    """Declarations of the page; ``base`` is its address, for a relative canonical link."""
    meta = _meta(tree)
    article = _article(tree)
    publisher = article.get("publisher")
    titles = [
        _field(article.get("headline")),
        *meta.get("title", ()),
        *_headings(tree, "title"),
    ]
    site = [
        *meta.get("site", ()),
        _field(publisher.get("name") if isinstance(publisher, dict) else publisher),
        *meta.get("app", ()),
    ]
    stated = [article.get("datePublished"), *meta.get("published", ())]
    changed = [article.get("dateModified"), *meta.get("modified", ())]
    published = next(((d, v) for v in stated if (d := _day(v))), None)
    return Declared(
        headings=_headings(tree, "h1"),
        subheadings=_headings(tree, "h2"),
        titles=tuple(dict.fromkeys(t for t in titles if t)),
        site=next((s.lstrip("@") for s in site if s), None),
        published=published[0] if published else None,
        own_time=published is not None and not _UTC.search(str(published[1])[:60]),
        modified=next((d for v in changed if (d := _day(v))), None),
        author=_author(article.get("author"), meta.get("author", ())),
        section=next(
            (t for t in (*_names(article.get("articleSection")), *meta.get("section", ())) if t),
            None,
        ),
        url=_canonical_url(tree, meta.get("url", ()), base),
        language=next(
            (n.get("lang") or n.get("xml:lang") for n in tree.iter("html") if n.attrib),
            None,
        )
        or next(iter(meta.get("language", ())), None),
    )


def _meta(tree: Node) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for node in tree.iter("meta"):
        names = (
            node.get("property"), node.get("name"), node.get("http-equiv"), node.get("itemprop")
        )  # fmt: skip
        for name in names:
            role = _META.get((name or "").strip().lower())
            value = _field(node.get("content"))
            if role and value:
                found[role] = (*found.get(role, ()), value)[:5]
                break
    return found


def _article(tree: Node) -> dict[str, object]:
    """The first JSON-LD object of an article type, outer objects before inner ones."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        if len(script.text) > _MAX_JSON:
            continue
        try:
            data: object = json.loads(script.text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(n, str) and _ARTICLE.fullmatch(n) for n in names):
                return item
    return {}


def _objects(data: object) -> Iterator[dict[str, object]]:
    queue = [data]
    for node in queue:  # grows while it is read: breadth first
        if isinstance(node, dict):
            yield node
            inner = list(node.values())
        else:
            inner = node if isinstance(node, list) else []
        if len(queue) < _MAX_NODES:
            queue.extend(v for v in inner if isinstance(v, dict | list))


def _field(value: object) -> str:
    if not isinstance(value, str):
        return ""
    # declared values are often escaped twice
    plain = " ".join(canonical(unescape(unescape(value[: 4 * _MAX_FIELD]))).split())
    return plain if len(plain) <= _MAX_FIELD else ""


def _text(node: Node) -> str:
    for part in islice(node.iter("br", "span", "div", "p"), _MAX_HEADINGS):
        part.tail = " " + (part.tail or "")
    text = ""
    for piece in node.itertext():
        text += piece[: 4 * _MAX_FIELD]
        if len(text) > 4 * _MAX_FIELD:
            break
    return " ".join(canonical(text).split())


def _headings(tree: Node, tag: str) -> tuple[str, ...]:
    texts = (_text(node) for node in islice(tree.iter(tag), _MAX_HEADINGS))
    return tuple(t for t in texts if 1 < len(t) <= _MAX_FIELD)


def _day(value: object) -> str | None:
    found = _DAY.match(value) if isinstance(value, str) else None
    if found:
        return iso_day(int(found[1]), int(found[2]), int(found[3]))
    return full_date(value) if isinstance(value, str) else None


def _names(value: object) -> tuple[str, ...]:
    """Names in a JSON-LD value: a text, an object with a name, or a list of these."""
    items = value[:_MAX_NAMES] if isinstance(value, list) else [value]
    fields = (_field(i.get("name") if isinstance(i, dict) else i) for i in items)
    return tuple(f for f in fields if f)


def _author(value: object, meta: tuple[str, ...]) -> str | None:
    """Names of the authors, joined by commas; addresses of their profiles are no names."""
    for names in (_names(value), meta):
        plain = [
            _BY.sub("", n) for n in dict.fromkeys(names) if "://" not in n and len(n) <= _MAX_AUTHOR
        ]
        if plain:
            return ", ".join(plain)
    return None


def _canonical_url(tree: Node, og: tuple[str, ...], base: str | None) -> str | None:
    for node in tree.iter("link"):
        if (node.get("rel") or "").lower() == "canonical":
            og = (node.get("href") or "", *og)
            break
    for link in og:
        try:
            url = urljoin(base or "", link.strip())
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.hostname and len(url) <= 2000:
            return url
    return None
