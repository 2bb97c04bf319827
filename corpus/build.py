"""Turn sentences with inline marks into corpus rows, and check every row.

    python corpus/build.py SOURCE.tsv…    add marked lines to corpus/sentences.jsonl
    python corpus/build.py --check        check corpus/sentences.jsonl and print its make-up

A marked line has six cells, joined by tabs: scenario, sentence, TYPE:mode, CAMEO,
factuality/author, contexts. In the sentence ``[a:…]`` marks an actor, ``[r:…]`` a
recipient and ``[!…]`` the trigger. A sentence that tells of several things has a line for
each, which differ in the trigger. See GUIDE.md for the decisions behind the labels.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from dragoman.lexicon.codebook import load_codebook
from dragoman.types import Factuality, Plover

HERE = Path(__file__).parent
ROWS = HERE / "sentences.jsonl"
MARK = re.compile(r"\[(a:|r:|!)([^\[\]]*)\]")
ROLES = {"a:": "actors", "r:": "recipients", "!": "trigger"}
SHINGLE, ALIKE = 4, 0.7  # words in a shingle; share of shingles that makes a near-duplicate
TEST_SHARE, DEV_SHARE = 15, 10  # per cent of scenarios


def parse(line: str, where: str) -> dict[str, object]:
    """A corpus row of a marked line; raises ValueError with place and fault."""
    cells = line.rstrip("\n").split("\t")
    if len(cells) != 6:
        raise ValueError(f"{where}: {len(cells)} cells, expected 6")
    scenario, marked, code, cameo, values, contexts = (c.strip() for c in cells)
    text, spans, done = "", {"actors": [], "recipients": [], "trigger": []}, 0  # type: ignore[var-annotated]
    for m in MARK.finditer(marked):
        text += marked[done : m.start()]
        inside = m[2].strip() if m[1] != "!" else m[2]
        spans[ROLES[m[1]]].append([len(text), len(text) + len(inside)])
        text += inside
        done = m.end()
    text += marked[done:]
    kind, _, mode = code.partition(":")
    mode = mode.partition(";")[0]  # where several modes apply the first is the main one
    source, _, author = values.partition("/")
    return {
        "id": row_id(text),
        "scenario": scenario,
        "split": split(scenario),
        "text": text,
        **spans,
        "type": kind,
        "mode": mode or None,
        "cameo": cameo or None,
        "factuality": source or None,
        "author": author or source or None,
        "contexts": [c for c in contexts.split(";") if c],
    }


def row_id(*key: object) -> str:
    """Id of a row: a hash of its text, with the trigger where another row has the text."""
    return "c" + blake2b("|".join(map(str, key)).encode(), digest_size=6).hexdigest()


def split(scenario: str) -> str:
    """train, dev or test, by the scenario alone, so that no situation is on two sides."""
    bucket = int.from_bytes(blake2b(scenario.encode(), digest_size=4).digest(), "big") % 100
    return "test" if bucket < TEST_SHARE else "dev" if bucket < TEST_SHARE + DEV_SHARE else "train"


def faults(row: dict[str, object]) -> list[str]:
    """What is wrong with a row; empty when it is sound."""
    book, out = load_codebook(), []
    kind, mode, cameo = str(row["type"]), row["mode"], row["cameo"]
    text = str(row["text"])
    if "[" in text or "]" in text:
        out.append("stray bracket")
    if kind == "NONE":
        return out + (["a sentence without event has no code"] if cameo or mode else [])
    if kind not in Plover.__members__:
        return [*out, f"unknown type {kind}"]
    if mode and (Plover(kind), mode) not in book.types:
        out.append(f"unknown mode {kind}:{mode}")
    if cameo not in book.cameo and (cameo or row["trigger"]):
        out.append(f"unknown CAMEO code {cameo}")
    if row["trigger"] or row["factuality"]:  # rows labelled by type alone have neither
        for key in ("factuality", "author"):
            if row[key] not in {f.value for f in Factuality}:
                out.append(f"bad {key} {row[key]}")
        if not row["trigger"]:
            out.append("no trigger")
    unknown = [c for c in row["contexts"] if c not in book.contexts]  # type: ignore[attr-defined]
    return out + [f"unknown context {c}" for c in unknown]


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Sets of four words in a row, lower-cased."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def near_duplicates(texts: list[str]) -> list[tuple[int, int]]:
    """Pairs of texts that share most of their shingles."""
    index: dict[tuple[str, ...], list[int]] = {}
    sets = [shingles(t) for t in texts]
    pairs = []
    for n, mine in enumerate(sets):
        shared = Counter(k for s in mine for k in index.get(s, ()))
        for k, count in shared.items():
            if count / min(len(mine), len(sets[k])) >= ALIKE and min(len(mine), len(sets[k])) > 3:
                pairs.append((k, n))
        for s in mine:
            index.setdefault(s, []).append(n)
    return pairs


def measured_texts() -> list[str]:
    """Sentences of the labelled sets that must not be here; empty without the folder."""
    import gzip

    folder = Path(os.environ.get("DRAGOMAN_GOLD", HERE.parents[1] / "shared" / "gold"))
    out = []
    for name in ("events/plv_dev", "events/cbc_dev", "actors/mentions_dev"):
        path = folder / f"{name}.jsonl.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    out.append(row.get("text") or row.get("context") or "")
    return out


def read() -> list[dict[str, object]]:
    """The rows of the corpus."""
    return [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]


def check(rows: list[dict[str, object]]) -> list[str]:
    """All faults of the corpus, each with the id of its row."""
    out = [f"{r['id']}: {f}: {r['text']}" for r in rows for f in faults(r)]
    doubled = [k for k, n in Counter(r["id"] for r in rows).items() if n > 1]
    out += [f"{k}: sentence stands twice" for k in doubled]
    sides: dict[str, set[str]] = {}
    for r in rows:
        sides.setdefault(str(r["text"]), set()).add(str(r["split"]))
    out += [f"on two sides: {text}" for text, found in sides.items() if len(found) > 1]
    theirs = measured_texts()
    texts = list(dict.fromkeys(str(r["text"]) for r in rows))
    for a, b in near_duplicates([*theirs, *texts]):
        if a < len(theirs) <= b:
            out.append(f"too like a measuring sentence: {texts[b - len(theirs)]}")
    return out


def rebuild(
    path: Path,
    names: list[str],
    separator: str,
    parse_block: Callable[[str], dict[str, object]],
    key: str,
) -> None:
    """Write ``path`` anew from the blocks of the files, sorted by ``key``; a block with a
    fault is left out and named on the error output."""
    rows = []
    for name in names:
        for block in Path(name).read_text(encoding="utf-8").strip().split(separator):
            try:
                rows.append(parse_block(block))
            except ValueError as err:
                print(f"{name}: left out: {err}", file=sys.stderr)
    rows.sort(key=lambda r: str(r[key]))
    lines = (json.dumps(r, ensure_ascii=False) + "\n" for r in rows)
    path.write_text("".join(lines), encoding="utf-8")


def main() -> int:
    """Build or check; exit status 1 when there are faults."""
    if "--check" not in sys.argv:
        rows = read() if ROWS.exists() else []
        seen = {str(row["id"]): row for row in rows}
        for name in sys.argv[1:]:
            for n, line in enumerate(Path(name).read_text(encoding="utf-8").splitlines(), 1):
                if not line.strip() or line.startswith("#"):
                    continue
                row = parse(line, f"{name}:{n}")
                wrong = faults(row)
                if wrong:
                    print(f"{name}:{n}: left out: {'; '.join(wrong)}", file=sys.stderr)
                    continue
                if row["id"] in seen and seen[str(row["id"])]["trigger"] != row["trigger"]:
                    row["id"] = row_id(row["text"], row["trigger"])
                if row["id"] not in seen:
                    seen[str(row["id"])] = row
                    rows.append(row)
        rows.sort(key=lambda r: (str(r["scenario"]), str(r["id"])))
        ROWS.write_text(
            "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8"
        )
    rows = read()
    wrong = check(rows)
    print(*wrong, sep="\n")
    texts = list(dict.fromkeys(str(r["text"]) for r in rows))
    within = near_duplicates(texts)
    print(f"{len(rows)} rows, {len(texts)} sentences, ", end="")
    print(f"{len({r['scenario'] for r in rows})} scenarios, ", end="")
    print(f"{len(wrong)} faults, {len(within)} pairs of near-duplicates inside")
    for key in ("split", "type", "factuality"):
        print(key, dict(Counter(str(r[key]) for r in rows).most_common()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
