"""Does more text still help: the learning curve of the event model.

    python training/curve.py [--sizes 1000 2000 4000] [--epochs N] [--shipped]

Trains on so many sentences of the corpus drawn at random, then on all of them (with
``--shipped`` the packaged model is measured instead, which takes no hour), and prints
accuracy on the test scenarios and, when DRAGOMAN_GOLD has them, on the pairs of
``events/plv_dev``, by the type head and by the CAMEO root head, as the labelled set's own
coders went by roots.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence

import torch
from events import EPOCHS, SEED, accuracy, batches, encode, train
from examples import ROOT, Example, View, read_examples
from network import ROOTS
from unpack import unpack

from dragoman.evaluate.gold import gold_path, read_lines
from dragoman.evaluate.tasks.pairs import unmark
from dragoman.lexicon.codebook import load_codebook

PARTIES = (1, 1, 0)
PACKAGED = ROOT / "src" / "dragoman" / "data" / "model" / "events"


def pairs() -> list[Example]:
    """The labelled pairs, to measure on; empty without the folder."""
    path = gold_path("pairs")
    if not path.is_file():
        return []
    out = []
    for _, line in read_lines(path):
        row = json.loads(line)
        m = unmark(row["marked"])
        out.append(
            Example(
                row["id"], "measure", m.text,
                (m.actor,) if m.actor else (), (m.recipient,) if m.recipient else (), (),
                row["label"], "", "", "", "", triggered=False,
            )
        )  # fmt: skip
    return out


def merged(kind: str | None) -> str:
    """A type as the labelled set has it."""
    return "YIELD" if kind in {"CONCEDE", "RETREAT"} else str(kind)


def measure(network, tokenizer, labels, rows: Sequence[Example]) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """Share of right types, by either head."""
    of_root = {r: merged(load_codebook().type_of(r)) for r in ROOTS}
    of_root["08"] = "YIELD"
    hits: Counter[str] = Counter()
    network.eval()
    with torch.no_grad():
        for batch in batches([View(e, PARTIES) for e in rows], 64, None):
            out = network(*encode(tokenizer, batch)[:3])
            out[0][:, labels.types.index("NONE")] = -1e9
            out[1][:, 0] = -1e9
            for v, t, r in zip(batch, out[0].argmax(1), out[1].argmax(1), strict=True):
                hits["type"] += merged(labels.types[int(t)]) == v.example.type
                hits["root"] += of_root[ROOTS[int(r)]] == v.example.type
    return {k: hits[k] / len(rows) for k in ("type", "root")}


def main() -> None:
    """Train at each size and print the curve."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 2000, 4000])
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--shipped", action="store_true", help="the packaged model for all")
    args = parser.parse_args()
    examples = read_examples()
    everything = [e for e in examples if e.split == "train"]
    test = [e for e in examples if e.split == "test" and e.triggered]
    gold = pairs()
    for size in [*args.sizes, len(everything)]:
        drawn = random.Random(SEED).sample(everything, min(size, len(everything)))
        if args.shipped and size == len(everything):
            network, tokenizer, labels = unpack(PACKAGED)
        else:
            network, tokenizer, labels = train(drawn, args.epochs)
        scores = accuracy(network, tokenizer, test, labels, (0, 0, 1))
        line = f"{len(drawn):6} rows: test type {scores['type']:.3f} root {scores['root']:.3f}"
        if gold:
            found = measure(network, tokenizer, labels, gold)
            line += f"; pairs given, type {found['type']:.3f} root {found['root']:.3f}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
