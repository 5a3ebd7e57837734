"""The first screen says what is due, to whom it concerns, with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from portal.cms.due import due_for
from portal.groups import ensure_groups
from services.models import ChangeRequest, ServiceLocation
from tests.factories import (
    ActivityPageFactory,
    ChannelFactory,
    GuidancePageFactory,
    InformationPageFactory,
    ServiceLocationFactory,
    SiteTree,
    region,
)

from .pictures import image

SignIn = Callable[[str], Client]
LONG_AGO = timezone.localdate() - timedelta(days=400)


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def user(group: str) -> Any:
    ensure_groups()
    member, _ = get_user_model().objects.get_or_create(username=group)
    member.groups.set([Group.objects.get(name=group)])
    return member


def due(group: str) -> dict[str, list[str]]:
    return {entry.title: [row.title for row in entry.rows] for entry in due_for(user(group))}


def make_everything_due(tree: SiteTree, number: int = 1) -> None:
    for _ in range(number):
        GuidancePageFactory(parent=tree.id.guidance_index, review_due_on=LONG_AGO)
        InformationPageFactory(parent=tree.id.information_index, review_due_on=LONG_AGO)
        ActivityPageFactory(parent=tree.id.activity_index, status="rencana", date_start=LONG_AGO, date_end=None)
        ChannelFactory(verified_on=LONG_AGO)
        ChannelFactory(verified_on=timezone.localdate() - timedelta(days=200))
        wrong = ServiceLocationFactory()
        ServiceLocation.objects.filter(pk=wrong.pk).update(placement_problem="Titiknya di laut.")
        ChangeRequest.objects.create(location=ServiceLocationFactory(), kind="tutup")
        image(children_visible="belum")


def test_everything_due_is_listed(tree: SiteTree) -> None:
    make_everything_due(tree)
    tree.id.guidance.summary = "Ringkasan baru."
    tree.id.guidance.save_revision().publish()
    assert set(due("Editor")) == {
        "Nomor perlu ditelepon",
        "Nomor kedaluwarsa",
        "Titik di tempat yang salah",
        "Wilayah tanpa layanan",
        "Layanan tanpa nomor",
        "Usulan perbaikan dari warga",
        "Panduan perlu ditinjau",
        "Informasi publik perlu diperbarui",
        "Kegiatan sudah lewat, masih tertulis direncanakan",
        "Gambar belum dicek",
        "Menunggu diterjemahkan",
        "Belum ada dalam bahasa Inggris",
    }


def test_nothing_due_says_so(sign_in: SignIn, tree: SiteTree) -> None:
    office = ServiceLocationFactory(coverage=[region("64.71")])
    ChannelFactory(location=office, verified_on=timezone.localdate())
    assert due("Editor") == {}
    assert "Semua beres" in sign_in("Editor").get(reverse("wagtailadmin_home")).content.decode()


def test_what_is_in_order_is_not_listed(tree: SiteTree) -> None:
    ChannelFactory(verified_on=timezone.localdate())
    ChannelFactory(verified_on=LONG_AGO, retired_on=LONG_AGO)
    ActivityPageFactory(
        parent=tree.id.activity_index, status="rencana", date_start=timezone.localdate(), date_end=None
    )
    assert "Nomor perlu ditelepon" not in due("Editor")
    assert "Kegiatan sudah lewat, masih tertulis direncanakan" not in due("Editor")


def test_the_ppid_officer_sees_only_public_information(tree: SiteTree) -> None:
    make_everything_due(tree)
    found = due("Petugas PPID")
    assert "Informasi publik perlu diperbarui" in found
    assert not {"Nomor perlu ditelepon", "Panduan perlu ditinjau", "Gambar belum dicek"} & set(found)


def test_finished_translations_wait_for_who_may_publish_them(tree: SiteTree) -> None:
    words = StringTranslation.objects.filter(context__object_id=tree.en.news.translation_key, context__path="summary")
    row = words.get()
    row.data = "A better summary."
    row.save()
    assert due("Penelaah")["Terjemahan siap diterbitkan"] == [tree.en.news.title]
    assert "Terjemahan siap diterbitkan" not in due("Editor")
    tree.en.news.save_revision().publish()
    assert "Terjemahan siap diterbitkan" not in due("Penelaah")


def test_each_row_leads_to_where_it_is_mended(sign_in: SignIn, tree: SiteTree) -> None:
    make_everything_due(tree)
    client = sign_in("Editor")
    for entry in due_for(user("Editor")):
        for row in entry.rows:
            assert client.get(row.url).status_code == 200, row.url


def test_the_number_of_queries_does_not_grow(tree: SiteTree) -> None:
    def queries() -> int:
        member = get_user_model().objects.get(pk=user("Editor").pk)
        with CaptureQueriesContext(connection) as captured:
            due_for(member)
        return len(captured)

    make_everything_due(tree, 6)
    few = queries()
    make_everything_due(tree, 10)
    assert queries() == few


def test_more_than_shown_is_counted(tree: SiteTree) -> None:
    make_everything_due(tree, 7)
    entry = next(entry for entry in due_for(user("Editor")) if entry.title == "Panduan perlu ditinjau")
    assert (entry.count, len(entry.rows), entry.rest) == (7, 5, 2)


def test_new_pages_are_one_click_away_for_who_may_write_them(sign_in: SignIn, tree: SiteTree) -> None:
    home = reverse("wagtailadmin_home")
    add = reverse("wagtailadmin_pages:add", args=["news", "activitypage", tree.id.activity_index.pk])
    assert add in sign_in("Editor").get(home).content.decode()
    officer = sign_in("Petugas PPID").get(home).content.decode()
    assert add not in officer
    assert "Informasi publik baru" in officer


def test_the_guide_opens_inside_the_cms(sign_in: SignIn) -> None:
    html = sign_in("Editor").get(reverse("portal_guide")).content.decode()
    assert "<h2" in html
    assert "**" not in html
    assert reverse("portal_guide") in sign_in("Editor").get(reverse("wagtailadmin_home")).content.decode()


def test_the_guide_is_not_for_the_public(client: Client, tree: SiteTree) -> None:
    assert client.get(reverse("portal_guide")).status_code == 302
