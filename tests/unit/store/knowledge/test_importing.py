from __future__ import annotations

import bz2
import gzip
import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dragoman.errors import DataError, InputError, UsageError
from dragoman.lexicon.persons import Role
from dragoman.store.knowledge import importing
from dragoman.store.knowledge.importing import import_file
from dragoman.store.knowledge.kinds import Kind, Options
from dragoman.store.knowledge.reading import KnowledgeFile
from dragoman.store.knowledge.schema import open_readable

from . import dumps


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "knowledge.sqlite"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    data = content.encode() if isinstance(content, str) else content
    if name.endswith(".gz"):
        data = gzip.compress(data)
    elif name.endswith(".bz2"):
        data = bz2.compress(data)
    path.write_bytes(data)
    return path


def roles(target: Path, name: str, origin: str) -> list[Role]:
    base = KnowledgeFile(target)
    return [r for e in base.named(name) if e.origin == origin for r in e.roles]


@pytest.mark.parametrize("name", ["dump.json", "dump.json.gz", "dump.json.bz2"])
def test_wikidata_dump(tmp_path: Path, target: Path, name: str) -> None:
    done = import_file(target, put(tmp_path, name, dumps.wikidata_dump()))
    assert (done.done, done.bad, done.kept) == (True, 0, 6)
    first, second = roles(target, "Amaru Quispe Test", "wikidata")
    assert (first.country, first.kind, first.start, first.end) == (
        "CHL", "head_of_state", "2001-03-11", "2005-03-11",
    )  # fmt: skip
    assert second.start == "2009"
    assert second.held("2009-06-01", "2009-06-01") == "possible"
    assert second.held("2012-06-01", "2012-06-01") == "yes"
    assert second.held("2030-06-01", "2030-06-01") == "possible"  # behind the day of the dump


def test_what_ended_on_an_unknown_day_is_only_possible(tmp_path: Path, target: Path) -> None:
    import_file(target, put(tmp_path, "dump.json", dumps.wikidata_dump()))
    (role,) = roles(target, "Beatriz Onda Test", "wikidata")
    assert (role.kind, role.start, role.ended) == ("foreign_minister", "2006-05", True)
    assert role.held("2010-01-01", "2010-01-01") == "possible"


def test_names_of_chosen_languages(tmp_path: Path, target: Path) -> None:
    file = put(tmp_path, "dump.json", dumps.wikidata_dump())
    import_file(target, file)
    assert not KnowledgeFile(target).named("Amaru Quispe Essai")
    import_file(target, file, Options(languages=frozenset({"en", "fr"})))
    assert KnowledgeFile(target).named("Amaru Quispe Essai")


def test_bodies_and_entities_by_id(tmp_path: Path, target: Path) -> None:
    document = json.dumps({"entities": {"Q1": dumps.ENTITIES[6]}})
    import_file(target, put(tmp_path, "one.json", document), Options(kind=Kind.WIKIDATA))
    (party,) = KnowledgeFile(target).named("Q900200")
    assert (party.kind, party.country, party.sector, party.valid_from) == (
        "party", "CHL", "PTY", "1950",
    )  # fmt: skip


def test_sparql(tmp_path: Path, target: Path) -> None:
    done = import_file(target, put(tmp_path, "query.csv", dumps.SPARQL_CSV))
    assert (done.kept, done.bad) == (2, 1)
    (role,) = roles(target, "Amaru Quispe Test", "sparql")
    assert (role.kind, role.start, role.end) == ("head_of_state", "2001-03-11", "2005")
    (carla,) = roles(target, "Test, Carla", "sparql")
    assert (carla.kind, carla.ended) == ("defence_minister", True)
    done = import_file(target, put(tmp_path, "query.json", dumps.SPARQL_JSON))
    assert (done.kept, done.bad) == (1, 1)


def test_petrarch_as_documented_and_as_the_program_reads(tmp_path: Path, target: Path) -> None:
    file = put(tmp_path, "test.actors.txt", dumps.PETRARCH_ACTORS)
    done = import_file(target, file)
    assert (done.kept, done.bad) == (2, 1)
    gov, eli = roles(target, "a. q. test", "petrarch")
    assert (gov.sector, gov.start, gov.end) == ("GOV", "2001-03-11", "2005-03-11")
    assert (eli.sector, eli.start, eli.end) == ("ELI", "2005-03-12", "")
    (front,) = KnowledgeFile(target).named("test liberation front")
    assert (front.kind, front.country, front.sector) == ("group", "CHL", "OPP")

    other = target.with_name("program.sqlite")
    import_file(other, file, Options(program_dates=True))
    assert not roles(other, "a. q. test", "petrarch")  # the first entry, undated, wins
    (before,) = roles(other, "test liberation front", "petrarch")
    assert before.end == "1999-12-30"


def test_petrarch_agents(tmp_path: Path, target: Path) -> None:
    import_file(target, put(tmp_path, "test.agents.txt", dumps.PETRARCH_AGENTS))
    found = {a.noun: a.sector for a in KnowledgeFile(target).agents()}
    assert found == {"test minister": "GOV", "test ministers": "GOV", "testman": "MIL",
                     "testmen": "MIL"}  # fmt: skip


