"""Learn which words tell a report on public affairs from other news.

    python training/relevance.py [--out FILE]

Learns from the train scenarios of the corpus: sentences with an event are of public
affairs, of those without one ``corpus/fields.tsv`` says in what kind of report they would
stand. A logistic regression over words weighted by rarity (tf-idf), classes balanced.
Prints how well it tells the fields of the unseen test scenarios apart, and of the whole
reports in ``corpus/reports.jsonl``, and of the articles in ``relevance/diplomacy_dev`` when
DRAGOMAN_GOLD has them, on none of which it learns; writes ``data/model/relevance_words.tsv``.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import numpy as np
from examples import CORPUS, ROOT
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from dragoman.evaluate.gold import find, gold_folder, read_lines
from dragoman.lexicon.relevance import BIAS, COLUMNS, WORDS, WordWeights, words_of

OUT = ROOT / "src" / "dragoman" / "data" / WORDS
PUBLIC = "P"
RAREST = 2  # sentences that have a word
NOTE = "# Words for (+) and against (-) a report on public affairs; training/relevance.py."


def fields() -> dict[str, str]:
    """The field of each sentence without an event, by id."""
    with (CORPUS / "fields.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t")
        return {r["id"]: r["field"] for r in rows}


def sentences(split: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Texts of a split, whether each is of public affairs, and whether it has no event."""
    of, public, silent = fields(), dict[str, bool](), dict[str, bool]()
    for line in (CORPUS / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        if row["split"] == split:
            none = row["type"] == "NONE"
            silent[text] = silent.get(text, True) and none
            public[text] = public.get(text, False) or not none or of[row["id"]] == PUBLIC
    return list(public), np.array(list(public.values())), np.array(list(silent.values()))


def learn() -> WordWeights:
    """Weights from the train scenarios."""
    texts, public, _ = sentences("train")
    bag = TfidfVectorizer(analyzer=words_of, sublinear_tf=True, min_df=RAREST)
    x = bag.fit_transform(texts)
    line = LogisticRegression(C=1.0, max_iter=3000, class_weight="balanced").fit(x, public)
    table = {
        word: (round(float(bag.idf_[k]), 3), round(float(line.coef_[0][k]), 3))
        for word, k in sorted(bag.vocabulary_.items())
    }
    return WordWeights(table, round(float(line.intercept_[0]), 3))


def told(name: str, public: np.ndarray, shares: np.ndarray) -> str:
    """Figures of a set as one line: area under the curve, and rates at one half."""
    yes = shares >= 0.5
    return (
        f"{name}: {len(public)} texts, {public.mean():.3f} public; "
        f"AUC {roc_auc_score(public, shares):.3f}, "
        f"precision {public[yes].mean():.3f}, recall {yes[public].mean():.3f}"
    )


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    weights = learn()
    texts, public, silent = sentences("test")
    shares = np.array([weights.share(t) for t in texts])
    print(told("test sentences", public, shares))
    print(told("of them without an event", public[silent], shares[silent]))
    path = CORPUS / "reports.jsonl"
    if path.is_file():
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        of = np.array([r["field"] == PUBLIC for r in rows])
        print(told("whole reports", of, np.array([weights.share(r["text"]) for r in rows])))
    gold = find(gold_folder() / "relevance" / "diplomacy_dev")
    if gold.is_file():
        articles = [json.loads(line) for _, line in read_lines(gold)]
        texts = ["\n".join(filter(None, (a.get("title"), a["text"]))) for a in articles]
        of = np.array([bool(a["relevant"]) for a in articles])
        print(told("diplomacy_dev", of, np.array([weights.share(t) for t in texts])))
    lines = [NOTE, "\t".join(COLUMNS), f"{BIAS}\t0\t{weights.bias}"]
    lines += [f"{w}\t{rarity}\t{weight}" for w, (rarity, weight) in weights.words.items()]
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(weights.words)} words, {args.out.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
