from __future__ import annotations

import pytest

from dragoman.annotate.factuality import assess
from dragoman.errors import DataError
from dragoman.lexicon import operators
from dragoman.lexicon.operators import COLUMNS, Operator, load_operators

CASES = [
    # sentence, trigger, innermost source, author
    ("Iraq attacked Kuwait.", "attacked", "CT+", "CT+"),
    ("Iraq did not attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq has never attacked Kuwait.", "attacked", "CT-", "CT-"),
    ("Iraq may attack Kuwait.", "attack", "PS+", "PS+"),
    ("Iraq may not attack Kuwait.", "attack", "PS-", "PS-"),
    ("Iraq will attack Kuwait.", "attack", "PR+", "PR+"),
    ("Iraq will not attack Kuwait.", "attack", "PR-", "PR-"),
    ("Iraq should attack Kuwait.", "attack", "Uu", "Uu"),
    ("Iraq refused to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq failed to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq managed to attack Kuwait.", "attack", "CT+", "CT+"),
    ("Iraq did not manage to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq was unable to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq plans to attack Kuwait.", "attack", "PR+", "PR+"),
    ("Iraq wants to attack Kuwait.", "attack", "Uu", "Uu"),
    ("Iraq denied attacking Kuwait.", "attacking", "CT-", "Uu"),
    ("Jordan said Iraq had attacked Kuwait.", "attacked", "CT+", "Uu"),
    ("Jordan revealed that Iraq had attacked Kuwait.", "attacked", "CT+", "CT+"),
    ("Jordan fears that Iraq may attack Kuwait.", "attack", "PS+", "Uu"),
    ("Jordan accused Iraq of attacking Kuwait.", "attacking", "CT+", "Uu"),
    ("If Iraq attacks Kuwait, oil prices will rise.", "attacks", "Uu", "Uu"),
    ("Did Iraq attack Kuwait?", "attack", "Uu", "Uu"),
    ("Jordan urged Iraq to attack Kuwait.", "attack", "Uu", "Uu"),
    ("Iraq withdrew without attacking Kuwait.", "attacking", "CT-", "CT-"),
    ("The planned meeting of the ministers is a secret.", "meeting", "PR+", "PR+"),
    ("Iraq has yet to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Jordan said that Iraq would attack Kuwait.", "attack", "PR+", "Uu"),
    # negation: its scope, its sharing, and negative words that are not "not"
    ("Iraq no longer attacks Kuwait.", "attacks", "CT-", "CT-"),
    ("At no time did Iraq attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq nearly attacked Kuwait.", "attacked", "CT-", "CT-"),
    ("Iraq nearly succeeded in attacking Kuwait.", "attacking", "CT-", "CT-"),
    ("Iraq did not bomb or attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq has not signed or ratified the treaty.", "ratified", "CT-", "CT-"),
    ("Iraq could not manage to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq may not manage to attack Kuwait.", "attack", "PS-", "PS-"),
    ("Jordan said Iraq did not manage to attack Kuwait.", "attack", "CT-", "Uu"),
    ("Jordan said Iraq did not refuse to attack Kuwait.", "attack", "CT+", "Uu"),
    ("Iraq refused to sign the treaty and walked out.", "walked", "CT+", "CT+"),
    ("Iraq is too weak to attack Kuwait.", "attack", "CT-", "CT-"),
    ("Iraq is strong enough to attack Kuwait.", "attack", "PS+", "PS+"),
    ("Iraq attacked Iran rather than negotiate with Kuwait.", "negotiate", "CT-", "CT-"),
    ("Instead of attacking Kuwait, Iraq signed the treaty.", "attacking", "CT-", "CT-"),
    ("Iraq stopped Iran from attacking Kuwait.", "attacking", "CT-", "CT-"),
    # obligation, ability, commands
    ("Iraq has to withdraw from Kuwait.", "withdraw", "Uu", "Uu"),
    ("Iraq had to withdraw from Kuwait.", "withdraw", "CT+", "CT+"),
    ("Iraq does not have to withdraw from Kuwait.", "withdraw", "Uu", "Uu"),
    ("Iraq will have to withdraw from Kuwait.", "withdraw", "PR+", "PR+"),
    ("Iraq is able to attack Kuwait.", "attack", "PS+", "PS+"),
    ("Iraq was able to attack Kuwait.", "attack", "CT+", "CT+"),
    ("Iraq is to attack Kuwait.", "attack", "PR+", "PR+"),
    ("The only way is to attack Kuwait.", "attack", "Uu", "Uu"),
    ("Please leave the city and report to the police.", "report", "Uu", "Uu"),
    ("Do not attack Kuwait.", "attack", "Uu", "Uu"),
    ("It is important to attack Kuwait.", "attack", "Uu", "Uu"),
    ("It is probable that Iraq attacked Kuwait.", "attacked", "PR+", "PR+"),
    # what might have been
    ("If Iraq had attacked Kuwait, Iran would have responded.", "responded", "CT-", "CT-"),
    ("Had Iraq attacked Kuwait, Iran would have responded.", "attacked", "Uu", "Uu"),
    ("Iraq should have attacked Kuwait.", "attacked", "CT-", "CT-"),
    ("Iraq must have attacked Kuwait.", "attacked", "PR+", "PR+"),
    ("Iraq ought to have attacked Kuwait.", "attacked", "CT-", "CT-"),
    ("Iraq acted as if Kuwait had attacked.", "attacked", "Uu", "Uu"),
    # purpose, result, cause
    ("Iraq moved troops so as to attack Kuwait.", "attack", "Uu", "Uu"),
    ("Iraq sent troops so that Kuwait could attack.", "attack", "Uu", "Uu"),
    ("The president went to Geneva to meet the king.", "meet", "PR+", "PR+"),
    ("The fall was due to attacks by Iraq.", "attacks", "CT+", "CT+"),
    ("Prices dropped to reach a record low.", "reach", "CT+", "CT+"),
    # clauses about what does not exist yet
    ("Parliament passed a bill to ban the party.", "ban", "Uu", "Uu"),
    ("The first country to recognise Kuwait was Oman.", "recognise", "CT+", "CT+"),
    ("Iraq wants a minister who supports the attack.", "supports", "Uu", "Uu"),
    ("The people who attacked Kuwait were jailed.", "attacked", "CT+", "CT+"),
    ("Iraq will withdraw when the talks end.", "end", "Uu", "Uu"),
    ("Iraq withdrew when the talks ended.", "ended", "CT+", "CT+"),
    ("Iraq did not say whether Kuwait attacked.", "attacked", "Uu", "Uu"),
    ("Iraq knows how to attack Kuwait.", "attack", "Uu", "Uu"),
    # an offer that is refused was made; particles make another verb
    ("Iraq rejected the offer of a withdrawal.", "offer", "CT+", "Uu"),
    ("Iraq called off the attack.", "attack", "CT-", "CT-"),
    ("The court ruled that Iraq attacked Kuwait.", "attacked", "CT+", "Uu"),
    # questions that take the event for granted
    ("Why did Iraq attack Kuwait?", "attack", "CT+", "CT+"),
    ("Will the people who attacked Kuwait return?", "attacked", "CT+", "CT+"),
    # words, not plans
    ("Iraq claims to have attacked Kuwait.", "attacked", "CT+", "Uu"),
    ("Iraq promised that it would leave Kuwait.", "leave", "PR+", "Uu"),
    ("Iraq asked Iran to leave Kuwait.", "leave", "Uu", "Uu"),
    ("Iraq is said to have attacked Kuwait.", "attacked", "CT+", "Uu"),
    ("Iraq allegedly attacked Kuwait.", "attacked", "CT+", "Uu"),
    ("A paper quoted the king as saying that Iraq would leave.", "leave", "PR+", "Uu"),
    ("Iraq accused Iran of planning to attack.", "attack", "PR+", "Uu"),
    ("A paper reported, citing two officials, that Iraq had left.", "left", "CT+", "Uu"),
    ("The king told the BBC by telephone from Basra that Iraq had left.", "left", "CT+", "Uu"),
    ("Jordan's fear that Iraq would leave was unfounded.", "leave", "PS+", "Uu"),
    ("Iraq's claim that it would leave was false.", "leave", "PR+", "Uu"),
    ("Jordan's demand that Iraq be punished was ignored.", "punished", "Uu", "Uu"),
    # on a condition
    ("Iraq will leave Kuwait only if Iran pays.", "leave", "Uu", "Uu"),
    ("Should the talks fail, Iraq will leave.", "leave", "Uu", "Uu"),
    ("Iraq was ready to leave unless Iran objected.", "leave", "Uu", "Uu"),
    ("Iraq will leave even if Iran objects.", "leave", "PR+", "PR+"),
    ("Jordan warned that an attack would end the talks.", "attack", "Uu", "Uu"),
    # what is denied with its noun of speech, found false, or doubted
    ("Iraq dismissed reports that it had attacked Kuwait.", "attacked", "CT-", "Uu"),
    ("Iraq brushed aside reports that it had attacked Kuwait.", "attacked", "CT-", "Uu"),
    ("Iraq rejected a claim by Iran that it had attacked Kuwait.", "attacked", "CT+", "Uu"),
    ("Iraq would neither confirm nor deny that it had attacked.", "attacked", "Uu", "Uu"),
    ("A claim by Iran that Iraq had attacked proved false.", "attacked", "CT+", "CT-"),
    ("A claim by Iran that Iraq had attacked was not true.", "attacked", "CT+", "CT-"),
    ("A claim by Iran that Iraq had attacked was accurate.", "attacked", "CT+", "CT+"),
    ("Jordan does not believe that Iraq attacked.", "attacked", "PR-", "Uu"),
    ("Jordan is convinced that Iraq attacked.", "attacked", "CT+", "Uu"),
    ("Jordan is not sure that Iraq attacked.", "attacked", "Uu", "Uu"),
    ("Not one of the soldiers attacked Kuwait.", "attacked", "CT-", "CT-"),
    ("A claim by Iran that Iraq had attacked turned out to be false.", "attacked", "CT+", "CT-"),
    # known, not told
    ("Iraq knows whether Iran attacked Kuwait.", "attacked", "CTu", "Uu"),
    ("Iraq has disclosed whether Iran attacked Kuwait.", "attacked", "CTu", "Uu"),
    ("Iraq does not know whether Iran attacked Kuwait.", "attacked", "Uu", "Uu"),
    ("Iraq may say whether Iran attacked Kuwait.", "attacked", "Uu", "Uu"),
    ("Iraq asked whether Iran attacked Kuwait.", "attacked", "Uu", "Uu"),
    # nouns of a day to come
    ("Envoys will visit Tokyo for talks with Japan.", "talks", "PR+", "PR+"),
    ("Tomorrow's talks between Chad and Niger were welcomed.", "talks", "PR+", "PR+"),
    ("The army broke up the protest the next day.", "protest", "CT+", "CT+"),
]
EXAMPLES = [pytest.param(op, id=f"{op.lemma} {op.pos}") for op in load_operators().values()]


