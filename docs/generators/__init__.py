"""The generated pages of ``docs/reference``, each a function from nothing to Markdown."""

from __future__ import annotations

from collections.abc import Callable

from generators import cli, codes, coverage, gold, knowledge, record, rules, words

PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli.page,
    "codes.md": codes.page,
    "coverage.md": coverage.page,
    "gold.md": gold.page,
    "knowledge.md": knowledge.page,
    "record.md": record.page,
    "rules.md": rules.page,
    "words.md": words.page,
}
