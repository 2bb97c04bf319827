"""Precision in the wild: events emitted on news that nobody labelled, judged by the guide.

    python benchmarks/wild.py                 precision by type, from the verdicts kept
    python benchmarks/wild.py --sample N      N fresh events to judge, as JSON lines; none of a
                                              document that has a verdict already

Texts are those of the folder DRAGOMAN_GOLD (``load/reuters`` and
``duplicates/news_cluster_dev``); ``tests/eval/wild.tsv`` keeps the verdicts by document,
trigger offset and type, and no text. Documents of the verdicts are coded anew: events
judged count by their verdict, events that are new since are counted apart.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Container, Iterator
from pathlib import Path

from dragoman import code
from dragoman.errors import InputError
from dragoman.evaluate.gold import find, gold_folder, read_lines
from dragoman.evaluate.intervals import Bootstrap
from dragoman.evaluate.tasks.labelled import share
from dragoman.types import Event

VERDICTS = Path(__file__).resolve().parents[1] / "tests" / "eval" / "wild.tsv"
SETS = {"reuters": "load/reuters", "news": "duplicates/news_cluster_dev"}
FIELDS = ("type_right", "actor", "recipient", "factuality")


def documents(name: str) -> dict[str, str]:
    """Texts of a set by id."""
    rows = (json.loads(line) for _, line in read_lines(find(gold_folder() / SETS[name])))
    return {r["id"]: "\n".join(filter(None, (r.get("title"), r["text"]))) for r in rows}


def sample(
    number: int, seed: int, known: Container[tuple[str, str]] = ()
) -> Iterator[dict[str, object]]:
    """Events of documents drawn at random, half of them from either set, at most four a
    document; none of the documents in ``known``, given by set and id."""
    rng = random.Random(seed)
    for name in SETS:
        texts = documents(name)
        ids = sorted(key for key in texts if (name, key) not in known)
        rng.shuffle(ids)
        left = number // len(SETS)
        for key in ids:
            if left <= 0:
                break
            try:
                record = code(texts[key])
            except InputError:  # a table of figures, or a page without text
                continue
            events = list(record.events)
            for e in rng.sample(events, min(len(events), 4, left)):
                left -= 1
                sentence = next(s for s in record.sentences if s.id == e.sentence)
                yield shown(name, key, record.document.text, sentence.start, sentence.end, e)


def shown(name: str, key: str, text: str, start: int, end: int, e: Event) -> dict[str, object]:
    """What a judge needs to see of an event."""
    return {
        "set": name, "doc": key, "at": e.trigger.start, "type": e.type.value, "mode": e.mode,
        "cameo": e.cameo, "actors": [p.text for p in e.actors],
        "recipients": [p.text for p in e.recipients], "reciprocal": e.reciprocal,
        "trigger": e.trigger.text, "factuality": e.factuality.value,
        "author": e.author_factuality.value, "before": text[max(0, start - 300) : start],
        "sentence": text[start:end],
    }  # fmt: skip


def judged() -> list[dict[str, str]]:
    """The verdicts kept."""
    with VERDICTS.open(encoding="utf-8") as lines:
        return list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t"))


def measure() -> tuple[dict[str, object], dict[str, str]]:
    """Figures, and precision by type."""
    rows = judged()
    verdicts = {(r["set"], r["doc"], int(r["at"]), r["type"]): r for r in rows}
    kept, new = [], 0
    for name in SETS:
        texts = documents(name)
        for key in sorted({r["doc"] for r in rows if r["set"] == name}):
            for e in code(texts[key]).events:
                verdict = verdicts.get((name, key, e.trigger.start, e.type.value))
                if verdict is None:
                    new += 1
                else:
                    by = "model" if e.explain.rule == "model" else "frames"
                    kept.append({**verdict, "by": by, "sure": str(e.confidence)})
    figures: dict[str, object] = {
        "judged, distinct": len(verdicts), "still emitted": len(kept), "new and unjudged": new
    }  # fmt: skip
    boot = Bootstrap(len(kept))
    for field in FIELDS:
        m = share(boot, field, [r[field] == "1" for r in kept])
        figures[field] = f"{m.value:.3f} ({m.low:.3f}–{m.high:.3f})"
    both = share(boot, "all", [all(r[f] == "1" for f in FIELDS) for r in kept])
    figures["all four"] = f"{both.value:.3f}"
    when_judged = [r["type_right"] == "1" for r in rows]
    figures["type_right when judged"] = round(sum(when_judged) / max(1, len(rows)), 3)
    for drawn in sorted({r["sample"] for r in rows}):
        then = [r["type_right"] == "1" for r in rows if r["sample"] == drawn]
        own = [r["type_right"] == "1" for r in kept if r["sample"] == drawn]
        figures[f"type_right, sample {drawn}"] = (
            f"{sum(own) / max(1, len(own)):.3f} of {len(own)} "
            f"(when judged {sum(then) / len(then):.3f} of {len(then)})"
        )
    for by in ("frames", "model"):
        own = [r["type_right"] == "1" for r in kept if r["by"] == by]
        figures[f"type_right, by {by}"] = f"{sum(own) / max(1, len(own)):.3f} of {len(own)}"
    for least in (0.8, 0.9, 0.95):
        own = [r["type_right"] == "1" for r in kept if float(r["sure"]) >= least]
        figures[f"type_right, confidence {least}"] = (
            f"{sum(own) / max(1, len(own)):.3f} of {len(own)}"
        )
    total = Counter(r["type"] for r in kept)
    right = Counter(r["type"] for r in kept if r["type_right"] == "1")
    return figures, {t: f"{right[t] / n:.2f} of {n}" for t, n in total.most_common()}


def main() -> None:
    """Print figures, or events to judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=41)
    args = parser.parse_args()
    if args.sample:
        for row in sample(args.sample, args.seed, {(r["set"], r["doc"]) for r in judged()}):
            print(json.dumps(row, ensure_ascii=False), flush=True)
        return
    figures, types = measure()
    for name, value in {**figures, **types}.items():
        print(f"{name:24} {value}")


if __name__ == "__main__":
    main()
