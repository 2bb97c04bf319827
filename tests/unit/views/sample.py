"""A hand-made record of an invented report, used by every test of the views.

The people are invented; the text shows nested speech, a denied, a planned, a feared and
a conditional event, three meetings, one spun sign with a reading and one left unread.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.types import (
    SCHEMA,
    Actor,
    ActorMention,
    Candidate,
    Dct,
    DctBasis,
    Document,
    Dropped,
    Event,
    Explain,
    Factuality,
    Integrity,
    Interval,
    MadeWith,
    Meeting,
    MeetingParty,
    MeetingStep,
    Party,
    Plover,
    Quote,
    Record,
    Removed,
    Sentence,
    Sign,
    SourceMention,
    Statement,
    Status,
    When,
    Where,
)

TITLE = "Kazakh leader accepts invitation to Helsinki as border row cools"
TEXT = f"""{TITLE}

Kazakh President Daniyar Omarov has accepted an invitation to visit Helsinki in September, \
the Finnish foreign ministry announced on Monday. Finland sent two mobile hospitals to the \
valley last month.

“President Omarov told me that he is ready to reopen the Syrdarya crossing,” Foreign Minister \
Aino Lehtonen said after the two met in Astana on Sunday. “He never threatened our Uzbek \
friends,” she conjointly same.

Tashkent denied that it had moved troops to the frontier. Villagers fear that shelling could \
resume before the harvest. Helsinki would suspend its aid if the truce collapsed, diplomats said.

