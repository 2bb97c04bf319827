"""The value of an event on its way from the trigger to the root of its sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dragoman.annotate.factuality import clause
from dragoman.lexicon.operators import Operator, find_operator
from dragoman.syntax import Parse, Token
from dragoman.types import Factuality

Climb = Callable[["Walk", Token], Token | None]

LONGEST = 40  # governors; deeper trees are misparsed
_WEAKER = {"f": "P", "l": "P", "p": "S", "n": "P"}


@dataclass(slots=True)
class Walk:
    """A value on the way: certainty C, P (probable), S (possible) or U, and polarity.

    ``path`` names what has acted; ``spent`` holds the negating words that have,
    and the verbs whose modal has; ``depth``
    counts the walks that this one was started from.
    """

    parse: Parse
    certainty: str = "C"
    positive: bool = True
    future: bool = False
    depth: int = 0
    path: list[str] = field(default_factory=list)
    spent: set[int] = field(default_factory=set)

    def act(self, effect: str, words: str = "") -> None:
        """Let an effect act on the value (see ``lexicon.operators``) and name it."""
        if effect in "-n":
            self.positive = not self.positive
        if effect in "uw":
            self.certainty = "U"
        elif effect in _WEAKER:
            weaker = _WEAKER[effect]
            if "CPSU".index(weaker) > "CPSU".index(self.certainty):
                self.certainty = weaker
        self.future = self.future or effect in "fw"
        if words:
            self.path.append(words)

    def factuality(self) -> Factuality:
        """The value in FactBank's terms."""
        if self.certainty == "U":
            return Factuality.UNCOMMITTED
        name = {"C": "CT", "P": "PR", "S": "PS"}[self.certainty]
        return Factuality(name + ("+" if self.positive else "-"))

    @property
    def open(self) -> bool:
        """Whether the event is not told as having happened or not."""
        return self.certainty == "U" or self.future

    def negated(self, t: Token) -> bool:
        """Whether a negation that has not acted yet stands on the token; it is spent."""
        word = clause.negator(self.parse, t) or clause.shared_negator(self.parse, t)
        if word is None or word.i in self.spent:
            return False
        self.spent.add(word.i)
        return True

    def operate(self, op: Operator, host: Token) -> bool:
        """Let an operator act by the polarity of the word it stands at; whether negated."""
        negated = self.negated(host)
        if negated and clause.modal(self.parse, host) in {"can", "could"}:
            self.spent.add(host.i)  # "could not manage to" did not: the modal has acted
        self.act(
            op.negated if negated else op.affirmed,
            f"not {op.words}" if negated else op.words,
        )
        return negated

    def conditioned(self, t: Token) -> None:
        """Leave open what is planned or promised in case something else happens."""
        if self.future and self.certainty == "P" and clause.conditional(self.parse, (t.i,)):
            self.act("u", "on a condition")

    def rise(self, t: Token, climb: Climb) -> None:
        """Walk from the token to the root or to where ``climb`` ends it."""
        for _ in range(LONGEST):
            self.modifiers(t)
            above = climb(self, t)
            if above is None:
                return
            t = above

    def modifiers(self, t: Token) -> None:
        """Negation, modals, adverbs and adjectives that stand on the token itself."""
        parse = self.parse
        if clause.imperative(parse, t):
            self.act("w", "imperative: asked for, not told")
        negated = self.negated(t)
        modal = None if t.i in self.spent else clause.modal(parse, t)
        if modal in {"would", "would have"} and clause.reported_past(parse, t):
            modal = "will"  # "said it would": the future as seen from the past
        if modal is not None:
            self._modal(find_operator("M", modal), negated)
        elif negated:
            self.act("-", "negated")
        self.conditioned(t)
        if t.tag.startswith("NN") and clause.dated_ahead(parse, t):
            self.act("f", "of a day to come")
        for k in parse.children(t.i, "advmod", "amod", "compound"):
            kind = "R" if k.dep == "advmod" else "J"
            if kind == "J" and not t.tag.startswith("NN"):
                continue
            op = find_operator(kind, k.lemma, k.low)
            if op is not None and k.i not in self.spent:
                self.act(op.affirmed, op.words)

    def _modal(self, op: Operator | None, negated: bool) -> None:
        if op is None:
            if negated:
                self.act("-", "negated")
            return
        words = f"not {op.words}" if negated else op.words
        if negated and op.negated in "pufn":
            # "may not", "will not": the modal stays and what it governs is denied.
            self.act(op.affirmed)
            self.act("-", words)
        else:
            self.act(op.negated if negated else op.affirmed, words)
