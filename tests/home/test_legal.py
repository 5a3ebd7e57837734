"""Legal instruments: their number as printed, what is known of their force, who refers to them."""

from typing import Any

from home.models import LegalInstrumentPage
from tests.factories import ActivityPageFactory, LegalInstrumentPageFactory, SiteTree, region
from tests.factories.pages import stream
from tests.reading import get, in_order, words

INDEX, PATH = "/informasi-publik/hukum/", "/informasi-publik/hukum/kepwali-188-45-217-2013/"


def change(tree: SiteTree, **values: Any) -> None:
    page = LegalInstrumentPage.objects.get(pk=tree.id.legal.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save()


def test_laws_stand_before_local_rules_and_newer_before_older(tree: SiteTree) -> None:
    index = tree.id.legal_index
    LegalInstrumentPageFactory(parent=index, title="UU PKDRT", kind="uu", number_as_printed="23", year=2004)
    LegalInstrumentPageFactory(
        parent=index, title="UU TPKS", kind="uu", number_as_printed="Nomor 12 Tahun 2022", year=2022
    )
    text = words(INDEX)
    assert in_order(text, "Undang-Undang", "UU TPKS", "Nomor 12 Tahun 2022", "UU PKDRT", "Keputusan Wali Kota")
    assert in_order(text, "Keputusan Wali Kota", "188.45-217/2013 · tahun tidak tercetak")
    assert "UU TPKS" not in words(f"{INDEX}?jenis=keputusan")
    assert get(f"{INDEX}?jenis=adat").status_code == 404


def test_a_page_tells_what_is_printed_and_what_nobody_has_checked(tree: SiteTree) -> None:
    text = words(PATH)
    assert in_order(text, "Nomor seperti tercetak 188.45-217/2013", "Tahun tidak tercetak", "Status Belum dicek")
    assert "Naskahnya belum kami temukan." in text
    change(
        tree,
        year=2013,
        in_force="berlaku",
        issuer="Wali Kota",
        region=region("64.71"),
        amends="Keputusan lama",
        verification_note="Dicek di JDIH",
        jdih_url="https://jdih.example.go.id/x",
    )
    text = words(PATH)
    for part in ("Tahun 2013", "Berlaku", "Wali Kota", "Kota Balikpapan", "Keputusan lama", "Dicek di JDIH"):
        assert part in text
    assert "belum kami temukan" not in text
    assert 'href="https://jdih.example.go.id/x"' in get(PATH).content.decode()


def test_it_lists_the_activities_that_rest_on_it_in_the_readers_language(tree: SiteTree) -> None:
    legal = stream(("legal", tree.id.legal.pk))
    ActivityPageFactory(parent=tree.id.activity_index, title="Rancangan", legal_refs=legal, live=False)
    ActivityPageFactory(parent=tree.id.activity_index, title="Rapat", legal_refs=legal)
    text = words(PATH)
    assert in_order(text, "merujuk peraturan ini", "Bimtek Seksi PPA tingkat RT")
    assert "Rapat" in text
    assert "Rancangan" not in text
    english = words(f"/en{PATH}")
    assert "[en] Bimtek Seksi PPA tingkat RT" in english
    assert "Rapat" not in english


def test_nothing_is_said_where_nothing_refers_to_it(tree: SiteTree) -> None:
    LegalInstrumentPageFactory(parent=tree.id.legal_index, title="Sendiri", slug="sendiri")
    assert "merujuk" not in words(f"{INDEX}sendiri/")
