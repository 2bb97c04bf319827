"""Part of speech and lemma of a word, looked up where the pipeline would compute them anew.

spaCy's attribute ruler and lemmatizer take over a third of the parsing time, though
what they say depends on the word, its tag and its arc alone (measured on 70,000 tokens:
apart from "gon na" no difference). They are run once for each such triple.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

PIPES = ("attribute_ruler", "lemmatizer")
_MOST = 200_000  # triples kept; a corpus that has more begins again
_EXISTENTIAL = frozenset(["is", "are", "was", "were", "'s", "'re"])


class WordForms:
    """Memory of what the two pipes said."""

    def __init__(self, nlp: Language) -> None:
        """Use the pipes of the pipeline; one that lacks them is asked for nothing."""
        self._nlp = nlp
        self._pipes = [nlp.get_pipe(name) for name in PIPES if nlp.has_pipe(name)]
        self._known: dict[tuple[int, int, int], tuple[str, str]] = {}

    def of(self, token: Token) -> tuple[str, str]:
        """Universal part of speech and lemma of a tagged and parsed token."""
        key = (token.orth, token.tag, token.dep)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[key] = self._ask(token)
        # The one rule that looks at a neighbour: "there is" is no auxiliary.
        if found[0] == "AUX" and token.lower_ in _EXISTENTIAL and _after_expletive(token):
            return "VERB", found[1]
        return found

    def _ask(self, token: Token) -> tuple[str, str]:
        from spacy.tokens import Doc

        doc = Doc(
            self._nlp.vocab,
            words=[token.orth_], tags=[token.tag_], deps=[token.dep_], heads=[0],
        )  # fmt: skip
        for pipe in self._pipes:
            doc = pipe(doc)
        return doc[0].pos_, doc[0].lemma_


def _after_expletive(token: Token) -> bool:
    return token.i > 0 and token.doc[token.i - 1].dep_ == "expl"
