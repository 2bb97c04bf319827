"""The answers of ``dragoman who``, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.who import Answer


def lines(answers: Sequence[Answer]) -> Iterator[str]:
    """A line for each mention, with its reasons and candidates below it."""
    for answer in answers:
        actor = answer.actor
        codes = " ".join(c for c in (actor.country, actor.sector) if c) or "no country or sector"
        name = "not told who" if actor.candidates else actor.name
        number = f", {actor.wikidata}" if actor.wikidata else ""
        office = f", {actor.office}" if actor.office else ""
        yield f"{answer.text}: {name} [{codes}]{office}{number}"
        for reason in answer.why:
            yield f"    {reason}"
        for c in actor.candidates:
            yield f"    {c.score:.2f}  {c.name}" + (f" ({c.country})" if c.country else "")


def content(answers: Sequence[Answer], as_of: str | None) -> dict[str, object]:
    """The same as plain values: the answers in text order and the day asked for."""
    return {
        "as_of": as_of,
        "mentions": [
            {
                "text": a.text, "start": a.start, "end": a.end, "name": a.actor.name,
                "kind": a.actor.kind, "country": a.actor.country, "sector": a.actor.sector,
                "office": a.actor.office, "wikidata": a.actor.wikidata,
                "held_from": a.actor.as_of.earliest, "held_to": a.actor.as_of.latest,
                "candidates": [
                    {"name": c.name, "country": c.country, "score": c.score}
                    for c in a.actor.candidates
                ],
                "why": list(a.why),
            }
            for a in answers
        ],
    }  # fmt: skip
