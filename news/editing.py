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
            FieldRowPanel(
                [
                    FieldPanel("date_start", help_text=_("Hari pertama.")),
                    FieldPanel("date_end", help_text=_("Dikosongkan bila satu hari.")),
                ]
            ),
            FieldRowPanel([FieldPanel("time_start", help_text=_("Waktu setempat.")), FieldPanel("time_end")]),
        ],
        heading=_("Kapan"),
        help_text=_("Tampil sebagai blok tanggal, dan masuk kalender pembaca."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("venue_name", help_text=_("Misalnya “Aula Lantai 4 Kantor DP3AKB”.")),
            FieldPanel("venue_address", help_text=_("Supaya orang bisa datang; jangan alamat rumah.")),
            FieldPanel("venue_region", help_text=_("Kegiatan ini tampil di halaman wilayah ini.")),
        ],
        heading=_("Di mana"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("participants_group", help_text=_("Misalnya “Seksi PPA RT se-Balikpapan Timur”.")),
            FieldRowPanel(
                [
                    FieldPanel("participants_total", help_text=_("Seperti disebut sumber.")),
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
            FieldPanel("participants_note", help_text=_("Misalnya dari mana angkanya, atau apa yang belum jelas.")),
        ],
        heading=_("Peserta"),
    ),
    FieldPanel("body", help_text=_("Boleh dikosongkan: tanggal, tempat, dan peserta sudah tampil sendiri.")),
    FieldPanel("no_child_identity"),
]

DETAILS: list[Panel] = [
    FieldPanel("name", help_text=_("Nama resmi, bila lebih panjang dari judul.")),
    FieldPanel("theme", help_text=_("Tema seperti di spanduk.")),
    FieldPanel("objective", help_text=_("Satu atau dua kalimat.")),
    InlinePanel("organizations", heading=_("Lembaga"), label=_("lembaga")),
    FieldPanel("speakers", help_text=_("Nama diambil dari data pejabat dan narasumber.")),
    FieldPanel("sessions", help_text=_("Bila hari, tempat atau pesertanya berbeda-beda.")),
    FieldPanel("focus_before", help_text=_("Apa yang diajarkan untuk dilakukan sebelum ada kasus.")),
    FieldPanel("focus_after", help_text=_("Apa yang diajarkan untuk dilakukan sesudah ada kasus.")),
    FieldPanel("details", help_text=_("Topik, agenda, peran, hasil: satu butir satu baris.")),
    FieldPanel("registration", help_text=_("Tampil sebagai “Cara mendaftar”.")),
    FieldPanel("materials", help_text=_("Slide dan selebaran untuk diunduh.")),
    FieldPanel("quotes", help_text=_("Pendek, kata demi kata. Tidak pernah korban.")),
    FieldPanel("gallery", help_text=_("Setiap foto dicek dulu: apakah ada anak yang terlihat.")),
    MultiFieldPanel(
        [FieldPanel("lead_image"), FieldPanel("lead_image_alt")], heading=_("Gambar utama"), classname="collapsed"
    ),
    FieldPanel("programmes", help_text=_("Kegiatan ini tampil di halaman programnya.")),
    FieldPanel("regions", help_text=_("Kegiatan ini tampil di halaman setiap wilayah yang dipilih.")),
    FieldPanel("themes", help_text=_("Label di bawah halaman; dipakai pencarian.")),
]

ARCHIVE: list[Panel] = [
    FieldRowPanel(
        [
            FieldPanel(
                "date_precision", help_text=_("“Sampai bulan” dan “tidak diketahui” tampil apa adanya, tanpa menebak.")
            ),
            FieldPanel("days", help_text=_("Bila sumber menyebut lamanya tanpa tanggal.")),
        ]
    ),
    FieldPanel("venue_as_printed", help_text=_("Ejaan di sumber, bila berbeda.")),
    MultiFieldPanel(
        [
            FieldPanel("funding_source", help_text=_("Misalnya “APBD Kota Balikpapan”.")),
            FieldRowPanel(
                [
                    FieldPanel("funding_year"),
                    FieldPanel("funding_amount", help_text=_("Dikosongkan bila tidak disebut.")),
                ]
            ),
        ],
        heading=_("Dana"),
    ),
    FieldPanel("legal_refs", help_text=_("Peraturan yang ada di situs ini; tampil sebagai tautan.")),
    FieldPanel("photo_note", help_text=_("Apa yang terlihat di foto sumber yang tidak kami pakai.")),
]


def activity_tabs(source: list[Panel], promote: list[Panel]) -> list[ObjectList]:
    """The tabs; sources and archive details come last, few posts need them."""
    return [
        ObjectList(ESSENTIALS, heading=_("Pokok")),
        ObjectList(DETAILS, heading=_("Rincian")),
        ObjectList([*ARCHIVE, *source], heading=_("Sumber dan arsip")),
        ObjectList(promote, heading=_("Pencarian dan menu")),
    ]
