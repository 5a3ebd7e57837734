"""Content of /gaya/: every component and block with words as they stand on real pages."""

from datetime import date, timedelta
from itertools import count
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from portal.blocks import BodyBlock

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
    ("exit", "Keluar cepat"), ("phone", "Telepon"), ("chat", "Tulis"), ("menu", "Menu"), ("search", "Cari"),
    ("place", "Terdekat"), ("lock", "Rahasia"), ("shield", "Batas hukum"), ("check", "Lakukan"), ("cross", "Jangan"),
    ("file", "Unduh"), ("person", "Narasumber"), ("calendar", "Tanggal"), ("house", "Rumah"),
)  # fmt: skip
DRAWINGS = ("door", "hands", "house", "phone", "path")


def showcase() -> dict[str, Any]:
    """No query: records are built in memory and never saved."""
    return {
        "title": _("Gaya"),
        "tokens": TOKENS,
        "icons": ICONS,
        "drawings": DRAWINGS,
        "body": _blocks(),
        "channels": _channels(),
        "ladder": _ladder(),
        "page_obj": Paginator(range(30), 10).page(2),
        "date": date(2025, 7, 29),
        "facts": [(_("Biaya"), _("Gratis")), (_("Syarat"), _("Tidak perlu KTP"))],
        "crumbs": [(_("Beranda"), "/"), (_("Panduan"), "/edukasi/")],
        "source": _source(),
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


def _channels() -> list[Any]:
    """One verified yesterday, one that nobody ever verified."""
    channel = apps.get_model("services.Channel")
    return [
        channel(
            type="telepon",
            value="129",
            display="129",
            hours=_("24 jam"),
            is_free=True,
            answered_by=_("petugas SAPA 129"),
            confidence="high",
            verified_on=timezone.localdate() - timedelta(days=1),
        ),
        channel(type="whatsapp", value="+628111129129", display="08111-129-129", confidence="high", hours=_("24 jam")),
    ]


def _ladder() -> list[Any]:
    step = apps.get_model("regions.LadderStep")
    return [
        step(
            order=1,
            actor=_("Seksi PPA RT"),
            may=_("Dengarkan\nJaga rahasia"),
            must_not=_("Mempertemukan dengan terlapor"),
            hands_to=_("kelurahan"),
        ),
        step(
            order=2,
            actor=_("UPTD PPA"),
            may=_("Mendampingi\nMeneruskan ke polisi"),
            time_limit=_("3x24 jam untuk kekerasan seksual"),
        ),
    ]


def _source() -> SimpleNamespace:
    return SimpleNamespace(
        source_publisher="inibalikpapan.com",
        source_url="https://www.inibalikpapan.com/",
        source_published=date(2025, 7, 29),
        source_rights=_("tautan dan ringkasan kami sendiri"),
        advertorial=True,
    )
