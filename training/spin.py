"""Spin the authored stories for evaluation, by two mechanisms that share nothing.

    python training/spin.py [--thesaurus FILE]

``thesaurus`` swaps words for members of their MyThes entry (th_en_US_v2.dat of the Debian
package mythes-en-us) without looking at part of speech, sense or case, as crude spinners
do; names of places are swapped too. ``phrases`` knows only tests/eval/spun/phrases.tsv and
types badly: words grow together and spaces double. Both keep where each swap stands and
what it replaced. Writes originals.jsonl and spun.jsonl to tests/eval/spun.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SET = ROOT / "tests" / "eval" / "spun"
THESAURUS = Path("/usr/share/mythes/th_en_US_v2.dat")
VARIANTS = 3
RATES = (0.2, 0.35, 0.5)  # share of the words with an entry that are swapped, by variant
DOUBLED = 0.04  # share of spaces that the phrase list doubles
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
KEPT = frozenset("a i it he she as was has had do does have s t so if".split())
FIXED = {
    "are": ("area unit", "square measure"), "an": ("Associate in Nursing", "associate degree"),
    "who": ("World Health Organization", "UN agency"), "me": ("Maine",), "in": ("Indiana", "in"),
    "us": ("United States of America",), "or": ("Oregon",), "at": ("astatine", "at"),
    "be": ("beryllium", "be"), "no": ("nobelium", "no"), "said": ("same", "aforesaid"),
}  # fmt: skip

Swap = tuple[int, int, str]
Spinner = Callable[[str, random.Random, float], tuple[str, list[Swap]]]


def countries() -> list[dict[str, str]]:
    """The countries and invented persons that fill the stories."""
    head, *rows = (SET / "countries.tsv").read_text("utf-8").strip().split("\n")
    return [dict(zip(head.split("\t"), row.split("\t"), strict=True)) for row in rows]


def originals() -> list[dict[str, object]]:
    """Every story filled with three sets of countries."""
    table = countries()
    keys = {"n": "name", "j": "adjective", "c": "capital"}
    pages: list[dict[str, object]] = []
    for number, story in enumerate((SET / "stories.txt").read_text("utf-8").strip().split("\n\n")):
        for variant in range(VARIANTS):
            parts = {
                side: table[(number * 3 + variant * 5 + shift) % len(table)]
                for side, shift in (("A", 0), ("B", 4), ("C", 9))
            }
            text = re.sub(
                r"\{([ABC])\.(\w+)\}",
                lambda m, parts=parts: parts[m[1]][keys.get(m[2], m[2])],
                story,
            )
            page = {"id": f"s{number:02}{'abc'[variant]}", "story": number, "text": text}
            pages.append(page)
    return pages


def read_thesaurus(path: Path) -> dict[str, tuple[str, ...]]:
    """Terms, in lower case, with the members of their first two senses."""
    lines = path.read_text("utf-8").split("\n")
    table: dict[str, tuple[str, ...]] = {}
    at = 1
    while at < len(lines) and "|" in lines[at]:
        term, count = lines[at].rsplit("|", 1)
        members: list[str] = []
        for line in lines[at + 1 : at + 1 + int(count)]:
            for cell in line.split("|")[1:]:
                name, _, kind = cell.partition(" (")
                if "antonym" not in kind and name.lower() != term.lower():
                    members.append(name)
            if len(members) >= 6:
                break
        at += 1 + int(count)
        if members:
            table[term.lower()] = tuple(dict.fromkeys(members))[:8]
    return table


def swapped(
    text: str, pick: Callable[[list[re.Match[str]], int], tuple[int, str] | None]
) -> tuple[str, list[Swap]]:
    """The text with the words that ``pick`` wants replaced, and the swaps over it.

    ``pick`` gets the words and an index; it gives how many words go and what comes.
    """
    words = list(WORD.finditer(text))
    out: list[str] = []
    swaps: list[Swap] = []
    done = length = index = 0
    while index < len(words):
        choice = pick(words, index)
        if choice is None:
            index += 1
            continue
        count, new = choice
        start, end = words[index].start(), words[index + count - 1].end()
        out += [text[done:start], new]
        length += start - done
        swaps.append((length, length + len(new), text[start:end]))
        length += len(new)
        done = end
        index += count
    return "".join([*out, text[done:]]), swaps


def joined(text: str, words: list[re.Match[str]], index: int, count: int) -> str | None:
    """Words as one phrase when only single spaces part them."""
    if index + count > len(words):
        return None
    phrase = text[words[index].start() : words[index + count - 1].end()]
    return phrase if phrase.count(" ") == count - 1 and "\n" not in phrase else None


def by_thesaurus(table: dict[str, tuple[str, ...]]) -> Spinner:
    """The thesaurus spinner."""

    def spin(text: str, rng: random.Random, rate: float) -> tuple[str, list[Swap]]:
        chosen: dict[str, str] = {}

        def pick(words: list[re.Match[str]], index: int) -> tuple[int, str] | None:
            for count in (2, 1):
                phrase = joined(text, words, index, count)
                key = phrase.lower() if phrase else ""
                options = FIXED.get(key) or (() if key in KEPT else table.get(key, ()))
                if options and rng.random() < rate:
                    new = chosen.setdefault(key, rng.choice(options))
                    return (count, new) if new != phrase else None
            return None

        return swapped(text, pick)

    return spin


def by_phrases(text: str, rng: random.Random, rate: float) -> tuple[str, list[Swap]]:
    """The phrase-list spinner; its list is used about twice as often as the thesaurus."""
    rows = (SET / "phrases.tsv").read_text("utf-8").strip().split("\n")[1:]
    table = dict(row.split("\t") for row in rows)

    def pick(words: list[re.Match[str]], index: int) -> tuple[int, str] | None:
        for count in (4, 3, 2, 1):
            phrase = joined(text, words, index, count)
            if phrase and phrase.lower() in table and rng.random() < 2 * rate:
                new = table[phrase.lower()]
                return count, new[0].upper() + new[1:] if phrase[0].isupper() else new
        return None

    spun, swaps = swapped(text, pick)
    spaces = [
        m.start() + 1 for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", spun) if rng.random() < DOUBLED
    ]
    for at in reversed(spaces):
        spun = spun[:at] + " " + spun[at:]
    moved = [
        (a + sum(s <= a for s in spaces), b + sum(s < b for s in spaces), was)
        for a, b, was in swaps
    ]
    return spun, moved


def main() -> None:
    """Spin and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--thesaurus", type=Path, default=THESAURUS)
    args = parser.parse_args()
    spinners = {"thesaurus": by_thesaurus(read_thesaurus(args.thesaurus)), "phrases": by_phrases}
    clean = originals()
    spun = []
    for name, spinner in spinners.items():
        for page in clean:
            rng = random.Random(f"{name} {page['id']}")
            rate = RATES["abc".index(str(page["id"])[-1])]
            text, swaps = spinner(str(page["text"]), rng, rate)
            spun.append({"id": page["id"], "mechanism": name, "text": text, "swaps": swaps})
    for file, rows in (("originals.jsonl", clean), ("spun.jsonl", spun)):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (SET / file).write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(clean)} originals, {len(spun)} spun pages")


if __name__ == "__main__":
    main()
