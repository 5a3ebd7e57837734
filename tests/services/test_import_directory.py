"""An office keeps its directory in a spreadsheet: all of it comes in, or nothing and the reason for each row."""

import csv
import io
import zipfile
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import Workbook, load_workbook

from regions.outlines import import_outlines
from services.exporting import export_directory
from services.importing import COLUMNS, TableError, import_directory
from services.importing.reading import LARGEST_FILE, MOST_ROWS
from services.models import Channel, ServiceAtLocation, ServiceLocation
from tests.factories import ChannelFactory, OrganizationFactory, ServiceLocationFactory, region
from tests.regions.test_boundaries import feature, square, written

pytestmark = pytest.mark.django_db
GOOD = {
    "nama": "UPTD PPA Balikpapan", "lembaga": "uptd-bpn", "wilayah": "64.71", "layanan": "pengaduan; pendampingan",
    "lintang": "-1,2654", "bujur": "116.8312", "telepon": "0821 5285 8026", "terakhir_dicoba": "2026-11-01",
}  # fmt: skip


@pytest.fixture(autouse=True)
def organization() -> None:
    region("64.71")
    OrganizationFactory(ref="uptd-bpn", name="UPTD PPA Kota Balikpapan")


def table(folder: Path, *rows: dict[str, str], name: str = "isi.csv") -> Path:
    """The rows as the file that its name says."""
    header = list(dict.fromkeys(column for row in rows for column in row))
    lines = [[row.get(column, "") for column in header] for row in rows]
    path = folder / name
    if path.suffix == ".xlsx":
        book = Workbook()
        for line in [header, *lines]:
            book.active.append(line)
        book.save(path)
    else:
        text = io.StringIO()
        csv.writer(text).writerows([header, *lines])
        path.write_text(text.getvalue())
    return path


@pytest.mark.parametrize("name", ["isi.csv", "isi.xlsx"])
def test_a_row_becomes_a_service_point_with_numbers_and_help(tmp_path: Path, name: str) -> None:
    summary = import_directory(table(tmp_path, GOOD, name=name))
    assert (summary.created, summary.updated, summary.hidden) == (1, 0, [])
    place = ServiceLocation.objects.get()
    assert (place.slug, place.latitude) == ("uptd-ppa-balikpapan", -1.2654)
    assert [row.code for row in place.coverage.all()] == ["64.71"]
    channel = Channel.objects.get()
    assert (channel.value, str(channel.verified_on)) == ("+6282152858026", "2026-11-01")
    assert set(ServiceAtLocation.objects.values_list("category", flat=True)) == {"pengaduan", "pendampingan"}


def known_ids() -> list[Any]:
    return [set(model.objects.values_list("uuid", flat=True)) for model in (Channel, ServiceAtLocation)]


