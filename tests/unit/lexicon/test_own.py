"""Codebooks of one's own: what a file may say, what it changes, and what it may not leak."""

from __future__ import annotations

import pickle

import pytest

from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.own import Built, Fault, build, packaged
from dragoman.types import Plover

HEAD = '[lexicon]\nid = "desk"\nversion = "3"\n'
FRAME = """
[[frame]]
id = "desk.board"
type = "COERCE"
mode = "restrict"
cameo = "170"
patterns = ["board/V obj=ship"]
match = [{ text = "Iran boarded a Greek ship.", actor = "Iran", recipient = "Greek" }]
"""


def own(*texts: str) -> Built:
    return build(tuple((f"{n}.toml", t) for n, t in enumerate(texts)))


def faults(text: str) -> tuple[Fault, ...]:
    return own(text).faults


def changed(**fields: str) -> str:
    """The frame with some lines in place of others; an empty one leaves a line out."""
    lines = FRAME.strip().split("\n")
    for key, line in fields.items():
        kept = [x for x in lines if not x.startswith(f"{key} = ")]
        lines = [*kept, line] if line else kept
    return HEAD + "\n" + "\n".join(lines) + "\n"


def test_a_new_frame_stands_beside_the_packaged_ones() -> None:
    built = own(HEAD + FRAME)
    assert built.faults == ()
    frames = built.lexicon.frames.frames
    assert len(frames) == len(load_frames().frames) + 1
    assert frames[-1].rule == "desk.board@1+desk@3"
    assert built.lexicon.suffix.startswith("+desk@3#")
    assert [f.id for _, f in built.frames] == ["desk.board"]


def test_without_files_it_is_the_packaged_lexicon() -> None:
    assert own().lexicon is packaged()
    assert packaged().suffix == ""


def test_a_lexicon_leaks_into_nothing() -> None:
    before = load_frames().frames
    own(HEAD.replace("[lexicon]", '[lexicon]\noff = ["aid.general"]') + FRAME)
    assert load_frames().frames == before
    assert packaged().frames is load_frames()
    assert "craft" not in load_frames().classes
    own(HEAD + '[classes]\ncraft = "ship"\n' + FRAME)
    assert "craft" not in load_frames().classes


def test_two_texts_of_one_name_are_two_lexicons() -> None:
    one, two = own(HEAD + FRAME), own(HEAD + FRAME.replace("170", "1711"))
    assert one.lexicon.suffix != two.lexicon.suffix
    assert two.lexicon.frames.frames[-1].cameo == "1711"


def test_a_lexicon_can_be_sent_to_other_processes() -> None:
    lexicon = own(HEAD + FRAME).lexicon
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon


