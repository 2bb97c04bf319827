"""The authored stories of ``copies/`` and what becomes of them in other hands."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "copies"
HAPPENING = ("told", "copied", "brief", "aside")  # one report retold in two halves
COPIES = ("told", "copied", "edited", "cut", "spun", "retold")
COPIED = ("told", "copied", "edited", "cut", "spun")
_AGENCIES = ("Reuters", "AP", "AFP", "Xinhua")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_ADDED = (
    "The reports could not at once be verified, and several officials did not return calls.",
    "It was not clear on the same evening what the next days would bring.",
    "The news made headlines in neighbouring countries as well.",
)


@dataclass(frozen=True, slots=True)
class Variant:
    """A report made of a story: who wrote it from what, and for which outlet."""

    story: str
    kind: str
    outlet: str
    text: str

    @property
    def origin(self) -> str:
        """Reports with one origin are copies of each other."""
        return f"{self.story}/{'told' if self.kind in COPIED else self.kind}"


def variants(half: str, *, one_cast: bool = False) -> list[Variant]:
    """Eight reports of every story of the half (tune or test). With ``one_cast`` the second
    story of each kind is set among the names of the first, as in a running affair."""
    stories = tomllib.loads((FOLDER / f"{half}.toml").read_text("utf-8"))["story"]
    if one_cast:
        for first, second in zip(stories[::2], stories[1::2], strict=True):
            second.update(_recast(second, first))
    outlets = tomllib.loads((FOLDER / "outlets.toml").read_text("utf-8"))
    rows = (FOLDER / "synonyms.tsv").read_text("utf-8").split("\n")
    synonyms = dict(r.split("\t") for r in rows if r and not r.startswith("#"))
    return [v for n, story in enumerate(stories) for v in _made(n, story, outlets, synonyms)]


def _made(
    n: int, story: dict[str, str], outlets: dict[str, str], synonyms: dict[str, str]
) -> Iterator[Variant]:
    told = story["told"].strip().split("\n")
    agency = _AGENCIES[n % len(_AGENCIES)]
    title, short = story["title"], story["title"].rsplit(" ", 2)[0]
    edited = [*told[:1], _numbered(told[2]), told[1], *told[3:-1], _ADDED[n % len(_ADDED)]]
    texts = {
        "told": [title, *told],
        "copied": [title, f"({agency}) - {told[0]} {told[1]}", " ".join(told[2:])],
        "edited": [f"{short}, officials say", *edited],
        "cut": [title, *told[: max(3, len(told) // 2)]],
        "spun": [_spun(line, synonyms) for line in (title, *told)],
        "retold": [story["retitle"], *story["retold"].strip().split("\n")],
    }
    retold = story["retold"].strip().split("\n")
    texts["brief"] = [story["retitle"], *retold[:4]]
    texts["aside"] = [short, *retold[4:]]
    names = sorted(outlets)
    first = names.index(story["outlet"])
    for k, (kind, lines) in enumerate(texts.items()):
        outlet = names[(first + (0 if kind == "told" else n + k)) % len(names)]
        boilerplate = outlets[outlet].strip()
        yield Variant(story["id"], kind, outlet, "\n".join((*lines, boilerplate)))


def _recast(story: dict[str, str], model: dict[str, str]) -> dict[str, str]:
    """The story's texts with its commonest names replaced by those of the model."""
    names, wanted = (
        [n for n, _ in Counter(_NAME.findall(f"{s['told']} {s['retold']}")).most_common(12)]
        for s in (story, model)
    )
    new = dict(zip(names, wanted, strict=False))
    fields = ("title", "told", "retitle", "retold")
    return {f: re.sub(r"\w+", lambda m: new.get(m[0], m[0]), story[f]) for f in fields}


def _numbered(sentence: str) -> str:
    """The sentence told a little otherwise."""
    return re.sub(r"^(The|A|An) ", "According to officials, the ", sentence)


def _spun(line: str, synonyms: dict[str, str]) -> str:
    return re.sub(r"[a-z]+", lambda m: synonyms.get(m[0], m[0]), line)


def pair_scores(gold: Sequence[object], found: Sequence[object]) -> tuple[float, float, int]:
    """Precision and recall of pairs that stand together, and the number of gold pairs."""
    both = mine = theirs = 0
    for b in range(len(gold)):
        for a in range(b):
            same, said = gold[a] == gold[b], found[a] == found[b]
            both += same and said
            mine += said
            theirs += same
    return both / max(1, mine), both / max(1, theirs), theirs