def test_the_same_file_again_changes_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    path = table(tmp_path, GOOD)
    import_directory(path)
    ids = known_ids()
    assert import_directory(path).updated == 1
    assert known_ids() == ids


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"nama": ""}, "nama", "harus diisi"),
        ({"nama": "x" * 201}, "nama", "200"),
        ({"lembaga": "Tidak Ada"}, "lembaga", "belum ada"),
        ({"wilayah": "99.99"}, "wilayah", "tidak dikenal"),
        ({"wilayah": "Balikpapan"}, "wilayah", "tidak dikenal"),
        ({"melayani": "64.71;12.34"}, "melayani", "tidak dikenal"),
        ({"layanan": "pijat"}, "layanan", "jenis layanan"),
        ({"lintang": "116.8312", "bujur": "-1.2654"}, "lintang, bujur", "tertukar"),
        ({"lintang": "48.8", "bujur": "2.3"}, "lintang, bujur", "di luar Indonesia"),
        ({"lintang": "nan"}, "lintang, bujur", "harus angka"),
        ({"bujur": ""}, "lintang, bujur", "keduanya"),
        ({"lintang": "utara"}, "lintang, bujur", "bukan angka"),
        ({"telepon": "0816"}, "telepon", "terlalu pendek"),
        ({"surel": "bukan surel"}, "surel", ""),
        ({"situs": "http://x.go.id"}, "situs", "https://"),
        ({"terakhir_dicoba": "1/11/2026"}, "terakhir_dicoba", "2026-01-31"),
        ({"nama": '=HYPERLINK("http://x")'}, "nama", "rumus"),
        ({"nama": "x" * 1001}, "nama", "1.000"),
        ({"nama": "A\x07B"}, "nama", "tidak bisa dibaca"),
        ({"kode": "Huruf Besar"}, "kode", "huruf kecil"),
        ({"ketelitian": "kira-kira"}, "ketelitian", "surveyed"),
        ({"kode": "x" * 51}, "kode", "50"),
        ({"kode": "terdekat"}, "kode", "dipakai situs"),
        ({"terakhir_dicoba": "2999-01-01"}, "terakhir_dicoba", "belum tiba"),
        ({"sumber": "x" * 256}, "sumber", "255"),
        ({"situs": f"https://x.go.id/{'x' * 105}"}, "situs", "120"),
        ({"nama": "Rumah Aman Melati", "alamat": "Jl. Anu"}, "alamat", "rumah aman"),
        ({"nama": "Shelter kota", "alamat": ""}, "alamat", "rumah aman"),  # it has a point
        ({"alamat": "Rumah perlindungan, Jl. Anu"}, "alamat", "rumah aman"),
    ],
)
def test_one_wrong_cell_stops_the_file_and_is_named(
    tmp_path: Path, change: dict[str, str], column: str, reason: str
) -> None:
    with pytest.raises(TableError) as refused:
        import_directory(table(tmp_path, GOOD, GOOD | {"nama": "Lain", "telepon": ""} | change))
    problem = refused.value.problems[0]
    assert (problem.row, problem.column) == (3, column)
    assert reason in problem.reason
    assert not ServiceLocation.objects.exists()


def test_cells_that_a_program_left_out_at_the_end_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "isi.csv"
    path.write_text("nama,lembaga,wilayah,alamat,telepon\nUPTD,uptd-bpn,64.71\n")
    assert import_directory(path).created == 1
    path.write_text("nama\tlembaga\twilayah\tkode\nUPTD\tuptd-bpn\n")
    with pytest.raises(TableError, match="tidak dikenal"):
        import_directory(path)


def test_a_row_that_is_longer_than_the_header_is_not_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "isi.csv"
    path.write_text("nama,lembaga,wilayah,alamat\nUPTD,uptd-bpn,64.71,Jl. Milono 3, Balikpapan\n")
    with pytest.raises(TableError, match="lebih banyak sel"):
        import_directory(path)


def test_the_same_point_or_number_twice_in_a_file_is_named_with_the_first_row(tmp_path: Path) -> None:
    with pytest.raises(TableError) as refused:
        import_directory(table(tmp_path, GOOD, GOOD))
    assert {problem.column for problem in refused.value.problems} == {"kode", "telepon"}
    assert all("baris 2" in problem.reason for problem in refused.value.problems)


def test_a_point_outside_its_region_comes_in_hidden_and_is_told(tmp_path: Path) -> None:
    region("64.71.01.1001")
    import_outlines(written(tmp_path, feature("64.71.01.1001", square(116.90, -1.20))), tolerance=0)
    out = StringIO()
    call_command("import_directory", table(tmp_path, GOOD), stdout=out)
    assert "Tidak ditampilkan, baris 2: UPTD PPA Balikpapan" in out.getvalue()
    assert not ServiceLocation.objects.public().exists()


def test_a_dry_run_says_the_same_and_stores_nothing(tmp_path: Path) -> None:
    out = StringIO()
    call_command("import_directory", table(tmp_path, GOOD), dry_run=True, stdout=out)
    assert "1 baru" in out.getvalue()
    assert not ServiceLocation.objects.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kosong"), (b"nama,lembaga\n", "kolom ini tidak ada"), (b"nama,lembaga,wilayah,x\n", "tidak dikenal"),
        (b"nama,lembaga,wilayah,nama\n", "dua kali"), (b"nama,lembaga,wilayah\n", "judul kolom"),
        (b"nama,lembaga,wilayah\n\"a,b\n", "kutip"), ("nama,lembaga,wilayah\nä,b,c\n".encode("latin-1"), "UTF-8"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_in_one_line(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "isi.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=reason) as refused:
        call_command("import_directory", path)
    assert "\n" not in str(refused.value)


def test_a_spreadsheet_that_unpacks_to_a_hundred_times_its_size_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))
    with pytest.raises(TableError) as refused:
        import_directory(path)
    assert "terlalu besar bila dibuka" in refused.value.problems[0].reason