WRONG = [
    # text, part of what is told, part of the remedy, line
    (changed(kolor='kolor = "red"'), "unknown key kolor", "", 12),
    (changed(type='type = "COERSE"'), "unknown type COERSE", "did you mean COERCE?", 11),
    (changed(type=""), "type is missing", "type =", 5),
    (changed(mode='mode = "restrain"'), "COERCE has no mode restrain", "restrict?", 11),
    (changed(cameo='cameo = "999"'), "unknown CAMEO code 999", "", 11),
    (changed(cameo="cameo = 170"), "is no text", "quotation marks", 11),
    (changed(contexts='contexts = ["militry"]'), "unknown context militry", "military?", 12),
    (changed(patterns=""), "patterns is missing", "lemma/V", 5),
    (changed(patterns='patterns = "board/V"'), "no list of texts", "patterns =", 11),
    (changed(patterns='patterns = ["board"]'), "needs lemma/V", "impose/V", 11),
    (changed(patterns='patterns = ["/V"]'), "no word before the stroke", "lemma/V", 11),
    (changed(patterns='patterns = ["Board/V"]'), "never matches", "small", 11),
    (changed(patterns='patterns = ["board/V obj=@bote"]'), "unknown word class @bote", "", 11),
    (changed(patterns='patterns = ["board/V object=ship"]'), "unknown company 'object'", "obj", 11),
    (changed(patterns='patterns = ["board/V obj="]'), "lacks its words", "obj=word", 11),
    (changed(patterns='patterns = ["a/V", "a/V"]'), "stands twice", "leave one out", 11),
    (changed(actor='actor = "subject"'), "unknown role 'subject'", "subj", 12),
    (changed(bare='bare = "no"'), "neither true nor false", "bare = true", 12),
    (changed(version="version = 0"), "no whole number", "", 12),
    (changed(embeds='embeds = "agrees"'), "unknown class of embeds", "agree?", 12),
    (changed(meeting='meeting = "chat"'), "unknown kind of meeting chat", "", 12),
    (changed(also='also = { type = "X" }'), "unknown type X", "", None),
    (changed(id='id = "Desk Board"'), "is no id", "small letters", None),
    (changed(match=""), "it has no example", "match", 5),
    (changed(match='match = [{ txt = "a" }]'), "bad example", "text", 11),
    (changed(match='match = [{ text = "a", actor = "b" }]'), "does not stand in", "words", 11),
    (changed(match='match = [{ text = "a 3", actor = 3 }]'), "does not stand in", "words", 11),
    (changed(type='type = ["AID"]'), "is no text", "quotation marks", 11),
    (HEAD + FRAME + FRAME, "stands twice", "its own", 14),
    (HEAD + FRAME.replace("desk.board", "aid.general"), "is there already", "override = true", 6),
    (changed(override="override = true"), "not there", "", 12),
    (changed(add_patterns='add_patterns = ["a/V"]'), "without override", "patterns", 12),
    (FRAME, "does not say what it is", "[lexicon]", None),
    (HEAD, "changes nothing", "[[frame]]", 1),
    (HEAD.replace('"3"', "3") + FRAME, "is no text", "quotation marks", 3),
    (HEAD.replace('"3"', '"3 4"') + FRAME, "is no version", "", 3),
    (HEAD + 'off = ["aid.generl"]\n' + FRAME, "off names no frame", "aid.general?", 4),
    (HEAD + '[classes]\nperson = "spy"\n' + FRAME, "is there already", "another name", 5),
    (HEAD + '[classes]\nspies = "@spooks"\n' + FRAME, "unknown word class", "", 5),
    (HEAD + '[[frames]]\nid = "x"\n', "unknown key frames", "frame?", 4),
    (HEAD + '[[code]]\ncode = "1"\n', "which events get the code", "type, cameo", 4),
    (HEAD + '[[code]]\ncode = "1"\ntype = "AIDS"\n', "unknown type AIDS", "AID?", 6),
    (HEAD + '[[code]]\ncode = "1"\nmode = "seize"\n', "without a type", "type", 6),
    (HEAD + '[[code]]\ncode = "1"\nframe = "x"\n', "unknown frame x", "", 6),
    (HEAD + '[[code]]\ntype = "AID"\n', "code is missing", "code", 4),
    ("[lexicon\n", "this is no TOML", "quotation marks", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what", "remedy", "line"), WRONG, ids=[w[1] for w in WRONG])
def test_what_is_wrong_is_told_with_line_and_remedy(
    text: str, what: str, remedy: str, line: int | None
) -> None:
    found = faults(text)
    fault = next((f for f in found if what in f.what), None)
    assert fault is not None, found
    assert remedy in fault.remedy, fault
    assert fault.file == "0.toml"
    if line is not None:
        assert fault.line == line, fault


def test_everything_wrong_is_told_at_once() -> None:
    assert len(faults(changed(type='type = "X"', cameo='cameo = "0"', actor='actor = "y"'))) == 3


def test_rows_in_order_are_kept_beside_faulty_ones() -> None:
    built = own(HEAD + FRAME + FRAME.replace("desk.board", "desk.two").replace("170", "0"))
    assert len(built.faults) == 1
    assert [f.id for _, f in built.frames] == ["desk.board"]


OVERRIDE = HEAD + '[[frame]]\nid = "consult.visit"\noverride = true\nmatch = ["Obama visited X."]\n'


def test_an_override_changes_only_what_it_says() -> None:
    was = next(f for f in load_frames().frames if f.id == "consult.visit")
    built = own(OVERRIDE + 'add_patterns = ["drop/V prt=by"]\ncontexts = ["diplomatic"]\n')
    assert built.faults == ()
    [(_, now)] = built.frames
    assert now.patterns == (*was.patterns, "drop/V prt=by")
    assert now.contexts == ("diplomatic",)
    assert (now.type, now.mode, now.cameo, now.meeting) == (was.type, was.mode, was.cameo, "visit")
    assert now.rule == f"{was.rule}+desk@3"
    assert set(now.ranks[:-1]) == {0}
    assert now.ranks[-1] == 1


def test_another_type_needs_its_code_said() -> None:
    [fault] = faults(OVERRIDE + 'type = "COOPERATE"\n')
    assert "keeps its CAMEO code" in fault.what
    built = own(OVERRIDE + 'type = "COOPERATE"\ncameo = ""\n')
    assert built.faults == ()
    [(_, now)] = built.frames
    assert (now.type, now.mode, now.cameo) == (Plover.COOPERATE, None, None)


def test_between_equals_the_own_pattern_wins_and_inherited_ones_do_not() -> None:
    wide = FRAME.replace("obj=ship", "obj=ship|vessel|boat|tanker|yacht|dhow")
    entries = own(HEAD + wide).lexicon.frames.index["board", "V"]
    assert entries[0][1].id == "desk.board"
    over = HEAD + '[[frame]]\nid = "coerce.seize"\noverride = true\nmatch = ["Iran seized it."]\n'
    frames = own(over).lexicon.frames

    def ids(entries) -> list[str]:  # type: ignore[no-untyped-def]
        return [f.id for _, f in entries]

    assert all(ids(v) == ids(load_frames().index[k]) for k, v in frames.index.items())


def test_a_frame_switched_off_is_gone() -> None:
    built = own(HEAD + 'off = ["aid.general"]\n')
    assert built.faults == ()
    assert "aid.general" not in {f.id for f in built.lexicon.frames.frames}


def test_a_later_file_may_change_an_earlier_one() -> None:
    second = HEAD.replace("desk", "region") + (
        '[[frame]]\nid = "desk.board"\noverride = true\ncameo = "1711"\n'
        'match = ["Iran boarded a Greek ship."]\n'
    )
    built = own(HEAD + FRAME, second)
    assert built.faults == ()
    [(_, frame)] = built.frames
    assert frame.rule == "desk.board@1+region@3"
    assert frame.cameo == "1711"
    assert built.lexicon.suffix.count("#") == 2
    assert "two files have the id" in own(HEAD + FRAME, HEAD + FRAME).faults[0].what


CODES = (
    HEAD
    + """
[[code]]
code = "N"
type = "COERCE"
cameo = "171"
[[code]]
code = "W"
type = "COERCE"
"""
)


def test_a_row_that_nothing_reaches_is_told() -> None:
    assert faults(CODES) == ()
    [fault] = faults(CODES + '[[code]]\ncode = "X"\ntype = "COERCE"\nmode = "seize"\n')
    assert "all go to W" in fault.what


def test_windows_line_ends_and_a_mark_of_order_change_nothing() -> None:
    text = HEAD + FRAME
    assert own("\ufeff" + text.replace("\n", "\r\n")).lexicon == own(text).lexicon
