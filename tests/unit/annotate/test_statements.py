"""Who says what: forms, positions, nesting, and odd input."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.annotate.parse import installed_model, parse
from dragoman.annotate.statements import find_statements
from dragoman.nouns import Attribution
from dragoman.syntax import Parse, SentenceSpan, Token
from dragoman.text import Edit, Reading

needs_model = pytest.mark.skipif(installed_model() is None, reason="no parsing model installed")


@dataclass(frozen=True)
class Said:
    source: str | None
    cue: str | None
    parts: list[str]
    form: str
    parent: int | None
    kind: str
    factive: bool


def _plain(tree: Parse, found: Attribution) -> Said:
    return Said(
        tree.span_text(*found.source)[2] if found.source else None,
        tree.span_text(*found.cue)[2] if found.cue else None,
        [tree.text[a:b] for a, b in found.parts],
        found.form,
        found.parent,
        found.kind,
        found.factive,
    )


def _said(text: str, title_end: int = 0) -> list[Said]:
    tree = parse(Reading(text), title_end)
    return [_plain(tree, a) for a in find_statements(tree)]


CASES = [
    # direct: before, after, inverted, split, addressed, question, colon
    ("Polish officials said: “Germany has left.”", "Polish officials", "said",
     ["“Germany has left.”"], "direct"),
    ("“Germany has left,” Polish officials said.", "Polish officials", "said",
     ["“Germany has left,”"], "direct"),
    ("“We will not wait,” said Anna Berg, the mayor of Oslo.", "Anna Berg, the mayor of Oslo",
     "said", ["“We will not wait,”"], "direct"),
    ("“The war,” the general said in Rome, “is over.”", "the general", "said",
     ["“The war,”", "“is over.”"], "direct"),
    ("“The war is over,” the general said. “Nobody won.”", "the general", "said",
     ["“The war is over,”", "“Nobody won.”"], "direct"),
    ("“The war is over,” the general told reporters on Friday.", "the general", "told",
     ["“The war is over,”"], "direct"),
    ("\"Will you go?\" the reporter asked.", "the reporter", "asked", ["\"Will you go?\""],
     "direct"),
    ("''We will not go,'' said Mr. Rowland.", "Mr. Rowland", "said", ["''We will not go,''"],
     "direct"),
    # indirect: before, after, inside, inverted
    ("Poland said Germany had attacked France.", "Poland", "said",
     ["Germany had attacked France"], "indirect"),
    ("Poland said that Germany had attacked France.", "Poland", "said",
     ["that Germany had attacked France"], "indirect"),
    ("Germany had attacked France, Poland said on Monday.", "Poland", "said",
     ["Germany had attacked France"], "indirect"),
    ("The plan, the minister said on Friday, will fail.", "the minister", "said",
     ["The plan", "will fail"], "indirect"),
    ("The envoy would leave, said officials who spoke on condition of anonymity.", "officials",
     "said", ["The envoy would leave"], "indirect"),
    ("Officials speaking on condition of anonymity said the envoy would leave.", "Officials",
     "said", ["the envoy would leave"], "indirect"),
    ("He said he would resign in an interview with a radio station.", "He", "said",
     ["he would resign"], "indirect"),
    ("PARIS, May 3 (Reuters) - France will send troops, the minister said.", "the minister",
     "said", ["France will send troops"], "indirect"),
    # mixed
    ("The minister said the plan was “dead” but talks would go on.", "The minister", "said",
     ["the plan was “dead” but talks would go on"], "mixed"),
    ("He called the plan “a disgrace”.", "He", "called", ["the plan “a disgrace”"], "mixed"),
    ("The truce, he said, “was never kept.”", "he", "said",
     ["The truce", "“was never kept.”"], "mixed"),
    # infinitives, gerunds, objects
    ("Germany wants France to leave.", "Germany", "wants", ["France to leave"], "indirect"),
    ("Germany plans to attack France.", "Germany", "plans", ["to attack France"], "indirect"),
    ("Iran denied attacking the ship.", "Iran", "denied", ["attacking the ship"], "indirect"),
    ("Poland accused Germany of attacking France.", "Poland", "accused",
     ["Germany of attacking France"], "indirect"),
    ("Turkey called for an end to the war.", "Turkey", "called for", ["an end to the war"],
     "indirect"),
    ("The ministry has also called on Iran to stop.", "The ministry", "has also called on",
     ["Iran to stop"], "indirect"),
    ("The minister urged Iran to release the men.", "The minister", "urged",
     ["Iran to release the men"], "indirect"),
    # passives
    ("Kim is expected to visit Russia.", None, "is expected", ["Kim", "to visit Russia"],
     "indirect"),
    ("Kim is said to be preparing an attack.", None, "is said",
     ["Kim", "to be preparing an attack"], "indirect"),
    ("She was quoted as saying that talks failed.", "She", "was quoted as saying",
     ["that talks failed"], "indirect"),
    ("It is feared that hundreds have died.", None, "is feared", ["that hundreds have died"],
     "indirect"),
    # who tells, and content that the parser hangs on who is told
    ("A general told a reporter that the bunkers had been emptied.", "A general", "told",
     ["that the bunkers had been emptied"], "indirect"),
    ("The envoy learned from a nurse that the prisoner had died.", "a nurse", "learned",
     ["that the prisoner had died"], "indirect"),
    ("The army said in a statement that it had shot down a drone.", "The army", "said",
     ["that it had shot down a drone"], "indirect"),
    ("The governor, said the radio, had fled.", "the radio", "said",
     ["The governor", "had fled"], "indirect"),
    ('"We know," said the envoy, "that they left."', "the envoy", "said",
     ['"We know,"', '"that they left."'], "direct"),
    ('"The truce," said the envoy, "will hold."', "the envoy", "said",
     ['"The truce,"', '"will hold."'], "direct"),
    # nouns, adjectives, phrases, adverbs
    ("Amid fears Russia may invade, Poland closed the border.", None, "fears",
     ["Russia may invade"], "indirect"),
    ("Reports emerged on Monday that Iran had tested a missile.", None, "Reports emerged",
     ["that Iran had tested a missile"], "indirect"),
    ("Fears loomed a war with the North may send thousands across the border.", None,
     "Fears loomed", ["a war with the North may send thousands across the border"], "indirect"),
    ("The leader is confident that peace will hold.", "The leader", "is confident",
     ["that peace will hold"], "indirect"),
    ("According to the ministry, 30 people died.", "the ministry", "According to",
     ["30 people died"], "indirect"),
    ("Thirty people, according to the ministry, died on Friday.", "the ministry",
     "according to", ["Thirty people", "died on Friday"], "indirect"),
    ("In their view, the truce was dead.", "their", "view", ["the truce was dead"], "indirect"),
    ("Germany reportedly attacked France.", None, "reportedly", ["Germany", "attacked France"],
     "indirect"),
]  # fmt: skip


@needs_model
@pytest.mark.parametrize(("text", "source", "cue", "parts", "form"), CASES)
def test_one_statement(
    text: str, source: str | None, cue: str, parts: list[str], form: str
) -> None:
    (found,) = _said(text)
    assert (found.source, found.cue, found.parts, found.form) == (source, cue, parts, form)
    assert found.parent is None


@needs_model
def test_headline_with_colon() -> None:
    text = "Putin: Russia will never surrender\nThe war goes on."
    (found,) = _said(text, title_end=34)
    assert (found.source, found.cue, found.parts) == (
        "Putin", ":", ["Russia will never surrender"],
    )  # fmt: skip


@needs_model
def test_nested_claims_have_parents() -> None:
    found = _said("Poland said that Russia had claimed that Ukraine shelled the town.")
    assert [(f.source, f.parent) for f in found] == [("Poland", None), ("Russia", 0)]


@needs_model
def test_nesting_inside_quotation_marks() -> None:
    text = "“She told me: ‘I will go.’ She said that he knew,” Mr Jones said."
    found = _said(text)
    assert [(f.source, f.form, f.parent) for f in found] == [
        ("Mr Jones", "direct", None), ("She", "direct", 0), ("She", "indirect", 0),
    ]  # fmt: skip


@needs_model
def test_attribution_at_the_end_holds_the_whole_sentence() -> None:
    text = "The leader also believes that Spain will help, according to the envoy."
    outer, inner = _said(text)
    assert (outer.source, outer.parts) == (
        "the envoy", ["The leader also believes that Spain will help"],
    )  # fmt: skip
    assert (inner.source, inner.parent, inner.kind) == ("The leader", 0, "belief")


@needs_model
def test_quotation_over_paragraphs_is_one_statement() -> None:
    text = "Berg said: “Chan confirmed he is ready to go.\n“He said he won’t wait.\n\n“It is time.”"
    found = _said(text)
    assert found[0].source == "Berg"
    assert len(found[0].parts) == 3
    inner = [(f.source, f.factive, f.parent) for f in found if f.parent == 0]
    assert inner == [("Chan", True, 0), ("He", False, 0)]


@needs_model
def test_quoted_paragraph_without_cue_keeps_the_speaker() -> None:
    text = "“We are ready,” the minister said. He left the room. “We are always ready.”"
    first, second = _said(text)
    assert (first.cue, second.cue) == ("said", None)
    assert second.source == "the minister"


@needs_model
@pytest.mark.parametrize(
    ("text", "factive"),
    [("Iran confirmed the strike.", True), ("Iran refused to confirm the strike.", False),
     ("Iran did not confirm the strike.", False), ("Iran may confirm the strike.", False),
     ("Iran went on to confirm the strike.", True), ("Iran claimed the strike.", False)],
)  # fmt: skip
def test_factive_cue_must_be_a_statement_made(text: str, factive: bool) -> None:
    (found,) = _said(text)
    assert found.factive is factive


@needs_model
@pytest.mark.parametrize(
    ("text", "cue"),
    [("He declined to say whether the envoy had left.", "declined to say"),
     ("The envoy expressed concern that the truce might fail.", "expressed concern"),
     ("The minister wants to know why the bridge fell.", "wants to know")],
)  # fmt: skip
def test_chained_verbs_make_one_statement(text: str, cue: str) -> None:
    (found,) = _said(text)
    assert found.cue == cue


@needs_model
def test_second_verb_of_the_speaker_is_not_in_the_content() -> None:
    found = _said("The ministry said that Iran would strike and added that it had told allies.")
    assert [(f.source, f.parts) for f in found] == [
        ("The ministry", ["that Iran would strike"]),
        ("The ministry", ["that it had told allies"]),
    ]


@needs_model
def test_participle_of_the_speaker_is_a_statement_of_its_own() -> None:
    found = _said("The minister said he was worried, adding that France would respond.")
    assert [(f.source, f.cue, f.parent) for f in found] == [
        ("The minister", "said", None), ("The minister", "adding", None),
    ]  # fmt: skip


@needs_model
def test_relative_pronoun_points_at_its_noun() -> None:
    tree = parse(Reading("The general, who said that his men were ready, left the town."))
    (found,) = find_statements(tree)
    assert found.source is not None
    assert tree.span_text(*found.source)[2] == "who"
    assert found.source_head is not None
    assert tree.tokens[found.source_head].text == "general"


@needs_model
@pytest.mark.parametrize(
    "text",
    ["The so-called “axis of evil” met in Minsk.", "They played at the “Grand Hotel” on Friday.",
     "The workers’ union met on Monday.", "Snow fell in Oslo."],
)  # fmt: skip
def test_scare_quotes_and_plain_text_are_no_statements(text: str) -> None:
    assert _said(text) == []


@needs_model
def test_restored_reading_gives_raw_offsets() -> None:
    raw = "She same that the truce was dead, in keeping with the envoy."
    edits = [Edit(4, 8, "said"), Edit(34, 49, "according to")]
    tree = parse(Reading(raw, edits))
    cues = {tree.span_text(*a.cue)[2] for a in find_statements(tree) if a.cue}
    assert "same" in cues


@needs_model
@pytest.mark.parametrize(
    "text",
    ["", " \n \n", "“", "” he said", "said", ": :", "😀 “😀” said 😀.", "قال الوزير “نعم” أمس.",
     "“a “b “c", "‘‘‘’’’ said X", "he said " * 400, "according to " * 300, "fears that " * 300,
     "“x\n" * 300, "A: " * 300, "He said “he thinks ‘it fears that' " * 60],
)  # fmt: skip
def test_odd_text_never_raises(text: str) -> None:
    tree = parse(Reading(text))
    _check(tree, find_statements(tree))


_WORDS = (
    "said", "He", "“", "”", ",", ".", "that", "fears", "according", "to", "Iran", "wants", ":",
    "‘", "’", "reportedly", "clear", "quoted", "as", "\n", "asked", "view", "in", "by", "it",
)  # fmt: skip
_DEPS = (
    "nsubj", "ccomp", "xcomp", "dobj", "prep", "pobj", "pcomp", "advcl", "conj", "mark", "aux",
    "auxpass", "nsubjpass", "acl", "relcl", "acomp", "oprd", "agent", "poss", "parataxis", "punct",
)  # fmt: skip
_TAGS = (("VERB", "VBD"), ("VERB", "VBG"), ("VERB", "VBN"), ("NOUN", "NN"), ("PROPN", "NNP"),
         ("ADJ", "JJ"), ("ADV", "RB"), ("ADP", "IN"), ("PART", "TO"), ("PRON", "WDT"))  # fmt: skip
_LEMMAS = {"said": "say", "fears": "fear", "wants": "want", "quoted": "quote", "asked": "ask"}


@st.composite
def _trees(draw: st.DrawFn) -> Parse:
    """Parses no parser would give: any label on any word, crossing arcs."""
    size = draw(st.integers(1, 24))
    text, tokens, spans, paragraph = "", [], [], 0
    first = 0
    for i in range(size):
        word = draw(st.sampled_from(_WORDS))
        if word == "\n" and first < i:
            spans.append((first, i, paragraph))
            first, paragraph = i, paragraph + 1
            text += "\n"
        word = "x" if word == "\n" else word
        pos, tag = draw(st.sampled_from(_TAGS))
        head = draw(st.integers(first, i))
        dep = "ROOT" if head == i else draw(st.sampled_from(_DEPS))
        start = len(text)
        text += word + draw(st.sampled_from((" ", "")))
        lemma = _LEMMAS.get(word, word.lower())
        tokens.append(
            Token(i, word, lemma, tag, pos, dep, head, len(spans), start, start + len(word))
        )
    spans.append((first, size, paragraph))
    sentences = tuple(
        SentenceSpan(n, a, b, tokens[a].start, tokens[b - 1].end, p, n == 0)
        for n, (a, b, p) in enumerate(spans)
    )
    return Parse.build(text, tuple(tokens), sentences)


def _check(tree: Parse, found: tuple[Attribution, ...]) -> None:
    for number, a in enumerate(found):
        assert a.parts
        ends = [x for part in a.parts for x in part]
        assert ends == sorted(ends)
        assert all(0 <= x < y <= len(tree.text) for x, y in a.parts)
        assert a.form in {"direct", "indirect", "mixed"}
        for span in (a.source, a.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(tree.tokens)
        if a.parent is not None:
            assert a.parent < number
            outer = found[a.parent]
            assert all(any(x <= s and e <= y for x, y in outer.parts) for s, e in a.parts)
    starts = [a.start for a in found]
    assert starts == sorted(starts)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_trees())
def test_any_tree_is_read_without_error_and_alike_twice(tree: Parse) -> None:
    found = find_statements(tree)
    _check(tree, found)
    assert find_statements(tree) == found
