from __future__ import annotations

from dragoman.ingest.links import cut_links, link_texts
from dragoman.ingest.trees import parse_html

LINKS = link_texts(
    parse_html(
        "<html><body><a href='/1'>Border closed for a week</a><a href='/2'>Minister <b>quits</b> "
        "after dispute</a><a href='/3'>Talks to open in Lima</a><a>No link at all</a>"
        "<a href='/4'>Envoys met again.</a></body></html>"
    )
)


def test_what_the_links_of_a_page_say() -> None:
    assert "minister quits after dispute" in LINKS
    assert "no link at all" not in LINKS


def test_links_at_the_end_and_in_rows_go() -> None:
    prose = "The two sides met."
    row = ["Border closed for a week", "- Minister quits after dispute", "Talks to open in Lima"]
    kept, removed = cut_links([prose, *row, prose], LINKS)
    assert kept == [prose, prose]
    assert [r.kind for r in removed] == ["related-links"] * 3
    assert cut_links([prose, row[0]], LINKS)[0] == [prose]


def test_a_link_inside_the_text_stays() -> None:
    lines = ["The two sides met.", "Border closed for a week", "They parted.", "Envoys met again."]
    assert cut_links(lines, LINKS) == (lines, ())
    assert cut_links([], LINKS) == ([], ())
    assert cut_links(["Border closed for a week"], LINKS)[0] == ["Border closed for a week"]
