"""What an HTML page declares of itself in its head and in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import urljoin, urlsplit

from dragoman.ingest.dates import iso_day
from dragoman.ingest.trees import Node
from dragoman.text import canonical

_MAX_JSON = 2_000_000  # characters of one JSON-LD block
_MAX_NODES = 5_000
_MAX_HEADINGS = 20
_MAX_FIELD = 400  # characters of a title or name
_ARTICLE = re.compile(r"(?:\w{0,30}Article|\w{0,20}BlogPosting|Report)")
_DAY = re.compile(r"\s{0,5}(\d{4})-(\d{2})-(\d{2})(?!\d)")
_META = {
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "headline": "title",
    "citation_title": "title", "og:site_name": "site", "application-name": "app",
    "article:published_time": "published", "og:article:published_time": "published",
    "og:url": "url", "og:locale": "language", "content-language": "language",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Declared values, none of them checked.

    ``headings`` are the texts of h1 in page order, ``subheadings`` those of h2,
    ``titles`` the titles by decreasing trust; ``published`` is an ISO day.
    """

    headings: tuple[str, ...] = ()
    subheadings: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    site: str | None = None
    published: str | None = None
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
    days = [_day(article.get("datePublished")), *(_day(v) for v in meta.get("published", ()))]
    return Declared(
        headings=_headings(tree, "h1"),
        subheadings=_headings(tree, "h2"),
        titles=tuple(dict.fromkeys(t for t in titles if t)),
        site=next((s.lstrip("@") for s in site if s), None),
        published=next((d for d in days if d), None),
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
        names = (node.get("property"), node.get("name"), node.get("http-equiv"))
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
    return iso_day(int(found[1]), int(found[2]), int(found[3])) if found else None


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
