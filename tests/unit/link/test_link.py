"""Copies, happenings and voices on small collections."""

from __future__ import annotations

import pytest

from dragoman.errors import DataError
from dragoman.lexicon.agencies import build_agencies, load_agencies
from dragoman.link import Relation, Report, find_copies, link_reports
from dragoman.link.boilerplate import boilerplate, dropped_units, without_units
from dragoman.link.happenings import Groups, same_happening
from dragoman.link.sketches import KEPT, sketch

STORY = (
    "Harbour workers found the missing trawler Ella on Monday near the island of Brask.\n"
    "All nine fishermen aboard were alive but weak after twelve days without an engine.\n"
    "The coast guard towed the vessel to Lerwyn, where families waited in the rain.\n"
    "Skipper Tam Holger said that the crew had caught birds and collected dew in a sail.\n"
    "An inquiry will ask why two calls for help were logged and never answered.\n"
    "The owner of the boat refused to comment on the condition of its radio.\n"
)
OTHER = (
    "Vineyards around Castel Moro were hit by hail the size of walnuts late on Friday.\n"
    "Growers estimate that half of the harvest has been lost within twenty minutes.\n"
    "The farm minister announced loans without interest and visited three of the estates.\n"
    "Insurance covers only a quarter of the damage, according to the local cooperative.\n"
    "Older people compared the storm with that of 1971, which stripped the hills bare.\n"
    "Pickers from abroad who had been hired for September were told to stay at home.\n"
)
FOOT = (
    "Become a member of the Daily Example and read every article without any limits at all.\n"
    "Our editors answer letters from readers every Thursday on the second page of the paper.\n"
)


def reports(*texts: str, outlet: str | None = None) -> list[Report]:
    return [Report(id=f"r{n}", text=t, outlet=outlet) for n, t in enumerate(texts)]


def relation(a: str, b: str) -> Relation | None:
    found = find_copies(reports(a, b))
    assert len(found) <= 1
    return found[0].relation if found else None


def test_the_same_words_are_an_exact_copy_whatever_the_marks_and_spaces() -> None:
    assert relation(STORY, STORY.upper().replace(", ", ",   ")) is Relation.EXACT


def test_a_copy_with_an_agency_line_is_near() -> None:
    assert relation(STORY, f"LERWYN (Reuters) - {STORY}") is Relation.NEAR


def test_a_copy_with_half_of_its_sentences_changed_is_edited() -> None:
    lines = STORY.split("\n")
    assert relation(STORY, "\n".join([*lines[:3], *OTHER.split("\n")[3:]])) is Relation.EDITED


def test_the_first_half_is_a_partial_reprint() -> None:
    assert relation(STORY * 1, "\n".join(STORY.split("\n")[:3])) is Relation.PARTIAL


def test_different_reports_are_no_copies() -> None:
    assert relation(STORY, OTHER) is None


def test_a_shared_quotation_is_no_copy() -> None:
    quote = '"We drank the dew and ate two gulls and prayed," Tam Holger said.\n'
    assert relation(quote + STORY, quote + OTHER) is None


def test_boilerplate_of_an_outlet_makes_no_copies() -> None:
    bodies = [STORY, OTHER, *(f"Item {w}{n} tells of {w} alone.\n" for n, w in enumerate("abcd"))]
    assert find_copies(reports(*(b + FOOT for b in bodies), outlet="Example")) == []


def test_two_short_pages_of_one_outlet_with_one_foot_are_no_copies() -> None:
    assert find_copies(reports(STORY + FOOT, OTHER + FOOT, outlet="Example")) == []


def test_copies_in_one_outlet_are_not_taken_for_boilerplate() -> None:
    found = find_copies(reports(*[STORY] * 5, OTHER, outlet="Example"))
    assert {(p.a, p.b) for p in found} == {(a, b) for b in range(5) for a in range(b)}


def test_many_copies_stay_linear_and_in_one_piece() -> None:
    found = find_copies(reports(*[f"{STORY}Edition {n} of this paper." for n in range(300)]))
    assert len(found) < 300 * 10
    groups = Groups(300)
    for pair in found:
        groups.join(pair.a, pair.b)
    assert set(groups.numbers()) == {0}


@pytest.mark.parametrize(
    "text", ["", " \n", "!!! ???", "one", "🙂🙂 🙂", "قال الوزير إن المحادثات تأجلت", '"“”" ((']
)
def test_odd_texts_pass(text: str) -> None:
    made = link_reports(reports(text, STORY, text))
    assert sorted(m.id for c in made for m in c.members) == ["r0", "r1", "r2"]


def test_nothing_gives_nothing() -> None:
    assert find_copies([]) == []
    assert link_reports([]) == ()


def test_a_huge_text_keeps_a_small_sketch() -> None:
    made = sketch([" ".join(f"w{n}" for n in range(50_000)), "a b c d"])
    assert (made.shingle_report == 0).sum() == KEPT
    assert made.cuts[0] < made.cuts[1]