@pytest.mark.parametrize("content", [b"PK\x03\x04rusak", b"bukan zip"])
def test_a_broken_spreadsheet_is_said_to_be_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(content)
    with pytest.raises(TableError) as refused:
        import_directory(path)
    assert "XLSX" in refused.value.problems[0].reason


def test_the_largest_file_and_one_byte_more(tmp_path: Path) -> None:
    path = tmp_path / "isi.csv"
    lines = (b" " * 99_999 + b"\n") * (LARGEST_FILE // 100_000)
    path.write_bytes(b"nama,lembaga,wilayah\n" + lines + b"\n" * (LARGEST_FILE - len(lines) - 21))
    with pytest.raises(TableError, match="judul kolom"):
        import_directory(path)
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(TableError, match="10 MB"):
        import_directory(path)


def test_one_row_too_many_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "isi.csv"
    path.write_text("nama,lembaga,wilayah\n" + "x,y,z\n" * (MOST_ROWS + 1))
    with pytest.raises(TableError) as refused:
        import_directory(path)
    assert "20.000" in refused.value.problems[0].reason


@pytest.mark.parametrize("name", ["isi.csv", "isi.xlsx"])
def test_what_is_written_out_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    place = ServiceLocationFactory(
        slug="uptd", name="UPTD", region=region("64.71"), coverage=[region("64.71"), region("64")],
        latitude=-1.25, longitude=116.83, services=["pengaduan"],
    )  # fmt: skip
    ChannelFactory(location=place, value="+6282152858026", display="0821 5285 8026")
    ChannelFactory(location=place, value="+6281100001111", display="RAHASIA", visibility="staff")
    ServiceLocationFactory(slug="sapa", name="SAPA 129", is_national=True, services=["pengaduan"])
    assert export_directory(tmp_path / name) == 2
    before = list(
        ServiceLocation.objects.order_by("slug").values("slug", "name", "latitude", "services", "is_national")
    )

    summary = import_directory(tmp_path / name)

    assert (summary.created, summary.updated) == (0, 2)
    after = list(
        ServiceLocation.objects.order_by("slug").values("slug", "name", "latitude", "services", "is_national")
    )
    assert after == before
    assert {row.code for row in place.coverage.all()} == {"64", "64.71"}
    assert set(Channel.objects.values_list("value", flat=True)) == {"+6282152858026", "+6281100001111"}


def cells(path: Path) -> list[Any]:
    if path.suffix == ".xlsx":
        return [cell for row in load_workbook(path).active.iter_rows(values_only=True) for cell in row]
    return [cell for row in csv.reader(path.open(encoding="utf-8-sig")) for cell in row]


@pytest.mark.parametrize("name", ["isi.csv", "isi.xlsx"])
def test_no_cell_that_is_written_out_is_run_by_a_spreadsheet(tmp_path: Path, name: str) -> None:
    place = ServiceLocationFactory(name="=cmd|'/c calc'!A1", address="@SUM(1)", region=region("64.71"))
    ChannelFactory(location=place, value="+6282152858026", display="0821 5285 8026")
    export_directory(tmp_path / name)
    found = [str(cell) for cell in cells(tmp_path / name) if cell]
    assert list(COLUMNS) == found[: len(COLUMNS)]
    assert "'=cmd|'/c calc'!A1" in found
    assert not [cell for cell in found if cell.startswith(("=", "+", "@"))]


def test_a_place_to_write_to_that_is_none_is_said_in_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "isi.pdf", tmp_path / "tidak" / "ada.csv"):
        with pytest.raises(CommandError) as refused:
            call_command("export_directory", path)
        assert "\n" not in str(refused.value)
