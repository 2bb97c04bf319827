"""Fit the weights by which pronouns find their antecedents, on documents with chains.

    python benchmarks/antecedents.py tests/eval/coreference/dev.txt          what would change
    python benchmarks/antecedents.py tests/eval/coreference/dev.txt --write  rewrite the table

A ranker (Denis and Baldridge 2008): for every pronoun the probability of the right candidates,
softmax over the sums of their weights, is made greatest, with a penalty for large weights. The
documents are read several times, first with the right candidate taken throughout, then with the
choices of the weights so far, since what was chosen before is among the features. The penalty
was chosen by leaving fifths of the documents out (``--folds``).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.annotate.actors import antecedents, coreference
from dragoman.annotate.actors.antecedents import Candidate
from dragoman.annotate.actors.draft import Draft
from dragoman.annotate.actors.stage import find_actors
from dragoman.annotate.parse import parse
from dragoman.annotate.statements import find_statements
from dragoman.evaluate import gold
from dragoman.evaluate.metrics.antecedents import Keys, leads_to
from dragoman.evaluate.referring import head_word
from dragoman.evaluate.tasks.coreference import PRONOUNS, Document
from dragoman.lexicon.antecedents import COLUMNS, KINDS, load_weights
from dragoman.lexicon.tables import data_path
from dragoman.nouns import Attribution
from dragoman.syntax import Parse
from dragoman.text import Reading

Weights = dict[str, dict[str, float]]
ROUNDS = 3
PENALTY = 0.004
UNREACHED = 0.3  # weight of a pronoun none of whose candidates is right
_STEPS, _RATE = 250, 0.05
_HEAD = "# licence: Apache-2.0; fitted by benchmarks/antecedents.py to documents written for it\n"


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its tree, statements and the keys of its mentions by head word."""

    tree: Parse
    said: tuple[Attribution, ...]
    date: str
    keys: dict[int, Keys]
    pronouns: frozenset[int]


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun of a document: features of its candidates, which are right, and how much it
    counts."""

    document: int
    kind: str
    features: tuple[antecedents.Features, ...]
    right: tuple[bool, ...]
    weight: float


def read(path: Path) -> list[Read]:
    """The documents, parsed once."""
    out = []
    for line in gold.read_lines(path):
        row = gold.decode(path, line, Document)
        tree = parse(Reading(row.text), row.title_end)
        keys: dict[int, Keys] = {}
        pronouns = set()
        for m in sorted(row.mentions, key=lambda m: m.start - m.end):
            head = head_word(tree, m.start, m.end)
            keys[head] = frozenset(m.key.split("+"))
            if row.text[m.start : m.end].lower() in PRONOUNS:
                pronouns.add(head)
        said = find_statements(tree)
        out.append(Read(tree, said, row.date, keys, frozenset(pronouns)))
    return out


def cases(documents: Sequence[Read], weights: Weights, *, told: bool) -> list[Case]:
    """All pronouns with their candidates, the choices being those of the weights, or the right
    ones where ``told``."""
    load_weights.cache_clear()
    current: dict[str, object] = {}
    asked: list[tuple[str, Sequence[Candidate], int]] = []
    usual = antecedents.choose

    def known(draft: Draft) -> dict[frozenset[int], set[Keys]]:
        d: Read = current["read"]  # type: ignore[assignment]
        found: dict[frozenset[int], set[Keys]] = {}
        for m in draft.mentions:
            start = d.tree.tokens[m.head].start
            if m.form != "PRO" and start in d.keys and start not in d.pronouns:
                who = draft.entities[m.entity].members or (m.entity,)
                found.setdefault(frozenset(who), set()).add(d.keys[start])
        return found

    def judged(found: Sequence[Candidate], t: int, draft: Draft) -> list[bool]:
        d: Read = current["read"]  # type: ignore[assignment]
        wanted = d.keys.get(d.tree.tokens[t].start)
        if wanted is None:
            return [not c.entities for c in found]
        names = known(draft)
        out = []
        for c in found:
            members = (
                draft.entities[c.entities[0]].members or c.entities
                if len(c.entities) == 1 else c.entities
            )  # fmt: skip
            out.append(bool(c.entities) and leads_to(frozenset(members), wanted, names))
        return out

    def choose(kind: str, found: Sequence[Candidate]) -> Candidate | None:
        t, draft = current["token"], current["draft"]
        asked.append((kind, found, t))  # type: ignore[arg-type]
        right = judged(found, t, draft)  # type: ignore[arg-type]
        if told and any(right):
            best = found[right.index(True)]
            return best if best.entities else None
        best = max(found, key=lambda c: antecedents.value(weights[kind], c))
        return best if best.entities else None

    class Spy(coreference._Linker):
        def resolve(self, i: int) -> None:
            before = current.get("token"), current.get("draft")
            current["token"], current["draft"] = i, self.draft
            current["latest"] = self.draft
            super().resolve(i)
            current["token"], current["draft"] = before

    out: list[Case] = []
    linker = coreference._Linker
    antecedents.choose, coreference._Linker = choose, Spy  # type: ignore[assignment, misc]
    try:
        for number, d in enumerate(documents):
            current["read"] = d
            asked.clear()
            find_actors(d.tree, d.said, (d.date or None, d.date or None))
            for kind, found, t in asked:
                right = judged(found, t, current["latest"])  # type: ignore[arg-type]
                weight = 1.0
                if not any(right):
                    right, weight = [not c.entities for c in found], UNREACHED
                out.append(
                    Case(number, kind, tuple(c.features for c in found), tuple(right), weight)
                )
    finally:
        antecedents.choose, coreference._Linker = usual, linker  # type: ignore[misc]
    return out


def fit(found: Sequence[Case], penalty: float) -> Weights:
    """Weights of the features for each kind of pronoun: a part that all kinds share and one of
    their own, so that the rarer kinds learn from the commoner."""
    own = [[f"{c.kind} {n}" for f in c.features for n in f] for c in found]
    names = sorted({n for c in found for f in c.features for n in f} | {n for x in own for n in x})
    at = {n: k for k, n in enumerate(names)}
    rows = sum(len(c.features) for c in found)
    table, owner = np.zeros((rows, len(names)), dtype=np.float32), np.zeros(rows, dtype=int)
    right, counts = np.zeros(rows, dtype=bool), np.array([c.weight for c in found])
    k = 0
    for n, c in enumerate(found):
        for f, good in zip(c.features, c.right, strict=True):
            for name, x in f.items():
                table[k, at[name]] = table[k, at[f"{c.kind} {name}"]] = x
            owner[k], right[k] = n, good
            k += 1
    w = np.zeros(len(names))
    first = second = np.zeros(len(names))
    for step in range(1, _STEPS + 1):
        z = np.exp(np.clip(table @ w.astype(np.float32), -30, 30))
        whole = np.bincount(owner, z, len(found))
        good = np.bincount(owner, z * right, len(found))
        share = z / whole[owner] - z * right / np.maximum(good, 1e-12)[owner]
        push = (share * counts[owner]).astype(np.float32)
        slope = table.T @ push / len(found) + penalty * w
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        w = w - _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    plain = {n for c in found for f in c.features for n in f}
    return {
        kind: {n: round(float(w[at[n]] + w[at[f"{kind} {n}"]]), 2)
               for n in sorted(plain) if f"{kind} {n}" in at}
        for kind in KINDS
    }  # fmt: skip


def trained(documents: Sequence[Read], penalty: float) -> Weights:
    """Weights fitted to the documents."""
    weights: Weights = {kind: {} for kind in KINDS}
    found: list[Case] = []
    for n in range(ROUNDS):
        found += cases(documents, weights, told=n == 0)
        weights = fit(found, penalty)
    return weights


def right_share(documents: Sequence[Read], weights: Weights) -> Iterator[tuple[str, float, int]]:
    """Share of pronouns for which a right candidate, or rightly none, is chosen."""
    found = cases(documents, weights, told=False)
    for kind in KINDS:
        mine = [c for c in found if c.kind == kind]
        hits = 0
        for c in mine:
            sums = [sum(weights[kind].get(n, 0.0) * x for n, x in f.items()) for f in c.features]
            hits += c.right[int(np.argmax(sums))] and c.weight == 1.0
        yield kind, hits / max(len(mine), 1), len(mine)


def write(weights: Weights) -> str:
    """The table of weights; features that hardly count are left out."""
    names = sorted({n for kind in KINDS for n, w in weights[kind].items() if abs(w) >= 0.01})
    lines = ["\t".join(COLUMNS)]
    for name in names:
        cells = [weights[kind].get(name, 0.0) for kind in KINDS]
        lines.append("\t".join([name, *(f"{w:.2f}" if w else "" for w in cells)]))
    return _HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Fit and print, or write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("documents", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=0, help="leave such parts out in turn")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    args = parser.parse_args()
    documents = read(args.documents)
    if args.folds:
        totals: dict[str, list[float]] = {kind: [0.0, 0.0] for kind in KINDS}
        for fold in range(args.folds):
            weights = trained(
                [d for k, d in enumerate(documents) if k % args.folds != fold], args.penalty
            )
            for kind, share, n in right_share(documents[fold :: args.folds], weights):
                totals[kind][0] += share * n
                totals[kind][1] += n
        for kind, (hits, n) in totals.items():
            print(f"{kind:10} left out {hits / n:.3f} of {n:.0f}")
        return
    weights = trained(documents, args.penalty)
    for kind, share, n in right_share(documents, weights):
        print(f"{kind:10} {share:.3f} of {n}")
    if args.write:
        Path(str(data_path("rules/antecedents.tsv"))).write_text(write(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
