"""Fit the confidence of events to how often such events are right, and measure the fit.

    python training/calibrate.py [--out FILE]

Codes the dev scenarios of the corpus (sentences, paragraphs and whole reports), looks up for
each event whether its type is the labelled one, and fits a logistic curve over what is known of the
event: kind of evidence, the model's shares for its type and for no event, and how likely a
report is about public affairs. Prints the
expected calibration error (ECE, ten bins of equal size; Guo et al. 2017) on the test
scenarios, before and after, and writes ``data/model/events/confidence.json``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from examples import CORPUS, ROOT
from sklearn.linear_model import LogisticRegression

from dragoman import telling
from dragoman.annotate.actors import find_actors
from dragoman.annotate.judging.confidence import evidence, names
from dragoman.annotate.parse import parse
from dragoman.annotate.queries import trigger_query
from dragoman.annotate.statements import find_statements
from dragoman.lexicon.eventmodel import load_event_model
from dragoman.lexicon.relevance import LONG, load_word_weights, of_report
from dragoman.syntax import Parse, Token
from dragoman.text import Reading

OUT = ROOT / "src" / "dragoman" / "data" / "model" / "events" / "confidence.json"
BINS = 10


def rows(split: str) -> list[tuple[str, list[tuple[str, list[list[int]]]]]]:
    """Texts of a split, each with the types and trigger spans of its events."""
    sentences: dict[str, list[tuple[str, list[list[int]]]]] = {}
    for line in (CORPUS / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        if r["split"] == split and (r["trigger"] or r["type"] == "NONE"):
            told = sentences.setdefault(r["text"], [])
            told += [] if r["type"] == "NONE" else [(r["type"], r["trigger"])]
    out = list(sentences.items())
    for line in (CORPUS / "paragraphs.jsonl").read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        if r["split"] == split:
            out.append((r["text"], [(e["type"], e["trigger"]) for e in r["events"]]))
    for line in (CORPUS / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        if r["split"] == split:
            out.append((r["text"], [(e["type"], [e["trigger"]]) for e in r["events"]]))
    return out


def observe(split: str) -> tuple[np.ndarray, np.ndarray]:
    """Evidence of every event that is coded, and whether its type is right."""
    model = load_event_model()
    seen, right = [], []
    for text, labelled in rows(split):
        tree = parse(Reading(text))
        said = find_statements(tree)
        cast = find_actors(tree, said)
        relevance = load_word_weights().share(text)
        told, _ = telling.tell(tree, said, cast, relevance=relevance)
        public = of_report(relevance, len(tree.sentences))
        for event, _ in told:
            t = tree.tokens[event.trigger]
            opinion = model.ask(trigger_query(tree, event))
            seen.append(evidence(event, opinion, public))
            right.append(
                any(
                    kind == event.type.value
                    and (
                        (len(labelled) == 1 and len(tree.sentences) < LONG)
                        or any(near(tree, t, a, b) for a, b in spans)
                    )
                    for kind, spans in labelled
                )
            )
    return np.array(seen), np.array(right, dtype=float)


def near(tree: Parse, t: Token, start: int, end: int) -> bool:
    """Whether the labelled trigger is the token, or stands in the same sentence of a report."""
    if len(tree.sentences) < LONG:
        return start < t.end and t.start < end
    sentence = tree.sentences[t.sent]
    return sentence.start <= start < sentence.end


def ece(shares: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over bins of equal size."""
    order = np.argsort(shares, kind="stable")
    parts = np.array_split(order, BINS)
    return float(sum(abs(shares[p].mean() - right[p].mean()) * len(p) for p in parts) / len(right))


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    x, y = observe("dev")
    curve = LogisticRegression(C=1.0, max_iter=1000).fit(x, y)
    weights = {n: round(float(w), 4) for n, w in zip(names(), curve.coef_[0], strict=True)}
    table = {"bias": round(float(curve.intercept_[0]), 4), "weights": weights}
    args.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    tx, ty = observe("test")
    shares = curve.predict_proba(tx)[:, 1]
    print(
        f"{len(y)} dev events, {y.mean():.3f} right; {len(ty)} test events, {ty.mean():.3f} right"
    )
    print(f"ECE on test {ece(shares, ty):.3f}; of a constant {abs(ty.mean() - y.mean()):.3f}")
    print(f"Brier score {((shares - ty) ** 2).mean():.3f}, of a constant {ty.var():.3f}")


if __name__ == "__main__":
    main()
