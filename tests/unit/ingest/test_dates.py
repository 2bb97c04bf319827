from __future__ import annotations

import pytest

from dragoman.errors import UsageError
from dragoman.ingest.dates import check_iso, dateline_date, full_date


@pytest.mark.parametrize("value", ["2019", "2019-05", "2019-05-03", "2020-02-29"])
def test_iso_values_pass(value: str) -> None:
    assert check_iso(value) == value


@pytest.mark.parametrize(
    "value",
    ["", "today", "2019-13", "2019-02-29", "2019-5-3", "03/05/2019", "2019-05-03T10:00", "0000",
     "２０１９", "2019-05-03\n", "-2019"],
)  # fmt: skip
def test_other_values_are_refused_with_a_remedy(value: str) -> None:
    with pytest.raises(UsageError, match="write 2019-05-03"):
        check_iso(value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: 3 May 2019", "2019-05-03"),
        ("Fri 3rd May, 2019 14:05", "2019-05-03"),
        ("May 3, 2019", "2019-05-03"),
        ("Sept. 12 2018", "2018-09-12"),
        ("Posted on 2019-05-03T10:00:00Z", "2019-05-03"),
        ("13/05/2019", "2019-05-13"),
        ("05/13/2019", "2019-05-13"),
        ("04.04.2019", "2019-04-04"),
        ("3 May 2019 | Updated 4 May 2019", "2019-05-03"),
        ("03/05/2019", None),
        ("31 February 2019", None),
        ("3 May", None),
        ("May 2019", None),
        ("version 1.2.2019.4 of 99/99/2019", None),
        ("", None),
        ("\U0001f642 ٣ مايو ٢٠١٩", None),
    ],
)
def test_full_dates(text: str, day: str | None) -> None:
    assert full_date(text) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("VIENNA, May 3, 2019 (Example) - Envoys met.", "2019-05-03"),
        ("MOSCOW, 3 May 2019. /EXA/. The minister left.", None),
        ("MOSCOW, 3 May 2019 /EXA/ - The minister left.", "2019-05-03"),
        ("Brussels, 3 May 2019 – Ministers met.", "2019-05-03"),
        ("NEW YORK, N.Y., May 3, 2019 — The council met.", "2019-05-03"),
        ("VIENNA, May 3 (Example) - Envoys met.", None),
        ("On May 3, 2019, troops crossed the river - again.", None),
        ("The treaty of 3 May 2019 - signed in Lima - failed.", None),
        ("", None),
        ("A" * 5000, None),
    ],
)
def test_datelines(line: str, day: str | None) -> None:
    assert dateline_date(line) == day
