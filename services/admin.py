"""Lists and forms of organizations, people in office and service locations with their channels."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.cms.records import RecordForm, RecordViewSet
from services.admin_people import ChangeRequestViewSet, RtContactViewSet, ShelterViewSet
from services.choices import ServiceKind
from services.models import Organization, Person, Service, ServiceLocation
from services.opening import Opening, overlaps


class OrganizationViewSet(RecordViewSet):
    model = Organization
    icon = "home"
    many_rows = True
    related = ("region", "parent")
    search_fields = ("name", "acronym", "aliases", "region__name")
    list_display = [
        Column("short_name", label=_("Sebutan")),
        "name",
        Column("kind", accessor="get_kind_display", label=_("Jenis")),
        "region",
    ]
    list_filter = ["kind"]
    code_from = ("ref", "name")
    panels = [
        FieldPanel("name"),
        FieldRowPanel(
            [
                FieldPanel("acronym", help_text=_("Tampil di daftar, dengan nama wilayahnya: “DP3A Kutai Timur”.")),
                FieldPanel("kind"),
            ]
        ),
        FieldPanel("aliases"),
        FieldPanel("region"),
        FieldPanel("parent", help_text=_("UPTD PPA di bawah dinasnya.")),
        FieldPanel("legal_basis"),
        FieldPanel("website"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("as_of")]),
        FieldPanel("ref", help_text=_("Dikosongkan: dibuat dari namanya.")),
    ]

    def choice_label(self, instance: Organization) -> str:
        return instance.name if instance.acronym in {"", instance.name} else f"{instance} ({instance.name})"


class PersonViewSet(RecordViewSet):
    model = Person
    icon = "user"
    many_rows = True
    search_fields = ("name", "variants", "profession")
    list_display = ["name", "rank", "profession", "from_place"]
    code_from = ("ref", "name")
    panels = [
        FieldPanel(
            "name", help_text=_("Hanya pejabat publik dan narasumber. Jangan pernah korban, anak, atau warga.")
        ),
        FieldRowPanel([FieldPanel("rank"), FieldPanel("academic_title")]),
        FieldRowPanel([FieldPanel("profession"), FieldPanel("from_place")]),
        FieldPanel("variants", help_text=_("Ejaan lain yang dipakai koran; hanya untuk pencarian. Satu per baris.")),
        InlinePanel(
            "roles",
            [
                FieldPanel("role"),
                FieldPanel("organization"),
                FieldPanel("acting"),
                FieldRowPanel([FieldPanel("date_from"), FieldPanel("date_to")]),
                FieldRowPanel([FieldPanel("as_of"), FieldPanel("source")]),
            ],
            heading=_("Jabatan"),
            label=_("jabatan"),
            help_text=_("Jabatan selalu bertanggal: yang lama diberi tanggal akhir, bukan dihapus."),
        ),
        FieldPanel("note", help_text=_("Hanya untuk redaksi.")),
        FieldPanel("ref", help_text=_("Dikosongkan: dibuat dari namanya.")),
    ]


class PlacementPanel(Panel):
    """On top of the form of a location that readers do not see: why, and what to do."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/placement_problem.html"

        def is_shown(self) -> bool:
            return bool(self.instance.placement_problem) and super().is_shown()


