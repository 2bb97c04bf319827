"""Train the learned scale of factuality and measure it.

    python training/factuality.py --gold DIR [--out FILE]

Reads ``factuality/uds_ih2_train`` and ``factuality/meantime_train`` of the gold folder
(``--gold``, or DRAGOMAN_GOLD), writes ``src/dragoman/data/model/factuality.json.gz``, and
prints figures on the two ``_dev`` files. Needs SciPy (``pip install 'dragoman[train]'``);
takes some five minutes on one core, nearly all of it parsing. The seed is fixed, and the
same data, parser and libraries give the same file.

The weights come from UDS-IH2 alone: in MEANTIME what surely lies ahead counts as certain,
in UDS-IH2 as not having happened, and one set of weights cannot say both. MEANTIME serves
to tell edited news from web prose.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dragoman.annotate.factuality import assess
from dragoman.annotate.happened.features import features
from dragoman.annotate.happened.stage import weigh
from dragoman.annotate.happened.style import signs
from dragoman.annotate.parse import model_id, parse
from dragoman.annotate.statements import find_statements
from dragoman.evaluate.alignment import joined
from dragoman.evaluate.gold import decode, find, gold_folder, read_lines
from dragoman.evaluate.intervals import Bootstrap
from dragoman.evaluate.metrics.labels import confusion_rows, macro_f1
from dragoman.evaluate.metrics.numbers import CLASSES, mean_error, moments, pearson, value_class
from dragoman.evaluate.tasks.factuality import Sentence
from dragoman.lexicon import happened
from dragoman.nouns import Commitment
from dragoman.syntax import Parse
from dragoman.text import Reading
from dragoman.types import Factuality

Floats = npt.NDArray[np.float64]

SETS = ("uds_ih2_train", "meantime_train", "uds_ih2_dev", "meantime_dev")
TRAINED_ON = [
    "UDS-IH2 (CC BY-SA 4.0), training part",
    "MEANTIME (CC BY 4.0), training part, for the style of news",
]
OUT = Path(__file__).resolve().parents[1] / "src/dragoman/data/model/factuality.json.gz"
SEED = 20_240
FOLDS = 3
RARE = 8  # features seen in fewer events are left out
PENALTY = 10.0  # of the squared weights
STYLE_PENALTY = 1.0
SMALLEST = 10  # thousandths; lighter weights are left out
SHARPNESS = (1.0, 1.1, 1.2, 1.3, 1.4, 1.5)
# Probabilities of news style between which the rules take over.
VERBS, NOUNS = (0.35, 0.65), (0.1, 0.2)
RULES = {
    Factuality.CERTAIN: 3, Factuality.PROBABLE: 2, Factuality.POSSIBLE: 1,
    Factuality.CERTAIN_NOT: -3, Factuality.PROBABLE_NOT: -2, Factuality.POSSIBLE_NOT: -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """An event of the gold data in its parsed sentence."""

    tree: Parse
    trigger: int
    commitment: Commitment
    gold: float
    sentence: int


def main() -> None:
    """Train, write and measure."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--gold", type=Path, default=None, help="folder of the gold data")
    arguments.add_argument("--out", type=Path, default=OUT, help="file to write")
    chosen = arguments.parse_args()
    folder = (chosen.gold or gold_folder()) / "factuality"
    cases = {name: list(read(find(folder / name))) for name in SETS}
    names = [features(c.tree, c.trigger, c.commitment) for c in cases["uds_ih2_train"]]
    gold = np.array([c.gold for c in cases["uds_ih2_train"]])
    sharpness = choose_sharpness(names, gold, [c.sentence for c in cases["uds_ih2_train"]])
    vocabulary = frequent(names)
    weights = fit(matrix(names, vocabulary), (gold + 3) / 6, np.ones(len(gold)), PENALTY)
    style_bias, style = fit_style(cases["uds_ih2_train"], cases["meantime_train"])
    thousandths = {name: round(1000 * float(weights[1 + k])) for name, k in vocabulary.items()}
    kept = {n: w for n, w in sorted(thousandths.items()) if abs(w) >= SMALLEST}
    stored = {
        "trained_on": [*TRAINED_ON, f"parsed by {model_id()}"],
        "sharpness": sharpness,
        "bias": round(float(weights[0]), 4),
        "weights": kept,
        "style_bias": round(style_bias, 4),
        "style": {n: round(w, 4) for n, w in sorted(style.items())},
        "verbs": VERBS,
        "nouns": NOUNS,
    }
    version = hashlib.blake2b(json.dumps(stored).encode(), digest_size=6).hexdigest()
    text = json.dumps({"version": version, **stored}, separators=(",", ":"))
    packed = gzip.compress(text.encode(), 9, mtime=0)
    happened.read_model(packed)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_bytes(packed)
    say(f"{chosen.out}: {len(packed)} bytes, {len(kept)} weights, version {version}")
    happened.load_happened.cache_clear()
    for name in ("uds_ih2_dev", "meantime_dev"):
        measure(name, cases[name])


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def read(path: Path) -> Iterable[Case]:
    """Parse the sentences of a file; events whose word the parser lost are left out."""
    say(f"parsing {path.name}")
    for number, line in enumerate(read_lines(path)):
        row = decode(path, line, Sentence)
        text, spans = joined(row.tokens)
        tree = parse(Reading(text))
        said = find_statements(tree)
        for event in row.events:
            first, last = tree.between(spans[event.start][0], spans[event.end - 1][1])
            if first < last:
                found = assess(tree, last - 1, said)
                yield Case(tree, last - 1, found, event.factuality, number)


