"""An editor adds a service point: what is wrong is said where it is wrong, and what is hidden is said to be."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from regions.outlines import import_outlines
from services.models import Channel, ServiceLocation
from tests.factories import OrganizationFactory, region
from tests.regions.test_boundaries import feature, square, written

pytestmark = pytest.mark.django_db
ADD = "/cms/snippets/services/servicelocation/add/"
CHANNEL = {
    "type": "telepon", "value": "0821-5285-8026", "display": "", "confidence": "medium", "sort_order": 0,
    "is_free": "unknown", "availability": "unknown", "visibility": "public",
}  # fmt: skip


def form(*channels: dict[str, Any], **values: Any) -> dict[str, Any]:
    """What the empty form sends after these fields were filled in."""
    filled = {
        "name": "Posko Manggar", "slug": "", "organization": OrganizationFactory().pk, "active": "on",
        "region": region("64.71.01.1001").pk, "point_quality": "geocoded", "ramp": "unknown",
        "sign_language": "unknown", "private_room": "unknown",
    }  # fmt: skip
    rows = {
        "channels": inline_formset(list(channels)),
        "schedules": inline_formset([]),
        "closures": inline_formset([]),
    }
    return nested_form_data(filled | rows | values)


def saved_or_said(client: Client, data: dict[str, Any]) -> str:
    return " ".join(client.post(ADD, data, follow=True).content.decode().split())


def test_a_number_is_written_as_people_read_it_without_being_asked(admin_client: Client) -> None:
    saved_or_said(admin_client, form(CHANNEL))
    assert Channel.objects.values_list("value", "display").get() == ("+6282152858026", "0821 5285 8026")


@pytest.mark.parametrize(("written", "shown"), [("0821 5285 9999", "0821 5285 8026"), ("0821-52-858026",) * 2])
def test_no_other_number_is_shown_than_a_tap_calls(admin_client: Client, written: str, shown: str) -> None:
    saved_or_said(admin_client, form(CHANNEL | {"display": written}))
    assert Channel.objects.get().display == shown


def test_all_that_is_wrong_is_said_at_once(admin_client: Client) -> None:
    row = CHANNEL | {"value": "0816", "verified_on": "2999-01-01"}
    data = form(row, address="Rumah aman, Jl. Anu", latitude="116.96", longitude="-1.21")
    text = saved_or_said(admin_client, data)
    for reason in ("terlalu pendek", "Hari itu belum tiba", "rumah aman tidak boleh", "bujur tertukar"):
        assert reason in text
    assert not ServiceLocation.objects.exists()


def test_an_address_of_the_site_itself_is_not_given_away(admin_client: Client) -> None:
    assert "dipakai situs sendiri" in saved_or_said(admin_client, form(slug="terdekat"))


def test_who_saves_a_point_in_another_kelurahan_is_told_that_it_does_not_show_and_why(
    admin_client: Client, tmp_path: Path
) -> None:
    data = form(latitude="-1.5", longitude="116.9")
    import_outlines(written(tmp_path, feature("64.71.01.1001", square(116.90, -1.20))), tolerance=0)
    text = saved_or_said(admin_client, data)
    assert "Tersimpan, tetapi belum tampil bagi pembaca." in text
    assert "bukan di Kelurahan Manggar" in text

    place = ServiceLocation.objects.get()
    assert "Titik ini belum tampil bagi pembaca" in admin_client.get(f"{ADD[:-4]}edit/{place.pk}/").content.decode()
    place.latitude, place.longitude = -1.195, 116.905
    place.save()
    assert "Titik ini belum tampil" not in admin_client.get(f"{ADD[:-4]}edit/{place.pk}/").content.decode()
