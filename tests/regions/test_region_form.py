"""A region that an editor types in stands where its code says: every ladder and every border follows codes."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from regions.models import Region
from tests.factories import region

pytestmark = pytest.mark.django_db


def village(**changes: Any) -> Region:
    region("64.71.01")
    fields = {"code": "64.71.01.1099", "level": "kelurahan", "name": "Baru", "parent": region("64.71.01")}
    return Region(**fields | {"postcode": "76116", "latitude": -1.21, "longitude": 116.96} | changes)


def test_a_village_in_its_district_is_taken() -> None:
    village().full_clean()
    village(postcode="", latitude=None, longitude=None).full_clean()


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("code", "Manggar", "Kode berbentuk"),
        ("code", "64.71.1", "Kode berbentuk"),
        ("level", "kecamatan", "tidak cocok"),
        ("level", "desa", "tidak cocok"),
        ("postcode", "0761", "5 angka"),
        ("latitude", 116.9, "tertukar|luar Indonesia"),
        ("latitude", float("nan"), "harus angka"),
        ("latitude", None, "keduanya"),
        ("parent", None, "64.71.01"),
    ],
)
def test_what_contradicts_its_code_or_is_no_place_is_refused_at_the_field(field: str, value: Any, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason) as refused:
        village(**{field: value}).full_clean()
    assert field in refused.value.message_dict


def test_another_citys_district_is_not_its_parent() -> None:
    with pytest.raises(ValidationError, match=r"64\.71\.01"):
        village(parent=region("64.72")).full_clean()


def test_a_province_lies_in_nothing() -> None:
    Region(code="65", level="provinsi", name="Kalimantan Utara").full_clean()
    with pytest.raises(ValidationError, match="kosongkan"):
        Region(code="65", level="provinsi", name="Kalimantan Utara", parent=region("64")).full_clean()
