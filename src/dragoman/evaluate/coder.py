"""dragoman itself as the coder that the tasks measure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as calendar
from functools import lru_cache

from dragoman import api, pairs, store, who
from dragoman.annotate.actors import find_actors
from dragoman.annotate.factuality import assess
from dragoman.annotate.happened import degree
from dragoman.annotate.parse import parse
from dragoman.annotate.places import find_places, locate
from dragoman.annotate.statements import find_statements
from dragoman.errors import InputError
from dragoman.evaluate.protocols import Holder, Place, Referring
from dragoman.evaluate.referring import head_word, referring
from dragoman.ingest.pages import read_page
from dragoman.lexicon.holders import holders_on
from dragoman.lexicon.knowledge import load_knowledge
from dragoman.link import Report, link_reports
from dragoman.pipeline import actor_names
from dragoman.syntax import Parse
from dragoman.telling import EventsBy
from dragoman.text import Reading
from dragoman.types import Actor, Event, Record


@lru_cache(maxsize=2)
def _tree(text: str, title_end: int = 0) -> Parse:
    return parse(Reading(text), title_end)


class Coder:
    """The functions of ``protocols.Coder`` over dragoman's own stages.

    ``by`` says who finds events: frames, the event model, or both together.
    """

    def __init__(self, by: EventsBy = EventsBy.BOTH) -> None:
        self.by = by

    def code(
        self,
        text_or_html: str,
        url: str | None = None,
        outlet: str | None = None,
        dct: str | None = None,
    ) -> Record:
        """The record of the text."""
        return api.code(text_or_html, url=url, outlet=outlet, dct=dct, by=self.by)

    def code_pair(
        self, text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
    ) -> Event | None:
        """The event that links the mentions, or None."""
        return pairs.code_pair(text, actor, recipient, self.by)

    def factuality_at(self, text: str, start: int, end: int) -> float:
        """How far the event at the trigger has happened, on the scale from -3 to 3."""
        tree = parse(Reading(text))
        first, last = tree.between(start, end)
        if first >= last:
            return 0.0
        return degree(tree, last - 1, assess(tree, last - 1, find_statements(tree)))

    def resolve(self, mention: str, context: str, date: str) -> Actor | None:
        """The actor a mention names on the date (``today`` is the day of the run)."""
        day = calendar.today().isoformat() if date.lower() == "today" else date or None
        found = who.resolve(mention, context, day)
        return found.actor if found is not None else None

    def office_at_date(self, country: str, position: str, date: str) -> Sequence[Holder]:
        """Who held an office named in words: the packaged tables and what was imported."""
        store.attach_knowledge()
        found = holders_on(load_knowledge(), country, position, date)
        return [Holder(person.wikidata, person.names) for person, _ in found]

    def mentions(self, text: str, title_end: int, date: str) -> Sequence[Referring]:
        """The mentions of actors and which stand for one."""
        tree = _tree(text, title_end)
        cast = find_actors(tree, find_statements(tree), (date or None, date or None))
        return list(referring(tree, cast))

    def head_words(self, text: str, title_end: int, spans: list[tuple[int, int]]) -> list[int]:
        """First character of the head word of each span, by the parse of the text."""
        return [head_word(_tree(text, title_end), a, b) for a, b in spans]

    def locate(self, text: str, spans: list[tuple[int, int]]) -> list[Place | None]:
        """Coordinates, country and GeoNames id of the toponyms at the spans."""
        store.attach()
        return locate(_tree(text), spans)

    def toponyms(self, text: str) -> list[tuple[int, int]]:
        """Spans of the place names found in the text."""
        store.attach()
        tree = _tree(text)
        cast = find_actors(tree, find_statements(tree))
        return [(p.start, p.end) for p in find_places(tree, actor_names(cast))]

    def extract(self, html: str, url: str) -> str:
        """Title and body of the article; empty when the page cannot be read."""
        try:
            return read_page(html, url=url).text
        except InputError:
            return ""

    def published(self, html: str, url: str) -> str | None:
        """The day the page says it was published."""
        try:
            return read_page(html, url=url).published
        except InputError:
            return None

    def clusters(self, texts: Sequence[str]) -> Sequence[int] | None:
        """The number of the happening that each text reports."""
        reports = [Report(id=str(n), text=text) for n, text in enumerate(texts)]
        number = {
            member.id: n
            for n, cluster in enumerate(link_reports(reports))
            for member in cluster.members
        }
        return [number[report.id] for report in reports]
