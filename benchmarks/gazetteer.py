"""What the gazetteer costs: building, opening, a look-up, and an import that is killed.

Builds the packaged gazetteer in a folder of its own, opens it in a fresh process, then
writes a made-up allCountries.txt, imports it in one go, and again with the process killed
(SIGKILL) on the way. Peak memory is that of the process that does the work.

    python benchmarks/gazetteer.py [--rows 500000] [--json]
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import command

_MEASURED = """
import json, resource, sys, time
start = time.perf_counter()
{work}
seconds = time.perf_counter() - start
unit = 2**20 if sys.platform == "darwin" else 1024
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
print(json.dumps(dict(seconds=round(seconds, 2), peak_mb=round(peak, 1), **out)))
"""
_BUILD = """
from dragoman import store
from dragoman.store.packaged import build
build(store.packaged_file())
out = dict()
"""
_OPEN = """
from dragoman import store
from dragoman.lexicon.gazetteer import load_gazetteer
start = time.perf_counter()
store.attach()
base = load_gazetteer()
found = base.cities("Kharkiv")
opened = time.perf_counter()
for name in ("Paris", "Springfield", "Aleppo", "Nowhereville") * 250:
    base.cities(name)
looked = time.perf_counter()
out = dict(open_ms=round(1000 * (opened - start), 1), lookup_us=round(1000 * (looked - opened), 1))
"""
_IMPORT = """
from pathlib import Path
from dragoman.store.importing import import_file
done = import_file(Path({target!r}), Path({file!r}), tell=lambda p: print(p.rows, flush=True))
out = dict(rows=done.rows, kept=done.kept, resumed=done.resumed)
"""
_CLASSES = [("P", "PPL")] * 7 + [("H", "STM"), ("S", "SCH"), ("T", "HLL"), ("A", "ADM3")]


def write_dump(path: Path, rows: int) -> None:
    chance = random.Random(4)
    parts = "ka ro mi tel van dor shu bek lin gra pol ost ura zem".split()

    def word() -> str:
        return "".join(chance.choice(parts) for _ in range(chance.randint(2, 4))).title()

    with path.open("w", encoding="utf-8", newline="\n") as out:
        for number in range(1, rows + 1):
            name = word()
            others = ",".join(word() for _ in range(chance.randint(0, 6)))
            kind, code = chance.choice(_CLASSES)
            out.write(
                f"{number}\t{name}\t{name}\t{others}\t{chance.uniform(-89, 89):.5f}\t"
                f"{chance.uniform(-179, 179):.5f}\t{kind}\t{code}\tUA\t\t{chance.randint(1, 27):02}"
                f"\t\t\t\t{chance.randint(0, 9000)}\t\t100\tEurope/Kyiv\t2024-01-01\n"
            )


def run(work: str, folder: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED.format(work=work)],
        env=os.environ | {"DRAGOMAN_CACHE": str(folder)},
        stdout=subprocess.PIPE, check=True, text=True,
    )  # fmt: skip
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def kill_halfway(work: str, folder: Path, rows: int) -> int:
    """Start the import and kill it when half of the rows are told; the rows told by then."""
    with subprocess.Popen(
        [sys.executable, "-c", _MEASURED.format(work=work)],
        env=os.environ | {"DRAGOMAN_CACHE": str(folder)},
        stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        for line in child.stdout:
            if int(line) >= rows / 2:
                child.kill()
                return int(line)
    raise SystemExit("the import ended before it could be killed")


def measure(rows: int) -> dict[str, float]:
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build, opened = run(_BUILD, folder), run(_OPEN, folder)
        figures |= {"build_s": build["seconds"], "build_peak_mb": build["peak_mb"]}
        figures |= {f"file_{k}": v for k, v in opened.items() if k != "seconds"}
        figures["file_mb"] = round(max(p.stat().st_size for p in folder.iterdir()) / 1e6, 1)
        dump = folder / "allCountries.txt"
        write_dump(dump, rows)
        whole = run(_IMPORT.format(target=str(folder / "whole.sqlite"), file=str(dump)), folder)
        figures |= {"import_rows": whole["rows"], "import_kept": whole["kept"]}
        figures |= {"import_s": whole["seconds"], "import_peak_mb": whole["peak_mb"]}
        work = _IMPORT.format(target=str(folder / "killed.sqlite"), file=str(dump))
        figures["killed_at_row"] = kill_halfway(work, folder, rows)
        start = time.perf_counter()
        rest = run(work, folder)
        figures |= {"resumed_at_row": rest["resumed"], "resumed_kept": rest["kept"]}
        figures["resume_s"] = round(time.perf_counter() - start, 2)
        if rest["kept"] != whole["kept"] or rest["rows"] != whole["rows"]:
            raise SystemExit("the resumed import differs from the whole one")
    return figures


if __name__ == "__main__":
    command.run(__doc__, "rows", 500_000, measure)
