"""One page, one straight road: ingest → integrity → parse → statements → actors → times
and places → events → factuality → coding → meetings → record. No stage reaches back.

Statements come before actors because "I" and "he" inside a quotation depend on who is
speaking, while finding a statement needs no identity.
"""

from __future__ import annotations

from dragoman import assemble
from dragoman.annotate import dating, meetings
from dragoman.annotate.actors import find_actors
from dragoman.annotate.integrity import inspect_text
from dragoman.annotate.parse import model_id, parse
from dragoman.annotate.places import event_place, find_places
from dragoman.annotate.quantities import find_quantities
from dragoman.annotate.statements import find_statements
from dragoman.annotate.times import event_time, find_times
from dragoman.errors import InputError
from dragoman.ingest.language import CODED, not_coded, stands_in
from dragoman.lexicon.gazetteer import source_name
from dragoman.lexicon.imported import imported_version
from dragoman.lexicon.own import Lexicon, packaged
from dragoman.lexicon.relevance import load_word_weights
from dragoman.lexicon.tables import digest
from dragoman.nouns import Cast, Page
from dragoman.telling import EventsBy, tell
from dragoman.text import Reading, content_id
from dragoman.types import SCHEMA, Document, Event, MadeWith, Record
from dragoman.version import __version__

MAX_CHARACTERS = 1_000_000


def made_with(lexicon: Lexicon | None = None) -> MadeWith:
    """Ids of the lexicon, the parsing model and the knowledge data in use."""
    return MadeWith(
        lexicon=digest("frames", "rules", "codebook", "model")
        + (lexicon.suffix if lexicon else ""),
        model=model_id(),
        knowledge="+".join(filter(None, (digest("knowledge"), source_name(), imported_version()))),
    )


def code_page(page: Page, lexicon: Lexicon | None = None, by: EventsBy = EventsBy.BOTH) -> Record:
    """The record of one page, by the packaged lexicon or the one given.

    Args:
        page: what ingest made of it.
        lexicon: frames and codes of one's own beside the packaged ones.
        by: whether frames, the event model, or both together find events.

    Raises:
        InputError: the text is longer than any single report.
        SetupError: no parsing model is installed.
    """
    rules = lexicon or packaged()
    if len(page.text) > MAX_CHARACTERS:
        raise InputError(
            f"the text has {len(page.text):,} characters, more than one report can have",
            where=page.url or "",
            remedy=f"split it into reports of at most {MAX_CHARACTERS:,} characters",
        )
    # Another language is kept and marked, never coded.
    foreign = not_coded(page.text, page.language)
    text, title_end = (page.text, page.title_end) if page.language in CODED else ("", 0)
    integrity, edits = inspect_text(text)
    tree = parse(Reading(text, edits), title_end)
    said = find_statements(tree)
    cast = find_actors(tree, said, dating.stated_window(page))
    dct = dating.date_document(page, cast.claims)
    times = find_times(tree, (dct.earliest, dct.latest))
    places = find_places(tree, actor_names(cast))
    relevance = load_word_weights().share(text)
    told, dropped = tell(
        tree, said, cast, by, rules.frames, lambda at: stands_in(foreign, at), relevance
    )
    claims = [
        assemble.Claim(
            mention=m,
            commitment=commitment,
            time=event_time(tree, m.trigger, times, m.inner),
            place=event_place(tree, m.trigger, places, m.inner),
        )
        for m, commitment in told
    ]
    drafts = [
        assemble.event(tree, cast, c, f"e{n}", spun=integrity.spun) for n, c in enumerate(claims, 1)
    ]
    kept, repeated = assemble.told_once(tree, claims, drafts)
    met = meetings.find_meetings(tree, cast, [(c.mention, e) for c, e in kept], rules.frames)
    left_out = sorted((*dropped, *repeated, *foreign), key=lambda d: (d.start, d.end, d.reason))
    owners = {step.event: m.id for m in met for step in m.history}
    events: list[Event] = [e for _, e in kept]
    return Record(
        schema=SCHEMA,
        dragoman=__version__,
        made_with=made_with(rules),
        document=Document(
            id=content_id("d", page.url or "", page.text), url=page.url, outlet=page.outlet,
            language=page.language, title=page.text[: page.title_end].strip() or None,
            text=page.text, dct=dct, removed=page.removed, integrity=integrity,
            author=page.author, section=page.section, relevance=relevance if text else None,
        ),
        sentences=assemble.sentences(tree),
        actors=assemble.actors(tree, cast),
        statements=assemble.statements(tree, cast, said),
        events=assemble.with_meetings(events, owners),
        meetings=met,
        dropped=tuple(left_out),
        quantities=find_quantities(tree),
        codes=tuple(rules.codes(events)),
    )  # fmt: skip


def actor_names(cast: Cast) -> dict[int, str | None]:
    """For each token of an actor's name, the kind of that actor."""
    return {
        k: cast.entities[m.entity].kind
        for m in cast.mentions
        if m.form == "NAM"
        for k in range(m.first, m.last)
    }
