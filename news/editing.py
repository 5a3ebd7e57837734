"""The form of an activity in tabs: what a quick post needs stands on the first."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TitleFieldPanel,
)

from portal.cms.panels import FindingsPanel

ESSENTIALS: list[Panel] = [
    FindingsPanel(),
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    FieldRowPanel(
        [
            FieldPanel("kind", help_text=_("Label di atas judulnya.")),
            FieldPanel("status", help_text=_("Ganti menjadi “selesai” sesudah kegiatan.")),
        ]
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("date_start"), FieldPanel("date_end")]),
            FieldRowPanel([FieldPanel("time_start"), FieldPanel("time_end")]),
        ],
        heading=_("Kapan"),
        help_text=_("Tampil sebagai blok tanggal, dan masuk kalender pembaca."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("venue_name", help_text=_("Misalnya “Aula Lantai 4 Kantor DP3AKB”.")),
            FieldPanel("venue_address"),
            FieldPanel("venue_region"),
        ],
        heading=_("Di mana"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("participants_group", help_text=_("Misalnya “Seksi PPA RT se-Balikpapan Timur”.")),
            FieldRowPanel(
                [
                    FieldPanel("participants_total"),
                    FieldPanel("participants_unit", help_text=_("orang, desa, RT")),
                ]
            ),
            FieldPanel("participants_paste"),
            InlinePanel(
                "participant_rows",
                heading=_("Rincian peserta"),
                label=_("baris"),
                help_text=_("Dari sini dihitung berapa RT yang punya kader terlatih; tampil di halaman kelurahan."),
            ),
            FieldPanel("participants_note"),
        ],
        heading=_("Peserta"),
    ),
    FieldPanel("body", help_text=_("Boleh dikosongkan: tanggal, tempat, dan peserta sudah tampil sendiri.")),
    FieldPanel("no_child_identity"),
]

DETAILS: list[Panel] = [
    FieldPanel("name", help_text=_("Nama resmi, bila lebih panjang dari judul.")),
    FieldPanel("theme"),
    FieldPanel("objective"),
    InlinePanel("organizations", heading=_("Lembaga"), label=_("lembaga")),
    FieldPanel("speakers"),
    FieldPanel("sessions"),
    FieldPanel("focus_before", help_text=_("Apa yang diajarkan untuk dilakukan sebelum ada kasus.")),
    FieldPanel("focus_after", help_text=_("Apa yang diajarkan untuk dilakukan sesudah ada kasus.")),
    FieldPanel("details"),
    FieldPanel("registration", help_text=_("Tampil sebagai “Cara mendaftar”.")),
    FieldPanel("materials"),
    FieldPanel("quotes"),
    FieldPanel("gallery"),
    MultiFieldPanel(
        [FieldPanel("lead_image"), FieldPanel("lead_image_alt")], heading=_("Gambar utama"), classname="collapsed"
    ),
    FieldPanel("programmes"),
    FieldPanel("regions", help_text=_("Kegiatan ini tampil di halaman setiap wilayah yang dipilih.")),
    FieldPanel("themes"),
]

ARCHIVE: list[Panel] = [
    FieldRowPanel([FieldPanel("date_precision"), FieldPanel("days")]),
    FieldPanel("venue_as_printed"),
    MultiFieldPanel(
        [
            FieldPanel("funding_source"),
            FieldRowPanel([FieldPanel("funding_year"), FieldPanel("funding_amount")]),
        ],
        heading=_("Dana"),
    ),
    FieldPanel("legal_refs"),
    FieldPanel("photo_note"),
]


def activity_tabs(source: list[Panel], promote: list[Panel]) -> list[ObjectList]:
    """The tabs; sources and archive details come last, few posts need them."""
    return [
        ObjectList(ESSENTIALS, heading=_("Pokok")),
        ObjectList(DETAILS, heading=_("Rincian")),
        ObjectList([*ARCHIVE, *source], heading=_("Sumber dan arsip")),
        ObjectList(promote, heading=_("Pencarian dan menu")),
    ]
