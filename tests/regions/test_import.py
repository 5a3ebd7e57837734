"""Loading the regions of a country: whole or not at all, and every mistake said where it stands."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from regions.importing import RegionFileError, import_regions
from regions.models import Region
from tests.factories import region

pytestmark = pytest.mark.django_db

HEADER = "code,level,name,parent,postcode,lat,lng\n"
GOOD = (
    "64,1,Kalimantan Timur,,,0.46,116.43\n"
    "64.71,2,Kota Balikpapan,64,,-1.157313,116.871701\n"
    "64.01,2,Kabupaten Paser,64,,,\n"
    "64.71.01,3,Balikpapan Timur,64.71,,,\n"
    "64.71.01.1001,4,Manggar,64.71.01,76116,-1.214416,116.937747\n"
    "64.71.01.2002,4,Desa Contoh,64.71.01,,,\n"
)


def load(text: str, *, dry_run: bool = False, encoding: str = "utf-8") -> dict[str, int]:
    return vars(import_regions(io.BytesIO(text.encode(encoding)), dry_run=dry_run))


def problems_of(text: str, encoding: str = "utf-8") -> list[tuple[int, str, str]]:
    with pytest.raises(RegionFileError) as refused:
        load(text, encoding=encoding)
    return [(problem.row, problem.column, problem.value) for problem in refused.value.problems]


def test_levels_come_from_code_and_name() -> None:
    load(HEADER + GOOD)
    assert dict(Region.objects.values_list("code", "level")) == {
        "64": "provinsi",
        "64.71": "kota",
        "64.01": "kabupaten",
        "64.71.01": "kecamatan",
        "64.71.01.1001": "kelurahan",
        "64.71.01.2002": "desa",
    }
    manggar = Region.objects.select_related("parent__parent__parent").get(code="64.71.01.1001")
    assert manggar.title == "Kelurahan Manggar"
    assert manggar.postcode == "76116"
    assert manggar.parent
    assert manggar.parent.parent
    assert manggar.parent.parent.name == "Kota Balikpapan"
    assert Region.objects.get(code="64.71.01.2002").title == "Desa Contoh"


def test_children_may_stand_before_their_parents() -> None:
    lines = GOOD.splitlines(keepends=True)
    load(HEADER + "".join(reversed(lines)))
    assert Region.objects.get(code="64.71.01.1001").parent_id == Region.objects.get(code="64.71.01").pk


def test_a_second_run_changes_nothing_and_a_correction_changes_one() -> None:
    assert load(HEADER + GOOD)["created"] == 6
    assert load(HEADER + GOOD) == {"rows": 6, "created": 0, "updated": 0, "unchanged": 6}
    assert load(HEADER + GOOD.replace("76116", "76117")) == {"rows": 6, "created": 0, "updated": 1, "unchanged": 5}


def test_other_names_that_editors_added_survive_and_are_still_found() -> None:
    load(HEADER + GOOD)
    Region.objects.filter(code="64.71").update(aliases="Kota Minyak")
    load(HEADER + GOOD.replace("Kota Balikpapan", "Kota Balikpapan Baru"))
    city = Region.objects.get(code="64.71")
    assert city.aliases == "Kota Minyak"
    assert city.search_key == "balikpapan baru|kota minyak"


def test_a_file_without_points_leaves_points_alone() -> None:
    load(HEADER + GOOD)
    load("code,level,name,parent,postcode\n64.71,2,Kota Balikpapan,64,\n")
    assert Region.objects.get(code="64.71").latitude == -1.157313


def test_a_dry_run_counts_and_stores_nothing() -> None:
    assert load(HEADER + GOOD, dry_run=True)["created"] == 6
    assert not Region.objects.exists()


def test_regions_already_stored_may_be_parents() -> None:
    region("64.71.01")
    assert load("code,level,name,parent,postcode\n64.71.01.1001,4,Manggar,64.71.01,76116\n")["created"] == 1


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("6471,2,X,64,,,", ("code", "6471")),
        ("64.71.1,3,X,64.71,,,", ("code", "64.71.1")),
        ("AB,1,X,,,,", ("code", "AB")),
        ("64.72,9,Kota X,64,,,", ("level", "9")),
        ("64.72,kampung,Kota X,64,,,", ("level", "kampung")),
        ("64.72,3,Kota X,64,,,", ("level", "3")),
        ("64.71.01.9001,4,X,64.71.01,,,", ("code", "64.71.01.9001")),
        ("64.71.01.2009,kelurahan,X,64.71.01,,,", ("level", "kelurahan")),
        ("64.72,2,,64,,,", ("name", "")),
        ("64.72,2,Kota\x07X,64,,,", ("name", "Kota\x07X")),
        ("64.72,2,Kota X,,,,", ("parent", "")),
        ("64.72,2,Kota X,65,,,", ("parent", "65")),
        ("65.01,2,Kabupaten X,65,,,", ("parent", "65")),
        ("64,1,Lagi,,,,", ("code", "64")),
        ("64.71.01.1009,4,X,64.71.01,7611,,", ("postcode", "7611")),
        ("64.71.01.1009,4,X,64.71.01,07611,,", ("postcode", "07611")),
        ("64.71.01.1009,4,X,64.71.01,,116.9,-1.2", ("lat, lng", "116.9, -1.2")),
        ("64.71.01.1009,4,X,64.71.01,,52.5,13.4", ("lat, lng", "52.5, 13.4")),
        ("64.71.01.1009,4,X,64.71.01,,nan,116.9", ("lat", "nan")),
        ("64.71.01.1009,4,X,64.71.01,,,116.9", ("lat", "")),
        ('64.71.01.1009,4,X,64.71.01,,"-1,2",116.9', ("lat", "-1,2")),
        ("64.72,2,Kota X,64", ("", "64.72,2,Kota X,64")),
    ],
)
def test_one_bad_row_is_named_and_nothing_is_stored(row: str, expected: tuple[str, str]) -> None:
    assert problems_of(HEADER + GOOD + row + "\n") == [(8, *expected)]
    assert not Region.objects.exists()


def test_swapped_coordinates_are_called_swapped() -> None:
    with pytest.raises(RegionFileError, match="tertukar"):
        load(HEADER + GOOD + "64.71.01.1009,4,X,64.71.01,,116.9,-1.2\n")


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    bad = "64.72,9,Kota X,64,,,\n64.73,2,,64,abc,,\n"
    assert [(row, column) for row, column, _value in problems_of(HEADER + GOOD + bad)] == [
        (8, "level"),
        (9, "name"),
        (9, "postcode"),
    ]


@pytest.mark.parametrize(
    ("text", "column"),
    [("", ""), ("\n", ""), ("code,level,name,parent\n64,1,X,\n", "postcode"), (HEADER, ""), ("a,b,c\n", "code")],
)
def test_a_file_that_is_no_region_table_is_refused(text: str, column: str) -> None:
    assert problems_of(text)[0][1] == column


def test_only_one_coordinate_column_is_refused() -> None:
    assert problems_of("code,level,name,parent,postcode,lat\n64,1,X,,,1\n") == [(1, "lng", "")]


def test_another_encoding_is_told_and_not_guessed() -> None:
    problems = problems_of(HEADER + GOOD.replace("Manggar", "Mañggar"), encoding="cp1252")
    assert problems[0][0] == 6
    assert problems_of(HEADER + GOOD, encoding="utf-16")[0][0] == 1
    assert not Region.objects.exists()


def test_a_torn_quotation_is_told() -> None:
    assert problems_of(HEADER + GOOD + '64.72,2,"Kota X,64,,,\n')[0][1] == ""


def test_semicolons_and_a_byte_order_mark_of_a_spreadsheet_are_read() -> None:
    text = (HEADER + "64,1,Kalimantan Timur,,,,\n").replace(",", ";")
    assert load(text, encoding="utf-8-sig")["created"] == 1


def test_the_command_says_one_line_and_writes_all_errors_to_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, errors = tmp_path / "wilayah.csv", tmp_path / "salah.txt"
    table.write_text(HEADER + GOOD + "64.72,9,Kota X,64,,,\n64.73,2,,64,,,\n", encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("import_regions", str(table), "--errors", str(errors))
    message = str(refused.value)
    assert "baris 8" in message
    assert "1 kesalahan lain" in message
    assert "\n" not in message
    assert len(errors.read_text(encoding="utf-8").splitlines()) == 2
    assert not Region.objects.exists()


def test_a_missing_file_is_one_line_too() -> None:
    with pytest.raises(CommandError, match="tidak bisa dibaca"):
        call_command("import_regions", "/tidak/ada.csv")  # no such folder anywhere


def test_the_demo_regions_are_those_of_the_articles() -> None:
    with Path("portal/demo/content/regions.csv").open("rb") as file:
        import_regions(file)
    levels = list(Region.objects.filter(code__startswith="64.71.").values_list("level", flat=True))
    assert (levels.count("kecamatan"), levels.count("kelurahan")) == (6, 34)
    assert set(Region.objects.filter(level__in=("kota", "kabupaten")).values_list("code", flat=True)) == {
        "64.71",
        "64.01",
        "64.08",
        "21.71",
    }
