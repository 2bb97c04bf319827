"""Train the score for spun text on the authored corpus and its own thesaurus-spun copies.

    python training/spun.py [--thesaurus FILE] [--counts FILE]

Needs the Debian packages mythes-en-us (the thesaurus) and wordnet-base (cntlist.rev, how
often each word was tagged in running text). Word weights come from the training scenarios of
corpus/sentences.jsonl, the logistic model from the dev scenarios; the test scenarios show
how well it does. Neither the evaluation stories nor the phrase-list spinner is
read. Writes src/dragoman/data/model/spun_words.tsv, spun.toml and the reverse thesaurus
spun_readings.tsv: for each phrase that the spinner wrote, what it mostly stood for.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import spin

from dragoman.annotate.integrity import score, signs
from dragoman.lexicon.fingerprints import SLIPS, load_fingerprints, plain_words
from dragoman.lexicon.spun import SpunModel

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src" / "dragoman" / "data" / "model"
COUNTS = Path("/usr/share/wordnet/cntlist.rev")
RATES = (0.1, 0.2, 0.35, 0.5)
ROUNDS = 30  # spun copies of each text for the weights
TAGGED = 0.5  # weight of a tagged word beside a word of the corpus
UNSEEN = 0.5
LEAST_SEEN, LEAST_WEIGHT, MOST_WEIGHT = 6, 0.7, 5.0
PAD = 60
LEAST_READ, SURE = 8, 0.7  # how often a phrase was written, and for one original
ENDS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("ly", ""), ("our", "or"), ("ours", "or"), ("ise", "ize"),
    ("ised", "ize"), ("ence", "ense"),
)  # fmt: skip


def pages(split: str, size: int) -> list[str]:
    """Sentences of a split joined to pages of ``size`` sentences."""
    lines = (ROOT / "corpus" / "sentences.jsonl").read_text("utf-8").strip().split("\n")
    texts = [row["text"] for row in map(json.loads, lines) if row["split"] == split]
    return ["\n".join(texts[i : i + size]) for i in range(0, len(texts), size)]


def lower_words(text: str) -> list[str]:
    """The words that ``score`` looks at, with repetitions."""
    return [w for w in spin.WORD.findall(text) if w.islower()]


def tagged(path: Path) -> Counter[str]:
    """How often each lemma was tagged in running text."""
    seen: Counter[str] = Counter()
    for line in path.read_text("utf-8").split("\n"):
        if line:
            key, _, count = line.split()
            seen[key.split("%")[0]] += int(count)
    return seen


def lemmas(word: str, counts: Counter[str]) -> float:
    """How often a word was tagged, under any lemma that it may be a form of."""
    forms = [word[: -len(a)] + b for a, b in ENDS if word.endswith(a) and len(word) > 4]
    return max(counts[f] for f in [word, *forms])


def weigh(spinner: spin.Spinner, counts: Counter[str], rng: random.Random) -> dict[str, float]:
    """Log odds of words under the spinner against clean text, the clear ones only."""
    texts = pages("train", 8)
    clean: Counter[str] = Counter()
    spun: Counter[str] = Counter()
    for text in texts:
        clean.update(lower_words(text))
        for _ in range(ROUNDS):
            spun.update(lower_words(spinner(text, rng, rng.choice(RATES))[0]))
    n, m, tags = clean.total(), spun.total(), counts.total()
    weights = {}
    for word, seen in spun.items():
        share = (clean[word] + TAGGED * lemmas(word, counts) + UNSEEN) / (n + TAGGED * tags)
        odds = math.log(seen / m / share)
        if len(word) > 2 and seen >= LEAST_SEEN and odds > LEAST_WEIGHT:
            weights[word] = round(min(odds, MOST_WEIGHT), 1)
    return weights


def reverse(
    spinner: spin.Spinner, texts: list[str], counts: Counter[str], rng: random.Random
) -> dict[str, tuple[str, float]]:
    """For phrases in lower case, what they mostly replaced and how mostly: the share among
    all places where they stand or would stand in clean text, as far as that can be told.
    """
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    plain: Counter[str] = Counter()
    size = 0
    for text in texts:
        words = [m.group() for m in spin.WORD.finditer(text)]
        size += len(words)
        for n in (1, 2, 3):
            plain.update(" ".join(words[i : i + n]) for i in range(len(words) - n + 1))
        for _ in range(ROUNDS):
            spun, swaps = spinner(text, rng, rng.choice(RATES))
            for start, end, was in swaps:
                if spun[start:end].islower() and (was.islower() or was[0].isupper()):
                    seen[spun[start:end]][was] += 1
    out = {}
    for phrase, whats in seen.items():
        was, count = whats.most_common(1)[0]
        tags = lemmas(phrase.replace(" ", "_"), counts) * size / counts.total()
        total = whats.total() + ROUNDS * max(plain[phrase], tags)
        if count >= LEAST_READ and count / total >= SURE and was.islower():
            out[phrase] = (was, min(0.99, round(count / (total + 1), 2)))
    return out


def features(text: str, model: SpunModel) -> list[float]:
    """Evidence under a model that is still being trained."""
    counting = (r for r in load_fingerprints() if r.counts)
    found = signs._disjoint(signs._scan(text, plain_words(text), counting))
    names = {name: f.rule.kind in SLIPS for f in found for name in f.rule.counts}
    slips = sum(names.values())
    seen = score.evidence(text, len(names) - slips, slips, model)
    return [seen.lexical, float(seen.fingerprints), seen.density, float(seen.slips)]


def fit(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Logistic regression with a little shrinkage, by Newton steps; the bias comes last."""
    x = np.hstack([rows, np.ones((len(rows), 1))])
    beta = np.zeros(x.shape[1])
    shrink = np.diag([0.001, 20.0, 0.001, 0.5, 0.0])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ beta))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + shrink + 1e-9 * np.eye(len(beta))
        beta += np.linalg.solve(hessian, x.T @ (labels - p) - shrink @ beta)
    return beta


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--thesaurus", type=Path, default=spin.THESAURUS)
    parser.add_argument("--counts", type=Path, default=COUNTS)
    parser.add_argument(
        "--threshold", type=float, default=1.65, help="logit above that of any clean text"
    )
    args = parser.parse_args()
    rng = random.Random(7)
    spinner = spin.by_thesaurus(spin.read_thesaurus(args.thesaurus))
    counts = tagged(args.counts)
    weights = weigh(spinner, counts, rng)
    model = SpunModel(weights, PAD, *[0.0] * 6)
    rows: list[list[float]] = []
    labels: list[float] = []
    for size in (1, 4, 8, 14):
        for text in pages("dev", size):
            rows += [
                features(text, model),
                features(spinner(text, rng, rng.choice(RATES))[0], model),
            ]
            labels += [0.0, 1.0]
    beta = fit(np.array(rows), np.array(labels))
    held = pages("test", 8)
    clean = np.array([[*features(t, model), 1.0] for t in held]) @ beta
    spun = np.array([[*features(spinner(t, rng, 0.35)[0], model), 1.0] for t in held]) @ beta
    print(
        f"{len(weights)} words; test clean at most {clean.max():.2f}, spun median "
        f"{np.median(spun):.2f}, spun above {args.threshold}: {(spun > args.threshold).mean():.3f}"
    )
    readings = reverse(spinner, pages("train", 8), counts, rng)
    print(f"{len(readings)} readings")
    OUT.mkdir(exist_ok=True)
    (OUT / "spun_readings.tsv").write_text(
        "# Written by training/spun.py: what a thesaurus spinner's phrases mostly stand for.\n"
        "phrase\treading\tshare\n"
        + "".join(f"{p}\t{w}\t{c}\n" for p, (w, c) in sorted(readings.items())), "utf-8",
    )  # fmt: skip
    table = "".join(f"{w}\t{v}\n" for w, v in sorted(weights.items()))
    (OUT / "spun_words.tsv").write_text(
        "# Written by training/spun.py: log odds under a thesaurus spinner against clean text.\n"
        f"word\tweight\n{table}", "utf-8",
    )  # fmt: skip
    values = [PAD, beta[4], *beta[:4], args.threshold]
    names = ("pad", "bias", "words", "fingerprints", "density", "slips", "threshold")
    (OUT / "spun.toml").write_text(
        "# Written by training/spun.py.\n"
        + "".join(f"{n} = {v:.4f}\n" for n, v in zip(names, values, strict=True)), "utf-8",
    )  # fmt: skip


if __name__ == "__main__":
    main()
