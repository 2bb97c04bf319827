"""Coreference on authored documents with chains (see ``coreference/README.md``)."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from pathlib import Path

import pytest

from dragoman import evaluate
from dragoman.evaluate import gold
from dragoman.evaluate.coder import Coder
from dragoman.evaluate.tasks.coreference import PRONOUNS, Document

sys.path.insert(0, str(Path(__file__).parent))
from floors import floor

SET = Path(__file__).resolve().parent / "coreference"
SPLITS = ("dev", "test")


def documents(split: str) -> list[Document]:
    path = SET / f"{split}.txt"
    return [gold.decode(path, line, Document) for line in gold.read_lines(path)]


def test_documents_are_well_formed() -> None:
    every = [(split, d) for split in SPLITS for d in documents(split)]
    assert len(every) >= 150
    assert len({d.id for _, d in every}) == len({d.text for _, d in every}) == len(every)
    for split, d in every:
        assert split == ("test", "dev")[hashlib.sha256(d.id.encode()).digest()[1] % 2], d.id
        assert d.title_end, d.id
        words = [d.text[m.start : m.end].lower() for m in d.mentions]
        assert sum(w in PRONOUNS for w in words) >= 6, d.id
        chains = Counter(m.key for m in d.mentions)
        assert sum(n >= 3 for n in chains.values()) >= 3, d.id


@pytest.mark.parametrize("split", SPLITS)
def test_coreference(split: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = evaluate.run("coreference", SET / f"{split}.txt", Coder())
    with capsys.disabled():
        shown = ", ".join(f"{m.name} {m.value:.3f}" for m in report.metrics if m.value is not None)
        print(f"\ncoreference {split}: {shown} (n = {report.n})")
    if split == "test":
        assert report.value("CoNLL F1") >= floor("coreference_conll")
        assert report.value("pronoun accuracy") >= floor("coreference_pronouns")
        assert report.value("B-cubed P") >= floor("coreference_precision")
