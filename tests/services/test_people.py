"""Neighbours' numbers: one at a time, by consent, never a list. Shelters: an address that nobody here can read."""

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pyrage
import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from services.models import RevealCount, RtContact, Shelter
from services.models.shelters import seal
from services.revealing import MOST_IN_ALL, MOST_IN_VILLAGE, reveal
from tests.factories import OrganizationFactory, region
from tests.factories.people import rt_contact

pytestmark = pytest.mark.django_db
CODE = "64.71.01.1001"
ADDRESS = f"/wilayah/{CODE}/rt/"


def test_a_contact_is_shown_after_a_tap_and_kept_by_no_browser(client: Client) -> None:
    rt_contact()
    assert "1234" not in client.get(f"/wilayah/{CODE}/").content.decode()

    answer = client.post(ADDRESS, {"rt": "12"})

    assert "+6281100001234" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "set-cookie" not in answer.headers


def test_two_contacts_of_one_rt_are_shown_one_after_the_other(client: Client) -> None:
    rt_contact(), rt_contact(name="Pak Jati", phone="+6281100005678")
    first = client.post(ADDRESS, {"rt": "12"}).content.decode()
    assert "1234" in first
    assert "5678" not in first
    second = client.post(ADDRESS, {"rt": "12", "ke": "1"}).content.decode()
    assert "5678" in second
    assert "Bu Kenari" not in second


@pytest.mark.parametrize(
    "values",
    [
        {"expires_on": timezone.localdate() - timedelta(days=1)},
        {"withdrawn_on": timezone.localdate()},
        {"rt": 13},
    ],
)
def test_without_consent_that_stands_nobody_is_shown_and_129_is(client: Client, values: dict[str, Any]) -> None:
    rt_contact(**values)
    text = client.post(ADDRESS, {"rt": "12"}).content.decode()
    assert "1234" not in text
    assert "Belum ada kontak RT 12" in text
    assert 'href="tel:129"' in text


def test_consent_ends_on_its_last_day_and_not_before(client: Client) -> None:
    rt_contact(expires_on=timezone.localdate())
    assert "1234" in client.post(ADDRESS, {"rt": "12"}).content.decode()


@pytest.mark.parametrize("rt", ["", "0", "1000", "dua belas", "1.5", "-1", "٣", "9" * 50])
def test_what_is_no_rt_is_said_with_numbers_to_call(client: Client, rt: str) -> None:
    region(CODE)
    answer = client.post(ADDRESS, {"rt": rt})
    assert answer.status_code == 400
    assert "misalnya 12" in answer.content.decode()
    assert 'href="tel:129"' in answer.content.decode()


def test_another_site_cannot_ask_in_a_visitors_name(client: Client) -> None:
    rt_contact()
    for headers in ({"Origin": "https://jahat.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post(ADDRESS, {"rt": "12"}, headers=headers).status_code == 404
    assert client.get(ADDRESS).status_code == 405


def test_the_hours_number_is_kept_to_the_last_one_and_starts_anew(client: Client) -> None:
    rt_contact()
    now = timezone.now().replace(minute=30)
    shown = [reveal(CODE, 12, now=now).contact for _ in range(MOST_IN_VILLAGE)]
    assert all(shown)
    assert reveal(CODE, 12, now=now).is_busy
    assert reveal(CODE, 12, now=now + timedelta(hours=1)).contact
    rt_contact("64.71.02.1001")
    assert reveal("64.71.02.1001", 12, now=now).contact


def test_all_villages_together_have_a_number_too() -> None:
    rt_contact()
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    RevealCount.objects.create(code="", hour=hour, count=MOST_IN_ALL - 1)
    assert reveal(CODE, 12).contact
    assert reveal(CODE, 12).is_busy
    assert RevealCount.objects.get(code=CODE, hour=hour).count == 1


def test_a_busy_hour_says_what_to_do_now(client: Client) -> None:
    rt_contact()
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    RevealCount.objects.create(code=CODE, hour=hour, count=MOST_IN_VILLAGE)
    answer = client.post(ADDRESS, {"rt": "12"})
    assert answer.status_code == 429
    assert "1234" not in answer.content.decode()
    assert 'href="tel:129"' in answer.content.decode()


def test_asking_for_an_rt_that_has_nobody_uses_nothing_up() -> None:
    region(CODE)
    for rt in range(1, 200):
        reveal(CODE, rt)
    assert not RevealCount.objects.exists()


def test_counts_of_past_days_are_not_kept() -> None:
    rt_contact()
    RevealCount.objects.create(code=CODE, hour=timezone.now() - timedelta(days=3), count=9)
    reveal(CODE, 12)
    assert RevealCount.objects.count() == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rt", 0), ("rt", 1000), ("phone", "0816"), ("consent_on", timezone.localdate() + timedelta(days=1)),
        ("expires_on", timezone.localdate() + timedelta(days=340)),
    ],
)  # fmt: skip
def test_a_contact_with_something_wrong_is_refused_at_the_field(field: str, value: Any) -> None:
    contact = rt_contact()
    setattr(contact, field, value)
    with pytest.raises(ValidationError) as refused:
        contact.full_clean()
    assert set(refused.value.message_dict) == {field}


