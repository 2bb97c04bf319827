"""GeoNames files into the gazetteer file, in one go and after a stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dragoman.errors import DataError, InputError, SetupError
from dragoman.store import importing
from dragoman.store.geonames import Options, kind_of
from dragoman.store.importing import Progress, import_file, status
from dragoman.store.reader import GazetteerFiles


def place(number: int, name: str, **changes: str) -> str:
    cells = {
        "id": str(number), "name": name, "ascii": name, "others": "", "lat": "47.5", "lon": "8.5",
        "class": "P", "code": "PPL", "country": "CH", "cc2": "", "admin1": "ZH", "admin2": "",
        "admin3": "", "admin4": "", "people": "1200", "elevation": "", "dem": "400",
        "zone": "Europe/Zurich", "day": "2020-01-01",
    } | changes  # fmt: skip
    return "\t".join(cells.values()) + "\n"


def alternate(number: int, name: str, language: str = "en", flags: str = "\t\t\t") -> str:
    return f"{number * 10}\t{number}\t{language}\t{name}\t{flags}\t\t\n"


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "geonames.sqlite"


def test_places(tmp_path: Path, target: Path) -> None:
    file = write(
        tmp_path / "allCountries.txt",
        place(1, "Überlund", ascii="Uberlund", others="Oberlund,UBL,超倫德,Uberlundia"),
        place(2, "Niederlund", **{"class": "S", "code": "HTL"}),
        place(3, "Lund Airport", **{"class": "S", "code": "AIRP"}),
        place(4, "Kanton Lund", **{"class": "A", "code": "ADM1"}),
        place(5, "Namib", country="NA", admin1="00"),
    )
    done = import_file(target, file)
    assert (done.rows, done.kept, done.bad, done.done) == (5, 4, 0, True)
    base = GazetteerFiles([target])
    [found] = base.named("uberlund")
    assert (found.name, found.countries, found.admin1, found.own) == (
        "Überlund", ("CHE",), "ZH", True,
    )  # fmt: skip
    assert base.named("oberlund")[0].own is False
    assert base.named("ubl") == ()
    assert base.named("niederlund") == ()
    assert base.named("lund airport")[0].kind == "facility"
    assert base.named("kanton lund")[0].kind == "state"
    assert base.named("namib")[0].countries == ("NAM",)
    assert base.named("namib")[0].admin1 == ""


def test_alternative_names(tmp_path: Path, target: Path) -> None:
    import_file(target, write(tmp_path / "CH.txt", place(1, "Lund")))
    file = write(
        tmp_path / "alternateNamesV2.txt",
        alternate(1, "Lunde", "", ""),
        alternate(1, "Lundville", flags="1\t\t\t"),
        alternate(1, "Alt-Lund", flags="\t\t\t1"),
        alternate(1, "Lundie", "fr"),
        alternate(1, "LND", "iata"),
        alternate(1, "Q999999", "wkdt"),
        alternate(7, "Nowhere"),
    )
    # The first line is short of three flags: a bad line is left out, the rest goes on.
    done = import_file(target, file)
    assert (done.rows, done.kept, done.bad) == (7, 2, 1)
    base = GazetteerFiles([target])
    assert base.named("lundville")[0].own is True
    for name in ("lunde", "alt lund", "lundie", "lnd", "q999999", "nowhere"):
        assert base.named(name) == ()


def test_alternative_names_need_places(tmp_path: Path, target: Path) -> None:
    with pytest.raises(InputError, match="allCountries first"):
        import_file(target, write(tmp_path / "alternateNamesV2.txt", alternate(1, "Lund")))


def test_divisions_countries_and_features(tmp_path: Path, target: Path) -> None:
    country = "\t".join(
        ["QX", "QXX", "999", "", "Ruritania", "Strelsau", "1", "5", "EU", ".qx", "", "", "", "",
         "", "", "77", "", ""]
    )  # fmt: skip
    import_file(target, write(tmp_path / "countryInfo.txt", "#ISO\tISO3\n", country + "\n"))
    import_file(target, write(tmp_path / "admin1CodesASCII.txt", "QX.01\tZenda\tZenda\t78\n"))
    import_file(target, write(tmp_path / "admin2Codes.txt", "QX.01.2\tHentzau\tHentzau\t79\n"))
    import_file(target, write(tmp_path / "featureCodes_en.txt", "P.PPL\tplace\ta city\n"))
    base = GazetteerFiles([target])
    assert base.named("ruritania")[0].kind == "country"
    assert base.named("zenda")[0].countries == ("QXX",)
    assert (base.named("hentzau")[0].kind, base.named("hentzau")[0].admin1) == ("county", "01")
    found = status(target)
    assert (found.places, [f.done for f in found.files]) == (3, [True] * 4)
    # Where the dump has the point, it wins, in either order.
    row = place(78, "Zenda", country="QX", admin1="01", **{"class": "A", "code": "ADM1"})
    import_file(target, write(tmp_path / "QX.txt", row))
    assert GazetteerFiles([target]).named("zenda")[0].lat == 47.5


def test_filters(tmp_path: Path, target: Path) -> None:
    file = write(tmp_path / "allCountries.txt", place(1, "Lund"), place(2, "Malm", country="SE"))
    assert import_file(target, file, Options(countries=frozenset({"SE"}))).kept == 1
    assert import_file(target, file).kept == 2  # other options: read anew


def test_zip(tmp_path: Path, target: Path) -> None:
    file = tmp_path / "CH.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "words")
        archive.writestr("CH.txt", place(1, "Lund"))
    assert import_file(target, file).kept == 1
    with zipfile.ZipFile(tmp_path / "SE.zip", "w") as archive:
        archive.writestr("readme.txt", "words")
    with pytest.raises(InputError, match=r"holds no SE\.txt"):
        import_file(target, tmp_path / "SE.zip")


@pytest.mark.parametrize("name", ["notes.txt", "ch.txt", "XYZ.txt", "postal.zip"])
def test_unknown_file(tmp_path: Path, target: Path, name: str) -> None:
    with pytest.raises(InputError, match="no file of GeoNames"):
        import_file(target, write(tmp_path / name, "x"))
    assert not target.exists()


def test_missing_broken_and_foreign(tmp_path: Path, target: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        import_file(target, tmp_path / "CH.txt")
    (tmp_path / "DE.zip").write_bytes(b"no archive")
    with pytest.raises(InputError, match="cannot be read"):
        import_file(target, tmp_path / "DE.zip")
    (tmp_path / "FR.txt").write_bytes(b"\xff\xfe\x00\n" * 50)
    with pytest.raises(InputError, match="not 19 columns"):
        import_file(target, tmp_path / "FR.txt")
    other = write(tmp_path / "other.sqlite", "words, not a database, " * 100)
    with pytest.raises(SetupError):
        import_file(other, write(tmp_path / "CH.txt", place(1, "Lund")))
    with pytest.raises(DataError, match="no gazetteer file"):
        status(other)


def test_bad_rows_are_counted(tmp_path: Path, target: Path) -> None:
    file = write(
        tmp_path / "CH.txt",
        place(1, "Lund", lat="95"), place(2, "Lund", lat="north"), place(3, ""), "\n",
        place(4, "🎉"), place(5, 'Lund "the old'), "x" * 3_000_000 + "\n",
    )  # fmt: skip
    done = import_file(target, file)
    assert (done.kept, done.bad) == (2, 6)
    assert GazetteerFiles([target]).named("lund the old")[0].geonameid == 5


def test_goes_on_behind_the_checkpoint(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 10)
    file = write(tmp_path / "CH.txt", *(place(n, f"Lund {n}") for n in range(1, 36)))

    def stop(at: Progress) -> None:
        if at.rows >= 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(target, file, tell=stop)
    seen: list[Progress] = []
    done = import_file(target, file, tell=seen.append)
    assert (done.resumed, done.rows, done.kept, done.done) == (20, 35, 35, True)
    assert [p.rows for p in seen] == [30, 35]
    assert status(target).places == 35
    assert import_file(target, file).resumed == 35  # nothing is left to do
    write(file, *(place(n, f"Lund {n}") for n in range(2, 38)))
    assert import_file(target, file).resumed == 0  # another file of that name


def test_survives_kill(tmp_path: Path, target: Path) -> None:
    file = write(tmp_path / "CH.txt", *(place(n, f"Lund {n}") for n in range(1, 60_001)))
    program = (
        "import sys\nfrom pathlib import Path\nfrom dragoman.store.importing import import_file\n"
        "target, file = map(Path, sys.argv[1:])\n"
        "import_file(target, file, tell=lambda p: print(p.rows, flush=True))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(target), str(file)], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert int(child.stdout.readline()) == importing.BATCH
        child.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    done = import_file(target, file)
    assert done.resumed >= importing.BATCH
    assert (done.rows, done.kept) == (60_000, 60_000)
    assert status(target).places == 60_000


@pytest.mark.parametrize(
    ("feature_class", "code", "kind"),
    [
        ("P", "PPLA", "city"), ("P", "PPLQ", None), ("A", "PCLI", "country"),
        ("A", "ADM3", "subregion"), ("A", "ADM1H", None), ("H", "STM", "river"),
        ("H", "SPNG", None), ("S", "SCH", None), ("V", "FRST", None), ("", "", None),
    ],
)  # fmt: skip
def test_kinds(feature_class: str, code: str, kind: str | None) -> None:
    assert kind_of(feature_class, code) == kind


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    blocked = write(tmp_path / "blocked", "a file where a folder should be")
    file = write(tmp_path / "CH.txt", place(1, "Lund"))
    with pytest.raises(SetupError, match="DRAGOMAN_CACHE"):
        import_file(blocked / "geonames.sqlite", file)
    assert os.path.isfile(blocked)