def test_opensanctions_needs_consent(tmp_path: Path, target: Path) -> None:
    file = put(tmp_path, "entities.ftm.json", dumps.FTM)
    with pytest.raises(UsageError, match="BY-NC"):
        import_file(target, file)
    import_file(target, file, Options(accept_nc=True))
    (role,) = roles(target, "Q900001", "opensanctions")
    assert (role.country, role.kind, role.ended) == ("CHL", "head_of_state", True)


def test_countryinfo(tmp_path: Path, target: Path) -> None:
    import_file(target, put(tmp_path, "countryInfo.txt", dumps.COUNTRY_INFO))
    chile = [e for e in KnowledgeFile(target).named("CHL") if e.origin == "geonames"]
    assert ("fips", "CI") in chile[0].codes
    assert ("geonames", "3895114") in chile[0].codes


def test_a_table_of_ones_own(tmp_path: Path, target: Path) -> None:
    done = import_file(target, put(tmp_path, "mine.csv", dumps.OWN_CSV))
    assert (done.rows, done.kept, done.bad) == (4, 2, 2)
    (role,) = roles(target, "Test, Carla", "own")
    assert (role.kind, role.sector, role.start, role.end) == (
        "defence_minister", "GOV", "2004", "2006-02",
    )  # fmt: skip
    lines = '{"person": "Dora Test", "country": "CHL", "position": "President", "start": "2010"}\n'
    import_file(target, put(tmp_path, "mine.jsonl.gz", lines))
    assert roles(target, "Dora Test", "own")


def test_origins_keep_their_rows(tmp_path: Path, target: Path) -> None:
    import_file(target, put(tmp_path, "mine.csv", dumps.OWN_CSV))
    import_file(target, put(tmp_path, "dump.json", dumps.wikidata_dump()))
    origins = [e.origin for e in KnowledgeFile(target).named("Q900001")]
    assert origins == ["own", "wikidata"]
    assert KnowledgeFile(target).named("Vladimir Putin")[0].origin == "dragoman"


def test_a_file_that_is_there_is_left(tmp_path: Path, target: Path) -> None:
    file = put(tmp_path, "mine.csv", dumps.OWN_CSV)
    import_file(target, file)
    told: list[object] = []
    assert import_file(target, file, Options(), told.append).done
    assert told == []


def test_a_newer_dump_replaces_what_it_says_of_a_person(tmp_path: Path, target: Path) -> None:
    import_file(target, put(tmp_path, "dump.json", dumps.wikidata_dump()))
    newer = dumps.wikidata_dump().replace(b'"P582": [{"snaktype": "somevalue"}]', b'"P582": []')
    assert newer != dumps.wikidata_dump()
    import_file(target, put(tmp_path, "newer.json", newer))
    (role,) = roles(target, "Beatriz Onda Test", "wikidata")
    assert not role.ended


def test_starting_anew(tmp_path: Path, target: Path) -> None:
    import_file(target, put(tmp_path, "mine.csv", dumps.OWN_CSV))
    other = "person,country,office\nDora Test,CHL,President\n"
    import_file(target, put(tmp_path, "other.csv", other), Options(restart=True))
    assert not roles(target, "Test, Carla", "own")
    assert roles(target, "Dora Test", "own")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", "nothing here", "no file that can be imported"),
        ("mine.csv", "person,land\nA,B\n", "no column country, office"),
        ("dump.json", b'"labels"\n' + b'{"P39"\n' * 400, "lines are not as wikidata"),
        ("q.json", '{"bindings": 3}', "cannot be read"),
        ("cut.json.gz", b"", "looks like no file"),
    ],
)
def test_files_that_are_not_what_they_seem(
    tmp_path: Path, target: Path, name: str, content: str | bytes, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        import_file(target, put(tmp_path, name, content))


def test_missing_and_damaged_files(tmp_path: Path, target: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        import_file(target, tmp_path / "none.csv")
    whole = gzip.compress(dumps.wikidata_dump())
    (tmp_path / "cut.json.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="cannot be read"):
        import_file(target, tmp_path / "cut.json.gz")
    (tmp_path / "no.sqlite").write_text("no base at all, but some words to fill the header")
    with pytest.raises(DataError):
        open_readable(tmp_path / "no.sqlite")


def many(count: int) -> bytes:
    rows = "".join(
        f"Person {n} Test,Q{n + 800000},CHL,Governor of Place {n},2001-03-11,2005-03-10\n"
        for n in range(count)
    )
    return ("person,qid,country,position,start,end\n" + rows).encode()


def test_kill_and_resume(tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed after some batches without any notice, the next run goes on and ends alike."""
    file = put(tmp_path, "mine.csv", many(3000))
    script = textwrap.dedent("""
        import os, signal, sys
        from pathlib import Path
        from dragoman.store.knowledge import importing
        importing.LINES = 500
        told = []
        def tell(at):
            told.append(at)
            if len(told) == 3:
                os.kill(os.getpid(), signal.SIGKILL)
        importing.import_file(Path(sys.argv[1]), Path(sys.argv[2]), tell=tell)
    """)
    killed = subprocess.run(
        [sys.executable, "-c", script, str(target), str(file)],
        check=False, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL
    monkeypatch.setattr(importing, "LINES", 500)
    done = import_file(target, file)
    assert done.resumed == 1500
    assert (done.rows, done.kept) == (3000, 3000)
    base = open_readable(target)
    count = base.execute("SELECT count(*) FROM role WHERE origin = 'own'").fetchone()
    assert count == (3000,)
