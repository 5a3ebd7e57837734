"""A point belongs to the village whose outline holds it; a file of outlines is taken whole or not at all."""

import json
from io import StringIO
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions.boundaries import centres_near, ends_known, has_outlines, region_at
from regions.models import Boundary
from regions.outlines import OutlineError, import_outlines, stream
from regions.sitemaps import known_regions
from tests.factories import region

pytestmark = pytest.mark.django_db
MANGGAR, LAMARU = "64.71.01.1001", "64.71.01.1002"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "regions"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data/regions")


def square(west: float, south: float, side: float = 0.02) -> list[Any]:
    east, north = west + side, south + side
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def feature(code: str, coordinates: Any, kind: str = "Polygon", name: str = "kode") -> dict[str, Any]:
    return {"type": "Feature", "properties": {name: code}, "geometry": {"type": kind, "coordinates": coordinates}}


def written(folder: Path, *features: Any) -> Path:
    path = folder / "batas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    return path


@pytest.fixture
def villages(tmp_path: Path) -> None:
    """Manggar, and Lamaru right east of it."""
    region(MANGGAR), region(LAMARU)
    both = (feature(MANGGAR, square(116.90, -1.20)), feature(LAMARU, square(116.92, -1.20)))
    import_outlines(written(tmp_path, *both), tolerance=0)


@pytest.mark.usefixtures("villages")
def test_a_point_is_in_the_village_that_holds_it_and_at_sea_in_none() -> None:
    assert region_at(-1.19, 116.91) == MANGGAR
    assert region_at(-1.19, 116.93) == LAMARU
    assert region_at(-1.30, 117.50) is None


@pytest.mark.usefixtures("villages")
def test_a_point_on_the_shared_border_is_always_in_the_same_village() -> None:
    assert {region_at(-1.19, 116.92) for _ in range(5)} == {MANGGAR}


@pytest.mark.usefixtures("villages")
def test_whether_anybody_can_tell_is_known_for_each_city() -> None:
    region("64.09")
    assert has_outlines("64.71")
    assert has_outlines(MANGGAR)
    assert not has_outlines("64.09")


@pytest.mark.usefixtures("villages")
@pytest.mark.parametrize("point", [(nan, 116.9), (116.91, -1.19), (inf, inf), (52.5, 13.4)])
def test_what_cannot_be_a_place_in_indonesia_is_in_no_village(point: tuple[float, float]) -> None:
    assert region_at(*point) is None


@pytest.mark.usefixtures("villages")
def test_a_house_on_stilts_belongs_to_its_village_and_a_boat_further_out_to_none() -> None:
    assert region_at(-1.2017, 116.91) == MANGGAR
    assert region_at(-1.2019, 116.91) is None


@pytest.mark.usefixtures("villages")
def test_a_village_wins_over_the_outline_of_its_whole_city(tmp_path: Path) -> None:
    import_outlines(written(tmp_path, feature("64.71", square(116.80, -1.30, 0.3))))
    assert region_at(-1.19, 116.91) == MANGGAR
    assert region_at(-1.25, 116.85) == "64.71"


@pytest.mark.usefixtures("villages")
def test_nobody_is_called_outside_a_region_of_which_parts_are_not_drawn() -> None:
    assert ends_known(MANGGAR)
    assert ends_known("64.71")
    region("64.71.02.1001")
    assert not ends_known("64.71")
    region("64.72")
    assert not ends_known("64")
    assert not ends_known("64.72")


@pytest.mark.usefixtures("villages")
def test_an_outline_alone_does_not_make_a_region_worth_a_line_in_the_sitemap() -> None:
    assert not known_regions().exists()


@pytest.mark.usefixtures("villages")
def test_looking_a_point_up_is_one_query() -> None:
    region_at(-1.19, 116.91)
    with CaptureQueriesContext(connection) as queries:
        region_at(-1.19, 116.91)
    assert len(queries) == 1


def test_a_hole_belongs_to_the_village_inside_it(tmp_path: Path) -> None:
    region(MANGGAR), region(LAMARU)
    ring, hole = square(116.90, -1.20, 0.06)[0], square(116.92, -1.18)[0]
    import_outlines(written(tmp_path, feature(MANGGAR, [ring, hole]), feature(LAMARU, [hole])), tolerance=0)
    assert region_at(-1.17, 116.93) == LAMARU
    assert region_at(-1.19, 116.91) == MANGGAR


def test_a_second_import_replaces_the_outline(tmp_path: Path) -> None:
    region(MANGGAR)
    import_outlines(written(tmp_path, feature(MANGGAR, square(116.90, -1.20))))
    summary = import_outlines(written(tmp_path, feature(MANGGAR, square(117.00, -1.20))))
    assert (summary.stored, summary.replaced) == (1, 1)
    assert region_at(-1.19, 116.91) is None
    assert region_at(-1.19, 117.01) == MANGGAR


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (feature("99.99", square(116.9, -1.2)), "belum ada di portal"),
        (feature("", square(116.9, -1.2)), "tidak ada kode"),
        (feature("Manggar", square(116.9, -1.2)), "bukan kode"),
        (feature(MANGGAR, [116.9, -1.2], "Point"), "Polygon"),
        (feature(MANGGAR, square(-1.2, 116.9)), "tertukar"),
        (feature(MANGGAR, square(2.3, 48.8)), "di luar Indonesia"),
        (feature(MANGGAR, [[["a", "b"]]]), "tidak terbaca"),
        (feature(MANGGAR, [[[116.9, -1.2], [nan, -1.2], [116.9, -1.1], [116.9, -1.2]]]), "bukan angka"),
        (feature(LAMARU, square(116.9, -1.2)), "sudah ada di fitur 1"),
        (feature(MANGGAR, [[[116.9, -1.2], [116.9, -1.2], [116.9, -1.2], [116.9, -1.2]]]), "tidak punya luas"),
        ({"type": "Feature"}, "bukan Feature"),
    ],
)
def test_one_wrong_outline_stops_the_file_and_is_named(tmp_path: Path, wrong: Any, reason: str) -> None:
    region(MANGGAR), region(LAMARU)
    path = written(tmp_path, feature(LAMARU, square(116.92, -1.20)), wrong)
    with pytest.raises(OutlineError) as refused:
        import_outlines(path)
    assert refused.value.problems[0].row == 2
    assert reason in str(refused.value.problems[0])
    assert not Boundary.objects.exists()


