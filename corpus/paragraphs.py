"""Turn paragraphs with inline marks into corpus rows, and check every row.

    python corpus/paragraphs.py SOURCE.txt…   rewrite corpus/paragraphs.jsonl from blocks
    python corpus/paragraphs.py --check       check corpus/paragraphs.jsonl

A block is a line ``# scenario``, the text on one line with marks ``[1a+2r:Kenya]`` (event
numbers with role: a actor, r recipient, ! trigger), and a line for each event with five
cells, joined by tabs: number, TYPE:mode, CAMEO, factuality/author, contexts. Blocks are
parted by an empty line. Every event of a paragraph is marked, each once.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from hashlib import blake2b

from build import HERE, faults, measured_texts, near_duplicates, read, rebuild, split

from dragoman.annotate.parse import parse as parse_text
from dragoman.text import Reading

ROWS = HERE / "paragraphs.jsonl"
MARK = re.compile(r"\[(\d+[ar!](?:\+\d+[ar!])*):?([^\[\]]*)\]")
ROLES = {"a": "actors", "r": "recipients", "!": "trigger"}
SENTENCE_END = re.compile(r"""(?<=[.!?])["”’']?\s+(?=["“‘']?[A-Z0-9])""")
NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|St|No|Sen|Rep|Gov|Prof|Jan|Feb|Aug|Sept|Oct|Nov"
    r"|Dec|vs)|\b[A-Z])\.$"
)


def parse(block: str) -> dict[str, object]:
    """A corpus row of a block; raises ValueError with the scenario and the fault."""
    head, marked, *lines = block.strip("\n").split("\n")
    if not head.startswith("# "):
        raise ValueError(f"{head[:40]}: a block begins with '# scenario'")
    scenario, text, done = head[2:].strip(), "", 0
    spans: dict[int, dict[str, list[list[int]]]] = {}
    for m in MARK.finditer(marked):
        text += marked[done : m.start()]
        for part in m[1].split("+"):
            event = spans.setdefault(int(part[:-1]), {k: [] for k in ROLES.values()})
            event[ROLES[part[-1]]].append([len(text), len(text) + len(m[2])])
        text += m[2]
        done = m.end()
    text += marked[done:]
    events = []
    for line in lines:
        cells = line.split("\t")
        if len(cells) != 5 or not cells[0].isdigit() or int(cells[0]) not in spans:
            raise ValueError(f"{scenario}: bad event line {line!r}")
        kind, _, mode = cells[1].partition(":")
        source, _, author = cells[3].partition("/")
        events.append(
            {
                **spans[int(cells[0])],
                "type": kind,
                "mode": mode.partition(";")[0] or None,
                "cameo": cells[2] or None,
                "factuality": source,
                "author": author or source,
                "contexts": [c for c in cells[4].split(";") if c],
            }
        )
    if len(events) != len(spans):
        raise ValueError(f"{scenario}: marks of {len(spans)} events, {len(events)} described")
    return {
        "id": "p" + blake2b(text.encode(), digest_size=6).hexdigest(),
        "scenario": scenario,
        "split": split(scenario),
        "text": text,
        "sentences": sentences(text),
        "others": others(text, spans),
        "events": sorted(events, key=lambda e: e["trigger"]),  # type: ignore[arg-type, return-value]
    }


def others(text: str, spans: dict[int, dict[str, list[list[int]]]]) -> list[list[int]]:
    """Spans of the verbs that tell no event of their own: what a careless coder would take."""
    taken = [s for event in spans.values() for s in event["trigger"]]
    return [
        [t.start, t.end]
        for t in parse_text(Reading(text)).tokens
        if t.pos == "VERB" and not any(a < t.end and t.start < b for a, b in taken)
    ]


def sentences(text: str) -> list[list[int]]:
    """Spans of the sentences of a paragraph."""
    out, start = [], 0
    for m in SENTENCE_END.finditer(text):
        if not NO_END.search(text[start : m.start()]):
            out.append([start, m.start() + len(m[0].rstrip())])
            start = m.end()
    return [*out, [start, len(text)]]


def check(rows: list[dict]) -> list[str]:  # type: ignore[type-arg]
    """All faults, each with the id of its row."""
    out = []
    for row in rows:
        for event in row["events"]:
            out += [f"{row['id']}: {f}" for f in faults({**event, "text": row["text"]})]
            if not event["actors"] and not event["recipients"]:
                out.append(f"{row['id']}: an event without party")
    out += [f"{k}: stands twice" for k, n in Counter(r["id"] for r in rows).items() if n > 1]
    theirs = measured_texts()
    mine = [str(r["text"]) for r in rows]
    for a, b in near_duplicates([*theirs, *mine]):
        if a < len(theirs) <= b:
            out.append(f"{rows[b - len(theirs)]['id']}: too like a measuring sentence")
    taken = {str(r["scenario"]) for r in read()}
    return out + [
        f"{r['id']}: scenario stands in sentences" for r in rows if r["scenario"] in taken
    ]


def main() -> int:
    """Build or check; exit status 1 when there are faults."""
    if "--check" not in sys.argv:
        rebuild(ROWS, sys.argv[1:], "\n\n", parse, "scenario")
    found = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    wrong = check(found)
    print(*wrong, sep="\n")
    counts = Counter(len(r["events"]) for r in found)
    events = sum(len(r["events"]) for r in found)
    print(f"{len(found)} paragraphs, {events} events, {len(wrong)} faults")
    print("events a paragraph", dict(sorted(counts.items())))
    print("split", dict(Counter(r["split"] for r in found)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
