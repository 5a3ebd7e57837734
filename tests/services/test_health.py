"""An editor sees all that is due in the directory, not only the first five of it, and goes from there to mend it."""

from pathlib import Path

import pytest
from django.test import Client

from services.health import CHECKS
from services.models import ServiceLocation
from tests.factories import ChannelFactory, ServiceLocationFactory, region
from tests.regions.test_boundaries import feature, square, written

pytestmark = pytest.mark.django_db
PAGE = "/cms/direktori/"


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_all_numbers_that_are_due_stand_on_one_page_and_the_dashboard_leads_there(admin_client: Client) -> None:
    place = ServiceLocationFactory(name="UPTD")
    for number in range(7):
        ChannelFactory(location=place, value=f"+62811000734{number}", display=f"0811 000 734{number}")
    assert f'<a href="{PAGE}#ditelepon">dan 2 lagi</a>' in text_of(admin_client, "/cms/")
    text = text_of(admin_client, PAGE)
    assert all(f"UPTD: 0811 000 734{number}" in text for number in range(7))
    assert f'href="/cms/snippets/services/servicelocation/edit/{place.pk}/"' in text


def test_what_is_in_order_is_said_too(admin_client: Client) -> None:
    text = text_of(admin_client, PAGE)
    assert all(str(check.name) in text for check in CHECKS)
    assert text.count("Beres.") == len(CHECKS)


def test_a_hidden_place_is_listed_with_the_reason_and_not_ticked_as_shown(
    admin_client: Client, tmp_path: Path
) -> None:
    from regions.outlines import import_outlines

    kelurahan = region("64.71.01.1001")
    import_outlines(written(tmp_path, feature("64.71.01.1001", square(116.90, -1.20))), tolerance=0)
    ServiceLocationFactory(name="Kantor", region=kelurahan)
    ServiceLocationFactory(name="Posko", region=kelurahan, latitude=-1.5, longitude=116.9)
    assert "bukan di Kelurahan Manggar" in text_of(admin_client, PAGE)
    text = text_of(admin_client, "/cms/snippets/services/servicelocation/")
    office, post = text[: text.index("Posko")], text[text.index("Posko") :]
    assert "icon-check" in office[office.index("Kantor") :]
    assert "icon-check" not in post


def test_a_number_shown_after_a_tap_is_a_number(admin_client: Client) -> None:
    ChannelFactory(location=ServiceLocationFactory(name="Posko Rahasia"), visibility="reveal")
    ServiceLocationFactory(name="Posko Bisu")
    silent = next(check for check in CHECKS if check.ref == "tanpa-nomor")
    assert [str(place) for place in silent.rows()] == ["Posko Bisu"]


def test_who_may_not_change_the_directory_is_not_shown_its_faults(client: Client, django_user_model: type) -> None:
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("tamu", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(PAGE).status_code == 302
    assert PAGE not in text_of(client, "/cms/")


def test_the_page_takes_no_more_queries_for_more_rows(
    admin_client: Client, django_assert_max_num_queries: object
) -> None:
    place = ServiceLocationFactory()
    for number in range(30):
        ChannelFactory(location=place, value=f"+6281100073{number:02}")
    assert ServiceLocation.objects.count() == 1
    with django_assert_max_num_queries(30):
        admin_client.get(PAGE)
