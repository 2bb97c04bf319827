"""Fill the marked regions of the README: real output of the demo, and measured figures.

    python docs/figures.py            measure everything and rewrite README.md
    python docs/figures.py --output   only the printed example

The labelled data are found through DRAGOMAN_GOLD; tasks without data are left out.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
# Task, file, and the figures of its report that the README shows, with their plain names.
TASKS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("events", "events/plv_dev.jsonl.gz", (
        ("type accuracy", "right PLOVER type, sentence alone (PETRARCH2: .366)"),
        ("type accuracy by CAMEO root", "the same by CAMEO root, as these labels were made"),
        ("no event found", "sentences without an event (PETRARCH2: .410)"),
        ("type and both parties, some event", "right type and both parties"),
        ("quad accuracy", "right quad class (PETRARCH2: .450)"),
    )),
    ("pairs", "events/plv_dev.jsonl.gz", (
        ("type accuracy by CAMEO root",
         "right type, the two mentions given (zero-shot large NLI model: .760)"),
        ("quad accuracy by CAMEO root", "… right quad class (zero-shot large NLI model: .870)"),
    )),
    ("events", "events/cbc_dev.jsonl.gz", (
        ("class accuracy", "one of five classes of CAMEO roots (PETRARCH2 on a like set: .463)"),
    )),
    ("attribution", "attribution/polnear_train.jsonl.gz", (
        ("content overlap F1", "who says what: content (everything in quotation marks: .51)"),
        ("source overlap F1", "… source, content matched"),
        ("cue overlap F1", "… cue, content matched"),
    )),
    ("factuality", "factuality/meantime_dev.jsonl.gz", (
        ("MAE", "did it happen, Wikinews: mean error on −3…3 (always 3: .312)"),
        ("class macro-F1", "… macro-F1 of happened / did not / uncertain"),
    )),
    ("factuality", "factuality/uds_ih2_dev.jsonl.gz", (
        ("MAE", "did it happen, web text with many denials: mean error (always 3: 2.298)"),
        ("class macro-F1", "… macro-F1 of happened / did not / uncertain"),
    )),
    ("coreference", "tests/eval/coreference/test.txt", (
        ("CoNLL F1", "who is meant again: chains of unseen authored documents, CoNLL F1"),
        ("pronoun accuracy", "… pronouns that get the right actor"),
    )),
    ("actors", "actors/mentions_dev.jsonl.gz", (
        ("country", "country of an actor phrase (PETRARCH2: .488 on a like set)"),
        ("sector", "PLOVER sector of an actor phrase (PETRARCH2: .384 on a like set)"),
    )),
    ("actors", "actors/office_at_date_dev.jsonl.gz", (
        ("holder accuracy, head, premier, foreign, defence",
         "head, premier, foreign or defence minister on a day, packaged tables"),
    )),
    ("extraction", "extraction/scrapinghub_dev.jsonl.gz", (
        ("4-gram F1", "main text of a page (trafilatura alone: .960)"),
        ("comment forms leaked", "pages whose comment form leaks"),
    )),
    ("dates", "extraction/htmldate_dev.jsonl.gz", (
        ("accuracy", "publication day of a page (htmldate alone: .904)"),
    )),
)  # fmt: skip


# Long tasks are measured on so many rows, spread evenly.
LIMITS = {"attribution": 84}


def measure(gold: Path) -> str:
    """The table of figures with the command of each."""
    rows = ["| measured | value | 95 % interval | n | command |", "|---|---|---|---|---|"]
    for task, file, wanted in TASKS:
        path = (gold if (gold / file).exists() else ROOT) / file
        if not path.exists():
            continue
        command = [
            sys.executable,
            "-m",
            "dragoman.cli",
            "evaluate",
            task,
            str(path),
            "--json",
        ]
        limit = LIMITS.get(task)
        command += ["--limit", str(limit)] if limit else []
        report = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        found = {m["name"]: m for m in report["metrics"]}
        for name, words in wanted:
            m = found.get(name)
            if m is None:
                raise SystemExit(f"{task}: no figure {name!r}; there are {sorted(found)}")
            suffix = f" --limit {limit}" if limit else ""
            low, high = m.get("low"), m.get("high")
            interval = f"{low:.3f} to {high:.3f}" if low is not None and high is not None else ""
            rows.append(
                f"| {words} | **{m['value']:.3f}** | {interval} | {m['n']:,} "
                f"| `dragoman evaluate {task} …/{Path(file).name}{suffix}` |"
            )
    cost = json.loads(
        subprocess.run(
            [sys.executable, str(ROOT / "benchmarks" / "cost.py"), "--json"],
            capture_output=True, check=True,
        ).stdout
    )  # fmt: skip
    rows.append(
        f"| time of a {cost['words']:.0f}-word article, as a multiple of the bare parser "
        f"| **{cost['ratio']:.2f}** | | {cost['runs']:.0f} | `./run.sh bench` |"
    )
    rows.append(f"| peak memory, MB | **{cost['peak_memory_mb']:.0f}** | | | `./run.sh bench` |")
    return "\n".join(rows)


def example() -> str:
    """What the demo prints of its first page: the top of it."""
    command = [sys.executable, "-m", "dragoman.cli", "code", str(ROOT / "examples" / "wire.html")]
    import os

    env = {**os.environ, "COLUMNS": "96", "NO_COLOR": "1"}
    printed = subprocess.run(command, capture_output=True, check=True, text=True, env=env).stdout
    lines = printed.rstrip().split("\n")
    cut = next((i for i, line in enumerate(lines) if line.startswith("statements")), len(lines))
    return "```text\n" + "\n".join(lines[: min(cut, 44)]).rstrip() + "\n…\n```"


def put(text: str, region: str, body: str) -> str:
    """The text with the region between its two markers replaced."""
    pattern = re.compile(f"(<!-- {region} -->\n).*?(<!-- /{region} -->)", re.S)
    return pattern.sub(lambda m: m[1] + body + "\n" + m[2], text)


def main() -> None:
    """Rewrite the regions."""
    from dragoman.evaluate.gold import gold_path

    text = put(README.read_text(encoding="utf-8"), "output", example())
    if "--output" not in sys.argv:
        text = put(text, "figures", measure(gold_path("events").parents[1]))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
