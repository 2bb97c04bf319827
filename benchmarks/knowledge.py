"""What the knowledge base costs: building, opening, resolving, and importing a large dump.

The dump is synthetic: entities in Wikidata's form, one a line, of which every fourth is a
person in office. The import is killed without notice half-way and started again; the figures
are of both runs together.

    python benchmarks/knowledge.py [--lines N] [--json]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DAYS = ("1995-03-01", "2003-06-15", "2010-10-10", "2016-11-08", "2022-05-01")
_IMPORT = """
import os, resource, signal, sys
from pathlib import Path
from dragoman.store.knowledge.importing import import_file
stop = int(sys.argv[3])
def tell(at):
    if stop and at.rows >= stop:
        os.kill(os.getpid(), signal.SIGKILL)
done = import_file(Path(sys.argv[1]), Path(sys.argv[2]), tell=tell)
print(done.resumed, done.rows, done.kept, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def built(folder: Path) -> dict[str, float]:
    """The file of the packaged tables: time to build, size, time to open and ask once."""
    from dragoman.store.knowledge import builtin
    from dragoman.store.knowledge.reading import KnowledgeFile
    from dragoman.store.knowledge.schema import open_writable

    path = folder / "built.sqlite"
    start = time.perf_counter()
    base = open_writable(path)
    builtin.build(base)
    base.close()
    seconds = time.perf_counter() - start
    opened = []
    for _ in range(20):
        start = time.perf_counter()
        file = KnowledgeFile(path)
        file.named("Vladimir Putin")
        opened.append((time.perf_counter() - start) * 1000)
        file.close()
    return {
        "built_s": round(seconds, 2),
        "built_mb": round(path.stat().st_size / 1e6, 1),
        "open_and_ask_ms": round(statistics.median(opened), 2),
    }


def resolved(rounds: int = 5) -> dict[str, float]:
    """Mentions a second: full names, surnames and office phrases, each at a date."""
    from dragoman.annotate.actors import people
    from dragoman.lexicon.knowledge import load_knowledge
    from dragoman.text import fold

    start = time.perf_counter()
    base = load_knowledge()
    loaded = time.perf_counter() - start
    persons = [s.person for senses in base.names.values() for s in senses if s.person]
    random.Random(7).shuffle(persons)
    persons = persons[:4000]
    offices = [(c, k) for c, k in base.holders if k in {"head_of_state", "foreign_minister"}]
    rates = []
    for _ in range(rounds):
        count = 0
        start = time.perf_counter()
        for n, person in enumerate(persons):
            day = DAYS[n % len(DAYS)]
            for sense in base.senses(tuple(fold(person.name).split())):
                if sense.person is not None:
                    people.person_entity(sense.person, (day, day))
            found = people.by_surname(base, person.name.split()[-1], (day, day))
            people.candidates(found, (day, day))
            country, kind = offices[n % len(offices)]
            people.holders_at(base, country, kind, (day, day))
            count += 3
        rates.append(count / (time.perf_counter() - start))
    return {"tables_s": round(loaded, 2), "mentions_per_s": round(statistics.median(rates))}


def synthetic(path: Path, count: int) -> None:
    """A dump of so many entities."""
    position = {
        "snaktype": "value",
        "datavalue": {"value": {"id": ""}, "type": "wikibase-entityid"},
    }
    with path.open("w", encoding="utf-8") as out:
        out.write("[\n")
        for n in range(count):
            if n % 4:
                claims: dict[str, object] = {"P31": [{"rank": "normal", "mainsnak": {
                    **position, "datavalue": {"value": {"id": "Q4022"}}}}]}  # fmt: skip
            else:
                start = f"+{1950 + n % 70}-{1 + n % 12:02}-{1 + n % 28:02}T00:00:00Z"
                held = {
                    "rank": "normal",
                    "mainsnak": {**position, "datavalue": {"value": {"id": f"Q{n % 5000}"}}},
                    "qualifiers": {"P580": [{"snaktype": "value", "datavalue": {
                        "value": {"time": start, "precision": 11}, "type": "time"}}]},
                }  # fmt: skip
                claims = {
                    "P31": [{"rank": "normal", "mainsnak": {
                        **position, "datavalue": {"value": {"id": "Q5"}}}}],
                    "P39": [held],
                }  # fmt: skip
            entity = {
                "id": f"Q{n + 10_000_000}", "type": "item",
                "labels": {"en": {"language": "en", "value": f"Person Number {n}"},
                           "fr": {"language": "fr", "value": f"Personne {n}"}},
                "descriptions": {"en": {"language": "en", "value": "made up, " * 20}},
                "aliases": {}, "claims": claims, "modified": "2024-05-01T00:00:00Z",
            }  # fmt: skip
            out.write(json.dumps(entity) + (",\n" if n + 1 < count else "\n"))
        out.write("]\n")


def imported(folder: Path, count: int) -> dict[str, float]:
    """Import of a synthetic dump that is killed half-way and resumed."""
    dump, target = folder / "dump.json", folder / "imported.sqlite"
    synthetic(dump, count)
    command = [sys.executable, "-c", _IMPORT, str(target), str(dump)]
    start = time.perf_counter()
    killed = subprocess.run([*command, str(count // 2)], check=False)
    if killed.returncode != -signal.SIGKILL:
        raise SystemExit("the first run was not killed")
    done = subprocess.run([*command, "0"], check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    resumed, rows, kept, peak = map(int, done.stdout.split())
    return {
        "lines": rows,
        "dump_mb": round(dump.stat().st_size / 1e6),
        "resumed_behind_line": resumed,
        "kept": kept,
        "import_s": round(seconds, 1),
        "lines_per_s": round(rows / seconds),
        "import_peak_mb": round(peak / 1024),
        "imported_mb": round(target.stat().st_size / 1e6),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000, help="lines of the dump")
    parser.add_argument("--json", action="store_true", help="print as JSON")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        figures = built(folder) | resolved()
        figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        if chosen.lines:
            figures |= imported(folder, chosen.lines)
    figures["cores"] = os.cpu_count() or 0
    if chosen.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:<22} {value:>12,}")


if __name__ == "__main__":
    main()
