"""What frames and the event model are worth, each alone and both together.

Codes the unseen scenarios of the authored corpus, and with DRAGOMAN_GOLD the labelled
sentences of ``events/plv_dev`` (sentence alone, and pair given), three times.

    python benchmarks/ablation.py [--json]
"""

from __future__ import annotations

import argparse
import json

from corpus import measure

from dragoman import evaluate
from dragoman.evaluate.coder import Coder
from dragoman.evaluate.gold import gold_path
from dragoman.telling import EventsBy

LABELLED = (
    ("events", "type accuracy"), ("events", "type accuracy by CAMEO root"),
    ("events", "no event found"), ("events", "type and both parties, some event"),
    ("pairs", "type accuracy"), ("pairs", "type accuracy by CAMEO root"),
    ("pairs", "type macro-F1 by CAMEO root"), ("pairs", "quad accuracy by CAMEO root"),
)  # fmt: skip
AUTHORED = ("type", "root", "code", "no event, precision", "no event, recall", "head F1 of parties")


def figures(by: EventsBy) -> dict[str, float]:
    """All figures of one way to find events."""
    authored, _ = measure("test", by)
    out = {f"corpus: {name}": float(str(authored[name]).split()[0]) for name in AUTHORED}
    for task in ("events", "pairs"):
        path = gold_path(task)
        if path.is_file():
            report = evaluate.run(task, path, Coder(by))
            for name in (n for t, n in LABELLED if t == task):
                out[f"{task}: {name}"] = round(float(report.value(name)), 3)
    return out


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    table = {by.value: figures(by) for by in EventsBy}
    if args.json:
        print(json.dumps(table))
        return
    print(f"{'':46}" + "".join(f"{by:>9}" for by in table))
    for name in table["both"]:
        print(f"{name:46}" + "".join(f"{row[name]:9.3f}" for row in table.values()))


if __name__ == "__main__":
    main()
