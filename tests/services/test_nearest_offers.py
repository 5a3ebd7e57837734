"""The ten nearest are the ten nearest: the same as comparing with every point there is."""

import random

import pytest
from django.db import connection

from services.models import Service, ServiceAtLocation, ServiceLocation
from services.nearest import MANY, distance, nearest
from tests.factories import OrganizationFactory, ServiceLocationFactory, region

pytestmark = pytest.mark.django_db
POINTS = [(-1.2654, 116.8312), (-6.2, 106.8), (-8.6, 115.2), (-10.9, 121.0), (5.5, 95.3), (-2.5, 140.7), (0.0, 118.0)]


def scatter(number: int, category: str, seed: int = 1) -> None:
    """Offers all over Indonesia, most of them crowded around a few towns, some at the very same spot."""
    dice = random.Random(seed)  # noqa: S311  # the same points every time
    organization = OrganizationFactory()
    service = Service.objects.create(organization=organization, category=category)
    locations = ServiceLocation.objects.bulk_create(
        ServiceLocation(organization=organization, slug=f"{category}-{n}", name=f"Titik {n}") for n in range(number)
    )
    rows = []
    for location in locations:
        latitude, longitude = dice.choice(POINTS)
        spread = dice.choice((0.0, 0.01, 0.3, 4.0))
        latitude, longitude = latitude + dice.uniform(-spread, spread), longitude + dice.uniform(-spread, spread)
        rows.append(ServiceAtLocation(
            service=service, location=location, category=category, latitude=latitude, longitude=longitude
        ))  # fmt: skip
    ServiceAtLocation.objects.bulk_create(rows)


def by_comparing_all(category: str, latitude: float, longitude: float) -> list[tuple[float, int]]:
    rows = ServiceAtLocation.objects.filter(category=category).values_list("location_id", "latitude", "longitude")
    return sorted((distance(latitude, longitude, y, x), pk) for pk, y, x in rows)[:10]


@pytest.mark.parametrize("many", [MANY, 30])
def test_the_nearest_are_the_same_as_by_comparing_all(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.nearest.MANY", many)  # so that 600 are many anywhere, or only in all
    scatter(600, "pengaduan")
    scatter(7, "bantuan_hukum", seed=2)
    dice = random.Random(3)  # noqa: S311  # the same points every time
    places = [(dice.uniform(-11, 6), dice.uniform(95, 141)) for _ in range(60)] + POINTS
    for category in ("pengaduan", "bantuan_hukum"):
        for place in places:
            expected = by_comparing_all(category, *place)
            assert [(found.km, found.location) for found in nearest(category, *place)] == expected


def test_of_twenty_offices_in_one_building_the_same_ten_are_named_each_time() -> None:
    organization = OrganizationFactory()
    service = Service.objects.create(organization=organization, category="pengaduan")
    keys = []
    for n in range(20):
        location = ServiceLocation.objects.create(organization=organization, slug=f"ruang-{n}", name=f"Ruang {n}")
        keys.append(location.pk)
    # Rows are written backwards, so that the order on disk is not the order of the keys.
    for key in reversed(keys):
        ServiceAtLocation.objects.create(
            service=service, location_id=key, category="pengaduan", latitude=-1.26, longitude=116.83
        )
    assert [found.location for found in nearest("pengaduan", -1.26, 116.83)] == keys[:10]


def test_nothing_is_near_where_nothing_is_offered() -> None:
    assert nearest("polisi", -1.2, 116.8) == []


def test_a_place_that_readers_may_not_see_is_near_nobody() -> None:
    place = region("64.71")
    shown = {"region": place, "services": ["pengaduan"], "latitude": -1.26, "longitude": 116.83}
    ServiceLocationFactory(slug="tampil", **shown)
    hidden = ServiceLocationFactory(slug="tutup", **shown)
    assert len(nearest("pengaduan", -1.26, 116.83)) == 2

    hidden.active = False
    hidden.save()

    assert len(nearest("pengaduan", -1.26, 116.83)) == 1


def test_a_service_that_is_no_longer_offered_is_near_nobody() -> None:
    place = ServiceLocationFactory(services=["pengaduan", "mediasi"], latitude=-1.26, longitude=116.83)
    place.services = ["mediasi"]
    place.save()

    assert nearest("pengaduan", -1.26, 116.83) == []
    assert [found.location for found in nearest("mediasi", -1.26, 116.83)] == [place.pk]


def test_an_offer_keeps_its_id_when_its_location_is_saved_again() -> None:
    place = ServiceLocationFactory(services=["pengaduan"])
    before = place.offers.get().uuid
    place.name = "Nama baru"
    place.save()

    assert place.offers.get().uuid == before


@pytest.mark.parametrize("lng", [116.83, 112.0])
def test_the_nearest_are_read_from_an_index_on_land_and_far_out_at_sea(lng: float) -> None:
    scatter(3000, "pengaduan")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE services_serviceatlocation")
    with connection.execute_wrapper(explained := Explained()):
        nearest("pengaduan", -1.26, lng)
    if connection.vendor == "postgresql":  # GiST on category and point, in the order of distance
        assert "offer_nearest" in explained.plan
        return
    # Of the strips that a box touches only what lies within its longitudes, so no island of the same latitude.
    assert "offer_strip" in explained.plan
    assert "longitude>? AND longitude<?" in explained.plan
    assert "AND latitude>?" not in explained.plan


class Explained:
    """Asks the database how it answers each statement, then has it answered."""

    plan = ""

    def __call__(self, execute: object, sql: str, params: object, many: bool, context: dict[str, object]) -> object:
        cursor = context["cursor"]
        words = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        cursor.cursor.execute(f"{words} {sql}", params)  # type: ignore[attr-defined]  # the driver's own cursor
        self.plan += "\n".join(row[-1] for row in cursor.cursor.fetchall())
        return execute(sql, params, many, context)
