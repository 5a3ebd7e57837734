"""Lists and forms of what only few may see: RT contacts, shelters, and requests from the public."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column

from portal.cms.records import RecordForm, RecordViewSet
from services.choices import RequestStatus
from services.models import ChangeRequest, RtContact, Shelter
from services.models.shelters import seal


class RtContactViewSet(RecordViewSet):
    model = RtContact
    icon = "user"
    many_rows = True
    related = ("region",)
    search_fields = ("region__name", "region__code")
    # No name and no number in a list: it would be on the screen of a whole office.
    list_display = [
        "__str__",
        Column("expires_on", label=_("Berlaku sampai")),
        Column("withdrawn_on", label=_("Dicabut")),
    ]
    inspect_view_enabled = False
    list_export: list[str] = []
    panels = [
        FieldRowPanel([FieldPanel("region"), FieldPanel("rt")]),
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldPanel("phone", help_text=_("Tampil satu per satu, hanya sesudah orang mengetuk.")),
        FieldRowPanel([FieldPanel("consent_on"), FieldPanel("expires_on")]),
        FieldPanel("consent_text"),
        FieldPanel("withdrawn_on", help_text=_("Diisi: hilang seketika. Bila diminta, hapus catatannya.")),
    ]


class ShelterForm(RecordForm):
    """The address goes in and never comes out here: only a holder of its key reads it."""

    address = forms.CharField(
        label=_("Alamat baru"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=_("Disegel sebelum disimpan. Setelah itu tidak bisa dibaca di sini, hanya dengan berkas kuncinya."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if address := cleaned.get("address", "").strip():
            try:
                self.instance.sealed_address = seal(address, settings.PORTAL_SHELTER_RECIPIENTS)
                self.instance.sealed_on = timezone.localdate()
            except ValidationError as error:
                self.add_error("address", error)
        return cleaned


class ShelterViewSet(RecordViewSet):
    model = Shelter
    icon = "lock"
    many_rows = True
    related = ("organization__region",)
    search_fields = ("code",)
    list_display = ["code", "organization", Column("sealed_on", label=_("Alamat disegel"))]
    form_class = ShelterForm
    inspect_view_enabled = False
    panels = [
        FieldPanel("code"),
        FieldPanel("organization"),
        FieldPanel("places"),
        FieldPanel("address"),
    ]


class ChangeRequestForm(RecordForm):
    def clean(self) -> dict[str, Any]:
        """A rejected request says why; whoever decides is kept."""
        cleaned = super().clean()
        if cleaned.get("status") == RequestStatus.REJECTED and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Tulis alasannya: rekan lain perlu tahu mengapa usulan ini ditolak."))
        if "status" in self.changed_data and self.for_user is not None:
            self.instance.handled_by = self.for_user
        return cleaned


class ChangeRequestViewSet(RecordViewSet):
    model = ChangeRequest
    icon = "comment"
    many_rows = True
    related = ("location",)
    search_fields = ("location__name", "text")
    list_display = [
        "location",
        Column("kind", accessor="get_kind_display", label=_("Yang salah")),
        "answer_by",
        "status",
    ]
    list_filter = ["status"]
    form_class = ChangeRequestForm
    panels = [
        FieldPanel("location", read_only=True),
        FieldPanel("kind", read_only=True),
        FieldPanel("text", read_only=True),
        FieldRowPanel([FieldPanel("received_on", read_only=True), FieldPanel("answer_by", read_only=True)]),
        FieldPanel("status", help_text=_("Diterima: perbaiki dulu titik layanannya, lalu simpan di sini.")),
        FieldPanel("reason"),
    ]