@pytest.mark.parametrize(("sentence", "trigger", "source", "author"), CASES)
def test_values(read, sentence: str, trigger: str, source: str, author: str) -> None:  # type: ignore[no-untyped-def]
    text = read(sentence)
    token = next(t.i for t in text.tree.tokens if t.text == trigger)
    found = assess(text.tree, token, text.said)
    assert (found.source.value, found.author.value) == (source, author), found.path


def test_path_names_the_operators(read) -> None:  # type: ignore[no-untyped-def]
    text = read("Iraq may have refused to attack Kuwait.")
    token = next(t.i for t in text.tree.tokens if t.text == "attack")
    found = assess(text.tree, token, text.said)
    assert "refuse" in found.path
    assert found.source.value == "PS-"


def test_future_and_condition_are_marked(read) -> None:  # type: ignore[no-untyped-def]
    text = read("Iraq will attack Kuwait if the talks fail.")
    token = next(t.i for t in text.tree.tokens if t.text == "attack")
    found = assess(text.tree, token, text.said)
    assert found.future
    assert found.conditional


@pytest.mark.parametrize("op", EXAMPLES)
def test_operator_acts_in_its_example(read, op: Operator) -> None:  # type: ignore[no-untyped-def]
    marked, value = op.example.rsplit(" = ", 1)
    at = marked.index("*")
    text = read(marked.replace("*", ""))
    first, last = text.tree.between(at, marked.rindex("*") - 1)
    assert last > first
    found = assess(text.tree, last - 1, text.said)
    assert found.source.value == value, found.path
    assert any(op.words in step for step in found.path), found.path


