from __future__ import annotations

import pytest

from dragoman.ingest.headlines import choose_headline, same_words, strip_outlet

NAMES = ["The Example Times", "www.exampletimes.com"]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Envoys meet in Lima - The Example Times", "Envoys meet in Lima"),
        ("Envoys meet in Lima | Example Times | World", "Envoys meet in Lima"),
        ("Envoys meet in Lima – exampletimes.com", "Envoys meet in Lima"),
        ("The Example Times: Envoys meet in Lima", "The Example Times: Envoys meet in Lima"),
        ("Example Times - Envoys meet in Lima", "Envoys meet in Lima"),
        ("Envoys meet in Lima | World news", "Envoys meet in Lima"),
        ("Peru - Chile border closed", "Peru - Chile border closed"),
        ("Envoys meet – and part – in Lima", "Envoys meet – and part – in Lima"),
        ("The Example Times", "The Example Times"),
        ("", ""),
        (" | ", ""),
    ],
)
def test_the_name_of_the_outlet_goes(title: str, kept: str) -> None:
    assert strip_outlet(title, NAMES) == kept


def test_no_name_no_cut() -> None:
    assert strip_outlet("Envoys meet in Lima - Nobody", []) == "Envoys meet in Lima - Nobody"


@pytest.mark.parametrize(
    ("h1", "h2", "titles", "headline"),
    [
        # the form shown on the page wins over the declared one
        (["Envoys meet in Lima to end the war"], [], ["Envoys meet in Lima - The Example Times"],
         "Envoys meet in Lima to end the war"),
        (["The Example Times", "Envoys meet in Lima"], [], ["Envoys meet in Lima"],
         "Envoys meet in Lima"),
        # a lone h1 that shares no word with a title written for search engines
        (["Why the border will not hold"], [], ["Peru Chile news today"],
         "Why the border will not hold"),
        # an h1 that names the site, the headline in an h2
        (["A site about the whole world"], ["Envoys meet in Lima"], ["Envoys meet in Lima"],
         "Envoys meet in Lima"),
        # a section or a date above the headline inside the h1
        (["World Envoys meet in Lima"], [], ["Envoys meet in Lima"], "Envoys meet in Lima"),
        ([], [], ["Envoys meet in Lima | The Example Times"], "Envoys meet in Lima"),
        (["News", "Sport"], [], ["Envoys meet in Lima"], "Envoys meet in Lima"),
        ([], [], [], None),
        (["The Example Times"], [], [], None),
    ],
)  # fmt: skip
def test_choice(h1: list[str], h2: list[str], titles: list[str], headline: str | None) -> None:
    assert choose_headline(h1, h2, titles, NAMES) == headline


def test_same_words() -> None:
    assert same_words("Kim Jong-un’s visit", "KIM JONG UN'S VISIT")
    assert not same_words("Envoys meet", "Envoys met")
