"""Content of /gaya/: every component and block with words as they stand on real pages."""

from datetime import date
from itertools import count
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import StreamValue

from portal import showcase_records
from portal.blocks import BodyBlock
from portal.listing import Card, Filter, Option

# token, what it is for; the colours themselves stand in static/css/site.css
TOKENS = (
    ("paper", "ink"),
    ("surface", "ink"),
    ("surface", "muted"),
    ("plum", "on-plum"),
    ("plum-soft", "plum"),
    ("teal-soft", "teal"),
    ("amber-soft", "amber"),
    ("red-soft", "red"),
    ("band", "on-band"),
)
ICONS = (
    ("exit", gettext_lazy("Keluar cepat")),
    ("phone", gettext_lazy("Telepon")),
    ("chat", gettext_lazy("Tulis")),
    ("menu", gettext_lazy("Menu")),
    ("search", gettext_lazy("Cari")),
    ("place", gettext_lazy("Terdekat")),
    ("lock", gettext_lazy("Rahasia")),
    ("shield", gettext_lazy("Batas hukum")),
    ("check", gettext_lazy("Lakukan")),
    ("cross", gettext_lazy("Jangan")),
    ("file", gettext_lazy("Unduh")),
    ("person", gettext_lazy("Narasumber")),
    ("calendar", gettext_lazy("Tanggal")),
    ("house", gettext_lazy("Rumah")),
)
DRAWINGS = ("door", "hands", "house", "phone", "path")


def showcase() -> dict[str, Any]:
    """No query: records are built in memory and never saved."""
    return {
        "title": _("Gaya"),
        "tokens": TOKENS,
        "icons": ICONS,
        "drawings": DRAWINGS,
        "body": _blocks(),
        "channels": showcase_records.channels(),
        "ladder": showcase_records.ladder(),
        "page_obj": Paginator(range(30), 10).page(2),
        "date": date(2025, 7, 29),
        "facts": [(_("Biaya"), _("Gratis")), (_("Syarat"), _("Tidak perlu KTP"))],
        "crumbs": [(_("Beranda"), "/"), (_("Panduan"), "/edukasi/")],
        "page_blocks": showcase_records.page_blocks(),
        "cards": [Card("/bimtek/", _("Bimtek Seksi PPA tingkat RT"), _("234 peserta."), "29–31 Juli 2025", "Bimtek")],
        "filters": [Filter(_("Waktu"), [Option(_("Semua"), 16, "?", True), Option(_("Sebelum"), 9, "?", False)])],
        "source": showcase_records.source(),
        "when": [
            SimpleNamespace(date_start=date(2025, 7, 29), date_end=date(2025, 7, 31), date_precision="day"),
            SimpleNamespace(date_start=date(2023, 11, 1), date_end=None, date_precision="month"),
            SimpleNamespace(date_start=None, date_end=None, date_precision="unknown"),
        ],
    }


def _blocks() -> StreamValue:
    """Every body block that needs no picture, file or person, with its preview value in use."""
    block = BodyBlock()
    shown = {name: child for name, child in block.child_blocks.items() if name not in {"figure", "material"}}
    numbers = count(1)
    data = [
        {"type": name, "value": child.get_prep_value(child.get_preview_value()), "id": f"contoh-{next(numbers)}"}
        for name, child in shown.items()
    ]
    return block.to_python(data)
