"""The documentation says all there is, and what it says is so."""

from __future__ import annotations

import doctest
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import fields
from enum import StrEnum
from fnmatch import fnmatch
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import click
import pytest

from dragoman import cli, types
from dragoman.lexicon import fingerprints, operators, residue
from dragoman.lexicon import knowledge as tables
from dragoman.lexicon.codebook import load_codebook
from dragoman.lexicon.compositions import load_compositions
from dragoman.lexicon.contexts import load_contexts
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.knowledge import load_knowledge
from dragoman.lexicon.persons import load_persons
from dragoman.lexicon.tables import read_tsv
from dragoman.version import __version__

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(p for p in DOCS.glob("**/*.md") if "_build" not in p.parts)
FRONT = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
COMMANDS = sorted(cli.main.commands)
FENCE = re.compile(r"^```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def reference(name: str) -> str:
    return text_of(DOCS / "reference" / name)


@lru_cache(maxsize=1)
def meanings() -> dict[str, dict[str, object]]:
    return tomllib.loads(text_of(DOCS / "fields.toml"))


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# Generated pages


def test_generated_pages_are_level_with_code_and_data() -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "generate.py"), "--check"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["generate", "sessions"])
def test_scripts_refuse_unknown_arguments(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    assert script(name).main(["--chek"]) == 2


@pytest.mark.parametrize(
    "path", [p for p in PAGES if "\n$ dragoman " in text_of(p)], ids=lambda p: p.stem
)
def test_sessions_show_what_the_commands_print(path: Path) -> None:
    text = text_of(path)
    assert script("sessions").renewed(text) == text, "run python docs/sessions.py"


@pytest.mark.parametrize("path", [p for p in PAGES if ">>> " in text_of(p)], ids=lambda p: p.stem)
def test_examples_in_python_are_true(path: Path) -> None:
    with chdir(DOCS / "samples"):
        result = doctest.testfile(str(path), module_relative=False)
    assert result.attempted
    assert not result.failed


# The record


def record_classes() -> Iterator[type]:
    todo, seen = [types.Record], set()
    while todo:
        kind = todo.pop()
        if kind in seen:
            continue
        seen.add(kind)
        yield kind
        for f in fields(kind):
            names = re.findall(r"\w+", str(f.type))
            inner = [getattr(types, n, None) for n in names]
            todo += [k for k in inner if isinstance(k, type) and hasattr(k, "__dataclass_fields__")]


def enum_classes() -> list[type[StrEnum]]:
    found = [k for k in vars(types).values() if isinstance(k, type) and issubclass(k, StrEnum)]
    return [k for k in found if k is not StrEnum]


def test_every_class_of_the_contract_hangs_on_the_record() -> None:
    declared = {k for k in vars(types).values() if hasattr(k, "__dataclass_fields__")}
    assert set(record_classes()) == declared


def test_every_field_has_a_meaning_and_no_meaning_is_stale() -> None:
    wanted = {f"{k.__name__}.{f.name}" for k in record_classes() for f in fields(k)}
    assert set(meanings()["fields"]) == wanted


def test_every_enum_value_has_a_meaning_and_no_meaning_is_stale() -> None:
    wanted = {f"{k.__name__}.{m.name}" for k in enum_classes() for m in k}
    assert set(meanings()["enums"]) == wanted


def test_meanings_are_sentences() -> None:
    for group in ("fields", "enums", "tables"):
        for key, text in meanings()[group].items():
            assert str(text)[0].isupper() or str(text)[0] == "`" or str(text)[0].isdigit(), key
            assert str(text).endswith("."), key


def test_every_field_and_value_is_in_the_data_dictionary() -> None:
    page = reference("record.md")
    for kind in record_classes():
        section = page.split(f"## {kind.__name__}\n", 1)[1].split("\n## ", 1)[0]
        for f in fields(kind):
            assert f"\n| `{f.name}` |" in section, f"{kind.__name__}.{f.name}"
    for values in enum_classes():
        section = page.split(f"## {values.__name__}\n", 1)[1].split("\n## ", 1)[0]
        for member in values:
            assert f"\n| `{member.value}` |" in section, member


def values(field: str) -> set[str]:
    found = meanings()["values"][field]
    assert isinstance(found, dict)
    return set(found)


def test_code_words_are_those_of_the_code() -> None:
    assert values("Removed.kind") == residue.KINDS
    assert values("Sign.kind") == fingerprints.KINDS
    assert set(meanings()["effects"]) == operators.EFFECTS


def test_every_sector_and_country_code_in_the_tables_has_a_meaning() -> None:
    sectors: set[str] = set()
    countries: set[str] = set()
    for name, columns in (
        ("agents", tables.AGENT_COLUMNS),
        ("metonyms", tables.METONYM_COLUMNS),
        ("organisations", tables.ORGANISATION_COLUMNS),
        ("armed_groups", tables.GROUP_COLUMNS),
    ):
        for row in read_tsv(f"knowledge/{name}.tsv", columns):
            sectors |= {row["sector"], row.get("secondary", "")}
            countries.add(row.get("country", ""))
    for person in load_persons():
        sectors |= {r.sector for r in person.roles}
        countries |= {r.country for r in person.roles}
    states = {*load_knowledge().countries}
    assert sectors - {""} <= values("Actor.sector")
    assert countries - {""} - states <= values("Actor.country")


# The command line


def section_of(command: str) -> str:
    return reference("cli.md").split(f"\n## dragoman {command}\n", 1)[1].split("\n## ", 1)[0]


def parts_of(command: click.Command) -> dict[str, click.Command]:
    return dict(command.commands) if isinstance(command, click.Group) else {}


def every_command() -> dict[str, click.Command]:
    """All commands by name, those of groups as ``group part``."""
    found = dict(cli.main.commands)
    for name, command in cli.main.commands.items():
        found.update({f"{name} {part}": c for part, c in parts_of(command).items()})
    return found


@pytest.mark.parametrize("name", sorted(every_command()))
def test_every_command_and_option_is_documented(name: str) -> None:
    first, _, part = name.partition(" ")
    section = section_of(first)
    if part:
        section = section.split(f"\n### dragoman {name}\n", 1)[1].split("\n### ", 1)[0]
    for parameter in every_command()[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name} has no help"
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert f"`{option}`" in section
        else:
            assert (parameter.metavar or parameter.name or "").upper() in section


def test_every_exit_code_is_documented() -> None:
    page = reference("cli.md").split("## Exit codes", 1)[1]
    for value in (cli.DONE, cli.FAULT, cli.USAGE, cli.REFUSED):
        assert f"\n| `{value}` |" in page


def shell_lines() -> Iterator[tuple[str, str]]:
    """Lines of code blocks in the pages that people copy, with the page's name."""
    for path in (*FRONT, *PAGES):
        for block in FENCE.findall(text_of(path)):
            yield from ((path.name, line) for line in block.replace("\\\n", "").split("\n"))


def test_documented_commands_exist() -> None:
    seen = set()
    for page, line in shell_lines():
        for call in re.findall(r"(?:^|[|(;$&] *|-d '\\n' )(dragoman (?!\[)[a-z]+[^|>;&)]*)", line):
            _, name, *rest = call.split()
            assert name in COMMANDS, f"{page}: {line}"
            seen.add(name)
            part = f"{name} {rest[0]}" if rest else ""
            command = every_command().get(part, cli.main.commands[name])
            known = {o for p in command.params for o in p.opts} | {"--help"}
            for word in rest:
                if word.startswith("-") and word != "-":
                    assert word.partition("=")[0] in known, f"{page}: {line}"
    assert seen == set(COMMANDS)


def run_sh_commands() -> set[str]:
    script_text = text_of(ROOT / "run.sh")
    found: set[str] = set()
    for line in script_text.split('case "$command" in', 1)[1].split("\n"):
        label = re.match(r"\s+([a-z|]+)\)", line)
        found |= set(label[1].split("|")) if label else set()
    return found


def test_run_sh_has_the_commands_that_the_pages_name() -> None:
    known = run_sh_commands()
    assert {"demo", "test", "docs"} <= known
    for path in (*FRONT, *PAGES):
        for name in re.findall(r"\./run\.sh +([a-z-]+)", text_of(path)):
            assert name in known, f"{path.name}: ./run.sh {name}"
    readme = text_of(ROOT / "README.md")
    assert "./run.sh demo" in readme
    assert "./run.sh test" in readme


# Rules, codes and tables


def test_every_rule_is_documented() -> None:
    page = reference("rules.md")
    for frame in load_frames().frames:
        assert f"\n### {frame.id}\n" in page
        assert f"`{frame.rule}`" in page
    for row in load_compositions().values():
        assert f"\n| `{row.id}` |" in page
    words = reference("words.md")
    for rule in (
        *residue.load_residue_rules(),
        *fingerprints.load_fingerprints(),
        *load_contexts().cues,
    ):
        assert f"\n| `{rule.id}` |" in words


def test_every_code_is_documented() -> None:
    page = reference("codes.md")
    book = load_codebook()
    for kind, mode in book.types:
        assert f"\n| {kind.value} | `{mode}` |" in page if mode else f"\n| `{kind.value}` |" in page
    for code in (*book.contexts, *book.cameo):
        assert f"\n| `{code}` |" in page


def test_every_table_is_documented() -> None:
    page = reference("knowledge.md")
    root = Path(str(files("dragoman") / "data"))
    names = {p.relative_to(root).as_posix() for p in root.rglob("*.t[os][mv]*") if p.is_file()}
    assert set(meanings()["tables"]) == names
    for name in names:
        assert f"\n| `{name}` |" in page


# The tree


@pytest.mark.parametrize("path", FRONT, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text_of(path)):
        if not re.match(r"[a-z]+:", target):
            assert (ROOT / target).exists(), f"{path.name} links to {target}"


@pytest.mark.parametrize("region", ["output", "figures"])
def test_readme_keeps_the_regions_that_are_filled_by_script(region: str) -> None:
    readme = text_of(ROOT / "README.md")
    assert readme.count(f"<!-- {region} -->") == readme.count(f"<!-- /{region} -->") == 1
    assert readme.index(f"<!-- {region} -->") < readme.index(f"<!-- /{region} -->")


def test_the_version_is_the_same_everywhere() -> None:
    citation = text_of(ROOT / "CITATION.cff")
    assert f"\nversion: {__version__}\n" in citation
    assert f"\n## {__version__} " in text_of(ROOT / "CHANGELOG.md")


def tracked_files() -> Iterator[Path]:
    """Files of the tree that .gitignore does not name."""
    ignored = [x.strip().rstrip("/") for x in text_of(ROOT / ".gitignore").split("\n") if x.strip()]

    def is_ignored(path: Path) -> bool:
        name = path.relative_to(ROOT).as_posix()
        return any(fnmatch(path.name, p) or fnmatch(name, p) for p in (*ignored, ".git"))

    def walk(folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if is_ignored(path) or path.is_symlink():
                continue
            if path.is_dir():
                yield from walk(path)
            else:
                yield path

    return walk(ROOT)


def test_no_machine_path_stands_in_the_tree() -> None:
    machine = re.compile(
        r"(?<![\w.<~:/-])/(?:home|Users|work|root|workspace)/\w|\b[A-Z]:\\Users\\\w", re.ASCII
    )
    for path in tracked_files():
        if path.suffix in {".png", ".gz", ".lock"} or path == Path(__file__):
            continue
        found = machine.search(path.read_text("utf-8", errors="replace"))
        assert not found, f"{path.relative_to(ROOT)}: {found and found[0]}"
