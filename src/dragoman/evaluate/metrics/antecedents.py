"""Whether pronouns lead to the right actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.evaluate.protocols import Referring

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Link:
    """A gold pronoun: its head offset and word, whether it was linked to anything, and
    whether to the right actor."""

    head: int
    word: str
    linked: bool
    right: bool


def links(
    gold: Mapping[int, Keys], pronouns: Mapping[int, str], found: Sequence[Referring]
) -> list[Link]:
    """What became of each gold pronoun.

    Args:
        gold: keys of the gold mentions by the offset of their head word.
        pronouns: the words of those that are pronouns, by the same offset.
        found: the mentions of the coder.
    """
    known = names(gold, pronouns, found)
    by_head = {m.head: m for m in reversed(found)}
    out = []
    for head, word in pronouns.items():
        m = by_head.get(head)
        right = m is not None and leads_to(m.actors, gold[head], known)
        out.append(Link(head, word, m is not None, right))
    return out


def names(
    gold: Mapping[int, Keys], pronouns: Mapping[int, str], found: Sequence[Referring]
) -> dict[frozenset[int], set[Keys]]:
    """For the actors that mentions were linked to, the keys of those of their mentions that
    are no pronouns."""
    known: dict[frozenset[int], set[Keys]] = {}
    for m in found:
        if m.head in gold and m.head not in pronouns:
            known.setdefault(m.actors, set()).add(gold[m.head])
    return known


def leads_to(actors: frozenset[int], keys: Keys, known: Mapping[frozenset[int], set[Keys]]) -> bool:
    """Whether actors are those of the keys: as one that is named so, or member by member."""
    if keys in known.get(actors, ()):
        return True
    if len(actors) != len(keys) or len(actors) < 2:
        return False
    single = [known.get(frozenset({a}), set()) for a in sorted(actors)]
    return all(any(frozenset({k}) in s for s in single) for k in keys) and all(
        any(frozenset({k}) in s for k in keys) for s in single
    )
