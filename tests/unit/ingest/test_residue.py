"""What the residue filter cuts, what it leaves, and what it records."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.residue import is_prose, remove_residue, residue_kind

PROSE = (
    "The foreign minister said on Monday that the two sides had agreed to go on with the talks "
    "in the capital next month."
)


def kinds(text: str, title_end: int = 0) -> list[tuple[str, str]]:
    return [(r.kind, r.text) for r in remove_residue(text, title_end).removed]


def test_a_comment_form_at_the_end_goes_and_is_recorded() -> None:
    text = (
        f"{PROSE}\n\nLeave a Reply\n\nYour email address will not be published. "
        "Required fields are marked *\n\nName\nEmail *\nWebsite\n"
    )
    cleaned = remove_residue(text)
    assert cleaned.text == PROSE
    assert [r.kind for r in cleaned.removed] == ["comment-form"] * 5
    assert cleaned.removed[0].text == "Leave a Reply"


@pytest.mark.parametrize(
    "sentence",
    [
        "He left a reply to the ambassador.",
        "She asked him to leave a reply to the ambassador",
        "Share the burden, the envoy said.",
        "Advertisement revenue fell in May.",
        "Comments by the king were not welcome",
        "Sign up to the treaty, ministers urged",
        "Copyright law was tightened.",
        "Related talks go on in Oslo.",
        "By Monday the troops had left.",
        "“We will follow the money on trade,” he said.",
        "Name the traitors, the crowd shouted.",
        "Peru > Chile was the result of the match.",
    ],
)
def test_sentences_stay(sentence: str) -> None:
    text = f"{sentence}\n{PROSE}\n{sentence}\n{PROSE}\n{sentence}"
    assert remove_residue(text).text == text
    assert remove_residue(sentence).text == sentence


def test_what_stays_keeps_its_characters() -> None:
    kept = "He  said:“wait ”\n\n\n  and   left . 🙂 مرحبا (((“"
    cleaned = remove_residue(f"{kept}\n\nAdvertisement\n\n{PROSE}\nShare on Facebook")
    assert cleaned.text == f"{kept}\n\n{PROSE}"
    assert [r.text for r in cleaned.removed] == ["Advertisement", "Share on Facebook"]


def test_the_headline_is_never_cut() -> None:
    text = f"Advertisement\n\n{PROSE}"
    assert remove_residue(text, len("Advertisement")).text == text
    assert remove_residue(text).text == PROSE


def test_related_links_go_with_their_list() -> None:
    links = "Related articles\n- Envoys meet in Lima\n- Why the border matters\n"
    assert remove_residue(f"{PROSE}\n{links}{PROSE}").text == f"{PROSE}\n{PROSE}"
    spaced = f"{PROSE}\n\nYou may also like\n\nEnvoys meet in Lima\n\n{PROSE}"
    cleaned = remove_residue(spaced)
    assert cleaned.text == f"{PROSE}\n\n{PROSE}"
    assert {r.kind for r in cleaned.removed} == {"related-links"}


def test_a_list_in_mid_article_is_cut_only_so_far() -> None:
    lines = "\n".join(f"Point number {i}" for i in range(20))
    cleaned = remove_residue(f"{PROSE}\nRead more:\n{lines}\n{PROSE}")
    assert "Point number 19" in cleaned.text
    assert cleaned.text.endswith(PROSE)


def test_reader_comments_go_when_they_show_themselves() -> None:
    comment = (
        "I think that this is the worst thing that has ever happened to the whole country, really."
    )
    text = f"{PROSE}\n\n2 Comments\n\nAnna says:\n\n{comment}\n\nReply"
    assert remove_residue(text).text == PROSE
    unclear = f"{PROSE}\n\n2 Comments\n\n{PROSE}"
    assert remove_residue(unclear).text == f"{PROSE}\n\n{PROSE}"


def test_a_comment_link_above_the_article_cuts_only_itself() -> None:
    text = f"Leave a comment\n\n{PROSE}\n\n{PROSE}"
    cleaned = remove_residue(text)
    assert cleaned.text == f"{PROSE}\n\n{PROSE}"
    assert len(cleaned.removed) == 1


def test_bylines_go_only_at_the_top() -> None:
    byline = "By Jane Doe and John Smith"
    assert kinds(f"{byline}\n{PROSE}") == [("byline", byline)]
    late = f"{PROSE}\n{PROSE}\n{PROSE}\n{byline}\n{PROSE}"
    assert remove_residue(late).text == late


def test_bare_labels_go_only_at_the_end() -> None:
    assert kinds(f"{PROSE}\nName\n{PROSE}") == []
    assert [k for k, _ in kinds(f"{PROSE}\nTopics\nSubmit")] == ["related-links", "comment-form"]


def test_several_sentences_in_one_line() -> None:
    assert (
        residue_kind("Sign up for our newsletter. You can unsubscribe at any time.") == "newsletter"
    )
    assert residue_kind("All rights reserved. The envoy left.") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("• Share on Facebook", "share-bar"),
        ("| Advertisement | |", "advertisement"),
        ("Don’t miss: Envoys meet in Lima", "related-links"),
        ("   Click   here to   subscribe ", "newsletter"),
        ("© 2020 The Example Times", "copyright"),
        ("We use cookies to improve your experience.", "cookie-notice"),
        ("Home > News > World", "navigation"),
        ("You must be logged in to post a comment.", "login"),
        ("(Photo by Jane Doe)", "caption"),
    ],
)
def test_kinds(line: str, kind: str) -> None:
    assert residue_kind(line) == kind


@pytest.mark.parametrize("text", ["", "\n\n", "\U0001f642", "“" * 50, "x" * 100_000, " a \n"])
def test_odd_texts(text: str) -> None:
    cleaned = remove_residue(text)
    assert cleaned.text == text.strip()
    assert cleaned.removed == ()


def test_a_text_of_residue_alone_leaves_nothing() -> None:
    cleaned = remove_residue("Share\nTweet\nAdvertisement")
    assert (cleaned.text, cleaned.title_end, len(cleaned.removed)) == ("", 0, 3)


def test_very_many_lines_end_soon() -> None:
    text = "Comments\n" * 30_000 + PROSE
    assert remove_residue(text).text.endswith(PROSE)


def test_prose() -> None:
    assert is_prose(PROSE)
    assert is_prose(PROSE + "”")
    assert not is_prose("Envoys meet in Lima")


LINES = st.sampled_from(
    [PROSE, "Leave a Reply", "Advertisement", "", "Related articles", "Envoys meet in Lima",
     "By Jane Doe", "3 Comments", "Anna says:", "He said no.", "Name", "  "]
)  # fmt: skip


@given(st.lists(LINES, max_size=14))
def test_lines_are_either_kept_in_order_or_recorded_in_order(lines: list[str]) -> None:
    cleaned = remove_residue("\n".join(lines))
    kept = [line.strip() for line in cleaned.text.split("\n") if line.strip()]
    removed = [r.text for r in cleaned.removed]
    filled = [line.strip() for line in lines if line.strip()]
    assert sorted(kept + removed) == sorted(filled)
    for part in (kept, removed):
        rest = iter(filled)
        assert all(line in rest for line in part)
    assert PROSE not in lines or any(line == PROSE for line in kept)
    again = remove_residue(cleaned.text)
    assert PROSE not in [r.text for r in again.removed]


def test_the_headline_once_more_is_cut() -> None:
    title, prose = "Envoys meet in Lima", "The envoys met on Monday, officials of both sides said."
    cleaned = remove_residue(f"{title}\n\n{prose}\nENVOYS MEET IN LIMA\n{prose}", len(title))
    assert cleaned.text == f"{title}\n\n{prose}\n{prose}"
    assert [r.kind for r in cleaned.removed] == ["navigation"]
    assert remove_residue(f"Lima\n\n{prose}\nLima", 4).removed == ()