Omarov will not attend the autumn forum in national capital because of a crowded calendar. \
A delegation led by Saule Beketova is to travel in his place."""


_GOLDSTEIN = {
    Plover.AGREE: 4.0, Plover.AID: 7.0, Plover.CONCEDE: 5.0, Plover.CONSULT: 1.0,
    Plover.THREATEN: -6.0, Plover.MOBILIZE: -7.2, Plover.ASSAULT: -9.0, Plover.SANCTION: -4.0,
    Plover.REJECT: -4.0,
}  # fmt: skip


def span(words: str, after: str = "", text: str = TEXT) -> tuple[int, int]:
    """Offsets of ``words``, searched from where ``after`` begins."""
    start = text.index(words, text.index(after) if after else 0)
    return start, start + len(words)


def quote(words: str, after: str = "") -> Quote:
    """The quote of ``words`` in the sample text."""
    start, end = span(words, after)
    return Quote(text=words, start=start, end=end)


def party(
    words: str, actor: str | None, country: str | None, sector: str | None, after: str = ""
) -> Party:
    """A party named by ``words``."""
    start, end = span(words, after)
    return Party(text=words, start=start, end=end, actor=actor, country=country, sector=sector)


def _mentions(*places: tuple[str, str, str]) -> tuple[ActorMention, ...]:
    spans = [(*span(words, after), words, form) for words, after, form in places]
    return tuple(ActorMention(start=a, end=b, text=w, form=f) for a, b, w, f in spans)


def _actor(
    ident: str, name: str, country: str | None, sector: str | None, office: str | None,
    mentions: tuple[ActorMention, ...], *, kind: str = "person",
    candidates: tuple[Candidate, ...] = (), earliest: str | None = None,
) -> Actor:  # fmt: skip
    return Actor(
        id=ident, name=name, wikidata=None, kind=kind, country=country, sector=sector,
        office=office, as_of=Interval(earliest=earliest), candidates=candidates,
        mentions=mentions,
    )  # fmt: skip


def _statement(
    ident: str, form: str, source: tuple[str, str, str | None] | None, cue: Quote | None,
    content: Quote, parent: str | None = None,
) -> Statement:  # fmt: skip
    named = None
    if source:
        start, end = span(source[0], source[1])
        named = SourceMention(text=source[0], start=start, end=end, actor=source[2])
    return Statement(id=ident, form=form, source=named, cue=cue, content=content, parent=parent)


def _event(
    ident: str, kind: Plover, mode: str | None, cameo: str, quad: int, score: float,
    sentence: str, trigger: Quote, actors: tuple[Party, ...], recipients: tuple[Party, ...],
    factuality: Factuality, rule: str, why: str, *, author: Factuality = Factuality.UNCOMMITTED,
    attribution: tuple[str, ...] = (), when: When | None = None, where: Where | None = None,
    meeting: str | None = None, reciprocal: bool = False, contexts: tuple[str, ...] = (),
) -> Event:  # fmt: skip
    return Event(
        id=ident, type=kind, mode=mode, contexts=contexts, cameo=cameo, quad=quad, score=score,
        goldstein=_GOLDSTEIN[kind], actors=actors, recipients=recipients, reciprocal=reciprocal,
        trigger=trigger, sentence=sentence, attribution=attribution, factuality=factuality,
        author_factuality=author, when=when, where=where, meeting=meeting, confidence=0.8,
        explain=Explain(rule=rule, why=why),
    )  # fmt: skip


def _where(words: str, name: str, country: str, precision: str, after: str = "") -> Where:
    start, end = span(words, after)
    return Where(
        text=words, start=start, end=end, name=name, country=country, geonameid=None,
        lat=None, lon=None, precision=precision,
    )  # fmt: skip


def _when(words: str, earliest: str | None, latest: str | None, grain: str) -> When:
    start, end = span(words)
    return When(text=words, start=start, end=end, earliest=earliest, latest=latest, grain=grain)


def _sentences() -> tuple[Sentence, ...]:
    starts = [
        "Kazakh leader", "Kazakh President", "Finland sent", "“President Omarov", "“He never",
        "Tashkent denied", "Villagers fear", "Helsinki would", "Omarov will not", "A delegation",
    ]  # fmt: skip
    begins = [TEXT.index(words) for words in starts]
    ends = [len(TEXT[:b].rstrip()) for b in [*begins[1:], len(TEXT)]]
    return tuple(
        Sentence(id=f"s{i}", start=a, end=b, headline=i == 0)
        for i, (a, b) in enumerate(zip(begins, ends, strict=True))
    )


def _actors() -> tuple[Actor, ...]:
    return (
        _actor(
            "a1", "Daniyar Omarov", "KAZ", "GOV", "President of Kazakhstan",
            _mentions(
                ("Kazakh leader", "", "NOM"), ("Daniyar Omarov", "", "NAM"),
                ("President Omarov", "“President", "NAM"), ("he", "he is ready", "PRO"),
                ("He", "“He never", "PRO"), ("Omarov", "Omarov will not", "NAM"),
            ), earliest="2024-03-02",
        ),
        _actor(
            "a2", "Aino Lehtonen", "FIN", "GOV", "Foreign Minister of Finland",
            _mentions(("Aino Lehtonen", "", "NAM"), ("she", "she conjointly", "PRO")),
        ),
        _actor("a3", "Finland", "FIN", None, None,
               _mentions(("Helsinki", "", "NAM"), ("Finland", "", "NAM")), kind="state"),
        _actor("a4", "Finnish foreign ministry", "FIN", "GOV", None,
               _mentions(("the Finnish foreign ministry", "", "NOM")), kind="organisation"),
        _actor("a5", "Uzbekistan", "UZB", None, None,
               _mentions(("Tashkent", "", "NAM"), ("our Uzbek friends", "", "NOM")), kind="state"),
        _actor("a6", "Saule Beketova", None, None, None,
               _mentions(("Saule Beketova", "", "NAM")),
               candidates=(Candidate(name="Saule Beketova (diplomat)", country="KAZ", score=0.41),
                           Candidate(name="Saule Beketova (banker)", country="KAZ", score=0.38))),
    )  # fmt: skip


def _statements() -> tuple[Statement, ...]:
    visit = TEXT[span("Kazakh President")[0] : span("in September")[1]]
    return (
        _statement("q1", "indirect", ("the Finnish foreign ministry", "", "a4"),
                   quote("announced"), quote(visit)),
        _statement("q2", "direct", ("Aino Lehtonen", "", "a2"), quote("said"),
                   quote("President Omarov told me that he is ready to reopen the Syrdarya "
                         "crossing")),
        _statement("q3", "indirect", ("President Omarov", "“President", "a1"), quote("told"),
                   quote("he is ready to reopen the Syrdarya crossing"), "q2"),
        _statement("q4", "direct", ("she", "she conjointly", "a2"), quote("conjointly same"),
                   quote("He never threatened our Uzbek friends")),
        _statement("q5", "indirect", ("Tashkent", "", "a5"), quote("denied"),
                   quote("it had moved troops to the frontier")),
        _statement("q6", "indirect", ("Villagers", "", None), quote("fear"),
                   quote("shelling could resume before the harvest")),
        _statement("q7", "indirect", ("diplomats", "", None), quote("said", "diplomats"),
                   quote("Helsinki would suspend its aid if the truce collapsed")),
    )  # fmt: skip


def _events() -> tuple[Event, ...]:
    september = _when("in September", "2024-09-01", "2024-09-30", "month")
    helsinki = _where("Helsinki", "Helsinki", "FIN", "city", "visit Helsinki")
    omarov = party("Daniyar Omarov", "a1", "KAZ", "GOV")
    return (
        _event(
            "e1c4", Plover.AGREE, None, "036", 1, 2.5, "s0", quote("accepts"),
            (party("Kazakh leader", "a1", "KAZ", "GOV"),), (party("Helsinki", "a3", "FIN", None),),
            Factuality.CERTAIN, "agree.accept-invitation@2",
            "“accepts invitation” accepts a visit still to come: a promise, not a meeting.",
            author=Factuality.CERTAIN, meeting="m1", contexts=("diplomatic",),
        ),
        _event(
            "e2a9", Plover.AGREE, None, "036", 1, 2.5, "s1", quote("accepted"), (omarov,),
            (party("Helsinki", "a3", "FIN", None, "visit Helsinki"),), Factuality.CERTAIN,
            "agree.accept-invitation@2", "“accepted an invitation” promises a visit to come.",
            attribution=("q1",), when=september, where=helsinki, meeting="m1",
            contexts=("diplomatic",),
        ),
        _event(
            "e3b7", Plover.AID, None, "073", 2, 10.0, "s2", quote("sent"),
            (party("Finland", "a3", "FIN", None, "Finland sent"),),
            (party("the valley", None, None, None),), Factuality.CERTAIN, "aid.send-relief@1",
            "“sent … hospitals” is material help that was delivered.",
            author=Factuality.CERTAIN,
            when=_when("last month", None, None, "month"), contexts=("health",),
        ),
        _event(
            "e4d2", Plover.CONCEDE, None, "0863", 1, 4.5, "s3", quote("reopen"),
            (party("he", "a1", "KAZ", "GOV", "he is ready"),), (), Factuality.PROBABLE,
            "concede.ready-to-open@3", "“is ready to reopen” offers access that is not given yet.",
            attribution=("q2", "q3"),
            where=_where("the Syrdarya crossing", "Syrdarya", "KAZ", "region"),
        ),
        _event(
            "e5f0", Plover.CONSULT, "visit", "042", 1, 4.0, "s3", quote("met"),
            (party("President Omarov", "a1", "KAZ", "GOV", "“President"),
             party("Aino Lehtonen", "a2", "FIN", "GOV")), (), Factuality.CERTAIN,
            "consult.met@5", "“the two met” tells a meeting that took place.",
            author=Factuality.CERTAIN, reciprocal=True, meeting="m2",
            when=_when("on Sunday", None, None, "day"),
            where=_where("Astana", "Astana", "KAZ", "city"),
        ),
        _event(
            "e6c8", Plover.THREATEN, None, "130", 3, -3.5, "s4", quote("threatened"),
            (party("He", "a1", "KAZ", "GOV", "“He never"),),
            (party("our Uzbek friends", "a5", "UZB", None),), Factuality.CERTAIN_NOT,
            "threaten.verb@2", "“never” negates the threat for the speaker.", attribution=("q4",),
        ),
        _event(
            "e7a1", Plover.MOBILIZE, "troops", "152", 4, -6.5, "s5", quote("moved"),
            (party("it", "a5", "UZB", None, "it had moved"),), (), Factuality.CERTAIN_NOT,
            "mobilize.move-troops@2", "The move stands under “denied”.", attribution=("q5",),
            where=_where("the frontier", "frontier", "UZB", "region"),
        ),
        _event(
            "e8e5", Plover.ASSAULT, "heavy-weapons", "194", 4, -9.5, "s6", quote("shelling"),
            (), (), Factuality.POSSIBLE, "assault.shelling@1",
            "“could” under “fear”: possible at most.", attribution=("q6",),
            when=_when("before the harvest", None, None, "season"),
        ),
        _event(
            "e9b3", Plover.SANCTION, "discontinue", "162", 4, -6.0, "s7", quote("suspend"),
            (party("Helsinki", "a3", "FIN", None, "Helsinki would"),), (),
            Factuality.UNCOMMITTED, "sanction.suspend-aid@2",
            "“would … if” makes it conditional: nobody commits to it.", attribution=("q7",),
        ),
        _event(
            "e10d", Plover.REJECT, "meet", "120", 3, -2.0, "s8", quote("attend"),
            (party("Omarov", "a1", "KAZ", "GOV", "Omarov will not"),), (), Factuality.CERTAIN,
            "reject.not-attend@3", "“will not attend” turns a meeting down.",
            author=Factuality.CERTAIN, meeting="m3",
        ),
        _event(
            "e11f", Plover.AGREE, None, "036", 1, 2.5, "s9", quote("travel"),
            (party("A delegation led by Saule Beketova", None, None, None),), (),
            Factuality.PROBABLE, "agree.future-visit@4",
            "“is to travel” announces a journey that lies ahead.",
            author=Factuality.PROBABLE, meeting="m3",
        ),
    )  # fmt: skip


def _meetings() -> tuple[Meeting, ...]:
    return (
        Meeting(
            id="m1", kind="visit", status=Status.ACCEPTED,
            parties=(MeetingParty(actor="a1", role="visitor"),
                     MeetingParty(actor="a3", role="host")),
            place=_where("Helsinki", "Helsinki", "FIN", "city", "visit Helsinki"),
            when=_when("in September", "2024-09-01", "2024-09-30", "month"),
            topics=(), reason=None, substitute=None,
            history=(MeetingStep(status=Status.ANNOUNCED, event="e2a9"),
                     MeetingStep(status=Status.ACCEPTED, event="e1c4")),
        ),
        Meeting(
            id="m2", kind="meeting", status=Status.HELD,
            parties=(MeetingParty(actor="a1", role="participant"),
                     MeetingParty(actor="a2", role="participant")),
            place=_where("Astana", "Astana", "KAZ", "city"), when=None,
            topics=(quote("the Syrdarya crossing"),), reason=None, substitute=None,
            history=(MeetingStep(status=Status.HELD, event="e5f0"),),
        ),
        Meeting(
            id="m3", kind="forum", status=Status.SUBSTITUTED,
            parties=(MeetingParty(actor="a1", role="visitor"),),
            place=None, when=None, topics=(), reason=quote("a crowded calendar"),
            substitute=quote("A delegation led by Saule Beketova"),
            history=(MeetingStep(status=Status.DECLINED, event="e10d"),
                     MeetingStep(status=Status.SUBSTITUTED, event="e11f")),
        ),
    )  # fmt: skip


def sample() -> Record:
    """The sample record."""
    spun = quote("conjointly same")
    capital = quote("national capital")
    signs = (
        Sign(start=spun.start, end=spun.end, text=spun.text, reading="also said",
             kind="fingerprint", applied=True, confidence=0.99),
        Sign(start=capital.start, end=capital.end, text=capital.text, reading=None,
             kind="placeholder", applied=False, confidence=0.9),
    )  # fmt: skip
    harvest = quote("the harvest")
    return Record(
        schema=SCHEMA,
        dragoman="0.1.0",
        made_with=MadeWith(lexicon="lex-1", model="model-1", knowledge="know-1"),
        document=Document(
            id="d0f3", url="https://news.example/astana?a=1&b=2", outlet="The Valley Courier",
            language="en", title=TITLE, text=TEXT,
            dct=Dct(earliest="2024-03-02", basis=DctBasis.OFFICES),
            removed=(Removed(kind="comment-form", text="Leave a Reply"),),
            integrity=Integrity(spun=True, score=0.97, signs=signs),
        ),
        sentences=_sentences(),
        actors=_actors(),
        statements=_statements(),
        events=_events(),
        meetings=_meetings(),
        dropped=(Dropped(start=harvest.start, end=harvest.end, reason="no political actor"),),
    )  # fmt: skip


def empty() -> Record:
    """A record of an empty document."""
    full = sample()
    document = replace(
        full.document, url=None, outlet=None, title=None, text="", dct=Dct(), removed=(),
        integrity=Integrity(spun=False, score=0.0),
    )  # fmt: skip
    return replace(
        full, document=document, sentences=(), actors=(), statements=(), events=(), meetings=(),
        dropped=(),
    )  # fmt: skip


def arabic() -> Record:
    """A record of one Arabic sentence with one event."""
    text = "رفض الوزير زيارة العاصمة 🕊️ أمس"
    full = sample()
    word = Quote(text="رفض", start=0, end=3)
    who = Party(text="الوزير", start=4, end=10, actor=None, country="EGY", sector="GOV")
    event = replace(
        full.events[0], sentence="s0", trigger=word, actors=(who,), recipients=(), meeting=None
    )
    document = replace(
        full.document, title=None, text=text, language="ar", removed=(),
        integrity=Integrity(spun=False, score=0.0),
    )  # fmt: skip
    return replace(
        full, document=document, events=(event,), statements=(), meetings=(), actors=(),
        dropped=(), sentences=(Sentence(id="s0", start=0, end=len(text), headline=False),),
    )  # fmt: skip


def hostile(payload: str) -> Record:
    """The sample with ``payload`` in every field that holds free text."""
    full = sample()
    text = f"{payload}\n\n{payload} struck {payload}"
    at = text.index("struck")
    word = Quote(text="struck", start=at, end=at + 6)
    whole = Quote(text=text, start=0, end=len(text))
    who = Party(text=payload, start=0, end=len(payload), actor="a1", country=payload,
                sector=payload)  # fmt: skip
    whom = replace(who, actor=None, text=payload)
    when = When(text=payload, start=0, end=len(payload), earliest=payload, latest=payload,
                grain=payload)  # fmt: skip
    where = Where(text=payload, start=0, end=len(payload), name=payload, country=payload,
                  geonameid=None, lat=None, lon=None, precision=payload)  # fmt: skip
    event = Event(
        id=payload, type=Plover.ASSAULT, mode=payload, contexts=(payload,), cameo=payload, quad=4,
        score=-9.0, goldstein=None, actors=(who,), recipients=(whom,), reciprocal=False,
        trigger=word, sentence="s0", attribution=("q1",), factuality=Factuality.POSSIBLE,
        author_factuality=Factuality.UNCOMMITTED, when=when, where=where, meeting="m1",
        confidence=0.5, explain=Explain(rule=payload, why=payload),
    )  # fmt: skip
    mention = ActorMention(start=0, end=len(payload), text=payload, form="NAM")
    actor = Actor(
        id="a1", name=payload, wikidata=payload, kind=payload, country=payload, sector=payload,
        office=payload, as_of=Interval(earliest=payload, latest=payload),
        candidates=(Candidate(name=payload, country=payload, score=0.5),), mentions=(mention,),
    )  # fmt: skip
    source = SourceMention(text=payload, start=0, end=len(payload), actor=None)
    statement = Statement(id="q1", form=payload, source=source,
                          cue=Quote(text=payload, start=0, end=len(payload)), content=whole,
                          parent=None)  # fmt: skip
    meeting = Meeting(
        id="m1", kind=payload, parties=(MeetingParty(actor="a1", role=payload),),
        status=Status.HELD, place=where, when=when, topics=(whole,), reason=whole,
        substitute=whole, history=(MeetingStep(status=Status.HELD, event=payload),),
    )  # fmt: skip
    sign = Sign(start=0, end=len(payload), text=payload, reading=payload, kind=payload,
                applied=True, confidence=1.0)  # fmt: skip
    document = Document(
        id=payload, url=f"javascript:{payload}", outlet=payload, language=payload, title=payload,
        text=text, dct=Dct(value=payload, earliest=payload, latest=payload, basis=DctBasis.PAGE),
        removed=(Removed(kind=payload, text=payload),),
        integrity=Integrity(spun=True, score=1.0, signs=(sign,), duplicate_of=payload),
    )  # fmt: skip
    return replace(
        full, dragoman=payload, document=document, actors=(actor,), statements=(statement,),
        made_with=MadeWith(lexicon=payload, model=payload, knowledge=payload), events=(event,),
        meetings=(meeting,), dropped=(Dropped(start=0, end=len(payload), reason=payload),),
        sentences=(Sentence(id="s0", start=0, end=len(text), headline=False),),
    )  # fmt: skip
