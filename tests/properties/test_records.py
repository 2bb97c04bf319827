"""Any text gives a record whose offsets hold; the same text gives the same bytes."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.errors import InputError
from dragoman.types import Record
from dragoman.views.encode import from_json, to_json, to_jsonl
from tests_support import EXAMPLES

PAGES = 500
_WORDS = st.sampled_from(
    "Iran Germany attacked denied that it will meet “ ” \" ' ‘ ’ said , . ? the Russian president "
    "in Geneva on Friday 1990 if not refused to with Kim Jong-un he they 🙂 مرحبا \n \u200b \u00a0 "
    "troops conjointly same national capital : ; — ( ) 's visited Leave a Reply".split(" ")
)


def check(record: Record) -> None:
    """Every pair of offsets covers the text beside it, and every id that is used exists."""
    text = record.document.text

    def holds(x: object) -> None:
        assert text[x.start : x.end] == x.text, x  # type: ignore[attr-defined]

    actors = {a.id for a in record.actors}
    statements = {q.id for q in record.statements}
    sentences = {s.id for s in record.sentences}
    events = {e.id for e in record.events}
    for sign in record.document.integrity.signs:
        holds(sign)
    for actor in record.actors:
        for mention in actor.mentions:
            holds(mention)
    for q in record.statements:
        holds(q.content)
        for part in q.parts:
            holds(part)
        if q.cue:
            holds(q.cue)
        if q.source:
            holds(q.source)
            assert q.source.actor is None or q.source.actor in actors
        assert q.parent is None or q.parent in statements
    for e in record.events:
        holds(e.trigger)
        for p in (*e.actors, *e.recipients):
            holds(p)
            assert p.actor is None or p.actor in actors
        if e.when:
            holds(e.when)
        if e.where:
            holds(e.where)
        assert set(e.attribution) <= statements
        assert e.sentence in sentences
        assert e.explain.rule
        assert e.explain.why
    for m in record.meetings:
        for p in m.parties:
            assert p.actor in actors
        for step in m.history:
            assert step.event in events
        for quote in (*m.topics, m.reason, m.substitute):
            if quote is not None:
                holds(quote)
    for s in record.sentences:
        assert 0 <= s.start <= s.end <= len(text)
    for d in record.dropped:
        assert 0 <= d.start <= d.end <= len(text)
        assert d.reason


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_WORDS, min_size=1, max_size=60).map(" ".join))
def test_political_word_salad(text: str) -> None:
    try:
        record = dragoman.code(text)
    except InputError:
        return
    check(record)
    assert from_json(to_json(record)) == record


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    try:
        record = dragoman.code(text)
    except InputError:
        return
    check(record)


def mutate(page: str, rng: random.Random) -> str:
    """The page with a stretch cut, doubled, shuffled, or strewn with odd characters."""
    a, b = sorted(rng.randrange(len(page)) for _ in range(2))
    b = min(b, a + rng.randrange(1, 400))
    kind = rng.randrange(6)
    if kind == 0:
        return page[:a] + page[b:]
    if kind == 1:
        return page[:b] + page[a:]
    if kind == 2:
        middle = page[a:b].split(" ")
        rng.shuffle(middle)
        return page[:a] + " ".join(middle) + page[b:]
    if kind == 3:
        return (
            page[:a]
            + rng.choice(["“", "”", '"', "'", "\n\n", "\u202e", "🙂", "<b>", "&amp;", "\x00"])
            + page[a:]
        )
    if kind == 4:
        return page[:a] + page[a:b].upper() + page[b:]
    return page[:a] + page[a:b][::-1] + page[b:]


def test_mutated_pages() -> None:
    """Five hundred damaged pages: nothing is raised and every offset holds."""
    from dragoman.ingest.pages import read_page

    rng = random.Random(20121)
    texts = []
    for name in ("wire.html", "portal.html", "spun.txt"):
        whole = read_page((EXAMPLES / name).read_bytes()).text
        parts = [p for p in whole.split("\n") if p.strip()]
        texts.append("\n".join(parts[:4]))
        texts.append("\n".join([parts[0], *parts[4:8]]))
    for n in range(PAGES):
        page = texts[n % len(texts)]
        for _ in range(1 + n % 3):
            page = mutate(page, rng) or page
        try:
            record = dragoman.code(page)
        except InputError:
            continue
        check(record)


def test_same_bytes_twice() -> None:
    for name in ("wire.html", "portal.html", "spun.txt"):
        page = (EXAMPLES / name).read_bytes()
        assert to_jsonl(dragoman.code(page)) == to_jsonl(dragoman.code(page))


def test_same_bytes_in_a_fresh_process() -> None:
    """Nothing in the record depends on the order of sets or on the process."""
    import os
    import subprocess
    import sys

    command = [sys.executable, "-m", "dragoman.cli", "code", str(EXAMPLES / "wire.html"), "--jsonl"]
    outputs = {
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
