"""The careful reading of the seed page as checks over a record.

The page itself is not part of the project; the checks name parties and codes, and find
the words they speak of by their place in the record. Each ``must`` item is worth one
point; a ``must not`` that is asserted fails the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.types import Event, Factuality, Record, Status

Check = Callable[[Record], bool]
FACT = {Factuality.CERTAIN}


@dataclass(frozen=True)
class Item:
    name: str
    check: Check


def _actor(record: Record, name: str) -> str | None:
    return next((a.id for a in record.actors if name in a.name), None)


def _names(record: Record, event: Event, side: str) -> set[str]:
    by_id = {a.id: a.name for a in record.actors}
    parties = event.actors if side == "actors" else event.recipients
    return {by_id.get(p.actor or "", p.text) for p in parties} | {p.country or "" for p in parties}


def _chain(record: Record, event: Event) -> list[str]:
    by_id = {a.id: a.name for a in record.actors}
    said = {q.id: q for q in record.statements}
    out = []
    for q in (said[k] for k in event.attribution):
        source = q.source
        out.append(by_id.get(source.actor or "", source.text) if source else "")
    return out


def events(
    record: Record,
    types: set[str],
    actors: set[str] = frozenset(),  # type: ignore[assignment]
    recipients: set[str] = frozenset(),  # type: ignore[assignment]
    factuality: set[str] = frozenset(),  # type: ignore[assignment]
    chain: list[str] | None = None,
) -> list[Event]:
    """Events of one of the types whose sides hold the names, in either order if reciprocal."""
    found = []
    for e in record.events:
        left, right = _names(record, e, "actors"), _names(record, e, "recipients")
        either = left | right
        sides = (actors <= left and recipients <= right) or (
            e.reciprocal and actors | recipients <= either
        )
        if e.type.value not in types or not sides:
            continue
        if factuality and e.factuality.value not in factuality:
            continue
        if chain is not None and _chain(record, e) != chain:
            continue
        found.append(e)
    return found


def _sign(reading: str) -> Check:
    return lambda r: any(
        s.reading is not None and reading in s.reading for s in r.document.integrity.signs
    )


def _said(who: str, inside: str | None, needle: str) -> Check:
    def check(record: Record) -> bool:
        by_id = {a.id: a.name for a in record.actors}
        parents = {q.id: q for q in record.statements}
        for q in record.statements:
            name = by_id.get(q.source.actor or "", q.source.text) if q.source else ""
            if who not in name or needle not in q.content.text:
                continue
            if inside is None and q.parent is None:
                return True
            if inside is not None and q.parent is not None:
                p = parents[q.parent].source
                outer = by_id.get(p.actor or "", p.text) if p else ""
                if inside in outer:
                    return True
        return False

    return check


def _meeting(kind: set[str], who: set[str], status: set[Status]) -> Check:
    def check(record: Record) -> bool:
        by_id = {a.id: a.name for a in record.actors}
        for m in record.meetings:
            names = {by_id[p.actor] for p in m.parties}
            if m.kind in kind and who <= names and m.status in status:
                return True
        return False

    return check


PUTIN, KIM, MATV = "Vladimir Putin", "Kim Jong-un", "Valentina Matviyenko"

MUST: tuple[Item, ...] = (
    Item("headline is the first line", lambda r: r.sentences[0].headline and not any(
        s.headline for s in r.sentences[1:]) and (r.document.title or "").startswith("Putin")),
    Item("comment form removed", lambda r: all(
        any(w in x.text for x in r.document.removed) and w not in r.document.text
        for w in ("Leave a Reply", "will not be published", "Required fields"))),
    Item("no outlet, no date value", lambda r: r.document.outlet is None
         and r.document.dct.value is None),
    Item("dated by offices", lambda r: r.document.dct.earliest == "2012-05-07"
         and r.document.dct.basis.value == "offices"),
    Item("spun", lambda r: r.document.integrity.spun),
    Item("sign: said", _sign("said")),
    Item("sign: also said", lambda r: any(s.reading and "also" in s.reading
                                          for s in r.document.integrity.signs)),
    Item("sign: important to me", lambda r: any(
        "Maine" in s.text and (s.reading or "").endswith("me")
        for s in r.document.integrity.signs)),
    Item("sign: according to", _sign("according to")),
    Item("sign: the US", _sign("US")),
    Item("sign: official visit", _sign("official")),
    Item("sign: revealed", _sign("revealed")),
    Item("sign: upper house", _sign("upper")),
    Item("abstains: president without a name", lambda r: any(
        s.reading is None and "leader" in s.text for s in r.document.integrity.signs)),
    Item("abstains: capital, twice", lambda r: sum(
        s.reading is None and "capital" in s.text for s in r.document.integrity.signs) == 2),
    Item("misspelling resolved", lambda r: any(
        a.name == MATV and any(m.text == "Mativienko" for m in a.mentions) for a in r.actors)),
    Item("actor Putin", lambda r: any(a.name == PUTIN and a.country == "RUS" and a.sector == "GOV"
                                      for a in r.actors)),
    Item("actor Kim", lambda r: any(a.name == KIM and a.country == "PRK" and a.sector == "GOV"
                                    for a in r.actors)),
    Item("actor Matviyenko", lambda r: any(
        a.name == MATV and a.country == "RUS" and a.sector == "LEG" for a in r.actors)),
    Item("actor USA", lambda r: any(a.country == "USA" for a in r.actors)),
    Item("actor South Korea", lambda r: any(a.country == "KOR" and a.mentions for a in r.actors)),
    Item("actor delegation", lambda r: any(a.country == "PRK" and "delegation" in a.name
                                           for a in r.actors)),
    Item("chair is Matviyenko", lambda r: any(a.name == MATV and any(
        m.form == "NOM" for m in a.mentions) for a in r.actors)),
    Item("statement 1", _said(MATV, None, "prepared and willing")),
    Item("statement 2", _said(KIM, MATV, "prepared and willing")),
    Item("statement 3", _said(KIM, MATV, "delay the visit")),
    Item("statement 4", _said(KIM, MATV, "Meeting the President")),
    Item("statement 5", _said(MATV, None, "passed a message")),
    Item("statement 7", lambda r: any(
        "troops" in q.content.text and q.parent is None
        and not any(a.id == (q.source.actor if q.source else None) for a in r.actors)
        for q in r.statements)),
    Item("statement 9", _said(MATV, None, "Russia’s Far East")),
    Item("statement 11", _said(MATV, None, "commitment to peace")),
    Item("statement 12", _said(MATV, None, "role in crisis")),
    Item("event 1 invitation", lambda r: bool(
        events(r, {"AGREE", "REQUEST"}, {PUTIN}, {KIM}, {"CT+"}, []))),
    Item("event 2 will meet", lambda r: bool(
        events(r, {"AGREE"}, {PUTIN, KIM}, set(), {"PR+"}, []))),
    Item("event 3 message", lambda r: bool(events(r, {"CONSULT"}, {KIM}, {PUTIN}, {"CT+"}, []))),
    Item("event 4 meeting, once", lambda r: len(
        events(r, {"CONSULT"}, {KIM, MATV}, set(), {"CT+"})) == 1
        or len(events(r, {"CONSULT"}, {KIM}, {MATV}) + events(r, {"CONSULT"}, {MATV}, {KIM})) == 1),
    Item("event 5 willing to visit", lambda r: any(
        "RUS" in _names(r, e, "recipients") and e.author_factuality.value == "Uu"
        for e in events(r, {"AGREE"}, {KIM}, set(), {"PR+"}, [MATV, KIM]))),
    Item("event 8 letter", lambda r: bool(
        [e for e in events(r, {"CONSULT"}, set(), {KIM}, {"CT+"}) if e.attribution])),
    Item("event 10 rumoured troops", lambda r: bool([
        e for e in events(r, {"MOBILIZE"}) if e.author_factuality.value != "CT+"])),
    Item("event 11 forum declined", lambda r: bool([
        e for e in r.events if e.type.value in {"REJECT", "CONSULT", "AGREE"}
        and KIM in _names(r, e, "actors") and _chain(r, e) == [MATV]
        and (e.factuality.value == "CT-" or e.type.value == "REJECT")])),
    Item("event 12 delegation", lambda r: bool([
        e for e in r.events if e.type.value == "AGREE" and "PRK" in _names(r, e, "actors")
        and any("delegation" in p.text for p in e.actors)])),
    Item("event 13 coming talks", lambda r: bool([
        e for e in r.events if e.type.value == "AGREE"
        and "KOR" in _names(r, e, "actors") | _names(r, e, "recipients")
        and e.factuality.value == "PR+"])),
    Item("meeting: visit to Russia", lambda r: any(
        m.kind in {"visit", "meeting"} and m.status in {Status.ACCEPTED, Status.ANNOUNCED,
                                                        Status.PROPOSED}
        and any(p.actor == _actor(r, KIM) for p in m.parties) and m.when is None
        for m in r.meetings)),
    Item("meeting: held once", _meeting({"meeting"}, {KIM, MATV}, {Status.HELD})),
    Item("meeting: forum declined", lambda r: any(
        m.kind == "forum" and m.status in {Status.DECLINED, Status.SUBSTITUTED}
        and m.reason is not None and m.substitute is not None for m in r.meetings)),
)  # fmt: skip


def asserted(record: Record, types: set[str]) -> list[Event]:
    return [e for e in record.events if e.type.value in types and e.author_factuality in FACT]


MUST_NOT: tuple[Item, ...] = (
    Item("Putin and Kim have met", lambda r: bool([
        e for e in events(r, {"CONSULT"}, {PUTIN, KIM}) if e.reciprocal and e.factuality in FACT])),
    Item("Kim has visited Russia", lambda r: bool([
        e for e in r.events if e.type.value == "CONSULT" and e.mode == "visit"
        and KIM in _names(r, e, "actors") and e.factuality in FACT])),
    Item("Kim refuses the visit", lambda r: bool([
        e for e in r.events if e.type.value == "REJECT" and KIM in _names(r, e, "actors")
        and PUTIN in _names(r, e, "recipients")])),
    Item("Maine", lambda r: any("Maine" in a.name for a in r.actors)
         or any(e.where and "Maine" in e.where.name for e in r.events)),
    Item("sender named", lambda r: bool([
        e for e in r.events if e.type.value == "CONSULT" and len(e.attribution) == 1
        and PUTIN in _names(r, e, "actors")])),
    Item("capital read as a city", lambda r: any(
        c in (s.reading or "") for s in r.document.integrity.signs
        for c in ("Seoul", "Moscow", "Pyongyang"))),
    Item("candidate or election", lambda r: any(
        "candidate" in a.name or "candidate" in (a.office or "") for a in r.actors)),
    Item("troops, war or refugees as fact", lambda r: bool(asserted(r, {"MOBILIZE", "ASSAULT"}))),
    Item("a calendar date", lambda r: any(
        e.when and e.when.earliest and e.when.latest for e in r.events)),
    Item("author vouches for willingness", lambda r: bool([
        e for e in r.events if _chain(r, e) and e.author_factuality in FACT
        and KIM in _names(r, e, "actors") and e.type.value == "AGREE"])),
)  # fmt: skip
