"""Shared helpers: parse and code short texts once per session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from dragoman import store
from dragoman.annotate.actors import find_actors
from dragoman.annotate.events import find_events
from dragoman.annotate.parse import parse
from dragoman.annotate.statements import find_statements
from dragoman.nouns import Attribution, Cast, EventMention
from dragoman.syntax import Parse
from dragoman.text import Reading

ROOT = Path(__file__).resolve().parents[1]


class Read:
    """A short text with its tree, statements, cast and event mentions."""

    def __init__(self, text: str) -> None:
        self.tree: Parse = parse(Reading(text))
        self.said: tuple[Attribution, ...] = find_statements(self.tree)
        self.cast: Cast = find_actors(self.tree, self.said)
        self.events: tuple[EventMention, ...] = find_events(self.tree, self.cast)[0]

    def words(self, args: tuple[object, ...]) -> list[str]:
        return [self.tree.span_text(a.first, a.last)[2] for a in args]  # type: ignore[attr-defined]

    def countries(self, args: tuple[object, ...]) -> list[str | None]:
        out = []
        for a in args:
            entity = self.cast.entity_at(a.head)  # type: ignore[attr-defined]
            out.append(entity.country if entity else None)
        return out


@pytest.fixture(scope="session", autouse=True)
def packaged_knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the developer imported into the knowledge base must not change what tests see."""
    nowhere = tmp_path_factory.mktemp("knowledge") / "none.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "knowledge_file", lambda: nowhere)
        yield


@lru_cache(maxsize=2048)
def read(text: str) -> Read:
    return Read(text)


@pytest.fixture(scope="session", name="read")
def read_fixture():  # type: ignore[no-untyped-def]
    return read


def shared_folder(variable: str, default: str) -> Path | None:
    """A folder outside the project that the environment names, or its default place."""
    path = Path(os.environ.get(variable, ROOT / default))
    return path if path.is_dir() else None


@pytest.fixture(scope="session")
def gold() -> Path:
    """The labelled data; tests skip with the reason when it is absent."""
    path = shared_folder("DRAGOMAN_GOLD", "../shared/gold")
    if path is None:
        pytest.skip("gold data not found at ../shared/gold (set DRAGOMAN_GOLD)")
    return path


@pytest.fixture(scope="session")
def seed() -> Path:
    """The seed page's folder; tests skip with the reason when it is absent."""
    path = shared_folder("DRAGOMAN_SEED", "../shared/seed")
    if path is None:
        pytest.skip("seed page not found at ../shared/seed (set DRAGOMAN_SEED)")
    return path