class ServiceLocationForm(RecordForm):
    services = forms.MultipleChoiceField(
        label=_("Layanan"),
        choices=ServiceKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Yang benar-benar bisa diberikan di sini."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuses hours of one week that overlap, at the row that overlaps."""
        cleaned = super().clean()
        forms_of_hours = self.formsets["schedules"].forms if "schedules" in self.formsets else []
        rules: dict[Opening, Any] = {}
        for form in forms_of_hours:
            values = getattr(form, "cleaned_data", {}) if form.is_valid() else {}
            if values.get("opens_at") and values.get("closes_at") and not values.get("DELETE"):
                rules[Opening(values["weekday"], values["opens_at"], values["closes_at"])] = form
        for first, second in overlaps(list(rules)):
            rules[second].add_error(
                "opens_at",
                _("Bertumpuk dengan %(from)s–%(to)s.")
                % {"from": f"{first.opens:%H.%M}", "to": f"{first.closes:%H.%M}"},
            )
            self.add_error(None, _("Ada jam buka yang bertumpuk. Lihat bagian “Jam buka”."))
        return cleaned


class ServiceLocationViewSet(RecordViewSet):
    model = ServiceLocation
    icon = "site"
    many_rows = True
    related = ("organization__region", "region")
    search_fields = ("name", "organization__name", "organization__acronym", "region__name", "channels__value")
    list_display = ["name", "organization", "region", BooleanColumn("is_public", label=_("Tampil"))]
    list_filter = ["active", "is_national"]
    code_from = ("slug", "name")
    form_class = ServiceLocationForm
    panels = [
        PlacementPanel(),
        FieldPanel("name", help_text=_("Seperti tertulis di papan kantornya.")),
        FieldPanel("organization"),
        FieldPanel("active", help_text=_("Tanpa centang: hilang dari situs seketika, datanya tetap tersimpan.")),
        InlinePanel(
            "channels",
            [
                FieldRowPanel([FieldPanel("type"), FieldPanel("value")]),
                FieldPanel("display", help_text=_("Dikosongkan: situs menulis nomornya berkelompok, 0821 5285 8026.")),
                FieldRowPanel([FieldPanel("availability"), FieldPanel("visibility")]),
                FieldRowPanel(
                    [
                        FieldPanel("hours", help_text=_("Hanya bila tidak bisa diisi di “Jam buka”.")),
                        FieldPanel("hours_en"),
                    ]
                ),
                FieldRowPanel([FieldPanel("is_free"), FieldPanel("answered_by")]),
                MultiFieldPanel(
                    [
                        FieldRowPanel(
                            [
                                FieldPanel(
                                    "verified_on",
                                    help_text=_(
                                        "Hari seseorang menelepon dan dijawab. Setelah 180 hari tampil abu-abu."
                                    ),
                                ),
                                FieldPanel("verified_by"),
                            ]
                        ),
                        FieldRowPanel(
                            [
                                FieldPanel("confidence"),
                                FieldPanel("retired_on", help_text=_("Diisi: nomor ini tidak tampil lagi.")),
                            ]
                        ),
                        FieldRowPanel([FieldPanel("source"), FieldPanel("source_date")]),
                    ],
                    heading=_("Dicek"),
                ),
                FieldRowPanel([FieldPanel("note"), FieldPanel("note_en")]),
                FieldPanel("sort_order", help_text=_("Angka kecil tampil lebih dulu.")),
            ],
            heading=_("Saluran: cara menghubungi"),
            label=_("saluran"),
        ),
        FieldPanel("services"),
        FieldPanel("region", help_text=_("Tempat kantornya.")),
        FieldPanel("coverage", help_text=_("Orang di wilayah ini diarahkan ke sini lebih dulu.")),
        FieldPanel("is_national"),
        MultiFieldPanel(
            [
                FieldPanel(
                    "address", help_text=_("Kantor layanan saja. Alamat rumah aman tidak boleh ditulis di sini.")
                ),
                FieldRowPanel([FieldPanel("address_source"), FieldPanel("address_as_of")]),
                FieldRowPanel(
                    [
                        FieldPanel(
                            "latitude", help_text=_("Contoh -1.265400. Bila di luar wilayahnya: disembunyikan.")
                        ),
                        FieldPanel("longitude", help_text=_("Contoh 116.831200.")),
                        FieldPanel("point_quality"),
                    ]
                ),
                FieldRowPanel([FieldPanel("ramp"), FieldPanel("sign_language"), FieldPanel("private_room")]),
            ],
            heading=_("Alamat"),
        ),
        MultiFieldPanel(
            [
                InlinePanel(
                    "schedules",
                    [
                        FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens_at"), FieldPanel("closes_at")]),
                    ],
                    label=_("jam"),
                    help_text=_("Satu baris untuk tiap kali buka. Istirahat siang: dua baris."),
                ),
                InlinePanel(
                    "closures",
                    [
                        FieldRowPanel([FieldPanel("date_from"), FieldPanel("date_to")]),
                        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                        FieldRowPanel([FieldPanel("reason"), FieldPanel("reason_en")]),
                    ],
                    label=_("hari khusus"),
                ),
                FieldPanel("closed_on_holidays"),
            ],
            heading=_("Jam buka"),
        ),
        FieldPanel("description"),
        FieldPanel("description_en"),
        FieldPanel("asked"),
        FieldPanel("slug", help_text=_("Bagian akhir alamat halaman. Dikosongkan: dibuat dari namanya.")),
    ]

    def get_queryset(self, request: Any) -> Any:
        # A search over channels finds a location once for each of its channels.
        return super().get_queryset(request).distinct()


class ServiceViewSet(RecordViewSet):
    model = Service
    icon = "list-ul"
    many_rows = True
    related = ("organization__region",)
    search_fields = ("organization__name", "organization__acronym", "category")
    list_display = ["category", "organization"]
    list_filter = ["category"]
    panels = [
        FieldRowPanel([FieldPanel("organization"), FieldPanel("category")]),
        FieldPanel("description"),
        FieldPanel("description_en"),
        FieldRowPanel([FieldPanel("eligibility"), FieldPanel("eligibility_en")]),
        FieldRowPanel(
            [
                FieldPanel("first_step", help_text=_("Yang dilakukan orang pertama-tama: “Telepon atau datang”.")),
                FieldPanel("first_step_en"),
            ]
        ),
        FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_en")]),
        FieldPanel("without_id"),
    ]


class ServiceGroup(SnippetViewSetGroup):
    menu_label = _("Layanan & lembaga")
    menu_icon = "mobile-alt"
    menu_order = 210
    items = (
        ServiceLocationViewSet,
        ChangeRequestViewSet,
        ServiceViewSet,
        OrganizationViewSet,
        PersonViewSet,
        RtContactViewSet,
        ShelterViewSet,
    )
