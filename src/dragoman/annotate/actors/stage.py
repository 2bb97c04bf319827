"""The actor stage: names → persons → role nouns → titles → pronouns → cast."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.actors import coreference, naming, titles
from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.names import NameHit, find_names
from dragoman.annotate.actors.nominals import find_nominals
from dragoman.lexicon.knowledge import load_knowledge
from dragoman.nouns import Attribution, Cast
from dragoman.syntax import Parse

_PEOPLES = frozenset({"people", "demonym"})


def find_actors(
    parse: Parse,
    statements: Sequence[Attribution] = (),
    window: tuple[str | None, str | None] = (None, None),
) -> Cast:
    """Every mention of an actor and the entity it stands for.

    Args:
        parse: the document.
        statements: who speaks where, for "I" and "we" inside quotations.
        window: earliest and latest day of the document, None where unknown; offices are
            resolved within it.
    """
    base = load_knowledge()
    draft = Draft()
    hits = find_names(parse, base)
    named = {k for hit in hits for k in range(hit.first, hit.last)}
    vague = {k for hit in hits if _vague(hit) for k in range(hit.first, hit.last)}
    naming.add_names(draft, parse, base, hits, window)
    peoples = {hit.last - 1 for hit in hits if any(s.kind in _PEOPLES for s in hit.senses)}
    nominals = find_nominals(parse, base, named, vague, peoples)
    titles.add_nominals(draft, parse, base, nominals, window)
    coreference.link_pronouns(draft, parse, base, statements, window)
    return draft.freeze()


def _vague(hit: NameHit) -> bool:
    return not hit.senses and hit.label == "NORP"
