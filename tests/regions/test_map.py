"""The map: every village can be tapped once, has its name, and stands in the list too."""

import re
from pathlib import Path

import pytest
from django.test import Client

from regions.outlines import import_outlines
from tests.factories import region
from tests.regions.test_boundaries import SHARED, feature, needs_shared, square, written

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
    assert "/wilayah/64.71/peta/" in client.get("/wilayah/64.71/").content.decode()


def test_without_outlines_the_list_is_all_and_nothing_is_broken(client: Client) -> None:
    region("64.71.01.1001")
    text = client.get("/wilayah/64.71/peta/").content.decode()
    assert '<svg class="map"' not in text
    assert "/wilayah/64.71.01.1001/" in text
    assert "/peta/" not in client.get("/wilayah/64.71/").content.decode()


@pytest.mark.parametrize("code", ["64", "64.71.01.1001", "99.99", "x"])
def test_only_a_city_or_regency_has_a_map(client: Client, code: str) -> None:
    region("64.71.01.1001")
    assert client.get(f"/wilayah/{code}/peta/").status_code == 404


@needs_shared
def test_balikpapan_has_each_of_its_34_villages_once_and_an_inset(client: Client) -> None:
    for row in (SHARED / "balikpapan_kelurahan.csv").read_text().splitlines()[1:]:
        region(row.split(",")[0])
    import_outlines(SHARED / "balikpapan_kelurahan.geojson")
    text = client.get("/wilayah/64.71/peta/").content.decode()
    assert len(links(text)) == len(set(links(text))) == 34
    assert text.count('<svg class="map"') == 2