TORN = '{"type": "FeatureCollection", "features": [{"type": "Feature"'
NO_FEATURES = '{"type": "FeatureCollection", "features": []}'
LATIN = '{"type": "FeatureCollection", "name": "Ma\udcf1ggar", "features": []}'


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[1]", "bukan json", '{"type": "FeatureCollection"}', NO_FEATURES, TORN, "[" * 200_000, "{" * 9, LATIN],
)
def test_a_file_that_is_no_geojson_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "batas.geojson"
    path.write_text(text, errors="surrogateescape")
    with pytest.raises(CommandError) as refused:
        call_command("import_boundaries", path)
    assert "\n" not in str(refused.value)


def test_a_file_is_read_feature_by_feature_wherever_it_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also with members before and after, letters of two bytes, and features in which "type" comes last."""
    region(MANGGAR), region(LAMARU)
    manggar, lamaru = feature(MANGGAR, square(116.90, -1.20)), feature(LAMARU, square(116.92, -1.20))
    manggar["properties"]["catatan"] = "Mañggar – é"
    whole = {"name": "batas é", "crs": {"type": "name"}, "features": [manggar, dict(reversed(lamaru.items()))]}
    path = tmp_path / "batas.geojson"
    path.write_text(json.dumps(whole | {"bbox": [1, 2.5], "type": "FeatureCollection"}, ensure_ascii=False))
    for size in (1, 7, 64):
        monkeypatch.setattr(stream, "CHUNK", size)
        assert import_outlines(path).stored == 2
    path.write_text(f"{json.dumps(manggar)}\n\x1e{json.dumps(lamaru)}\n")
    assert import_outlines(path).stored == 2


def test_more_than_a_feature_is_never_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "CHUNK", 1_000)
    path = written(tmp_path, *(feature(MANGGAR, square(116.9, -1.2)) for _ in range(2_000)))
    with path.open("rb") as file:
        found = stream.features(file)
        next(found)
        assert file.tell() < 5_000
        assert sum(1 for _ in found) == 1_999


def test_what_is_known_of_the_file_is_kept_and_what_is_not_is_asked_for(tmp_path: Path) -> None:
    region(MANGGAR)
    path, out = written(tmp_path, feature(MANGGAR, square(116.9, -1.2))), StringIO()
    call_command("import_boundaries", path, stdout=out)
    assert "--licence" in out.getvalue()
    out = StringIO()
    call_command("import_boundaries", path, "--source=BIG", "--licence=CC BY 4.0", "--as-of=2025-06-01", stdout=out)
    assert "--licence" not in out.getvalue()
    row = Boundary.objects.get()
    assert (row.source, row.licence, str(row.as_of)) == ("BIG", "CC BY 4.0", "2025-06-01")


def test_a_dry_run_counts_and_stores_nothing(tmp_path: Path) -> None:
    region(MANGGAR)
    out = StringIO()
    call_command(
        "import_boundaries", written(tmp_path, feature(MANGGAR, square(116.9, -1.2))), dry_run=True, stdout=out
    )
    assert "1 batas wilayah" in out.getvalue()
    assert not Boundary.objects.exists()


def test_without_outlines_the_nearest_village_centres_are_a_guess_to_choose_from() -> None:
    near, far = region(MANGGAR), region(LAMARU)
    for place, longitude in ((near, 116.90), (far, 116.95)):
        place.latitude, place.longitude = -1.20, longitude
        place.save()
    assert centres_near(-1.20, 116.91) == [MANGGAR, LAMARU]
    assert centres_near(-3.0, 110.0) == []


@needs_shared
def test_every_village_centre_of_balikpapan_lies_in_its_own_outline() -> None:
    lines = (SHARED / "balikpapan_kelurahan.csv").read_text().splitlines()[1:]
    points = {row.split(",")[0]: row.split(",")[4:6] for row in lines}
    for code in points:
        region(code)
    import_outlines(SHARED / "balikpapan_kelurahan.geojson")
    assert {code: region_at(float(lat), float(lng)) for code, (lat, lng) in points.items()} == {c: c for c in points}


@needs_shared
def test_neighbours_keep_one_border_when_they_are_simplified() -> None:
    """Points along every border are in one village or the other, never in a gap between them."""
    for row in (SHARED / "balikpapan_kelurahan.csv").read_text().splitlines()[1:]:
        region(row.split(",")[0])
    import_outlines(SHARED / "balikpapan_kelurahan.geojson", tolerance=50)
    inside = [(-1.20 - step * 0.004, 116.86 + step * 0.002) for step in range(15)]
    assert all(region_at(*point) for point in inside)