def test_an_rt_is_of_a_village_and_its_number_is_kept_as_it_is_dialled() -> None:
    contact = rt_contact(phone="0811-0000-1234")
    contact.full_clean()
    assert contact.phone == "+6281100001234"
    contact.region = region("64.71")
    with pytest.raises(ValidationError) as refused:
        contact.full_clean()
    assert "region" in refused.value.message_dict


def test_what_the_cms_logs_and_lists_of_a_contact_is_neither_name_nor_number() -> None:
    assert str(rt_contact()) == "RT 12, Manggar"


def test_an_address_is_read_with_the_key_and_with_no_other() -> None:
    key, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    sealed = seal("Jl. Rahasia 7", [str(key.to_public())])
    assert b"Rahasia" not in sealed
    assert pyrage.decrypt(sealed, [key]).decode() == "Jl. Rahasia 7"
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [other])


@pytest.mark.parametrize("recipients", [[], ["age1salah"], ["ssh-ed25519 AAAA"]])
def test_an_address_without_a_key_to_seal_it_to_is_not_taken(recipients: list[str]) -> None:
    with pytest.raises(ValidationError):
        seal("Jl. Rahasia 7", recipients)


def test_the_cms_takes_an_address_and_never_gives_it_back(admin_client: Client, settings: Any) -> None:
    key = pyrage.x25519.Identity.generate()
    settings.PORTAL_SHELTER_RECIPIENTS = [str(key.to_public())]
    form = {"code": "RA-01", "organization": OrganizationFactory().pk, "places": 6, "address": "Jl. Rahasia 7"}
    admin_client.post("/cms/snippets/services/shelter/add/", form)
    shelter = Shelter.objects.get()
    assert pyrage.decrypt(bytes(shelter.sealed_address), [key]).decode() == "Jl. Rahasia 7"
    for address in (f"/cms/snippets/services/shelter/edit/{shelter.pk}/", "/cms/snippets/services/shelter/"):
        assert "Rahasia" not in admin_client.get(address).content.decode()


def test_the_sealed_address_leaves_by_command_and_opens_with_the_key_alone(tmp_path: Path) -> None:
    key = pyrage.x25519.Identity.generate()
    sealed = seal("Jl. Rahasia 7", [str(key.to_public())])
    organization = OrganizationFactory()
    Shelter.objects.create(code="RA-01", organization=organization, sealed_address=sealed)
    Shelter.objects.create(code="RA-02", organization=organization)
    call_command("export_shelters", str(tmp_path / "keluar"), stdout=StringIO())
    (written,) = (tmp_path / "keluar").iterdir()
    assert written.name == "RA-01.age"
    assert written.stat().st_mode & 0o077 == 0
    assert b"Rahasia" not in written.read_bytes()
    assert pyrage.decrypt(written.read_bytes(), [key]).decode() == "Jl. Rahasia 7"


def test_a_folder_that_cannot_be_written_is_named_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    with pytest.raises(CommandError, match="tidak bisa ditulis"):
        call_command("export_shelters", str(tmp_path / "berkas"))


def test_nobody_of_the_usual_groups_reaches_shelters_or_rt_contacts() -> None:
    from django.contrib.auth.models import Group

    from portal.groups import ensure_groups

    ensure_groups()
    held = {
        group.name
        for group in Group.objects.all()
        if group.permissions.filter(codename__regex="shelter|rtcontact", content_type__app_label="services").exists()
    }
    assert held == {"Pengelola kontak RT", "Pengelola rumah aman"}
    assert RtContact.objects.count() == 0