@pytest.mark.parametrize(
    "changed",
    [
        {"affirmed": "x"}, {"pos": "Q"}, {"inside": "verb"}, {"example": "No mark. = CT+"},
        {"example": "*Marked* only."}, {"lemma": "manage"},
    ],
)  # fmt: skip
def test_a_broken_row_is_refused(monkeypatch: pytest.MonkeyPatch, changed: dict[str, str]) -> None:
    good = dict(zip(COLUMNS, ("fare", "V", "+", "-", "", "", ""), strict=True))
    other = {**good, "lemma": "manage"}
    monkeypatch.setattr(operators, "read_tsv", lambda *_: [other, {**good, **changed}])
    load_operators.cache_clear()
    try:
        with pytest.raises(DataError, match=r"operators\.tsv"):
            load_operators()
    finally:
        load_operators.cache_clear()


@pytest.mark.parametrize(
    "text",
    [
        "Attack", "?", "”", "😀 attacked 😀", "هاجم العراق الكويت.", "“Iraq said 'it attacked",
        "attack " * 400, "go and " * 300, "not " * 200 + "attacked", "who said that " * 150,
        "to want to " * 150, "(((" * 50 + "attacked",
    ],
)  # fmt: skip
def test_odd_text_has_a_value_everywhere(read, text: str) -> None:  # type: ignore[no-untyped-def]
    parsed = read(text)
    for token in parsed.tree.tokens:
        found = assess(parsed.tree, token.i, parsed.said)
        assert len(found.path) < 200
