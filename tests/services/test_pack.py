"""The file that lets a phone find help by itself: small, of today, with nothing in it that is not for everybody."""

import random
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.polylines import villages
from portal.pagecache.encoding import encoded
from regions.models import Boundary
from regions.outlines import import_outlines, store_outlines
from regions.outlines.reading import Outline
from services.models import Closure, Schedule, ServiceLocation
from tests.factories import ChannelFactory, ServiceLocationFactory, region
from tests.regions.test_boundaries import MANGGAR, SHARED, feature, needs_shared, square, written

pytestmark = pytest.mark.django_db
PACK = "/layanan/paket/64.71.json"
LARGEST = 25_000  # bytes compressed, as served
TODAY = timezone.localdate


def pack(client: Client, path: str = PACK) -> dict[str, Any]:
    response = client.get(path)
    assert response.status_code == 200
    return response.json()


def office(name: str, **values: Any) -> ServiceLocation:
    """An office that serves Manggar, with a number that was called last week unless told otherwise."""
    channel = {"display": f"0811 {name}", "verified_on": TODAY() - timedelta(days=7), **values.pop("channel", {})}
    place = ServiceLocationFactory(name=name, coverage=[region(MANGGAR)], **values)
    ChannelFactory(location=place, **channel)
    return place


def test_a_public_number_is_in_it_with_the_place_it_serves_and_the_point_it_has(client: Client) -> None:
    office("Posko", latitude=-1.19, longitude=116.91)
    (found,) = pack(client)["places"]
    assert (found["n"], found["c"], found["p"]) == ("Posko", [MANGGAR], [-1.19, 116.91])
    assert found["l"][0][2] == "0811 Posko"


def test_nothing_is_in_it_that_is_not_for_everybody(client: Client) -> None:
    office("Terbuka")
    office("Diketuk", channel={"visibility": "reveal"})
    office("Petugas", channel={"visibility": "staff"})
    office("Pensiun", channel={"retired_on": TODAY()})
    office("Lama", channel={"verified_on": TODAY() - timedelta(days=365)})
    office("Tutup", active=False)
    hidden = office("Salah")
    ServiceLocation.objects.filter(pk=hidden.pk).update(placement_problem="Titiknya di laut.")
    text = client.get(PACK).content.decode()
    assert "0811 Terbuka" in text
    for name in ("Diketuk", "Petugas", "Pensiun", "Lama", "Tutup", "Salah"):
        assert f"0811 {name}" not in text
    assert "Salah" not in text
    assert "Tutup" not in text


def test_a_number_tested_364_days_ago_is_still_in_it_and_grey(client: Client) -> None:
    office("Lama", channel={"verified_on": TODAY() - timedelta(days=364)})
    assert pack(client)["places"][0]["l"][0][4] == 1


def test_a_service_on_the_equator_has_a_point(client: Client) -> None:
    office("Khatulistiwa", latitude=0.0, longitude=117.0)
    assert pack(client)["places"][0]["p"] == [0.0, 117.0]


def test_a_neighbours_service_near_the_border_is_in_it_as_one_that_serves_nobody_here(client: Client) -> None:
    place = region(MANGGAR)
    place.latitude, place.longitude = -1.19, 116.91
    place.save()
    ServiceLocationFactory(name="UPTD tetangga", region=region("64.09"), latitude=-1.25, longitude=116.75)
    ServiceLocationFactory(name="UPTD jauh", region=region("64.08"), latitude=0.5, longitude=117.5)
    assert [(found["n"], found["c"], found["w"]) for found in pack(client)["places"]] == [
        ("UPTD tetangga", [], "64.09")
    ]


def test_opening_hours_are_moments_so_that_the_phone_can_say_open_or_closed_later(client: Client) -> None:
    first = office("Kantor", region=region(MANGGAR), closed_on_holidays=False, channel={"availability": "office"})
    second = office("Kantor dua", region=region(MANGGAR), closed_on_holidays=False)
    for place in (first, second):
        for day in range(1, 8):
            Schedule.objects.create(location=place, weekday=day, opens_at=time(8), closes_at=time(16))
    Closure.objects.create(location=second, date_from=TODAY(), date_to=TODAY())
    found = pack(client)
    zone, short, spans = found["weeks"][found["places"][0]["o"]]
    assert (zone, short, len(spans)) == ("Asia/Makassar", "WITA", 9)
    assert {(end - start) for start, end in spans} == {8 * 60}
    assert len(found["weeks"][found["places"][1]["o"]][2]) == 8
    assert found["places"][0]["l"][0][5] == 0
    assert found["places"][1]["l"][0][5] == ""