def test_sketches_do_not_depend_on_the_company() -> None:
    alone, among = sketch([STORY]), sketch([OTHER, STORY])
    assert set(alone.shingle_hash) == set(among.shingle_hash[among.shingle_report == 1])


def test_boilerplate_units_are_cut_from_the_text() -> None:
    texts = [f"{body}{FOOT}" for body in (STORY, OTHER, "Another page, about nothing much.\n")]
    import numpy as np

    made = sketch(texts)
    dropped = dropped_units(made, boilerplate(made, np.ones(3, np.int64)))
    assert without_units(texts[0], dropped[0]).strip() == STORY.strip()
    assert without_units(STORY, frozenset()) == STORY


RETOLD = (
    "Nine fishermen given up for lost are back on land, thin and thirsty but in good spirits.\n"
    "Their trawler, the Ella, had drifted for twelve days when dockers sighted it off Brask.\n"
    "Tam Holger, the skipper, told how gulls and dew kept his men alive.\n"
    "Relatives cheered on the quay of Lerwyn as the coast guard brought the boat in.\n"
    "Why nobody answered their calls by radio is now for an inquiry to find out.\n"
)


def test_independent_reports_meet_and_others_do_not() -> None:
    numbers = same_happening(reports(STORY, OTHER, RETOLD, OTHER.replace("Friday", "Saturday")))
    assert numbers[0] == numbers[2]
    assert numbers[1] == numbers[3] != numbers[0]


def test_reports_weeks_apart_are_of_different_happenings() -> None:
    a = Report(id="a", text=STORY, published="2024-03-01")
    b = Report(id="b", text=RETOLD, published="2024-05-01")
    assert same_happening([a, b]) == [0, 1]


def test_voices_are_origins_not_pages() -> None:
    cut = "\n".join(STORY.split("\n")[:3])
    (cluster,) = link_reports(
        [
            Report(id="late", text=STORY, published="2024-03-03"),
            Report(id="first", text=STORY, published="2024-03-02"),
            Report(id="cut", text=cut, published="2024-03-04"),
            Report(id="own", text=RETOLD, published="2024-03-04"),
        ]
    )
    assert (cluster.representative, cluster.earliest, cluster.voices) == ("first", "first", 2)
    assert {m.id: (m.origin, m.relation.value) for m in cluster.members} == {
        "late": ("first", "exact"),
        "first": ("first", "origin"),
        "cut": ("first", "partial"),
        "own": ("own", "independent"),
    }


def test_a_report_that_leans_on_the_same_agency_is_no_further_voice() -> None:
    (cluster,) = link_reports(
        reports(f"LERWYN (Reuters) - {STORY}", f"{RETOLD}The men were weak, Reuters reported.\n")
    )
    assert [m.relation for m in cluster.members] == [Relation.ORIGIN, Relation.UNKNOWN]
    assert cluster.voices == 1
    assert cluster.members[0].agencies == ("reuters",)
    assert cluster.members[1].quoted == ("reuters",)


def test_spun_text_is_never_a_voice() -> None:
    clean, spun = Report(id="a", text=STORY), Report(id="b", text=RETOLD, spun=True)
    (cluster,) = link_reports([spun, clean])
    assert (cluster.representative, cluster.voices) == ("a", 1)
    assert link_reports([spun])[0].voices == 0


@pytest.mark.parametrize("agency", load_agencies().agencies, ids=lambda a: a.id)
def test_credits_are_found(agency: object) -> None:
    book = load_agencies()
    for text in agency.match:  # type: ignore[attr-defined]
        assert book.credited(text) == {agency.id}  # type: ignore[attr-defined]
    for text in agency.no_match:  # type: ignore[attr-defined]
        assert not book.credited(text)
        assert not book.quoted(text)


def test_words_of_an_agency_are_no_credit_for_the_whole() -> None:
    book = load_agencies()
    assert book.quoted("The launch failed, Yonhap said, citing an officer.") == {"yonhap"}
    assert book.quoted("He left, according to the Associated Press.") == {"ap"}
    assert book.quoted("An official told Reuters that it was late.") == {"reuters"}
    assert not book.credited("The launch failed, Yonhap said.")


@pytest.mark.parametrize(
    "rows",
    [
        None,
        [],
        [{"id": "x"}],
        [{"id": "x", "names": "X", "match": ["a"], "no_match": ["b"]}],
        [{"id": i, "names": ["X"], "match": ["a"], "no_match": ["b"]} for i in "xy"],
        [{"id": "x", "names": [n], "match": ["a"], "no_match": ["b"]} for n in "xy"],
    ],
)
def test_bad_tables_of_agencies_are_refused(rows: object) -> None:
    with pytest.raises(DataError, match=r"agencies\.toml"):
        build_agencies({"agency": rows})
