"""The agency's profile: its facts, and who held which office on which day."""

from datetime import date

from services.models import Organization
from tests.factories import RoleHoldingFactory, SiteTree, region
from tests.reading import in_order, words

PATH = "/profil/"


def test_offices_are_dated_and_acting_heads_are_called_so(tree: SiteTree) -> None:
    text = words(PATH)
    assert in_order(text, "Pejabat", "Kepala Dinas", "pelaksana tugas", "Nursyamsiarni D. Larose")
    assert "menurut sumber 7 November 2025" in text


def test_those_who_left_office_are_kept_apart(tree: SiteTree) -> None:
    agency = Organization.objects.get(ref="dp3akb-bpn")
    RoleHoldingFactory(
        organization=agency, person__name="Alwiyati", as_of=date(2023, 11, 23), date_to=date(2024, 1, 1)
    )
    text = words(PATH)
    assert in_order(text, "Nursyamsiarni", "Sebelumnya", "Alwiyati", "sampai 1 Januari 2024")


def test_the_facts_of_the_organisation_are_shown_as_far_as_known(tree: SiteTree) -> None:
    parent = Organization.objects.create(ref="pemkot", name="Pemerintah Kota Balikpapan", kind="lainnya")
    Organization.objects.filter(ref="dp3akb-bpn").update(
        parent=parent,
        region=region("64.71"),
        legal_basis="Perda 2/2016",
        website="https://dp3akb.example.go.id",
        source="Situs dinas",
        as_of=date(2026, 11, 1),
    )
    text = words(PATH)
    for part in (
        "Nama lengkap DP3AKB Kota Balikpapan",
        "Induk Pemerintah Kota Balikpapan",
        "Wilayah Kota Balikpapan",
        "Perda 2/2016",
        "https://dp3akb.example.go.id",
        "Situs dinas, per 1 November 2026",
    ):
        assert part in text


def test_a_profile_without_organisation_is_its_text_alone(tree: SiteTree) -> None:
    tree.id.profile.organization = None
    tree.id.profile.save()
    text = words(PATH)
    assert "Kamu boleh bercerita" in text
    assert "Data lembaga" not in text
