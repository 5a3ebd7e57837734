"""Factories of records that are not pages. Regions are made with all regions they lie in."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from indicators.models import CaseStatistic
from portal.models import Theme
from regions.models import Programme, Region
from regions.models.region import Level, codes_above
from services.models import Channel, Organization, Person, RoleHolding, ServiceLocation

# Real codes and names (Kepmendagri 300.2.2-2430/2025) of the regions the five articles name.
NAMES = {
    "21": "Kepulauan Riau",
    "21.71": "Kota Batam",
    "64": "Kalimantan Timur",
    "64.01": "Kabupaten Paser",
    "64.08": "Kabupaten Kutai Timur",
    "64.71": "Kota Balikpapan",
    "64.71.01": "Balikpapan Timur",
    "64.71.01.1001": "Manggar",
    "64.71.01.1002": "Lamaru",
    "64.71.01.1003": "Teritip",
    "64.71.01.1004": "Manggar Baru",
}


def level_of(code: str) -> Level:
    """The level that a Kemendagri code stands for: 71 and above is a kota, 1xxx a kelurahan, 2xxx a desa."""
    parts = code.split(".")
    match len(parts):
        case 1:
            return Level.PROVINSI
        case 2:
            return Level.KOTA if int(parts[1]) >= 71 else Level.KABUPATEN
        case 3:
            return Level.KECAMATAN
    return Level.KELURAHAN if parts[3].startswith("1") else Level.DESA


def region(code: str, **values: Any) -> Region:
    """The region of this code, made together with its ancestors where they do not exist yet."""
    parent = None
    for step in codes_above(code):
        extra = values if step == code else {}
        name = NAMES.get(step, f"Wilayah {step}")
        parent, _ = Region.objects.get_or_create(
            code=step, defaults={"level": level_of(step), "name": name, "parent": parent, **extra}
        )
    assert parent is not None
    return parent


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme
        django_get_or_create = ("slug",)

    slug = "pencegahan"
    name = "Pencegahan"
    name_en = "Prevention"


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme
        django_get_or_create = ("ref",)

    ref = factory.Sequence(lambda number: f"program-{number}")
    acronym = factory.Sequence(lambda number: f"PRG{number}")
    name = "Perlindungan Anak Terpadu Berbasis Masyarakat"
    name_en = "Community-based integrated child protection"


class OrganizationFactory(DjangoModelFactory):
    class Meta:
        model = Organization
        django_get_or_create = ("ref",)

    ref = factory.Sequence(lambda number: f"lembaga-{number}")
    name = factory.Sequence(lambda number: f"Dinas Pemberdayaan Perempuan {number}")
    kind = "dinas"


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person
        django_get_or_create = ("ref",)

    ref = factory.Sequence(lambda number: f"orang-{number}")
    name = factory.Sequence(lambda number: f"Narasumber {number}")


class RoleHoldingFactory(DjangoModelFactory):
    class Meta:
        model = RoleHolding

    person = factory.SubFactory(PersonFactory)
    role = "Kepala Dinas"
    as_of = date(2025, 11, 7)
    source = "Siaran dinas"


class ServiceLocationFactory(DjangoModelFactory):
    class Meta:
        model = ServiceLocation
        skip_postgeneration_save = True

    organization = factory.SubFactory(OrganizationFactory, kind="uptd_ppa", name="UPTD PPA Balikpapan")
    slug = factory.Sequence(lambda number: f"titik-layanan-{number}")
    name = "UPTD PPA Balikpapan"
    services = ["pengaduan", "pendampingan"]

    @factory.post_generation
    def coverage(self, create: bool, regions: list[Region] | None, **_: Any) -> None:
        if create and regions:
            self.coverage.set(regions)  # type: ignore[attr-defined]  # `self` is the made object here


class ChannelFactory(DjangoModelFactory):
    class Meta:
        model = Channel

    location = factory.SubFactory(ServiceLocationFactory)
    type = "telepon"
    value = "129"
    display = "129"
    confidence = "high"


class CaseStatisticFactory(DjangoModelFactory):
    class Meta:
        model = CaseStatistic

    region = factory.LazyFunction(lambda: region("64.71"))
    metric = "Kekerasan terhadap perempuan dan anak"
    metric_en = "Violence against women and children"
    period_from = date(2024, 1, 1)
    period_to = date(2024, 12, 31)
    unit = "kasus"
    value = 120
    publisher = "UPTD PPA Balikpapan"
    as_of = date(2025, 1, 15)
    source_url = "https://example.org/angka"
