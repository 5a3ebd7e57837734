"""The page of a training as a citizen and an RT cadre read it."""

from datetime import date, time
from typing import Any

import pytest
from wagtail.models import Site

from news.models import ActivityPage
from tests.factories import (
    ActivityOrganizationFactory,
    LegalInstrumentPageFactory,
    NewsPageFactory,
    ParticipantRowFactory,
    PersonFactory,
    SiteTree,
    region,
    translate,
)
from tests.factories.pages import items, stream
from tests.factories.tree import EMPTY_SPEAKER
from tests.reading import get, in_order, words

PATH = "/bimtek/bimtek-seksi-ppa-rt/"


def change(tree: SiteTree, **values: Any) -> ActivityPage:
    page = ActivityPage.objects.get(pk=tree.id.activity.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save()
    return page


def test_participants_are_shown_by_kelurahan_with_their_sum(tree: SiteTree) -> None:
    response = get(PATH)
    assert in_order(words(response), "234 orang", "Kelurahan Manggar", "1–100", "100", "Jumlah", "234")
    assert 'href="/wilayah/64.71.01.1001/"' in response.content.decode()


def test_rt_that_stand_in_two_rows_are_counted_once(tree: SiteTree) -> None:
    ParticipantRowFactory(page=tree.id.activity, region=region("64.71.01.1001"), rt_from=90, rt_to=120)
    assert in_order(words(PATH), "90–120", "31", "Jumlah", "254")


def test_villages_without_names_and_people_have_columns_only_where_somebody_gave_them(tree: SiteTree) -> None:
    assert "Desa/kelurahan" not in words(PATH)
    page = change(tree, participants_total=32, participants_unit="desa")
    page.participant_rows.all().delete()
    ParticipantRowFactory(page=page, region=region("64.01"), villages=32, note="tanpa nama desa")
    text = words(PATH)
    assert in_order(text, "32 desa", "Desa/kelurahan", "Kabupaten Paser", "tanpa nama desa", "32")
    assert "Jumlah RT" not in text


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"date_start": date(2025, 7, 29), "date_end": date(2025, 7, 31)}, "29–31 Juli 2025"),
        ({"date_start": date(2025, 7, 29), "date_end": None}, "29 Juli 2025"),
        ({"date_start": date(2025, 12, 30), "date_end": date(2026, 1, 2)}, "30 Desember 2025 – 2 Januari 2026"),
        ({"date_start": date(2025, 7, 1), "date_end": None, "date_precision": "month"}, "Kapan Juli 2025"),
        ({"date_start": None, "date_end": None, "date_precision": "unknown"}, "Tanggal tidak diketahui"),
    ],
)
def test_a_date_is_told_no_more_exactly_than_known(tree: SiteTree, values: dict[str, Any], expected: str) -> None:
    change(tree, **values)
    assert expected in words(PATH)


@pytest.mark.parametrize(("code", "zone"), [("64.71", "WITA"), ("21.71", "WIB"), ("94", "WIT")])
def test_the_hour_is_that_of_the_place(tree: SiteTree, code: str, zone: str) -> None:
    change(tree, time_start=time(8), time_end=time(15, 30), venue_region=region(code))
    assert f"29–31 Juli 2025, 08.00–15.30 {zone}" in words(PATH)


def test_only_what_has_a_day_and_was_not_called_off_goes_into_a_calendar(tree: SiteTree) -> None:
    assert "Simpan ke kalender" in words(PATH)
    change(tree, status="batal")
    text = words(PATH)
    assert "Kegiatan ini dibatalkan." in text
    assert "Simpan ke kalender" not in text
    change(tree, status="selesai", date_precision="month", date_end=None)
    assert "Simpan ke kalender" not in words(PATH)
    change(tree, date_start=None, date_precision="unknown")
    assert "Simpan ke kalender" not in words(PATH)


def test_a_plan_that_nobody_updated_is_not_passed_off_as_one(tree: SiteTree) -> None:
    change(tree, status="rencana")
    assert in_order(words(PATH), "Direncanakan", "tanggalnya sudah lewat; hasilnya belum dicatat")