def test_villages_have_outlines_where_they_are_loaded_and_neighbours_their_name(
    client: Client, tmp_path: Path
) -> None:
    for code in (MANGGAR, "64.71.01.1002", "64.09.05.2001", "64.09.05.2002", "64.08.01.2001"):
        region(code)
    shapes = (
        feature(MANGGAR, square(116.90, -1.20)),
        feature("64.09.05.2001", square(116.88, -1.20)),
        feature("64.09.05.2002", square(116.86, -1.20)),
        feature("64.08.01.2001", square(117.90, 0.50)),
    )
    import_outlines(written(tmp_path, *shapes), tolerance=0)
    found = pack(client)
    assert [(code, len(polygons)) for code, _name, polygons, _centre in found["villages"]] == [
        (MANGGAR, 1),
        ("64.71.01.1002", 0),
    ]
    ((code, name, polygons),) = found["neighbours"]
    assert (code, name) == ("64.09", "Wilayah 64.09")
    assert [len(rings) for rings in polygons] == [1]


def test_new_outlines_are_in_the_next_pack(client: Client, tmp_path: Path) -> None:
    region(MANGGAR)
    import_outlines(written(tmp_path, feature(MANGGAR, square(116.90, -1.20))))
    before = pack(client)["villages"]
    import_outlines(written(tmp_path, feature(MANGGAR, square(116.95, -1.20))))
    assert pack(client)["villages"] != before
    Boundary.objects.all().delete()
    assert pack(client)["villages"][0][2] == []


def test_it_speaks_the_language_of_the_page(client: Client) -> None:
    office("Posko")
    assert pack(client)["kinds"][0] == "Pengaduan masyarakat"
    assert pack(client, f"/en{PACK}")["kinds"][0] != "Pengaduan masyarakat"


@pytest.mark.parametrize("code", ["64", "64.71.01", MANGGAR, "99.99", "x"])
def test_only_a_city_or_regency_has_one(client: Client, code: str) -> None:
    region(MANGGAR)
    assert client.get(f"/layanan/paket/{code}.json").status_code == 404


def test_it_is_asked_for_again_at_each_visit_sets_no_cookie_and_is_in_no_index(client: Client) -> None:
    region(MANGGAR)
    response = client.get(PACK)
    assert response.headers["Cache-Control"] == "max-age=0, must-revalidate"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def fill(number: int) -> None:
    """Offices all over the city as an agency would enter them: own names, numbers, points, hours and days of tests."""
    dice = random.Random(number)  # noqa: S311  # the same offices every time
    places = [(row[0], float(row[4]), float(row[5])) for row in balikpapan()] or [(MANGGAR, -1.2144, 116.9377)]
    for place in range(number):
        code, latitude, longitude = dice.choice(places)
        made = ServiceLocationFactory(
            name=f"{dice.choice(KINDS)} {dice.choice(NAMES)} {place}",
            coverage=[region(code)],
            region=region("64.71"),
            services=dice.sample(["pengaduan", "pendampingan", "kesehatan", "polisi", "bantuan_hukum"], 2),
            latitude=latitude + dice.randrange(-500, 500) / 1e6,
            longitude=longitude + dice.randrange(-500, 500) / 1e6,
        )
        digits = f"{dice.randrange(10**10):010d}"
        for kind in ("telepon", "whatsapp"):
            ChannelFactory(
                location=made, type=kind, value=f"+628{digits}", display=f"08{digits[:2]} {digits[2:6]} {digits[6:]}",
                verified_on=TODAY() - timedelta(days=dice.randrange(300)), availability="office",
            )  # fmt: skip
        for day in range(1, 6):
            Schedule.objects.create(
                location=made, weekday=day, opens_at=time(dice.choice((7, 8))), closes_at=time(dice.choice((14, 16)))
            )


KINDS = ("Puskesmas", "Posyandu", "Polsek", "LBH", "Pos Bantuan")
NAMES = ("Sepinggan", "Damai", "Gunung Bahagia", "Klandasan", "Manggar", "Teritip", "Karang Joang", "Batu Ampar")


def balikpapan() -> list[list[str]]:
    file = SHARED / "balikpapan_kelurahan.csv"
    return [line.split(",") for line in file.read_text().splitlines()[1:]] if file.exists() else []


@needs_shared
def test_balikpapan_with_150_contacts_and_its_neighbours_is_at_most_25_kb(client: Client) -> None:
    for code, _district, name, postcode, lat, lng, *_ in balikpapan():
        region(code, name=name, postcode=postcode, latitude=float(lat), longitude=float(lng))
    import_outlines(SHARED / "balikpapan_kelurahan.geojson")
    around = SHARED / "kaltim_villages_polygons_full.polyline.txt.gz"
    shapes = [Outline(0, code, shape) for code, shape in villages(around, "64.09.03", "64.09.04", "64.02.13")]
    store_outlines(shapes, {shape.code: region(shape.code).pk for shape in shapes})
    fill(150)
    response = client.get(PACK)
    found = response.json()
    assert (len(found["villages"]), len(found["places"])) == (34, 150)
    assert all(polygons for _code, _name, polygons, _centre in found["villages"])
    assert {code for code, *_ in found["neighbours"]} <= {"64.09", "64.02"}
    assert found["neighbours"]
    assert len(encoded(response.content, "br")) <= LARGEST
    assert len(encoded(response.content, "gzip")) <= LARGEST * 1.15


def test_queries_are_few_and_do_not_grow(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            pack(client)
        return len(captured)

    fill(2)
    few = queries()
    fill(30)
    assert queries() == few <= 12
