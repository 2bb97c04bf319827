from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.lexicon.holders import holders_on
from dragoman.lexicon.imported import Remembered, best_origin, merged, use_imported
from dragoman.lexicon.knowledge import load_knowledge
from dragoman.lexicon.persons import Person, Role
from dragoman.pipeline import made_with
from dragoman.store.knowledge.conflicts import conflicts
from dragoman.store.knowledge.coverage import offices_by_year
from dragoman.store.knowledge.importing import import_file
from dragoman.store.knowledge.kinds import Options
from dragoman.store.knowledge.reading import KnowledgeFile
from dragoman.who import who

from . import dumps

MINE = """\
person,qid,country,position,start,end
Amaru Quispe Test,Q900001,Chile,President,2001-03-11,2005-03-10
Elsa Fuerte Test,,Chile,Minister of Foreign Affairs,2016-03-11,
Old Holder Test,,Bolivia,President,2001-01-01,
Same Title One,,Chile,Governor of Test,2001-01-01,2002-01-01
Jam Kamal Khan,,Pakistan,Chief Minister of Balochistan,2018-09-01,2021-10-24
Same Title Two,,Chile,Governor of Test,2001-06-01,2003-01-01
"""


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeFile]:
    (tmp_path / "dump.json").write_bytes(dumps.wikidata_dump())
    (tmp_path / "mine.csv").write_text(MINE)
    target = tmp_path / "knowledge.sqlite"
    for name in ("mine.csv", "dump.json"):
        import_file(target, tmp_path / name)
    (tmp_path / "test.agents.txt").write_text(dumps.PETRARCH_AGENTS)
    import_file(target, tmp_path / "test.agents.txt", Options())
    file = KnowledgeFile(target)
    use_imported(file)
    yield file
    use_imported(None)
    file.close()


def names(country: str, office: str, day: str) -> list[tuple[str, str]]:
    found = holders_on(load_knowledge(), country, office, day)
    return [(person.name, answer) for person, answer in found]


def test_ones_own_rows_go_first(base: KnowledgeFile) -> None:
    assert names("CHL", "President", "2003-01-01") == [("Amaru Quispe Test", "yes")]
    assert names("CHL", "President of Chile", "2007-01-01") == [("Michelle Bachelet", "yes")]


def test_a_sure_answer_goes_before_an_old_open_one(base: KnowledgeFile) -> None:
    """A row that is open because its file is old does not outlive what is known since."""
    assert names("BOL", "President", "2001-06-01")[0][0] == "Old Holder Test"
    assert names("BOL", "President", "2022-06-01") == [("Luis Arce", "yes")]


def test_two_holders_are_candidates(base: KnowledgeFile) -> None:
    assert len(names("CHL", "Governor of Test", "2001-09-01")) == 2
    assert len(names("CHL", "Governor of Test", "2002-09-01")) == 1
    assert names("CHL", "Governor of Elsewhere", "2002-09-01") == []


def test_the_stage_finds_imported_people(base: KnowledgeFile) -> None:
    (found,) = who("Beatriz Onda Test", "2006-07-01")
    assert (found.actor.wikidata, found.actor.country, found.actor.sector) == (
        "Q900002", "CHL", "GOV",
    )  # fmt: skip
    (office,) = who("the Chilean foreign minister", "2016-03-11")
    assert office.actor.name == "Elsa Fuerte Test"
    assert load_knowledge().agents["testman",].sector == "MIL"


def test_imported_bodies(base: KnowledgeFile) -> None:
    (party,) = who("the Party of the Test")
    assert (party.actor.country, party.actor.sector) == ("CHL", "PTY")


def test_records_tell_that_something_was_imported(base: KnowledgeFile) -> None:
    assert made_with().knowledge.endswith("+" + base.version)
    use_imported(None)
    assert base.version not in made_with().knowledge


def test_answers_are_remembered(base: KnowledgeFile) -> None:
    source = Remembered(base)
    assert source.longest("amaru") == 3
    assert source.longest("amaru") == 3
    assert source.longest.cache_info().hits == 1
    assert source.longest("amar") == 0
    assert [p.name for p in source.surname("onda")] == []
    assert {p.name for p in source.surname("test")} >= {"Amaru Quispe Test", "Beatriz Onda Test"}


def test_differences(base: KnowledgeFile) -> None:
    found = {(c.what, c.kind, c.first[1], c.second[1]) for c in conflicts(base.base, "CHL")}
    assert ("dates", "head_of_state", "Amaru Quispe Test", "Amaru Quispe Test") in found
    assert any(what == "holder" and "Ricardo Lagos" in pair for what, _, *pair in found)
    assert not [c for c in conflicts(base.base, "CHL") if c.kind == "governor"]
    assert ("dates", "governor") in {(c.what, c.kind) for c in conflicts(base.base, "PAK")}


def test_coverage(base: KnowledgeFile) -> None:
    (chile,) = offices_by_year(base.base, "CHL")
    assert 2003 in chile.years["head"]
    assert {"own", "dragoman", "wikidata"} <= set(chile.origins)
    assert len(offices_by_year(base.base)) > 150


def person(name: str, origin: str, *spells: tuple[str, str], wikidata: str = "") -> Person:
    roles = tuple(Role("CHL", "GOV", "President", "head_of_state", a, b, False) for a, b in spells)
    return Person(name, wikidata or None, "", (name,), roles, origin)


def test_joining_keeps_times_that_only_one_knows() -> None:
    packaged = person("Ana Test", "", ("2003-01-01", "2011-01-01"), ("2023-01-01", ""))
    mine = person("Ana Test", "own", ("2003-01-01", "2010-12-31"), wikidata="Q1")
    (joined,) = merged([packaged], [mine])
    assert [(r.start, r.end) for r in joined.roles] == [
        ("2003-01-01", "2010-12-31"), ("2023-01-01", ""),
    ]  # fmt: skip
    assert joined.wikidata == "Q1"
    other = person("Ana Test", "own", ("2003-01-01", ""), wikidata="Q2")
    assert len(merged([joined], [other])) == 2


def test_precedence() -> None:
    people = [person("A", "wikidata"), person("B", ""), person("C", "own")]
    assert [p.name for p in best_origin(people, set())] == ["C"]
    assert [p.name for p in best_origin(people, {"", "wikidata"})] == ["B"]
    assert best_origin([], set()) == []
