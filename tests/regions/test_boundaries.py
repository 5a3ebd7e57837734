"""A point belongs to the village whose outline holds it; a file of outlines is taken whole or not at all."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions.boundaries import centres_near, has_outlines, region_at
from regions.models import Boundary
from regions.outlines import OutlineError, import_outlines
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


@pytest.mark.parametrize("text", ["", "{}", "[1]", "bukan json", '{"type": "FeatureCollection"}'])
def test_a_file_that_is_no_geojson_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "batas.geojson"
    path.write_text(text)
    with pytest.raises(CommandError) as refused:
        call_command("import_boundaries", path)
    assert "\n" not in str(refused.value)


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