def test_every_field_of_the_record_is_on_the_page(tree: SiteTree) -> None:
    speaker = {"person": PersonFactory(name="Renny", rank="IPTU", academic_title="S.H.").pk, "role": "Polda Kaltim"}
    details = [
        ("details", {"kind": kind, "items": items(f"butir {kind}")}) for kind in ("agenda", "outcomes", "purposes")
    ]
    empty = {"date": None, "date_note": "", "region": None, "note": ""}
    session = {
        "title": "Hari kedua",
        "venue": "Kriyad",
        "venue_as_printed": "Hotel Kriyad",
        "participants": "perangkat",
    }
    change(
        tree,
        name="Bimtek nama panjang",
        theme="Tema kegiatan itu",
        objective="Tujuannya mencegah",
        venue_as_printed="Aula Lt 4",
        venue_address="Jl. Contoh 1",
        days=3,
        registration="Daftar lewat kelurahan",
        photo_note="Para peserta berfoto bersama",
        funding_amount=12500000,
        participants_note="Satu orang tiap RT hanya tersirat",
        speakers=stream(("speaker", {**EMPTY_SPEAKER, **speaker, "topic": "hukum", "as_printed": "Iptu Renny"})),
        sessions=stream(("session", {**empty, **session})),
        details=stream(*details),
        quotes=stream(("quote", {"text": "RT paling tahu", "speaker": None, "attribution": "narasumber", "note": ""})),
        title_as_printed="RT Siaga Lindungi",
        source_byline="(oc)",
        source_dateline="BALIKPAPAN",
    )
    ActivityOrganizationFactory(
        page=tree.id.activity, role="penerima_rujukan", organization__name="UPTD PPA Balikpapan"
    )
    ActivityOrganizationFactory(page=tree.id.activity, role="tuan_rumah", organization__name="UPTD PPA Batam")
    text = words(PATH)
    expected = [
        "Bimtek nama panjang",
        "Tema kegiatan itu",
        "Tujuannya mencegah",
        "Aula Lt 4",
        "Jl. Contoh 1",
        "3 hari",
        "Daftar lewat kelurahan",
        "Para peserta berfoto bersama",
        "Rp12.500.000",
        "Satu orang tiap RT hanya tersirat",
        "IPTU Renny, S.H.",
        "Polda Kaltim",
        "hukum",
        "Iptu Renny",
        "Hotel Kriyad",
        "perangkat",
        "butir agenda",
        "butir outcomes",
        "butir purposes",
        "RT paling tahu",
        "RT Siaga Lindungi",
        "(oc)",
        "BALIKPAPAN",
        "UPTD PPA Balikpapan",
        "UPTD PPA Batam",
        "DP3AKB",
        "Apa yang harus dilakukan jika belum ada kasus",
        "Langkah yang harus diambil",
        "APBD Kota Balikpapan, tahun anggaran 2025",
        "Seksi PPA RT",
        "Ringkasan dan tautan",
        "inibalikpapan.com",
        "Keputusan Wali Kota",
        "RT siaga: 234 peserta",
    ]
    assert [part for part in expected if part not in text] == []


def test_money_that_no_source_names_is_said_to_be_unknown(tree: SiteTree) -> None:
    assert in_order(words(PATH), "APBD Kota Balikpapan", "jumlahnya tidak disebut")


def test_the_guard_rail_stands_where_an_editor_put_it_and_cannot_be_reworded(tree: SiteTree) -> None:
    assert "Pasal 23" not in words(PATH)
    change(tree, body=stream(("guardrail", None)))
    assert "Pasal 23" in words(PATH)


def test_notes_for_editors_are_never_shown(tree: SiteTree) -> None:
    change(tree, editor_notes="Judul buatan kami", seed_record="seed-000")
    html = get(PATH).content.decode()
    assert "Judul buatan kami" not in html
    assert "seed-000" not in html


def test_a_paid_source_is_labelled_on_the_page(tree: SiteTree) -> None:
    change(tree, advertorial=True)
    assert "Advertorial: sumbernya berita berbayar" in words(PATH)


def test_in_english_the_neighbours_are_english_where_they_exist(tree: SiteTree) -> None:
    only = LegalInstrumentPageFactory(parent=tree.id.legal_index, title="Hanya Indonesia")
    NewsPageFactory(parent=tree.id.news_index, title="Kabar lain", activity=tree.id.activity)
    page = change(tree, legal_refs=stream(("legal", tree.id.legal.pk), ("legal", only.pk)))
    translate(page)
    html = get(f"/en{PATH}").content.decode()
    text = words(get(f"/en{PATH}"))
    assert 'href="/en/informasi-publik/hukum/kepwali-188-45-217-2013/"' in html
    assert 'href="/informasi-publik/hukum/hanya-indonesia/"' in html
    assert "[en] RT siaga" in text
    assert "Kabar lain" not in text
    assert "29–31 July 2025" in text


def test_news_that_is_not_public_is_not_linked(tree: SiteTree) -> None:
    tree.id.news.unpublish()
    assert "RT siaga" not in words(PATH)


def test_a_draft_is_previewed_with_rows_that_were_never_saved(tree: SiteTree) -> None:
    page = ActivityPage.objects.get(pk=tree.id.activity.pk)
    row = page.participant_rows.first()
    row.rt_to = 77
    page.participant_rows = [row]
    page.programmes = []
    request = page.make_preview_request()
    assert request.status_code == 200
    text = words(request)
    assert in_order(text, "Kelurahan Manggar", "1–77", "77")
    assert "Manggar Baru" not in text
    assert Site.objects.count() == 1
