"""The map: every village can be tapped once, has its name, and stands in the list too."""

import re
from datetime import date
from pathlib import Path

import brotli
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.polylines import villages
from portal.pagecache.encoding import encoded
from regions.models import Region
from regions.outlines import import_outlines, store_outlines
from regions.outlines.reading import Outline
from tests.factories import region
from tests.regions.test_boundaries import SHARED, feature, needs_shared, square, written
from tests.servers import ROOT

STYLES = ("site.css", "pages.css", "map.css")

pytestmark = pytest.mark.django_db


def links(text: str) -> list[str]:
    return re.findall(r'<a href="/wilayah/([\d.]+)/"><title>', text)


def test_a_village_is_a_link_with_its_name(client: Client, tmp_path: Path) -> None:
    region("64.71.01.1001")
    import_outlines(written(tmp_path, feature("64.71.01.1001", square(116.9, -1.2))))
    text = client.get("/wilayah/64.71/peta/").content.decode()
    assert links(text) == ["64.71.01.1001"]
    assert "<title>Manggar</title>" in text
    assert '<li><a href="/wilayah/64.71.01.1001/">Manggar</a></li>' in text
    assert re.findall(r"<text [^>]*>(\d+)</text>", text) == ["1"]
    assert "/wilayah/64.71/peta/" in client.get("/wilayah/64.71/").content.decode()


def test_without_outlines_the_list_is_all_and_nothing_is_broken(client: Client) -> None:
    region("64.71.01.1001")
    text = client.get("/wilayah/64.71/peta/").content.decode()
    assert '<svg class="map"' not in text
    assert "/wilayah/64.71.01.1001/" in text
    assert "Petanya belum ada. Pilih dari daftar." in text
    assert "Ketuk" not in text
    assert "/peta/" not in client.get("/wilayah/64.71/").content.decode()


@pytest.mark.parametrize("code", ["64", "64.71.01.1001", "99.99", "x"])
def test_only_a_city_or_regency_has_a_map(client: Client, code: str) -> None:
    region("64.71.01.1001")
    assert client.get(f"/wilayah/{code}/peta/").status_code == 404


def test_the_map_is_offered_where_a_place_is_asked_for(client: Client, tmp_path: Path) -> None:
    region("64.71.01.1001")
    for page in ("/layanan/terdekat/", "/wilayah/", "/wilayah/64.71/"):
        assert "/wilayah/64.71/peta/" not in client.get(page).content.decode()
    import_outlines(written(tmp_path, feature("64.71.01.1001", square(116.9, -1.2))))
    for page in ("/layanan/terdekat/", "/wilayah/", "/wilayah/64.71/"):
        assert "/wilayah/64.71/peta/" in client.get(page).content.decode()


def test_new_outlines_are_drawn_at_once_and_their_source_is_named(client: Client, tmp_path: Path) -> None:
    region("64.71.01.1001"), region("64.71.01.1002")
    one = feature("64.71.01.1001", square(116.9, -1.2))
    import_outlines(written(tmp_path, one), about={"source": "Peta lama", "as_of": date(2023, 12, 31)})
    before = client.get("/wilayah/64.71/peta/").content.decode()
    assert "Peta lama, 31 Desember 2023." in before
    import_outlines(written(tmp_path, one, feature("64.71.01.1002", square(116.92, -1.2))), about={"source": "Baru"})
    after = client.get("/wilayah/64.71/peta/").content.decode()
    assert (len(links(before)), len(links(after))) == (1, 2)
    assert "Peta lama" not in after


def test_a_regency_with_too_many_villages_for_a_thumb_is_drawn_by_district(client: Client, tmp_path: Path) -> None:
    codes = [f"64.08.{district:02}.{2001 + village}" for district in (1, 2) for village in range(31)]
    shapes = []
    for number, code in enumerate(codes):
        region(code)
        shapes.append(feature(code, square(117 + number % 31 * 0.02, (number // 31) * 0.02)))
    import_outlines(written(tmp_path, *shapes))
    text = client.get("/wilayah/64.08/peta/").content.decode()
    assert links(text) == ["64.08.01", "64.08.02"]
    assert '<li><a href="/wilayah/64.08.02/">Wilayah 64.08.02</a></li>' in text
    Region.objects.filter(code__in=codes[:2]).delete()
    assert len(links(client.get("/wilayah/64.08/peta/").content.decode())) == 60


def test_an_islet_smaller_than_a_dot_can_still_be_tapped(client: Client, tmp_path: Path) -> None:
    region("64.71.01.1001"), region("64.71.01.1002")
    shapes = (
        feature("64.71.01.1001", square(116.0, -1.2, 2.0)),
        feature("64.71.01.1002", square(118.5, -1.2, 0.0005)),
    )
    import_outlines(written(tmp_path, *shapes), tolerance=0)
    assert re.findall(
        r'1002/"><title>Lamaru</title><path d="M\d+', client.get("/wilayah/64.71/peta/").content.decode()
    )


def test_queries_are_few_and_do_not_grow(client: Client, tmp_path: Path) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/wilayah/64.71/peta/").status_code == 200
        return len(captured)

    def draw(number: int) -> None:
        codes = [f"64.71.01.{1001 + place}" for place in range(number)]
        for code in codes:
            region(code)
        shapes = (feature(code, square(116.5 + place * 0.02, -1.2)) for place, code in enumerate(codes))
        import_outlines(written(tmp_path, *shapes))

    draw(2)
    client.get("/wilayah/64.71/peta/")
    few = queries()
    draw(50)
    assert queries() == few <= 10


@needs_shared
def test_balikpapan_has_each_of_its_34_villages_once_and_an_inset(client: Client) -> None:
    for row in (SHARED / "balikpapan_kelurahan.csv").read_text().splitlines()[1:]:
        region(row.split(",")[0])
    import_outlines(SHARED / "balikpapan_kelurahan.geojson")
    text = client.get("/wilayah/64.71/peta/").content.decode()
    assert len(links(text)) == len(set(links(text))) == 34
    assert text.count('<svg class="map"') == 2


@needs_shared
@pytest.mark.parametrize("code", ["64.71", "64.02", "64.08"])
def test_the_outlines_of_a_real_city_or_regency_with_a_long_coast_fit_into_a_page(client: Client, code: str) -> None:
    found = list(villages(SHARED / "kaltim_villages_polygons_full.polyline.txt.gz", f"{code}."))
    store_outlines(
        [Outline(0, place, shape) for place, shape in found], {place: region(place).pk for place, _shape in found}
    )
    answer = client.get(f"/wilayah/{code}/peta/").content
    assert 5 <= len(links(answer.decode())) <= 60
    styles = sum(len(brotli.compress((ROOT / "static/css" / name).read_bytes())) for name in STYLES)
    assert len(encoded(answer, "br")) + styles <= 14_336
