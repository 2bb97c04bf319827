"""HTML source → lxml tree, with guards against sources that take too long to parse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Protocol

from dragoman.errors import InputError

_MAX_TAGS = 60_000  # about 4 seconds of extraction; news pages have under 15,000
_MAX_ATTRIBUTES = 1_000
# libxml2 takes time quadratic in the attributes of one tag.
_TAG = re.compile(r"<[a-zA-Z](?>[^>=\"']|=\s*+(?>\"[^\"]*+\"|'[^']*+')?+|[\"'])*+>?")
# An internal subset, which the HTML parser would show as text.
_SUBSET = re.compile(r"(<!doctype\b[^<>\[]{0,500})\[[^\]]{0,9000}\]\s{0,20}>", re.IGNORECASE)
_HEAD = 10_000  # characters in which it stands
_ATTRIBUTE_END = re.compile(r"[\s/\"']")
_LONG_TAG = 4_000  # characters; shorter ones cannot hold too many attributes


class Node(Protocol):
    """The part of an lxml element that ingest uses."""

    tag: object
    text: str | None
    tail: str | None

    @property
    def attrib(self) -> Mapping[str, str]:
        """Attributes by name."""

    def get(self, key: str) -> str | None:
        """Value of an attribute."""

    def iter(self, *tags: str) -> Iterator[Node]:
        """This element and those inside it with one of the tags, in page order."""

    def itertext(self) -> Iterator[str]:
        """The pieces of text inside, in page order, without comments."""


def guard(html: str) -> str:
    """The source without NUL characters and without tags that hold a flood of attributes.

    Raises:
        InputError: it has more tags than an article page can have.
    """
    if html.count("<") > _MAX_TAGS:
        raise InputError(
            f"the page has more than {_MAX_TAGS:,} tags",
            remedy="give the article's text as a .txt file",
        )
    plain = html.replace("\0", "")
    head = _SUBSET.sub(r"\1>", plain[:_HEAD], count=1)
    return _TAG.sub(_without_flood, head + plain[_HEAD:])


def _without_flood(tag: re.Match[str]) -> str:
    if tag.end() - tag.start() < _LONG_TAG:
        return tag[0]
    flood = len(_ATTRIBUTE_END.findall(tag[0])) > 2 * _MAX_ATTRIBUTES
    return "" if flood else tag[0]


def parse_html(html: str) -> Node:
    """Tree of a page; comments stay, entities are not resolved, nothing is fetched.

    Raises:
        InputError: there is no tree to be had.
    """
    # by name: the stubs of lxml lag behind it, and so the types here are those of Node
    lxml_html, etree = import_module("lxml.html"), import_module("lxml.etree")
    parser = lxml_html.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_pis=True, no_network=True
    )
    try:
        tree: Node = lxml_html.fromstring(html.encode("utf-8", "ignore"), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError) as err:
        raise InputError("the page is no readable HTML", remedy="give its text") from err
    return tree