def frequent(names: Sequence[Sequence[str]]) -> dict[str, int]:
    """Columns of the features that are not rare."""
    counts = Counter(name for row in names for name in row)
    return {n: k for k, n in enumerate(sorted(n for n, c in counts.items() if c >= RARE))}


def matrix(names: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> csr_matrix:
    """One row an event, one column a feature."""
    columns = [[vocabulary[n] for n in row if n in vocabulary] for row in names]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([k for row in columns for k in row])
    return csr_matrix((np.ones(len(flat)), flat, ends), (len(names), len(vocabulary)))


def fit(rows: csr_matrix, target: Floats, weight: Floats, penalty: float) -> Floats:
    """Logistic regression to targets between 0 and 1: the bias, then the weights."""
    columns = rows.T.tocsr()

    def loss(w: Floats) -> tuple[float, Floats]:
        odds = rows @ w[1:] + w[0]
        error = weight * (1 / (1 + np.exp(-np.clip(odds, -30, 30))) - target)
        value = float((weight * (np.logaddexp(0, odds) - target * odds)).sum())
        slope = np.concatenate(([error.sum()], columns @ error + penalty * w[1:]))
        return value + penalty / 2 * float(w[1:] @ w[1:]), slope

    start = np.zeros(rows.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return np.asarray(found.x)


def choose_sharpness(
    names: Sequence[Sequence[str]], gold: Floats, sentences: Sequence[int]
) -> float:
    """The factor on the log-odds with the least mean error in cross-validation."""
    fold = np.random.default_rng(SEED).integers(0, FOLDS, max(sentences) + 1)[list(sentences)]
    odds = np.zeros(len(gold))
    for k in range(FOLDS):
        train, test = np.flatnonzero(fold != k).tolist(), np.flatnonzero(fold == k).tolist()
        vocabulary = frequent([names[i] for i in train])
        w = fit(
            matrix([names[i] for i in train], vocabulary), (gold[train] + 3) / 6,
            np.ones(len(train)), PENALTY,
        )  # fmt: skip
        odds[test] = matrix([names[i] for i in test], vocabulary) @ w[1:] + w[0]

    def error(factor: float) -> float:
        return float(np.abs(6 / (1 + np.exp(-factor * odds)) - 3 - gold).mean())

    best = min(SHARPNESS, key=error)
    value = 6 / (1 + np.exp(-best * odds)) - 3
    r = np.corrcoef(value, gold)[0, 1]
    say(f"{FOLDS}-fold on training data, model alone: MAE {error(best):.3f} r {r:.3f} at {best}")
    return best


def fit_style(web: Sequence[Case], news: Sequence[Case]) -> tuple[float, dict[str, float]]:
    """Bias and weights of the signs of news, both sides with equal weight."""
    found = [signs(c.tree, c.tree.tokens[c.trigger].sent) for c in (*web, *news)]
    keys = sorted(found[0])
    rows = csr_matrix(np.array([[f[k] for k in keys] for f in found]))
    target = np.concatenate((np.zeros(len(web)), np.ones(len(news))))
    half = len(found) / 2
    weight = np.where(target == 1, half / len(news), half / len(web))
    w = fit(rows, target, weight, STYLE_PENALTY)
    return float(w[0]), dict(zip(keys, map(float, w[1:]), strict=True))


def measure(name: str, cases: Sequence[Case]) -> None:
    """Figures with intervals over sentences: rules alone, model alone, both."""
    systems = {
        "rules alone": [float(RULES.get(c.commitment.source, 0)) for c in cases],
        "model alone": [weigh(c.tree, c.trigger, c.commitment, "happened").value for c in cases],
        "certain scale": [weigh(c.tree, c.trigger, c.commitment, "certain").value for c in cases],
        "both": [weigh(c.tree, c.trigger, c.commitment).value for c in cases],
    }
    owner = np.unique([c.sentence for c in cases], return_inverse=True)[1]
    count = int(owner.max()) + 1
    gold = [c.gold for c in cases]
    boot = Bootstrap(count)
    for system, values in systems.items():
        stats = np.zeros((count, 7))
        for k, p, g in zip(owner, values, gold, strict=True):
            stats[k] += moments(np.array([p]), np.array([g]))
        per_event = confusion_rows(
            [value_class(g) for g in gold], [value_class(p) for p in values], CLASSES
        )
        tables = np.zeros((count, per_event.shape[1]))
        np.add.at(tables, owner, per_event)
        metrics = (
            boot.metric("MAE", stats, mean_error, len(gold)),
            boot.metric("r", stats, pearson, len(gold)),
            boot.metric("macro-F1", tables, macro_f1(len(CLASSES)), len(gold)),
        )
        figures = "  ".join(f"{m.name} {m.value:.3f} [{m.low:.3f}, {m.high:.3f}]" for m in metrics)
        say(f"{name:14} {system:14} {figures}")


if __name__ == "__main__":
    main()
