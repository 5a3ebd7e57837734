"""Blocks of activities: sessions, speakers, and lists of topics, roles, outcomes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    DateBlock,
    ListBlock,
    PageChooserBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.blocks.choices import TextChoiceBlock
from services.models import Person


class SessionBlock(StructBlock):
    """One session with its own day, place and audience."""

    title = CharBlock(label=_("Sesi"))
    date = DateBlock(label=_("Tanggal"), required=False)
    date_note = CharBlock(label=_("Catatan tanggal"), required=False, help_text=_("Bila tanggalnya disimpulkan."))
    venue = CharBlock(label=_("Tempat"), required=False)
    venue_as_printed = CharBlock(label=_("Tempat seperti tercetak"), required=False)
    region = SnippetChooserBlock("regions.Region", label=_("Wilayah"), required=False)
    participants = CharBlock(label=_("Peserta"), required=False)
    note = TextBlock(label=_("Catatan"), required=False)

    class Meta:
        icon = "date"
        label = _("Sesi")
        template = "blocks/session.html"
        description = _("Satu sesi: hari, tempat, pesertanya.")
        preview_value = {"title": "Hari pertama", "venue": "Aula Lantai 4", "participants": "Seksi PPA RT"}


def any_person() -> dict[str, Any]:
    """What the block picker shows of a speaker: somebody of the records, if there is one."""
    return {"person": Person.objects.order_by("pk").first(), "capacity": "narasumber", "topic": "penguatan peran RT"}


class SpeakerBlock(StructBlock):
    person = SnippetChooserBlock("services.Person", label=_("Nama"))
    capacity = TextChoiceBlock(
        choices=[("narasumber", _("narasumber")), ("pimpinan", _("pimpinan rapat")), ("pejabat", _("pejabat"))],
        default="narasumber",
        label=_("Sebagai"),
    )
    organization = SnippetChooserBlock("services.Organization", label=_("Lembaga"), required=False)
    role = CharBlock(label=_("Jabatan atau peran"), required=False)
    topic = CharBlock(label=_("Topik"), required=False)
    as_printed = CharBlock(label=_("Nama seperti tercetak"), required=False)
    note = CharBlock(label=_("Catatan"), required=False)

    class Meta:
        icon = "user"
        label = _("Narasumber")
        template = "blocks/speaker.html"
        description = _("Narasumber dengan pangkat, gelar, lembaga dan topiknya.")
        preview_value = staticmethod(any_person)  # Wagtail calls it on an instance of Meta


class LegalReferenceBlock(PageChooserBlock):
    """One of the portal's legal instruments."""

    class Meta:
        icon = "doc-full"
        label = _("Peraturan")
        template = "blocks/legal_reference.html"
        description = _("Peraturan yang menjadi dasar kegiatan ini.")

    def get_preview_value(self) -> Any:
        return self.target_model.objects.live().first()


class DetailKind(TextChoiceBlock):
    choices = [
        ("topics", _("Topik")),
        ("expected_roles", _("Peran yang diharapkan")),
        ("agenda", _("Agenda")),
        ("attendees", _("Yang hadir")),
        ("purposes", _("Tujuan kunjungan")),
        ("practices", _("Yang ingin diterapkan")),
        ("collaboration", _("Kerja sama yang diharapkan")),
        ("outcomes", _("Hasil dan kesepakatan")),
    ]


class DetailListBlock(StructBlock):
    kind = DetailKind(label=_("Jenis"))
    items = ListBlock(CharBlock(), label=_("Butir"))

    class Meta:
        icon = "list-ul"
        label = _("Daftar")
        template = "blocks/detail_list.html"
        description = _("Topik, agenda, peran, hasil: satu butir satu baris.")
        preview_value = {"kind": "topics", "items": ["Penguatan peran RT"]}


class DetailsBlock(StreamBlock):
    details = DetailListBlock()
